package cn.yishulai.labels;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A poster as a PNG, a unit a pixel. Needs no font of the machine: letters are drawn as shapes. */
final class PosterPicture implements PosterCanvas {

    /** Of the size of the type: the font has one weight, and its outline makes the bold one. */
    static final double BOLD = 0.035;

    private final BufferedImage image;
    private final Graphics2D graphics;

    PosterPicture(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void fill(Shape shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    @Override
    public void text(String line, double left, double baseline, Type type) {
        graphics.setColor(type.color());
        graphics.setStroke(
                new BasicStroke((float) (type.size() * BOLD), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double x = left;
        for (int c : line.codePoints().toArray()) {
            Shape letter = new AffineTransform(type.size(), 0, 0, -type.size(), x, baseline)
                    .createTransformedShape(LabelFont.instance().outline(c));
            graphics.fill(letter);
            if (type.bold()) {
                graphics.draw(letter);
            }
            x += LabelFont.instance().advance(c) * type.size();
        }
    }

    @Override
    public byte[] finish() {
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the picture cannot be written", e);
        }
    }
}
