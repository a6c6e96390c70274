package cn.yishulai.labels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Symbols are rectangles and not pictures, so they are sharp on every printer. Uses the one font: see {@link LabelSheets#FONT}. */
final class PdfCanvas implements Canvas {

    private static final double POINTS_PER_MM = 72 / 25.4;

    private final Millimetres page;
    private final Layout.Offset offset;
    private final PDDocument document = new PDDocument();
    private final PDType0Font type;
    private @Nullable PDPageContentStream content;

    PdfCanvas(Millimetres page, Layout.Offset offset) {
        this.page = page;
        this.offset = offset;
        try {
            type = LabelFont.instance().in(document);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void beginPage() {
        try {
            endPage();
            PDPage next = new PDPage(new PDRectangle(points(page.across()), points(page.down())));
            document.addPage(next);
            PDPageContentStream fresh = new PDPageContentStream(document, next);
            float scale = (float) offset.factor();
            float height = points(page.down());
            // The page is scaled from its top left corner, then moved.
            fresh.transform(new Matrix(
                    scale, 0, 0, scale, points(offset.right()), height * (1 - scale) - points(offset.down())));
            content = fresh;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void symbol(Symbol symbol, double left, double top, double module) {
        PDPageContentStream on = onPage();
        try {
            float size = points(module);
            on.saveGraphicsState();
            on.transform(new Matrix(size, 0, 0, -size, points(left), fromBottom(top)));
            for (Symbol.Run run : symbol.runs()) {
                on.addRect(run.column(), run.row(), run.length(), 1);
            }
            on.fill();
            on.restoreGraphicsState();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void text(String line, double left, double baseline, double size) {
        PDPageContentStream on = onPage();
        try {
            on.beginText();
            on.setFont(type, points(size));
            on.newLineAtOffset(points(left), fromBottom(baseline));
            on.showText(line);
            on.endText();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void line(Millimetres from, Millimetres to, double width) {
        PDPageContentStream on = onPage();
        try {
            on.setLineWidth(points(width));
            on.moveTo(points(from.across()), fromBottom(from.down()));
            on.lineTo(points(to.across()), fromBottom(to.down()));
            on.stroke();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public byte[] finish() {
        try (document;
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            endPage();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    static float points(double millimetres) {
        return (float) (millimetres * POINTS_PER_MM);
    }

    private PDPageContentStream onPage() {
        if (content == null) {
            throw new IllegalStateException("no page was begun");
        }
        return content;
    }

    private void endPage() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    private float fromBottom(double top) {
        return points(page.down() - top);
    }

    private static UncheckedIOException broken(IOException e) {
        return new UncheckedIOException("the sheet of labels cannot be drawn", e);
    }
}
