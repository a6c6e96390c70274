package cn.yishulai.labels;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** ZPL II: pictures as {@code ^GFA}, with repeated digits counted (ZPL II Programming Guide, "Alternative Data Compression Scheme"). */
final class Zpl {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    /** G to Y stand for 1 to 19, g to z for 20 to 400 in steps of 20. */
    private static final int LARGE_STEP = 20;

    private static final int MOST = 419;

    private Zpl() {}

    static void write(Dots page, ByteArrayOutputStream out) {
        StringBuilder label = new StringBuilder("^XA^PW%d^LL%d^LH0,0\n".formatted(page.width(), page.height()));
        for (Dots.Tile tile : page.tiles()) {
            int bytes = tile.bits().length;
            label.append("^FO%d,%d^GFA,%d,%d,%d,".formatted(tile.x(), tile.y(), bytes, bytes, tile.bytesPerRow()));
            String before = "";
            for (int row = 0; row < tile.rows(); row++) {
                String digits = HEX.formatHex(tile.bits(), row * tile.bytesPerRow(), (row + 1) * tile.bytesPerRow());
                label.append(digits.equals(before) ? ":" : shortened(digits));
                before = digits;
            }
            label.append("^FS\n");
        }
        out.writeBytes(label.append("^PQ1^XZ\n").toString().getBytes(US_ASCII));
    }

    /** A comma fills the row with white. */
    private static String shortened(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        StringBuilder row = new StringBuilder();
        int i = 0;
        while (i < end) {
            int same = i;
            while (same < end && digits.charAt(same) == digits.charAt(i) && same - i < MOST) {
                same++;
            }
            row.append(count(same - i)).append(digits.charAt(i));
            i = same;
        }
        return end < digits.length() ? row.append(',').toString() : row.toString();
    }

    private static String count(int times) {
        if (times == 1) {
            return "";
        }
        String large = times < LARGE_STEP ? "" : Character.toString('g' + times / LARGE_STEP - 1);
        return times % LARGE_STEP == 0 ? large : large + (char) ('G' + times % LARGE_STEP - 1);
    }
}
