package cn.yishulai.labels;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Sheets of labels as PDF, to be printed at 100 %. Symbols are drawn as rectangles and not as pictures, so they are
 * sharp on every printer; a module is a whole number of the dots of a label printer.
 */
@ApplicationScoped
public class LabelSheets {

    /** fontbox reads one font for all documents, and is not made for two threads. */
    static final Object FONT = new Object();

    /** In the order given, row by row, as many pages as needed; a second for 1,000. */
    public byte[] pdf(List<Label> labels, Sheet sheet) {
        synchronized (FONT) {
            try (PDDocument document = new PDDocument();
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                LabelPen pen = new LabelPen(document, sheet);
                for (int first = 0; first < labels.size(); first += sheet.labelsPerPage()) {
                    int end = Math.min(labels.size(), first + sheet.labelsPerPage());
                    addPage(document, sheet, pen, labels.subList(first, end));
                }
                document.save(bytes);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException("the sheet of labels cannot be drawn", e);
            }
        }
    }

    private static void addPage(PDDocument document, Sheet sheet, LabelPen pen, List<Label> labels) throws IOException {
        PDPage page =
                new PDPage(new PDRectangle(LabelPen.points(sheet.pageWidth()), LabelPen.points(sheet.pageHeight())));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (int i = 0; i < labels.size(); i++) {
                pen.draw(content, labels.get(i), i);
            }
        }
    }
}
