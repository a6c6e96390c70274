package cn.yishulai.labels;

import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.Code39Writer;
import com.google.zxing.oned.EAN13Writer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/** What lies before the camera: a cover with a label of ours, or the back of a book with its bar code. Lengths in modules. */
final class PhotoPaper {

    private static final int EDGE = 40;

    private final int width;
    private final int height;
    private final double dots;
    private final BufferedImage sheet;
    private final Graphics2D pen;
    private final Random random;

    /** @param dots to a module, twice as fine as the camera sees */
    PhotoPaper(int width, int height, double dots, Random random) {
        this.width = width + 2 * EDGE;
        this.height = height + 2 * EDGE;
        this.dots = dots;
        this.random = random;
        this.sheet =
                new BufferedImage((int) (this.width * dots), (int) (this.height * dots), BufferedImage.TYPE_INT_RGB);
        this.pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(dots, dots);
        drawCover();
        pen.translate(this.width / 2.0, this.height / 2.0);
    }

    /** Blobs of a picture and lines of a blurb. */
    private void drawCover() {
        int ground = 70 + random.nextInt(150);
        fill(ground, new Rectangle2D.Double(0, 0, width, height));
        for (int i = 0; i < 25; i++) {
            double size = 10 + random.nextInt(60);
            fill(
                    Math.max(10, Math.min(245, ground + random.nextInt(120) - 60)),
                    new Ellipse2D.Double(
                            random.nextInt(width) - size / 2, random.nextInt(height) - size / 2, size, size));
        }
        int ink = ground > 140 ? 25 : 235;
        for (double line = 3; line < height; line += 6) {
            for (double at = 3; at < width - 3; at += 4.6) {
                character(at, line, 3.8, ink);
            }
        }
    }

    /** Looks like a Chinese character from afar: strokes in a square. */
    private void character(double left, double top, double size, int ink) {
        for (int i = 0; i < 2; i++) {
            double across = random.nextDouble() * size * 0.8;
            fill(ink, new Rectangle2D.Double(left, top + across, size, size * 0.1));
            fill(ink, new Rectangle2D.Double(left + across, top, size * 0.1, size));
        }
    }

    /** A label of 63.5 × 38.1 mm at half a millimetre to a module: symbol, code beneath, title at the right. */
    void label(Symbol symbol) {
        fill(250, new Rectangle2D.Double(-64, -38, 127, 76));
        // The symbol stands in the middle of the picture, so that every part of it can be spoilt.
        double left = -symbol.modules() / 2.0;
        fill(250, new Rectangle2D.Double(left - 5, left - 5, symbol.modules() + 10, symbol.modules() + 16));
        modules(symbol.runs().stream()
                .map(run -> new Rectangle2D.Double(left + run.column(), left + run.row(), run.length(), 1))
                .toList());
        for (int i = 0; i < CODE_LETTERS; i++) {
            character(left + i * 2.8, -left + 4.5, 2.2, 20);
        }
        for (int i = 0; i < 12; i++) {
            character(-left + 6 + i % 6 * 5.2, left + (i / 6) * 6.6, 4.6, 20);
        }
    }

    private static final int CODE_LETTERS = 10;

    /** Black modules in one path: no hairlines between them. */
    private void modules(Iterable<Rectangle2D.Double> dark) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        dark.forEach(rectangle -> path.append(rectangle, false));
        fill(22, path);
    }

    /** An EAN-13 with digits beneath and the ISBN above, in a white box. */
    void bookNumber(String digits) {
        bars(new EAN13Writer().encode(digits), digits.length());
    }

    /** The bar code of another library. */
    void foreignCode39(String text) {
        bars(new Code39Writer().encode(text), text.length());
    }

    void foreignCode128(String text) {
        bars(new Code128Writer().encode(text), text.length());
    }

    private void bars(boolean[] bars, int digits) {
        double left = -bars.length / 2.0;
        double tall = 36 + random.nextInt(30);
        fill(250, new Rectangle2D.Double(left - 13, -tall / 2 - 12, bars.length + 24, tall + 24));
        for (int at = 0; at < bars.length; at++) {
            int start = at;
            while (at < bars.length && bars[at]) {
                at++;
            }
            fill(22, new Rectangle2D.Double(left + start, -tall / 2, at - start, tall));
        }
        for (int i = 0; i < digits; i++) {
            character(left + i * 7.2, tall / 2 + 2, 5.4, 22);
            character(left + i * 6.4, -tall / 2 - 8, 4.6, 22);
        }
    }

    /** A finger or a sticker over a part of what is there. */
    void cover(double left, double top, double wide, double high) {
        fill(150, new Rectangle2D.Double(left, top, wide, high));
    }

    private void fill(int grey, java.awt.Shape shape) {
        pen.setColor(new Color(grey, grey, grey));
        pen.fill(shape);
    }

    /** Grey values, and how to find a module in them. */
    Sheet done() {
        pen.dispose();
        int[] rgb = ((DataBufferInt) sheet.getRaster().getDataBuffer()).getData();
        byte[] grey = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            grey[i] = (byte) rgb[i];
        }
        return new Sheet(grey, sheet.getWidth(), sheet.getHeight(), dots);
    }

    record Sheet(byte[] grey, int width, int height, double dots) {

        /** @param u modules right of the middle, @param v modules below it; the edge goes on for ever */
        double at(double u, double v) {
            double x = Math.max(0, Math.min(width - 2.001, u * dots + width / 2.0 - 0.5));
            double y = Math.max(0, Math.min(height - 2.001, v * dots + height / 2.0 - 0.5));
            int column = (int) x;
            int i = (int) y * width + column;
            double right = x - column;
            double down = y - (int) y;
            double above = (grey[i] & 0xFF) * (1 - right) + (grey[i + 1] & 0xFF) * right;
            double below = (grey[i + width] & 0xFF) * (1 - right) + (grey[i + width + 1] & 0xFF) * right;
            return above * (1 - down) + below * down;
        }
    }
}
