package cn.yishulai.labels;

import cn.yishulai.labels.PaperSlip.Kind;
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

/**
 * Slips as PDF: on a roll one page as long as the slip, so that the cutter cuts once; on office paper as many as it needs.
 * Lengths in millimetres.
 */
@ApplicationScoped
public class PaperSlips {

    private static final double TOP = 4;
    private static final double TITLE = 5;
    private static final double BODY = 3.2;
    private static final double NOTE = 2.7;
    private static final double LEADING = 1.35;
    private static final double GAP = 3;
    /** Of a page: where its number stands. */
    private static final double FOOT = 8;
    /** What stands right keeps that much from the words. */
    private static final double BETWEEN = 2;
    /** Four dots of a printer of 203 dpi: read by any phone at arm's length. */
    private static final double MODULE = 0.5;

    /** A piece of type on the paper. */
    private record Piece(String words, double left, double baseline, double size) {}

    /**
     * What is drawn, on one strip from the top.
     *
     * @param rules across
     * @param breaks where a page may end: never between a book and what is noted beneath it
     */
    private record Strip(
            List<Piece> pieces, List<Double> rules, List<Double> breaks, double symbolTop, double height) {}

    /** The part of a strip that is one page. */
    private record Span(double from, double to, double height) {

        /** On the page, of what is at this height of the strip. */
        double down(double y) {
            return y - from + (from > 0 ? TOP : 0);
        }

        boolean holds(double y) {
            return y >= from && y < to;
        }
    }

    /** To be printed at 100 %. */
    public byte[] pdf(PaperSlip slip, Roll roll) {
        synchronized (LabelSheets.FONT) {
            try (PDDocument document = new PDDocument();
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                Symbol symbol = slip.url() == null ? null : Symbol.within(slip.url(), (int) (roll.printed() / MODULE));
                Strip strip = lay(slip, roll, symbol == null ? 0 : symbol.width() * MODULE);
                PDType0Font type = LabelFont.instance().in(document);
                List<Span> pages = pages(strip, roll);
                for (int i = 0; i < pages.size(); i++) {
                    Span span = pages.get(i);
                    PDPage page = new PDPage(
                            new PDRectangle(PdfCanvas.points(roll.width()), PdfCanvas.points(span.height())));
                    document.addPage(page);
                    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                        draw(content, type, strip, span);
                        rules(content, strip, span, roll);
                        if (symbol != null && span.holds(strip.symbolTop())) {
                            draw(content, symbol, roll, span.height() - span.down(strip.symbolTop()));
                        }
                        if (pages.size() > 1) {
                            String number = "%d / %d".formatted(i + 1, pages.size());
                            write(content, type, new Piece(number, roll.width() / 2, 0, NOTE), FOOT);
                        }
                    }
                }
                document.save(bytes);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException("the slip cannot be drawn", e);
            }
        }
    }

    private static List<Span> pages(Strip strip, Roll roll) {
        if (Double.isInfinite(roll.height())) {
            return List.of(new Span(0, strip.height(), strip.height()));
        }
        List<Span> pages = new ArrayList<>();
        double room = roll.height() - TOP - 2 * FOOT;
        double from = 0;
        while (strip.height() - from > room) {
            double begin = from;
            double to = strip.breaks().stream()
                    .filter(at -> at > begin && at <= begin + room)
                    .max(Double::compare)
                    .orElse(begin + room);
            pages.add(new Span(from, to, roll.height()));
            from = to;
        }
        pages.add(new Span(from, Double.POSITIVE_INFINITY, roll.height()));
        return pages;
    }

    private static Strip lay(PaperSlip slip, Roll roll, double symbol) {
        List<Piece> pieces = new ArrayList<>();
        List<Double> rules = new ArrayList<>();
        List<Double> breaks = new ArrayList<>();
        double symbolTop = -1;
        double y = centred(pieces, roll, slip.title(), TOP, TITLE);
        for (Line line : slip.lines()) {
            if (line.kind() != Kind.NOTE) {
                breaks.add(y);
            }
            symbolTop = line.kind() == Kind.SYMBOL ? y : symbolTop;
            y = switch (line.kind()) {
                case RULE -> {
                    rules.add(y + BODY / 2);
                    yield y + BODY;
                }
                case CENTRED -> centred(pieces, roll, line.words(), y, BODY);
                case PLAIN -> sides(pieces, roll, line, y, BODY);
                case STRONG -> sides(pieces, roll, line, y, BODY * 1.25);
                case NOTE -> sides(pieces, roll, line, y, NOTE);
                case SYMBOL -> code(pieces, roll, slip, y + symbol);
            };
        }
        if (symbolTop < 0) {
            breaks.add(y);
            symbolTop = y;
            y = code(pieces, roll, slip, y + symbol);
        }
        return new Strip(pieces, rules, breaks, symbolTop, y + GAP);
    }

    private static double code(List<Piece> pieces, Roll roll, PaperSlip slip, double top) {
        return slip.code() == null ? top : centred(pieces, roll, slip.code(), top, BODY);
    }

    private static double centred(List<Piece> pieces, Roll roll, String words, double top, double size) {
        LabelFont font = LabelFont.instance();
        double y = top;
        for (String line : font.lines(font.printable(words), roll.printed() / size, Integer.MAX_VALUE)) {
            pieces.add(new Piece(line, (roll.width() - font.width(line) * size) / 2, y + size, size));
            y += size * LEADING;
        }
        return y;
    }

    private static double sides(List<Piece> pieces, Roll roll, Line line, double top, double size) {
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

    private static void draw(PDPageContentStream content, PDType0Font type, Strip strip, Span span) throws IOException {
        for (Piece piece : strip.pieces()) {
            if (span.holds(piece.baseline())) {
                write(content, type, piece, span.height() - span.down(piece.baseline()));
            }
        }
    }

    /** @param up from the bottom of the page */
    private static void write(PDPageContentStream content, PDType0Font type, Piece piece, double up)
            throws IOException {
        content.beginText();
        content.setFont(type, PdfCanvas.points(piece.size()));
        content.newLineAtOffset(PdfCanvas.points(piece.left()), PdfCanvas.points(up));
        content.showText(piece.words());
        content.endText();
    }

    private static void rules(PDPageContentStream content, Strip strip, Span span, Roll roll) throws IOException {
        double margin = (roll.width() - roll.printed()) / 2;
        content.setLineWidth(PdfCanvas.points(0.25));
        content.setLineDashPattern(new float[] {PdfCanvas.points(0.75)}, 0);
        for (double y : strip.rules()) {
            if (span.holds(y)) {
                float at = PdfCanvas.points(span.height() - span.down(y));
                content.moveTo(PdfCanvas.points(margin), at);
                content.lineTo(PdfCanvas.points(margin + roll.printed()), at);
                content.stroke();
            }
        }
    }

    /** @param up of its upper edge, with the white around it, from the bottom of the page */
    private static void draw(PDPageContentStream content, Symbol symbol, Roll roll, double up) throws IOException {
        double quiet = Symbol.QUIET * MODULE;
        double left = (roll.width() - symbol.width() * MODULE) / 2;
        float module = PdfCanvas.points(MODULE);
        content.saveGraphicsState();
        content.transform(
                new Matrix(module, 0, 0, -module, PdfCanvas.points(left + quiet), PdfCanvas.points(up - quiet)));
        for (Symbol.Run run : symbol.runs()) {
            content.addRect(run.column(), run.row(), run.length(), 1);
        }
        content.fill();
        content.restoreGraphicsState();
    }
}
