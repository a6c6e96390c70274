package cn.yishulai.copies;

import cn.yishulai.labels.LabelFormat;
import cn.yishulai.labels.Printers;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels for given copies, or a number of blank ones; at most 1,000.
 *
 * @param skipPrinted leaves out copies whose label was printed before, where otherwise the whole is refused
 * @param sheet name of the paper
 * @param format null for what the printer speaks, or PDF
 * @param printerId null for one that hits its paper
 * @param start the first free label of the first sheet, from 1; null for fresh paper
 */
public record LabelForm(
        @Nullable @Size(max = 1000) List<@NotNull @Size(max = 64) String> copyCodes,
        @Nullable @Min(1) @Max(1000) Integer blanks,
        @Nullable Boolean skipPrinted,
        @NotNull @Size(max = 24) String sheet,
        @Nullable LabelFormat format,
        @Nullable @Size(max = 64) String printerId,
        @Nullable @Min(1) @Max(2400) Integer start) {

    /** Labels of copies in this order, as PDF on fresh paper; what was printed before is left out. */
    public static LabelForm inOrder(List<String> copyCodes, String sheet) {
        return new LabelForm(copyCodes, null, true, sheet, null, null, null);
    }

    boolean leavesOutPrinted() {
        return Boolean.TRUE.equals(skipPrinted);
    }

    Printers.Wish wish() {
        return new Printers.Wish(sheet, format, printerId, start);
    }
}
