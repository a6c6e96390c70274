package cn.yishulai.labels;

import cn.yishulai.kernel.FamilyCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * The card that stands for a family: to be printed on A4 at 100 % and cut out. Nothing personal is on it but the code,
 * in print and as a symbol.
 */
@ApplicationScoped
public class FamilyCards {

    /** ISO/IEC 7810 ID-1, in millimetres: it goes where bank cards go. */
    static final double WIDTH = 85.6;

    static final double HEIGHT = 53.98;

    private static final double LEFT = 20;
    private static final double TOP = 20;
    private static final double SYMBOL = 30;

    private final Labels labels;

    FamilyCards(Labels labels) {
        this.labels = labels;
    }

    /** One page with one card. */
    public byte[] pdf(FamilyCode code) {
        synchronized (LabelSheets.FONT) {
            try (PDDocument document = new PDDocument();
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                PDType0Font type = LabelFont.instance().in(document);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    frame(content);
                    symbol(content, Symbol.of(labels.url(code)));
                    double right = LEFT + SYMBOL + 6;
                    write(content, type, "益书来 · 家庭卡", right, TOP + 13, 5);
                    write(content, type, spaced(code), right, TOP + 25, 6);
                    write(content, type, "Family card", right, TOP + 32, 3);
                    write(content, type, "取书、送书时请出示。遗失可换新码。", LEFT + 5, TOP + 44, 3);
                    write(content, type, "Show it when you bring or fetch books.", LEFT + 5, TOP + 49, 2.6);
                }
                document.save(bytes);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException("the family card cannot be drawn", e);
            }
        }
    }

    /** Four and four: so people read it to each other. */
    private static String spaced(FamilyCode code) {
        return code.value().substring(0, 4) + " " + code.value().substring(4);
    }

    private static void frame(PDPageContentStream content) throws IOException {
        content.setLineWidth(PdfCanvas.points(0.2));
        content.addRect(
                PdfCanvas.points(LEFT), fromBottom(TOP + HEIGHT), PdfCanvas.points(WIDTH), PdfCanvas.points(HEIGHT));
        content.stroke();
    }

    private static void symbol(PDPageContentStream content, Symbol symbol) throws IOException {
        float module = PdfCanvas.points(SYMBOL / symbol.width());
        float quiet = module * Symbol.QUIET;
        content.saveGraphicsState();
        content.transform(
                new Matrix(module, 0, 0, -module, PdfCanvas.points(LEFT + 4) + quiet, fromBottom(TOP + 5) - quiet));
        for (Symbol.Run run : symbol.runs()) {
            content.addRect(run.column(), run.row(), run.length(), 1);
        }
        content.fill();
        content.restoreGraphicsState();
    }

    private static void write(
            PDPageContentStream content, PDType0Font type, String text, double left, double baseline, double size)
            throws IOException {
        content.beginText();
        content.setFont(type, PdfCanvas.points(size));
        content.newLineAtOffset(PdfCanvas.points(left), fromBottom(baseline));
        content.showText(LabelFont.instance().printable(text));
        content.endText();
    }

    private static float fromBottom(double top) {
        return PDRectangle.A4.getHeight() - PdfCanvas.points(top);
    }
}
