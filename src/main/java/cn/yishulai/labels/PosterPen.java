package cn.yishulai.labels;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What posters, certificates and stamp cards are made of: lines of type that break where people break them, symbols, water. */
final class PosterPen {

    static final Color PAPER = new Color(0xFBF6EA);
    static final Color INK = new Color(0x23282B);
    static final Color QUIET = new Color(0x5A625F);
    static final Color SEAL = new Color(0xA8392B);
    static final Color WHITE = Color.WHITE;
    private static final Color SUN = new Color(0xE9A15B);
    private static final List<Color> WATER =
            List.of(new Color(0xCFE3DC), new Color(0x8FBFB3), new Color(0x3F8577), new Color(0x1D5C4A));
    /** What does not begin a line. */
    private static final String NOT_FIRST = "，。、；：！？）》」』】…,.;:!?)]}%·";

    static final double LEADING = 1.38;

    private final PosterCanvas canvas;

    PosterPen(PosterCanvas canvas) {
        this.canvas = canvas;
    }

    void fill(Shape shape, Color color) {
        canvas.fill(shape, color);
    }

    static Shape box(double left, double top, double width, double height) {
        return new Rectangle2D.Double(left, top, width, height);
    }

    static Shape card(double left, double top, double width, double height) {
        return new RoundRectangle2D.Double(left, top, width, height, 36, 36);
    }

    static Shape disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    static Shape ring(double x, double y, double radius, double width) {
        Area ring = new Area(disc(x, y, radius));
        ring.subtract(new Area(disc(x, y, radius - width)));
        return ring;
    }

    /** One line. */
    void line(String words, double left, double baseline, PosterCanvas.Type type) {
        canvas.text(LabelFont.instance().printable(words), left, baseline, type);
    }

    void centred(String words, double middle, double baseline, PosterCanvas.Type type) {
        String printable = LabelFont.instance().printable(words);
        canvas.text(printable, middle - LabelFont.instance().width(printable) * type.size() / 2, baseline, type);
    }

    /**
     * Lines beneath each other.
     *
     * @return where the next line would begin
     */
    double lines(List<String> lines, double left, double top, PosterCanvas.Type type) {
        double y = top;
        for (String line : lines) {
            canvas.text(line, left, y + type.size(), type);
            y += type.size() * LEADING;
        }
        return y;
    }

    /** As large as fits into the width in so many lines. */
    PosterCanvas.Type fitting(String words, double width, int most, PosterCanvas.Type largest) {
        PosterCanvas.Type type = largest;
        while (type.size() > largest.size() / 2
                && wrapped(words, width, 99, type).size() > most) {
            type = new PosterCanvas.Type(type.size() - 2, type.color(), type.bold());
        }
        return type;
    }

    /** Chinese breaks between characters, other words between words; the last line that fits ends in an ellipsis. */
    static List<String> wrapped(String words, double width, int most, PosterCanvas.Type type) {
        LabelFont font = LabelFont.instance();
        double room = width / type.size();
        List<String> lines = new ArrayList<>();
        for (String paragraph : words.split("\\R")) {
            StringBuilder line = new StringBuilder();
            for (String piece : pieces(font.printable(paragraph))) {
                if (!line.isEmpty() && font.width(line + piece.stripTrailing()) > room) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? piece.stripLeading() : piece);
            }
            lines.addAll(font.lines(line.toString().stripTrailing(), room, 99)); // a word longer than the line
        }
        if (lines.size() <= most) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, most));
        cut.set(
                most - 1,
                font.lines(lines.get(most - 1) + " " + lines.get(most), room, 1).get(0));
        return cut;
    }

    /** The same in as many lines, as long as each other: no character is left alone in the last. */
    static List<String> balanced(String words, double width, int most, PosterCanvas.Type type) {
        List<String> lines = wrapped(words, width, most, type);
        if (lines.size() < 2 || lines.get(lines.size() - 1).endsWith("…")) {
            return lines;
        }
        for (double narrower = width / 2; narrower < width; narrower += type.size() / 2) {
            List<String> tried = wrapped(words, narrower, most + 1, type);
            if (tried.size() == lines.size()) {
                return tried;
            }
        }
        return lines;
    }

    /** What is not torn apart: a word with its blank, or a character with what may not begin a line. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            boolean clings = NOT_FIRST.indexOf(c) >= 0 || c == ' ';
            boolean wide = c > 0x2E7F;
            boolean ended = !piece.isEmpty() && (wide || isBreak(piece.codePointBefore(piece.length())));
            if (ended && !clings) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(c);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean isBreak(int c) {
        return c == ' ' || c == '-' || c > 0x2E7F;
    }

    /** A QR symbol on white, with the white around it. */
    void symbol(String text, double left, double top, double width) {
        Symbol symbol = Symbol.of(text);
        double module = width / symbol.width();
        canvas.fill(box(left, top, width, width), WHITE);
        Path2D dark = new Path2D.Double();
        for (Symbol.Run run : symbol.runs()) {
            dark.append(
                    box(
                            left + (run.column() + Symbol.QUIET) * module,
                            top + (run.row() + Symbol.QUIET) * module,
                            run.length() * module,
                            module),
                    false);
        }
        canvas.fill(dark, Color.BLACK);
    }

    /** The lake at the foot of a page: four lines of waves before each other. */
    void water(double width, double height, double depth) {
        for (int i = 0; i < WATER.size(); i++) {
            double top = height - depth * (WATER.size() - i) / WATER.size();
            double swing = depth / 9;
            double wave = width / (2 + i);
            Path2D band = new Path2D.Double();
            band.moveTo(0, height);
            band.lineTo(0, top);
            double x = -wave * i / 4;
            band.lineTo(x, top);
            for (; x < width; x += wave) {
                band.curveTo(x + wave / 3, top - swing, x + 2 * wave / 3, top + swing, x + wave, top);
            }
            band.lineTo(width, height);
            band.closePath();
            Area within = new Area(band);
            within.intersect(new Area(box(0, 0, width, height)));
            canvas.fill(within, WATER.get(i));
        }
    }

    /** The sun above it, and books that fly like birds. */
    void sky(double x, double y, double radius) {
        canvas.fill(disc(x, y, radius), SUN);
        bird(x - radius * 1.3, y - radius * 0.25, radius * 0.34);
        bird(x - radius * 0.8, y - radius * 0.95, radius * 0.24);
        bird(x - radius * 1.6, y + radius * 0.35, radius * 0.19);
    }

    /** An open book, seen from below. */
    private void bird(double x, double y, double half) {
        Path2D wings = new Path2D.Double();
        wings.moveTo(x, y);
        wings.curveTo(x - half * 0.3, y - half * 0.55, x - half * 0.75, y - half * 0.55, x - half, y - half * 0.3);
        wings.lineTo(x - half, y + half * 0.02);
        wings.curveTo(x - half * 0.75, y - half * 0.22, x - half * 0.3, y - half * 0.22, x, y + half * 0.34);
        wings.curveTo(x + half * 0.3, y - half * 0.22, x + half * 0.75, y - half * 0.22, x + half, y + half * 0.02);
        wings.lineTo(x + half, y - half * 0.3);
        wings.curveTo(x + half * 0.75, y - half * 0.55, x + half * 0.3, y - half * 0.55, x, y);
        wings.closePath();
        canvas.fill(wings, SEAL);
    }

    /** The mark of the house: a seal with one character, and its name beside it. */
    void brand(String name, double left, double top, double size) {
        canvas.fill(new RoundRectangle2D.Double(left, top, size, size, size / 4, size / 4), SEAL);
        centred("书", left + size / 2, top + size * 0.8, new PosterCanvas.Type(size * 0.72, WHITE, true));
        line(name, left + size * 1.35, top + size * 0.76, new PosterCanvas.Type(size * 0.66, INK, true));
    }
}
