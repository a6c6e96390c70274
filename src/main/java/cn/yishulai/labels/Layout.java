package cn.yishulai.labels;

import static cn.yishulai.labels.LabelRefusal.FORMAT_NEEDS_ROLL;
import static cn.yishulai.labels.LabelRefusal.START_BEYOND_SHEET;

/**
 * On what, by what and from where on labels are drawn.
 *
 * @param first place that is still free on a sheet used before, from 0
 */
public record Layout(Sheet sheet, LabelFormat format, Offset offset, int first) {

    /** The widest head and the longest label of the usual label printers: four inches by six. */
    private static final Millimetres LARGEST_ROLL = new Millimetres(108, 160);

    /** @throws cn.yishulai.kernel.Refused FORMAT_NEEDS_ROLL, START_BEYOND_SHEET */
    public Layout {
        if (format.isBitmap() && !fitsLabelPrinter(sheet)) {
            throw FORMAT_NEEDS_ROLL.because("a label printer takes no paper of %.0f × %.0f mm"
                    .formatted(sheet.pageWidth(), sheet.pageHeight()));
        }
        if (first < 0 || first >= sheet.labelsPerPage()) {
            throw START_BEYOND_SHEET.because("the sheet has %d labels".formatted(sheet.labelsPerPage()));
        }
    }

    static boolean fitsLabelPrinter(Sheet sheet) {
        return sheet.pageWidth() <= LARGEST_ROLL.across() && sheet.pageHeight() <= LARGEST_ROLL.down();
    }

    /** A document on fresh paper, for a printer that hits it. */
    static Layout pdf(Sheet sheet) {
        return new Layout(sheet, LabelFormat.PDF, Offset.NONE, 0);
    }

    /**
     * What a printer does to a page, put right beforehand.
     *
     * @param right by which everything moves, in millimetres
     * @param down by which everything moves, in millimetres
     * @param scale per cent
     * @param dpi of its head: 203, 300 or 600
     */
    public record Offset(double right, double down, double scale, int dpi) {

        /** Label printers are sold with 203 dpi unless somebody asks for more. */
        public static final Offset NONE = new Offset(0, 0, 100, 203);

        double factor() {
            return scale / 100;
        }
    }
}
