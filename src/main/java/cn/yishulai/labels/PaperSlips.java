package cn.yishulai.labels;

import cn.yishulai.labels.PaperSlip.Line;
import cn.yishulai.labels.PaperSlip.Roll;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** Slips on thermal paper as PDF: one page as long as the slip, so that the cutter cuts once. Lengths in millimetres. */
@ApplicationScoped
public class PaperSlips {

    private static final double TOP = 4;
    private static final double TITLE = 5;
    private static final double BODY = 3.2;
    private static final double NOTE = 2.7;
    private static final double LEADING = 1.35;
    private static final double GAP = 3;
    /** What stands right keeps that much from the words. */
    private static final double BETWEEN = 2;
    /** Four dots of a printer of 203 dpi: read by any phone at arm's length. */
    private static final double MODULE = 0.5;

    /** A piece of type on the paper. */
    private record Piece(String words, double left, double baseline, double size) {}

    /** What is drawn, from the top; {@code rules} are rules across. */
    private record Layout(List<Piece> pieces, List<Double> rules, double symbolTop, double height) {}

    /** One page, to be printed at 100 %. */
    public byte[] pdf(PaperSlip slip, Roll roll) {
        synchronized (LabelSheets.FONT) {
            try (PDDocument document = new PDDocument();
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                Symbol symbol = slip.url() == null ? null : Symbol.of(slip.url());
                double side = symbol == null ? 0 : symbol.width() * MODULE;
                Layout layout = lay(slip, roll, side);
                PDPage page =
                        new PDPage(new PDRectangle(PdfCanvas.points(roll.width()), PdfCanvas.points(layout.height())));
                document.addPage(page);
                PDType0Font type = LabelFont.instance().in(document);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    for (Piece piece : layout.pieces()) {
                        write(content, type, piece, layout.height());
                    }
                    rules(content, layout, roll);
                    if (symbol != null) {
                        draw(content, symbol, (roll.width() - side) / 2, layout);
                    }
                }
                document.save(bytes);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException("the slip cannot be drawn", e);
            }
        }
    }

    private static Layout lay(PaperSlip slip, Roll roll, double symbol) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        List<Double> rules = new ArrayList<>();
        double y = centred(pieces, roll, slip.title(), TOP, TITLE);
        for (Line line : slip.lines()) {
            y = switch (line.kind()) {
                case RULE -> {
                    rules.add(y + BODY / 2);
                    yield y + BODY;
                }
                case CENTRED -> centred(pieces, roll, line.words(), y, BODY);
                case PLAIN -> sides(pieces, roll, line, y, BODY);
                case STRONG -> sides(pieces, roll, line, y, BODY * 1.25);
                case NOTE -> sides(pieces, roll, line, y, NOTE);
            };
        }
        double symbolTop = y;
        y += symbol;
        if (slip.code() != null) {
            y = centred(pieces, roll, slip.code(), y, BODY);
        }
        return new Layout(pieces, rules, symbolTop, y + GAP);
    }

    private static double centred(List<Piece> pieces, Roll roll, String words, double top, double size)
            throws IOException {
        LabelFont font = LabelFont.instance();
        double y = top;
        for (String line : font.lines(font.printable(words), roll.printed() / size, Integer.MAX_VALUE)) {
            pieces.add(new Piece(line, (roll.width() - font.width(line) * size) / 2, y + size, size));
            y += size * LEADING;
        }
        return y;
    }

    private static double sides(List<Piece> pieces, Roll roll, Line line, double top, double size) throws IOException {
        LabelFont font = LabelFont.instance();
        double margin = (roll.width() - roll.printed()) / 2;
        String right = line.right() == null ? "" : font.printable(line.right());
        double taken = right.isEmpty() ? 0 : font.width(right) * size + BETWEEN;
        if (!right.isEmpty()) {
            pieces.add(new Piece(right, margin + roll.printed() - taken + BETWEEN, top + size, size));
        }
        double y = top;
        for (String words : font.lines(font.printable(line.words()), (roll.printed() - taken) / size, 20)) {
            pieces.add(new Piece(words, margin, y + size, size));
            y += size * LEADING;
        }
        return Math.max(y, top + size * LEADING);
    }

    private static void write(PDPageContentStream content, PDType0Font type, Piece piece, double height)
            throws IOException {
        content.beginText();
        content.setFont(type, PdfCanvas.points(piece.size()));
        content.newLineAtOffset(PdfCanvas.points(piece.left()), PdfCanvas.points(height - piece.baseline()));
        content.showText(piece.words());
        content.endText();
    }

    private static void rules(PDPageContentStream content, Layout layout, Roll roll) throws IOException {
        double margin = (roll.width() - roll.printed()) / 2;
        content.setLineWidth(PdfCanvas.points(0.25));
        content.setLineDashPattern(new float[] {PdfCanvas.points(0.75)}, 0);
        for (double y : layout.rules()) {
            float at = PdfCanvas.points(layout.height() - y);
            content.moveTo(PdfCanvas.points(margin), at);
            content.lineTo(PdfCanvas.points(margin + roll.printed()), at);
            content.stroke();
        }
    }

    private static void draw(PDPageContentStream content, Symbol symbol, double left, Layout layout)
            throws IOException {
        double quiet = Symbol.QUIET * MODULE;
        float module = PdfCanvas.points(MODULE);
        float top = PdfCanvas.points(layout.height() - layout.symbolTop() - quiet);
        content.saveGraphicsState();
        content.transform(new Matrix(module, 0, 0, -module, PdfCanvas.points(left + quiet), top));
        for (Symbol.Run run : symbol.runs()) {
            content.addRect(run.column(), run.row(), run.length(), 1);
        }
        content.fill();
        content.restoreGraphicsState();
    }
}
