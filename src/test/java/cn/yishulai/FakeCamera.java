package cn.yishulai;

import com.google.zxing.oned.EAN13Writer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * What a camera sees, picture by picture, as the file that Chromium takes for one: JPEG pictures one after another, thirty
 * a second. The film begins anew each time the camera is opened, and when it is over.
 */
final class FakeCamera {

    static final int PICTURES_PER_SECOND = 30;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    /** The narrowest bar of a book held at the distance of a hand. */
    private static final int BAR = 4;

    private final List<byte[]> film = new ArrayList<>();

    /** A desk without a book. */
    FakeCamera nothing(double seconds) {
        return held(picture(null), seconds);
    }

    /** The back of a book. */
    FakeCamera book(String isbn, double seconds) {
        return held(picture(barCode(isbn)), seconds);
    }

    /** Something else, in its own size or smaller. */
    FakeCamera thing(BufferedImage thing, double seconds) {
        return held(picture(thing), seconds);
    }

    /** Each for one picture only: what a reader makes of a code that it reads wrongly. */
    FakeCamera glimpses(List<String> isbns) {
        isbns.forEach(isbn -> film.add(picture(barCode(isbn))));
        return this;
    }

    private FakeCamera held(byte[] picture, double seconds) {
        for (int i = 0; i < seconds * PICTURES_PER_SECOND; i++) {
            film.add(picture);
        }
        return this;
    }

    /** @return the file; its name tells Chromium what it holds */
    Path into(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "camera", ".mjpeg");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (byte[] picture : film) {
                out.write(picture);
            }
        }
        return file;
    }

    /** What makes Chromium take the file for the camera of the device, and the reader allow it. */
    static List<String> flags(Path file) {
        return List.of(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + file);
    }

    private static BufferedImage barCode(String isbn) {
        boolean[] bars = new EAN13Writer().encode(isbn);
        int quiet = 10 * BAR;
        BufferedImage code = new BufferedImage(bars.length * BAR + 2 * quiet, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = code.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, code.getWidth(), code.getHeight());
        pen.setColor(Color.BLACK);
        for (int i = 0; i < bars.length; i++) {
            if (bars[i]) {
                pen.fillRect(quiet + i * BAR, 20, BAR, code.getHeight() - 40);
            }
        }
        pen.dispose();
        return code;
    }

    private static byte[] picture(BufferedImage thing) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(new Color(0x8A7B66));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        if (thing != null) {
            double times =
                    Math.min(1, Math.min((WIDTH - 80.0) / thing.getWidth(), (HEIGHT - 80.0) / thing.getHeight()));
            int width = (int) (thing.getWidth() * times);
            int height = (int) (thing.getHeight() * times);
            pen.rotate(Math.toRadians(2), WIDTH / 2.0, HEIGHT / 2.0);
            pen.drawImage(thing, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, null);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
