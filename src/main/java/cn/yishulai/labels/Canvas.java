package cn.yishulai.labels;

/** What labels are drawn on. Lengths in millimetres from the top left corner of the page that was begun last. */
interface Canvas {

    void beginPage();

    /**
     * @param left of the first module, and so without the white around the symbol
     * @param module its width, which a canvas of dots rounds to whole ones
     */
    void symbol(Symbol symbol, double left, double top, double module);

    /** @param line that the font can draw; see {@link LabelFont#printable} */
    void text(String line, double left, double baseline, double size);

    /** A stroke of the given width. */
    void line(Millimetres from, Millimetres to, double width);

    /** The document, of all pages. Nothing is drawn after it. */
    byte[] finish();
}
