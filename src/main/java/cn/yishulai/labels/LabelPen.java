package cn.yishulai.labels;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws labels: the symbol at the left, its code beneath, the lines at the right. Lengths in millimetres from the top
 * left corner of the page.
 */
final class LabelPen {

    /** A label printer has 8 dots to the millimetre (203 dpi): modules of 4 dots, of 3 when the symbol has more of them. */
    private static final double[] MODULES = {0.5, 0.375};
    /** Wider than this a symbol does not fit on the back of a paperback beside its own bar code. */
    private static final double WIDEST = 20;
    /** Height of the code beneath the symbol; a person types it when no scanner is at hand. */
    private static final double CODE_TYPE = 2.2;

    private static final double TITLE_TYPE = 2.6;
    private static final double TITLE_LINE = 3.3;
    /** A shelf is read by whoever stands before it. */
    private static final double HEADLINE_TYPE = 7;

    private static final double LEADING = 1.25;
    private static final double MARGIN = 1;

    private record Area(double left, double top, double width, double height) {}

    private final Canvas canvas;
    private final Sheet sheet;
    private final LabelFont font = LabelFont.instance();

    LabelPen(Canvas canvas, Sheet sheet) {
        this.canvas = canvas;
        this.sheet = sheet;
    }

    /** @param place of the label on its page, from 0 */
    void draw(Label label, int place) {
        Symbol symbol = Symbol.of(label.url());
        double module = module(symbol);
        double box = symbol.width() * module;
        double quiet = Symbol.QUIET * module;
        double left = sheet.leftOf(place) + MARGIN;
        double top = sheet.topOf(place) + Math.max(0, (sheet.height() - box - CODE_TYPE) / 2);
        canvas.symbol(symbol, left + quiet, top + quiet, module);
        drawCode(font.printable(label.code()), left, box, top + box);
        double bottom = sheet.topOf(place) + sheet.height() - MARGIN;
        double right = sheet.leftOf(place) + sheet.width() - MARGIN;
        Area area = new Area(left + box, top + quiet, right - left - box, bottom - top - quiet);
        drawLines(label.lines(), label.headline() == null ? area : drawHeadline(label.headline(), area));
    }

    private static double module(Symbol symbol) {
        for (double module : MODULES) {
            if (symbol.width() * module <= WIDEST) {
                return module;
            }
        }
        throw new IllegalArgumentException("a symbol of %d modules is too wide".formatted(symbol.width()));
    }

    private void drawCode(String code, double left, double box, double top) {
        double width = font.width(code) * CODE_TYPE;
        canvas.text(code, left + (box - width) / 2, top + CODE_TYPE * 0.8, CODE_TYPE);
    }

    /** One line if it can be, and never larger than leaves room for the other lines. @return the room beneath */
    private Area drawHeadline(String headline, Area area) {
        String words = font.printable(headline);
        double fits = area.width() / Math.max(1, font.width(words));
        double type = Math.max(TITLE_TYPE, Math.min(Math.min(HEADLINE_TYPE, area.height() / 2), fits));
        double baseline = area.top() + type;
        for (String line : font.lines(words, area.width() / type, 2)) {
            canvas.text(line, area.left(), baseline, type);
            baseline += type * LEADING;
        }
        double top = baseline - type;
        return new Area(area.left(), top, area.width(), area.top() + area.height() - top);
    }

    private void drawLines(List<String> texts, Area area) {
        int most = (int) (area.height() / TITLE_LINE);
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            if (lines.size() < most) {
                lines.addAll(font.lines(font.printable(text), area.width() / TITLE_TYPE, most - lines.size()));
            }
        }
        double baseline = area.top() + TITLE_TYPE;
        for (String line : lines) {
            canvas.text(line, area.left(), baseline, TITLE_TYPE);
            baseline += TITLE_LINE;
        }
    }
}
