package cn.yishulai.labels;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A paper of the library's own, as its packet says; lengths in millimetres from the top left corner of the page. */
public record SheetForm(
        @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9_-]{1,23}") String name,
        @NotNull @Size(min = 1, max = 60) @Pattern(regexp = PrinterForm.SAID) String title,
        @DecimalMin("25") @DecimalMax("1000") double pageWidth,
        @DecimalMin("21") @DecimalMax("1000") double pageHeight,
        @Min(1) @Max(40) int columns,
        @Min(1) @Max(60) int rows,
        @DecimalMin("1") @DecimalMax("1000") double width,
        @DecimalMin("1") @DecimalMax("1000") double height,
        @DecimalMin("0") @DecimalMax("1000") double left,
        @DecimalMin("0") @DecimalMax("1000") double top,
        @DecimalMin("0") @DecimalMax("1000") double pitchAcross,
        @DecimalMin("0") @DecimalMax("1000") double pitchDown) {

    /** @throws cn.yishulai.kernel.Refused SHEET_MALFORMED */
    Sheet sheet() {
        return new Sheet(
                name,
                title.strip(),
                new Millimetres(hundredths(pageWidth), hundredths(pageHeight)),
                new Sheet.Grid(columns, rows),
                new Millimetres(hundredths(width), hundredths(height)),
                new Sheet.Place(
                        new Millimetres(hundredths(left), hundredths(top)),
                        new Millimetres(hundredths(pitchAcross), hundredths(pitchDown))));
    }

    private static double hundredths(double millimetres) {
        return Math.round(millimetres * 100) / 100.0;
    }
}
