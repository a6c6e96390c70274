package cn.yishulai.media;

import static cn.yishulai.media.PhotoRefusal.PHOTO_MALFORMED;
import static cn.yishulai.media.PhotoRefusal.PHOTO_TOO_LARGE;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/** What we keep of a picture that somebody sent. */
record Picture(byte[] jpeg, int width, int height) {

    static final int MOST_BYTES = 8 << 20;
    static final long MOST_PIXELS = 40_000_000;
    static final int LONGEST_SIDE = 1600;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final double QUALITY = 0.85;

    /** A picture of 40 megapixels is read at half its size (40 MB); two at a time leave room for everything else. */
    private static final Semaphore DESKS = new Semaphore(2);

    /** @throws cn.yishulai.kernel.Refused PHOTO_MALFORMED, PHOTO_TOO_LARGE */
    static Picture of(byte[] sent) {
        return made(sent, Picture::encoded);
    }

    /** What becomes of an opened picture. */
    interface Making<T> {
        T from(BufferedImage upright) throws IOException;
    }

    /** @throws cn.yishulai.kernel.Refused PHOTO_MALFORMED, PHOTO_TOO_LARGE */
    static <T> T made(byte[] sent, Making<T> making) {
        if (sent.length > MOST_BYTES) {
            throw PHOTO_TOO_LARGE.because("a photo has at most 8 MB");
        }
        String format = format(sent);
        if (format == null) {
            throw PHOTO_MALFORMED.because("a photo is JPEG or PNG");
        }
        DESKS.acquireUninterruptibly();
        try {
            return making.from(read(sent, format));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
            // What the decoders of the JDK throw at broken and at unusual pictures.
            throw PHOTO_MALFORMED.because("this picture cannot be read");
        } finally {
            DESKS.release();
        }
    }

    /** By the first bytes: what the sender says about it is not believed. */
    private static @Nullable String format(byte[] sent) {
        if (begins(sent, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        return begins(sent, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A) ? "png" : null;
    }

    private static boolean begins(byte[] sent, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (sent.length <= i || (sent[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Upright, and coarser already when it is far larger than we keep it. Pixels are counted before any is decoded. */
    private static BufferedImage read(byte[] sent, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) {
                throw PHOTO_TOO_LARGE.because("a photo has at most 40 megapixels");
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = (int) Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = onWhite(reader.read(0, param));
            return upright(image, sent, format);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage upright(BufferedImage image, byte[] sent, String format) {
        Orientation orientation = format.equals("jpeg") ? orientation(exif(sent)) : null;
        return orientation == null
                ? image
                : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
    }

    /** Nothing when the block is broken: the picture is what counts. */
    private static @Nullable Orientation orientation(byte[] exif) {
        try {
            return exif.length == 0 ? null : ExifUtils.getOrientationFromExif(exif);
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            return null;
        }
    }

    /** The block in which cameras say how they were held; the JDK gives up pictures that have it before JFIF. */
    private static byte[] exif(byte[] jpeg) {
        int at = 2;
        while (at + 10 < jpeg.length && (jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) != START_OF_SCAN) {
            int length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
            boolean isExif = (jpeg[at + 1] & 0xFF) == APP1 && jpeg[at + 4] == 'E' && jpeg[at + 5] == 'x';
            if (isExif && at + 2 + length <= jpeg.length) {
                return Arrays.copyOfRange(jpeg, at + 4, at + 2 + length);
            }
            at += 2 + length;
        }
        return new byte[0];
    }

    /** JPEG knows no transparency; left alone it would turn black. */
    private static BufferedImage onWhite(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = opaque.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return opaque;
    }

    private static Picture encoded(BufferedImage image) throws IOException {
        int longer = Math.max(image.getWidth(), image.getHeight());
        BufferedImage kept = longer <= LONGEST_SIDE
                ? image
                : Thumbnails.of(image).size(LONGEST_SIDE, LONGEST_SIDE).asBufferedImage();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        Thumbnails.of(kept).scale(1).outputFormat("jpg").outputQuality(QUALITY).toOutputStream(jpeg);
        return new Picture(jpeg.toByteArray(), kept.getWidth(), kept.getHeight());
    }
}
