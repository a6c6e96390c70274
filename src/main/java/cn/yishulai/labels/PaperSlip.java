package cn.yishulai.labels;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slip as a till prints it: lines of words, and a symbol beneath.
 *
 * @param title in large type
 * @param url what the symbol holds; null for a slip without one
 * @param code that stands beneath the symbol, for a person to type; symbol and code end the slip unless a line says where
 */
public record PaperSlip(String title, List<Line> lines, @Nullable String url, @Nullable String code) {

    public PaperSlip {
        lines = List.copyOf(lines);
    }

    /** How a line stands on the paper. */
    public enum Kind {
        CENTRED,
        PLAIN,
        STRONG,
        /** Smaller, beneath what it explains. */
        NOTE,
        /** A rule across the paper; it has no words. */
        RULE,
        /** The symbol of the slip with its code, where it is not to stand at the end; it has no words. */
        SYMBOL
    }

    /** @param right at the right margin; null when the words have the line for themselves */
    public record Line(Kind kind, String words, @Nullable String right) {

        public static Line of(Kind kind, String words) {
            return new Line(kind, words, null);
        }

        public static Line rule() {
            return new Line(Kind.RULE, "", null);
        }

        public static Line symbol() {
            return new Line(Kind.SYMBOL, "", null);
        }
    }

    /** A roll of thermal paper as wide as tills have it, or office paper. */
    public enum Roll {
        MM_58(58, 48, Double.POSITIVE_INFINITY),
        MM_80(80, 72, Double.POSITIVE_INFINITY),
        A4(210, 170, 297);

        private final double width;
        private final double printed;
        private final double height;

        Roll(double width, double printed, double height) {
            this.width = width;
            this.printed = printed;
            this.height = height;
        }

        /** Millimetres of paper. */
        double width() {
            return width;
        }

        /** Millimetres that the head of the printer reaches. */
        double printed() {
            return printed;
        }

        /** Millimetres from cut to cut; a roll is cut where the slip ends. */
        double height() {
            return height;
        }
    }
}
