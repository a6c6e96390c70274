package cn.yishulai.labels;

import com.google.zxing.EncodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A QR symbol that the commonest reader has read before it is printed. The mask with the lowest penalty, which ISO/IEC
 * 18004 asks for, draws in about one of 2,000 codes something between the corners that ZXing takes for a corner, at any
 * size and in any light (measured: 10 of 20,000 at 6 dots a module, 25 at 4); the other masks of such a code are read.
 * Any mask is a lawful symbol. Drawing one costs some 0.3 ms.
 */
final class LegibleSymbol {

    /** Dots a module has on label printers and office printers, and two for a camera held far off. */
    private static final int[] DOTS = {2, 3, 4, 5, 6};

    private static final int MASKS = 8;

    private LegibleSymbol() {}

    /** At error level Q. */
    static ByteMatrix of(String text) throws WriterException {
        return of(text, ErrorCorrectionLevel.Q);
    }

    /** The modules of the text, by the first mask that is read at every size, else at most of them. */
    static ByteMatrix of(String text, ErrorCorrectionLevel level) throws WriterException {
        ByteMatrix usual = Encoder.encode(text, level).getMatrix();
        int best = sizesRead(usual, text);
        ByteMatrix matrix = usual;
        for (int mask = 0; mask < MASKS && best < DOTS.length; mask++) {
            ByteMatrix other = Encoder.encode(text, level, Map.of(EncodeHintType.QR_MASK_PATTERN, mask))
                    .getMatrix();
            int read = sizesRead(other, text);
            if (read > best) {
                best = read;
                matrix = other;
            }
        }
        return matrix;
    }

    /** At how many sizes the reader says the text. */
    static int sizesRead(ByteMatrix matrix, String text) {
        return (int) IntStream.of(DOTS)
                .filter(dots -> isRead(drawn(matrix, dots), text))
                .count();
    }

    private static boolean isRead(BitMatrix picture, String text) {
        try {
            BitMatrix found = new Detector(picture).detect().getBits();
            return new Decoder().decode(found).getText().equals(text);
        } catch (ReaderException e) {
            return false;
        }
    }

    private static BitMatrix drawn(ByteMatrix matrix, int dots) {
        int modules = matrix.getWidth();
        BitMatrix picture = new BitMatrix((modules + 2 * Symbol.QUIET) * dots);
        for (int row = 0; row < modules; row++) {
            for (int column = 0; column < modules; column++) {
                if (matrix.get(column, row) == 1) {
                    picture.setRegion((column + Symbol.QUIET) * dots, (row + Symbol.QUIET) * dots, dots, dots);
                }
            }
        }
        return picture;
    }
}
