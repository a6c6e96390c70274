package cn.yishulai.labels;

/**
 * A page that shows where a printer hits the paper. At each edge of the first label stands a scale in millimetres; the
 * number that meets the edge of the real label is what the profile of the printer needs. Every label has its outline
 * and a cross in the middle, and a line of known length shows the scale.
 */
final class CalibrationPage {

    private static final double REACH = 4;
    private static final double STEP = 0.5;
    private static final double HAIR = 0.125;
    private static final double NUMBER = 2.2;
    private static final double CROSS = 2;
    /** Of the line that is measured, at most. */
    private static final double LONGEST = 150;

    private final Canvas canvas;
    private final Sheet sheet;

    CalibrationPage(Canvas canvas, Sheet sheet) {
        this.canvas = canvas;
        this.sheet = sheet;
    }

    void draw() {
        canvas.beginPage();
        for (int place = 0; place < sheet.labelsPerPage(); place++) {
            outline(place);
        }
        double left = sheet.leftOf(0);
        double top = sheet.topOf(0);
        double middle = top + sheet.height() / 2;
        double centre = left + sheet.width() / 2;
        acrossScale(left, middle - 4);
        acrossScale(left + sheet.width(), middle - 4);
        downScale(centre + 4, top);
        downScale(centre + 4, top + sheet.height());
        measure();
    }

    private void outline(int place) {
        double left = sheet.leftOf(place);
        double top = sheet.topOf(place);
        double right = left + sheet.width();
        double bottom = top + sheet.height();
        stroke(left, top, right, top);
        stroke(left, bottom, right, bottom);
        stroke(left, top, left, bottom);
        stroke(right, top, right, bottom);
        double x = left + sheet.width() / 2;
        double y = top + sheet.height() / 2;
        stroke(x - CROSS, y, x + CROSS, y);
        stroke(x, y - CROSS, x, y + CROSS);
    }

    /** The mark that lies on the real edge was meant this far from it: so far everything has to be moved. */
    private void acrossScale(double edge, double top) {
        for (double at = -REACH; at <= REACH; at += STEP) {
            boolean whole = at == Math.rint(at);
            stroke(edge + at, top, edge + at, top + (whole ? 3 : 1.5));
            if (whole) {
                canvas.text(sign(at), edge + at - NUMBER / 4, top - 0.6, NUMBER * 0.6);
            }
        }
    }

    private void downScale(double left, double edge) {
        for (double at = -REACH; at <= REACH; at += STEP) {
            boolean whole = at == Math.rint(at);
            stroke(left, edge + at, left + (whole ? 3 : 1.5), edge + at);
            if (whole) {
                canvas.text(sign(at), left + 3.4, edge + at + NUMBER / 5, NUMBER * 0.6);
            }
        }
    }

    /** The longest line of whole centimetres that the page holds, with its length beside it. */
    private void measure() {
        double room = sheet.pageWidth() - 12;
        double length = Math.min(LONGEST, Math.floor(room / 10) * 10);
        double left = (sheet.pageWidth() - length) / 2;
        double y = sheet.topOf(0) + sheet.height() - 6;
        stroke(left, y, left + length, y);
        stroke(left, y - 1.5, left, y + 1.5);
        stroke(left + length, y - 1.5, left + length, y + 1.5);
        canvas.text("%.0f mm".formatted(length), left + 2, y - 0.8, NUMBER);
    }

    private static String sign(double at) {
        return at > 0 ? "+%.0f".formatted(at) : "%.0f".formatted(at);
    }

    private void stroke(double fromX, double fromY, double toX, double toY) {
        canvas.line(new Millimetres(fromX, fromY), new Millimetres(toX, toY), HAIR);
    }
}
