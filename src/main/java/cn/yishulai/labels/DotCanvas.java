package cn.yishulai.labels;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Dots of a label printer, black or white. Drawn here, so that it does not matter which fonts and which QR symbols the
 * printer knows. A module is a whole number of dots.
 */
final class DotCanvas implements Canvas {

    private static final double MM_PER_INCH = 25.4;
    /** As the symbol as a whole may become: {@link LabelPen} leaves a millimetre at each side. */
    private static final double WIDEST_MM = 20.5;
    /** Of 255: a little more than half covered prints; thin strokes of small type survive. */
    private static final int INK = 150;

    private final double dotsPerMm;
    private final Layout.Offset offset;
    private final int width;
    private final int height;
    private final BiConsumer<Dots, ByteArrayOutputStream> language;
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private @Nullable BufferedImage page;
    private @Nullable Graphics2D graphics;

    /** @param language writes a page as its printer wants it */
    DotCanvas(Millimetres page, Layout.Offset offset, BiConsumer<Dots, ByteArrayOutputStream> language) {
        this.dotsPerMm = offset.dpi() / MM_PER_INCH;
        this.offset = offset;
        this.width = (int) Math.round(page.across() * dotsPerMm);
        this.height = (int) Math.round(page.down() * dotsPerMm);
        this.language = language;
    }

    @Override
    public void beginPage() {
        endPage();
        page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void symbol(Symbol symbol, double left, double top, double module) {
        int dots = moduleDots(symbol, module);
        double spare =
                symbol.modules() * (module * dotsPerMm - dots) / 2; // rounded modules stay in the middle of their place
        int x = (int) Math.round(across(left) + spare);
        int y = (int) Math.round(down(top) + spare);
        for (Symbol.Run run : symbol.runs()) {
            onPage().fillRect(x + run.column() * dots, y + run.row() * dots, run.length() * dots, dots);
        }
    }

    private int moduleDots(Symbol symbol, double module) {
        double wanted = module * dotsPerMm * offset.factor();
        int rounded = (int) Math.round(wanted);
        return symbol.width() * rounded / dotsPerMm <= WIDEST_MM ? rounded : (int) wanted;
    }

    @Override
    public void text(String line, double left, double baseline, double size) {
        double em = size * dotsPerMm * offset.factor();
        double x = across(left);
        double y = Math.round(down(baseline));
        for (int c : line.codePoints().toArray()) {
            onPage().fill(new AffineTransform(em, 0, 0, -em, x, y)
                    .createTransformedShape(LabelFont.instance().outline(c)));
            x += LabelFont.instance().advance(c) * em;
        }
    }

    @Override
    public void line(Millimetres from, Millimetres to, double width) {
        onPage().setStroke(new BasicStroke(
                (float) Math.max(1, Math.round(width * dotsPerMm)), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        onPage().draw(new Line2D.Double(
                across(from.across()), down(from.down()), across(to.across()), down(to.down())));
    }

    @Override
    public byte[] finish() {
        endPage();
        return pages.toByteArray();
    }

    private double across(double millimetres) {
        return (millimetres * offset.factor() + offset.right()) * dotsPerMm;
    }

    private double down(double millimetres) {
        return (millimetres * offset.factor() + offset.down()) * dotsPerMm;
    }

    private Graphics2D onPage() {
        if (graphics == null) {
            throw new IllegalStateException("no page was begun");
        }
        return graphics;
    }

    private void endPage() {
        if (page != null && graphics != null) {
            graphics.dispose();
            byte[] grey = ((DataBufferByte) page.getRaster().getDataBuffer()).getData();
            language.accept(new Dots(width, height, grey, INK), pages);
            page = null;
            graphics = null;
        }
    }
}
