package cn.yishulai.labels;

/** The sheets and rolls that are sold everywhere. All lengths in millimetres, from the top left corner of the page. */
public enum Sheet {
    /** A4, 21 labels of 63.5 × 38.1. */
    L7160(210, 297, 3, 7, 63.5, 38.1, 7.2, 15.1, 66.04, 38.1),
    /** A4, 65 labels of 38.1 × 21.2. */
    L7651(210, 297, 5, 13, 38.1, 21.2, 4.75, 10.7, 40.6, 21.2),
    ROLL_40X30(40, 30),
    ROLL_50X30(50, 30),
    ROLL_60X40(60, 40);

    private final double pageWidth;
    private final double pageHeight;
    private final int columns;
    private final int rows;
    private final double width;
    private final double height;
    private final double left;
    private final double top;
    private final double pitchAcross;
    private final double pitchDown;

    Sheet(
            double pageWidth,
            double pageHeight,
            int columns,
            int rows,
            double width,
            double height,
            double left,
            double top,
            double pitchAcross,
            double pitchDown) {
        this.pageWidth = pageWidth;
        this.pageHeight = pageHeight;
        this.columns = columns;
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.left = left;
        this.top = top;
        this.pitchAcross = pitchAcross;
        this.pitchDown = pitchDown;
    }

    /** A roll: every label is a page. */
    Sheet(double width, double height) {
        this(width, height, 1, 1, width, height, 0, 0, width, height);
    }

    public int labelsPerPage() {
        return columns * rows;
    }

    double pageWidth() {
        return pageWidth;
    }

    double pageHeight() {
        return pageHeight;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Distance of a label from the left edge; labels are counted from 0, row by row. */
    double leftOf(int label) {
        return left + label % columns * pitchAcross;
    }

    double topOf(int label) {
        return top + label / columns * pitchDown;
    }
}
