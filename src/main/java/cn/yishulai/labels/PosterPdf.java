package cn.yishulai.labels;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** One page to be printed; lines stay text, so that they can be searched and read aloud. Uses the one font: see {@link LabelSheets#FONT}. */
final class PosterPdf implements PosterCanvas {

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream content;
    private final PDType0Font type;
    private final float height;
    private final float unit;

    /** @param units how many of them are across the page */
    PosterPdf(PDRectangle paper, double units, String title, String language) {
        try {
            PDPage page = new PDPage(paper);
            document.addPage(page);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage(language);
            type = LabelFont.instance().in(document);
            content = new PDPageContentStream(document, page);
            height = paper.getHeight();
            unit = (float) (paper.getWidth() / units);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void fill(Shape shape, Color color) {
        try {
            content.setNonStrokingColor(color);
            PathIterator path = shape.getPathIterator(null);
            float[] p = new float[6];
            float[] last = new float[2];
            for (; !path.isDone(); path.next()) {
                draw(path.currentSegment(p), p, last);
            }
            content.fill();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** @param last where the pen is, kept for curves of the second order, which PDF does not know */
    private void draw(int segment, float[] p, float[] last) throws IOException {
        switch (segment) {
            case PathIterator.SEG_MOVETO -> content.moveTo(x(p[0]), y(p[1]));
            case PathIterator.SEG_LINETO -> content.lineTo(x(p[0]), y(p[1]));
            case PathIterator.SEG_QUADTO ->
                content.curveTo(
                        x(last[0] + 2 * (p[0] - last[0]) / 3),
                        y(last[1] + 2 * (p[1] - last[1]) / 3),
                        x(p[2] + 2 * (p[0] - p[2]) / 3),
                        y(p[3] + 2 * (p[1] - p[3]) / 3),
                        x(p[2]),
                        y(p[3]));
            case PathIterator.SEG_CUBICTO -> content.curveTo(x(p[0]), y(p[1]), x(p[2]), y(p[3]), x(p[4]), y(p[5]));
            default -> content.closePath();
        }
        int end =
                switch (segment) {
                    case PathIterator.SEG_QUADTO -> 2;
                    case PathIterator.SEG_CUBICTO -> 4;
                    default -> 0;
                };
        last[0] = p[end];
        last[1] = p[end + 1];
    }

    @Override
    public void text(String line, double left, double baseline, Type look) {
        try {
            float size = (float) (look.size() * unit);
            content.beginText();
            content.setFont(type, size);
            content.setNonStrokingColor(look.color());
            content.setStrokingColor(look.color());
            content.setLineWidth((float) (size * PosterPicture.BOLD));
            content.setRenderingMode(look.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            content.newLineAtOffset(x((float) left), y((float) baseline));
            content.showText(line);
            content.endText();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public byte[] finish() {
        try (document;
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            content.close();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private float x(float units) {
        return units * unit;
    }

    private float y(float units) {
        return height - units * unit;
    }

    private static UncheckedIOException broken(IOException e) {
        return new UncheckedIOException("the page cannot be drawn", e);
    }
}
