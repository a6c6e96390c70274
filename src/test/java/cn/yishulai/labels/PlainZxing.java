package cn.yishulai.labels;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** What ZXing reads when it is asked once, as its examples do: the reference of the photo bench. */
final class PlainZxing {

    private PlainZxing() {}

    static Optional<String> read(byte[] jpeg) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            LuminanceSource source = new BufferedImageLuminanceSource(image);
            Map<DecodeHintType, ?> hints =
                    Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE, BarcodeFormat.EAN_13));
            return Optional.of(new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
                    .getText());
        } catch (NotFoundException nothing) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory", e);
        }
    }
}
