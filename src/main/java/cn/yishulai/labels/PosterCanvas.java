package cn.yishulai.labels;

import java.awt.Color;
import java.awt.Shape;

/** What posters and certificates are drawn on. Lengths in units of the page, from its top left corner. */
interface PosterCanvas {

    /** How a line of type looks. */
    record Type(double size, Color color, boolean bold) {}

    void fill(Shape shape, Color color);

    /** @param line that the font can draw; see {@link LabelFont#printable} */
    void text(String line, double left, double baseline, Type type);

    /** The document. Nothing is drawn after it. */
    byte[] finish();
}
