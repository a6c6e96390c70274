package cn.yishulai.labels;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A QR symbol as runs of dark modules. At error level Q a quarter of it may be scratched or torn off, at M a seventh. */
record Symbol(int modules, List<Run> runs) {

    /** Dark modules side by side, counted from the top left. */
    record Run(int column, int row, int length) {}

    /** White around the symbol, in modules, as ISO/IEC 18004 demands. */
    static final int QUIET = 4;

    static Symbol of(String text) {
        return of(text, ErrorCorrectionLevel.Q);
    }

    /**
     * Of the error levels from Q down the first at which the symbol is no wider.
     *
     * @param most in modules, with the white around it
     */
    static Symbol within(String text, int most) {
        return Stream.of(ErrorCorrectionLevel.Q, ErrorCorrectionLevel.M)
                .map(level -> of(text, level))
                .filter(symbol -> symbol.width() <= most)
                .findFirst()
                .orElseGet(() -> of(text, ErrorCorrectionLevel.L));
    }

    private static Symbol of(String text, ErrorCorrectionLevel level) {
        try {
            ByteMatrix matrix = LegibleSymbol.of(text, level);
            List<Run> runs = new ArrayList<>();
            for (int row = 0; row < matrix.getHeight(); row++) {
                addRuns(matrix, row, runs);
            }
            return new Symbol(matrix.getWidth(), List.copyOf(runs));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR symbol holds " + text, e);
        }
    }

    private static void addRuns(ByteMatrix matrix, int row, List<Run> runs) {
        int start = -1;
        for (int column = 0; column <= matrix.getWidth(); column++) {
            boolean dark = column < matrix.getWidth() && matrix.get(column, row) == 1;
            if (dark && start < 0) {
                start = column;
            } else if (!dark && start >= 0) {
                runs.add(new Run(start, row, column - start));
                start = -1;
            }
        }
    }

    /** Width with the white around it, in modules. */
    int width() {
        return modules + 2 * QUIET;
    }
}
