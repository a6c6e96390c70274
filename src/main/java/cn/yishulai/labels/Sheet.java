package cn.yishulai.labels;

import static cn.yishulai.labels.LabelRefusal.SHEET_MALFORMED;

/**
 * A paper that labels are printed on. All lengths in millimetres, from the top left corner of the page. On a roll every
 * row of labels is a page.
 *
 * @param name by which it is asked for, like L7160
 * @param title for people
 * @param margin of the first label from the left and from the top
 * @param pitch from the edge of one label to the same edge of the next
 */
record Sheet(String name, String title, Millimetres page, Grid grid, Millimetres label, Place place) {

    /** Labels side by side, and one beneath the other. */
    record Grid(int columns, int rows) {}

    /** Where the first label is, and how far it is to the next. */
    record Place(Millimetres margin, Millimetres pitch) {}

    /** Smaller than this, symbol and code do not fit. */
    static final Millimetres SMALLEST = new Millimetres(25, 21);

    /** A hundredth of a millimetre is what we keep; nobody cuts paper finer. */
    private static final double TOLERANCE = 0.005;

    /** @throws cn.yishulai.kernel.Refused SHEET_MALFORMED when labels overlap, leave the page or are too small */
    Sheet {
        if (label.across() < SMALLEST.across() || label.down() < SMALLEST.down()) {
            throw SHEET_MALFORMED.because(
                    "a label has at least %.0f × %.0f mm".formatted(SMALLEST.across(), SMALLEST.down()));
        }
        if (place.pitch().across() < label.across() - TOLERANCE || place.pitch().down() < label.down() - TOLERANCE) {
            throw SHEET_MALFORMED.because("the pitch is smaller than the label: labels would overlap");
        }
        if (place.margin().across() < 0
                || place.margin().down() < 0
                || end(place.margin().across(), grid.columns(), place.pitch().across(), label.across()) > page.across()
                || end(place.margin().down(), grid.rows(), place.pitch().down(), label.down()) > page.down()) {
            throw SHEET_MALFORMED.because("the labels leave the page");
        }
    }

    private static double end(double margin, int count, double pitch, double label) {
        return margin + (count - 1) * pitch + label - TOLERANCE;
    }

    int labelsPerPage() {
        return grid.columns() * grid.rows();
    }

    double pageWidth() {
        return page.across();
    }

    double pageHeight() {
        return page.down();
    }

    double width() {
        return label.across();
    }

    double height() {
        return label.down();
    }

    /** Distance of a label from the left edge; labels are counted from 0, row by row. */
    double leftOf(int label) {
        return place.margin().across() + label % grid.columns() * place.pitch().across();
    }

    double topOf(int label) {
        return place.margin().down() + label / grid.columns() * place.pitch().down();
    }
}
