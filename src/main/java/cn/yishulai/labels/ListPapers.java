package cn.yishulai.labels;

import cn.yishulai.labels.ListPaper.Column;
import cn.yishulai.labels.ListPaper.Part;
import cn.yishulai.labels.PosterCanvas.Type;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Lists as PDF on A4, with the head of a list again on each of its pages. Lengths in millimetres, from the top left corner. */
@ApplicationScoped
public class ListPapers {

    private static final double WIDTH = 210;
    private static final double HEIGHT = 297;
    private static final double EDGE = 14;
    private static final double FOOT = HEIGHT - 9;
    private static final double BOTTOM = HEIGHT - 16;
    private static final double INSIDE = WIDTH - 2 * EDGE;
    private static final double CELL = 1.4;
    /** High enough to write into. */
    private static final double ROW = 7.5;

    private static final double LEADING = 1.3;
    private static final int LINES = 3;
    private static final Type TITLE = new Type(7, Color.BLACK, true);
    private static final Type HEADING = new Type(5, Color.BLACK, true);
    private static final Type BODY = new Type(3.4, Color.BLACK, false);
    private static final Type HEAD = new Type(3, Color.BLACK, true);
    private static final Type SMALL = new Type(2.7, Color.DARK_GRAY, false);
    private static final float HAIR = 0.2f;

    /** A line of type. */
    private record Words(String line, double left, double baseline, Type type) {}

    /** A straight line. */
    private record Rule(double left, double top, double right, double bottom) {}

    private record Sheet(List<Words> words, List<Rule> rules) {}

    /** Where the next thing goes. */
    private static final class Pen {

        private final List<Sheet> sheets = new ArrayList<>();
        private double y;

        Pen() {
            turn();
        }

        void turn() {
            sheets.add(new Sheet(new ArrayList<>(), new ArrayList<>()));
            y = EDGE;
        }

        boolean holds(double height) {
            return y + height <= BOTTOM;
        }

        boolean isFresh() {
            return y <= EDGE;
        }

        void words(String line, double left, double baseline, Type type) {
            sheet().words().add(new Words(line, left, baseline, type));
        }

        void rule(double left, double top, double right, double bottom) {
            sheet().rules().add(new Rule(left, top, right, bottom));
        }

        private Sheet sheet() {
            return sheets.get(sheets.size() - 1);
        }
    }

    /** To be printed at any scale. */
    public byte[] pdf(ListPaper paper) {
        synchronized (LabelSheets.FONT) {
            Pen pen = new Pen();
            said(pen, paper.title(), TITLE);
            paper.notes().forEach(note -> said(pen, note, BODY));
            for (Part part : paper.parts()) {
                lay(pen, part);
            }
            foot(pen, paper);
            return written(paper, pen.sheets);
        }
    }

    /** Over as many lines as it takes. */
    private static void said(Pen pen, String words, Type type) {
        for (String line : PosterPen.wrapped(words, INSIDE, 40, type)) {
            if (!pen.holds(type.size() * LEADING)) {
                pen.turn();
            }
            pen.words(line, EDGE, pen.y + type.size(), type);
            pen.y += type.size() * LEADING;
        }
        pen.y += type.size() * (LEADING - 1);
    }

    private static void lay(Pen pen, Part part) {
        pen.y += pen.isFresh() ? 0 : HEADING.size();
        if (!pen.isFresh() && (part.ownPage() || !pen.holds(4 * ROW))) {
            pen.turn();
        }
        said(pen, part.heading(), HEADING);
        part.notes().forEach(note -> said(pen, note, BODY));
        if (part.columns().isEmpty()) {
            return;
        }
        double[] edges = edges(part.columns());
        head(pen, part, edges);
        for (List<String> row : part.rows()) {
            row(pen, part, edges, row);
        }
        List<String> blank = Collections.nCopies(part.columns().size(), "");
        for (int i = 0; i < part.blanks(); i++) {
            row(pen, part, edges, blank);
        }
    }

    /** Left edges of the columns, and the right edge of the last. */
    private static double[] edges(List<Column> columns) {
        double all = columns.stream().mapToDouble(Column::share).sum();
        double[] edges = new double[columns.size() + 1];
        edges[0] = EDGE;
        for (int i = 0; i < columns.size(); i++) {
            edges[i + 1] = edges[i] + INSIDE * columns.get(i).share() / all;
        }
        return edges;
    }

    private static void head(Pen pen, Part part, double[] edges) {
        pen.rule(EDGE, pen.y, EDGE + INSIDE, pen.y);
        cells(pen, edges, part.columns().stream().map(Column::title).toList(), HEAD);
    }

    private static void row(Pen pen, Part part, double[] edges, List<String> cells) {
        if (!pen.holds(height(edges, cells, BODY))) {
            pen.turn();
            head(pen, part, edges);
        }
        cells(pen, edges, cells, BODY);
    }

    private static void cells(Pen pen, double[] edges, List<String> cells, Type type) {
        double high = height(edges, cells, type);
        for (int i = 0; i < cells.size(); i++) {
            double baseline = pen.y + (ROW + type.size()) / 2 - 0.4;
            for (String line : lines(edges, cells, i, type)) {
                pen.words(line, edges[i] + CELL, baseline, type);
                baseline += type.size() * LEADING;
            }
            pen.rule(edges[i], pen.y, edges[i], pen.y + high);
        }
        pen.rule(EDGE + INSIDE, pen.y, EDGE + INSIDE, pen.y + high);
        pen.y += high;
        pen.rule(EDGE, pen.y, EDGE + INSIDE, pen.y);
    }

    private static double height(double[] edges, List<String> cells, Type type) {
        int most = IntStream.range(0, cells.size())
                .map(i -> lines(edges, cells, i, type).size())
                .max()
                .orElse(1);
        return ROW + Math.max(0, most - 1) * type.size() * LEADING;
    }

    private static List<String> lines(double[] edges, List<String> cells, int cell, Type type) {
        String words = cells.get(cell);
        return words.isEmpty()
                ? List.of()
                : PosterPen.wrapped(words, edges[cell + 1] - edges[cell] - 2 * CELL, LINES, type);
    }

    private static void foot(Pen pen, ListPaper paper) {
        LabelFont font = LabelFont.instance();
        int all = pen.sheets.size();
        for (int i = 0; i < all; i++) {
            Sheet sheet = pen.sheets.get(i);
            String number = "%d / %d".formatted(i + 1, all);
            double right = EDGE + INSIDE - font.width(number) * SMALL.size();
            String left = PosterPen.wrapped(paper.title() + " · " + paper.foot(), right - EDGE - 4, 1, SMALL)
                    .get(0);
            sheet.words().add(new Words(left, EDGE, FOOT, SMALL));
            sheet.words().add(new Words(number, right, FOOT, SMALL));
        }
    }

    private static byte[] written(ListPaper paper, List<Sheet> sheets) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle(paper.title());
            document.getDocumentCatalog().setLanguage(paper.language());
            PDType0Font type = LabelFont.instance().in(document);
            for (Sheet sheet : sheets) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    draw(content, type, sheet);
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the lists cannot be drawn", e);
        }
    }

    private static void draw(PDPageContentStream content, PDType0Font type, Sheet sheet) throws IOException {
        content.setLineWidth(PdfCanvas.points(HAIR));
        for (Rule rule : sheet.rules()) {
            content.moveTo(PdfCanvas.points(rule.left()), up(rule.top()));
            content.lineTo(PdfCanvas.points(rule.right()), up(rule.bottom()));
            content.stroke();
        }
        for (Words words : sheet.words()) {
            write(content, type, words);
        }
    }

    private static void write(PDPageContentStream content, PDType0Font type, Words words) throws IOException {
        Type look = words.type();
        content.beginText();
        content.setFont(type, PdfCanvas.points(look.size()));
        content.setNonStrokingColor(look.color());
        content.setLineWidth(PdfCanvas.points(look.size() * PosterPicture.BOLD));
        content.setRenderingMode(look.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        content.newLineAtOffset(PdfCanvas.points(words.left()), up(words.baseline()));
        content.showText(words.line());
        content.endText();
    }

    private static float up(double down) {
        return PdfCanvas.points(HEIGHT - down);
    }
}
