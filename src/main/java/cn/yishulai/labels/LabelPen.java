package cn.yishulai.labels;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * Draws labels of one document: the symbol at the left, its code beneath, the title at the right. Lengths in
 * millimetres from the top left corner of the page.
 */
final class LabelPen {

    private static final double POINTS_PER_MM = 72 / 25.4;
    /** A label printer has 8 dots to the millimetre (203 dpi): modules of 4 dots, of 3 when the symbol has more of them. */
    private static final double[] MODULES = {0.5, 0.375};
    /** Wider than this a symbol does not fit on the back of a paperback beside its own bar code. */
    private static final double WIDEST = 20;
    /** Height of the code beneath the symbol; a person types it when no scanner is at hand. */
    private static final double CODE_TYPE = 2.2;

    private static final double TITLE_TYPE = 2.6;
    private static final double TITLE_LINE = 3.3;
    private static final double MARGIN = 1;

    private record Area(double left, double top, double width, double height) {}

    private final Sheet sheet;
    private final LabelFont font;
    private final PDType0Font type;

    LabelPen(PDDocument document, Sheet sheet) throws IOException {
        this.sheet = sheet;
        this.font = LabelFont.instance();
        this.type = font.in(document);
    }

    static float points(double millimetres) {
        return (float) (millimetres * POINTS_PER_MM);
    }

    /** @param place of the label on its page, from 0 */
    void draw(PDPageContentStream content, Label label, int place) throws IOException {
        Symbol symbol = Symbol.of(label.url());
        double module = module(symbol);
        double box = symbol.width() * module;
        double left = sheet.leftOf(place) + MARGIN;
        double top = sheet.topOf(place) + Math.max(0, (sheet.height() - box - CODE_TYPE) / 2);
        draw(content, symbol, module, left, top);
        drawCode(content, label, left, box, top + box);
        String title = label.title();
        if (title != null) {
            double quiet = Symbol.QUIET * module;
            double bottom = sheet.topOf(place) + sheet.height() - MARGIN;
            double right = sheet.leftOf(place) + sheet.width() - MARGIN;
            drawTitle(content, title, new Area(left + box, top + quiet, right - left - box, bottom - top - quiet));
        }
    }

    private static double module(Symbol symbol) {
        for (double module : MODULES) {
            if (symbol.width() * module <= WIDEST) {
                return module;
            }
        }
        throw new IllegalArgumentException("a symbol of %d modules is too wide".formatted(symbol.width()));
    }

    private void draw(PDPageContentStream content, Symbol symbol, double module, double left, double top)
            throws IOException {
        double quiet = Symbol.QUIET * module;
        content.saveGraphicsState();
        float size = points(module);
        content.transform(new Matrix(size, 0, 0, -size, points(left + quiet), fromBottom(top + quiet)));
        for (Symbol.Run run : symbol.runs()) {
            content.addRect(run.column(), run.row(), run.length(), 1);
        }
        content.fill();
        content.restoreGraphicsState();
    }

    private void drawCode(PDPageContentStream content, Label label, double left, double box, double top)
            throws IOException {
        String code = label.code().value();
        double width = font.width(code) * CODE_TYPE;
        show(content, List.of(code), left + (box - width) / 2, top + CODE_TYPE * 0.8, CODE_TYPE, 0);
    }

    private void drawTitle(PDPageContentStream content, String title, Area area) throws IOException {
        int most = Math.max(1, (int) (area.height() / TITLE_LINE));
        List<String> lines = font.lines(font.printable(title), area.width() / TITLE_TYPE, most);
        show(content, lines, area.left(), area.top() + TITLE_TYPE, TITLE_TYPE, TITLE_LINE);
    }

    private void show(
            PDPageContentStream content, List<String> lines, double left, double baseline, double size, double leading)
            throws IOException {
        content.beginText();
        content.setFont(type, points(size));
        content.newLineAtOffset(points(left), fromBottom(baseline));
        for (String line : lines) {
            content.showText(line);
            content.newLineAtOffset(0, -points(leading));
        }
        content.endText();
    }

    private float fromBottom(double top) {
        return points(sheet.pageHeight() - top);
    }
}
