package cn.yishulai.labels;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Three readers of QR symbols that have nothing in common. Each gives what it read, sorted. */
public final class Decoders {

    private Decoders() {}

    /** All that are on one picture. */
    public static List<String> byZxing(BufferedImage picture) throws NotFoundException {
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        Result[] results = new QRCodeMultiReader().decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true));
        return Stream.of(results).map(Result::getText).sorted().toList();
    }

    /** One on each picture, as it is held before a scanner. */
    static List<String> byZbar(List<BufferedImage> pictures, Path folder) throws IOException {
        return byProgram(List.of("zbarimg", "-q", "--raw"), pictures, folder);
    }

    static List<String> byZxingCpp(List<BufferedImage> pictures, Path folder) throws IOException {
        return byProgram(List.of("ZXingReader", "-bytes"), pictures, folder);
    }

    private static List<String> byProgram(List<String> program, List<BufferedImage> pictures, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>(program);
        for (int i = 0; i < pictures.size(); i++) {
            Path file = folder.resolve("label" + i + ".png");
            ImageIO.write(pictures.get(i), "png", file.toFile());
            command.add(file.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Stream.of(said.split("(?=HTTPS://)|\\s+"))
                .map(String::strip)
                .filter(line -> line.startsWith("HTTPS://"))
                .sorted()
                .toList();
    }

    static boolean isInstalled(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            process.waitFor();
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
