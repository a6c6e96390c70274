package cn.yishulai.labels;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/**
 * TSPL: pictures as {@code BITMAP}, in which a 0 prints. The gap between two labels is left as the printer has learnt it
 * from its roll.
 */
final class Tspl {

    private static final double MM_PER_INCH = 25.4;

    private Tspl() {}

    static void write(Dots page, int dpi, ByteArrayOutputStream out) {
        say(
                out,
                "SIZE %.1f mm,%.1f mm\r\nDIRECTION 1\r\nREFERENCE 0,0\r\nCLS\r\n"
                        .formatted(page.width() * MM_PER_INCH / dpi, page.height() * MM_PER_INCH / dpi));
        for (Dots.Tile tile : page.tiles()) {
            say(out, "BITMAP %d,%d,%d,%d,0,".formatted(tile.x(), tile.y(), tile.bytesPerRow(), tile.rows()));
            for (byte eight : tile.bits()) {
                out.write(~eight);
            }
            say(out, "\r\n");
        }
        say(out, "PRINT 1,1\r\n");
    }

    private static void say(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(US_ASCII));
    }
}
