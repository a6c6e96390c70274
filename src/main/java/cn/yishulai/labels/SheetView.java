package cn.yishulai.labels;

/**
 * A paper as the app shows it; lengths in millimetres from the top left corner of the page.
 *
 * @param shipped whether every library has it; the others it added itself
 * @param roll whether it fits a label printer
 */
public record SheetView(
        String name,
        String title,
        double pageWidth,
        double pageHeight,
        int columns,
        int rows,
        double width,
        double height,
        double left,
        double top,
        double pitchAcross,
        double pitchDown,
        boolean shipped,
        boolean roll) {

    static SheetView of(Sheet sheet, boolean shipped) {
        return new SheetView(
                sheet.name(),
                sheet.title(),
                sheet.page().across(),
                sheet.page().down(),
                sheet.grid().columns(),
                sheet.grid().rows(),
                sheet.label().across(),
                sheet.label().down(),
                sheet.place().margin().across(),
                sheet.place().margin().down(),
                sheet.place().pitch().across(),
                sheet.place().pitch().down(),
                shipped,
                Layout.fitsLabelPrinter(sheet));
    }
}
