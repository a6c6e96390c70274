package cn.yishulai.labels;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a printer draws. Without the last three it is taken to hit its paper.
 *
 * @param rightMm by which everything is moved to the right, in millimetres
 * @param downMm by which everything is moved down, in millimetres
 * @param scale per cent by which everything is drawn larger or smaller
 */
public record PrinterForm(
        @NotNull @Size(max = 64) String siteId,
        @NotNull @Size(min = 1, max = 40) @Pattern(regexp = SAID) String name,
        @NotNull LabelFormat format,
        @NotNull Resolution dpi,
        @Nullable @DecimalMin("-10") @DecimalMax("10") Double rightMm,
        @Nullable @DecimalMin("-10") @DecimalMax("10") Double downMm,
        @Nullable @DecimalMin("95") @DecimalMax("105") Double scale) {

    /** Something that can be seen, and nothing that cannot. */
    static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    /** Of a print head, in dots per inch. */
    public enum Resolution {
        DPI_203(203),
        DPI_300(300),
        DPI_600(600);

        private final int dots;

        Resolution(int dots) {
            this.dots = dots;
        }

        int dots() {
            return dots;
        }

        static Resolution of(int dots) {
            return valueOf("DPI_" + dots);
        }
    }

    Layout.Offset offset() {
        return new Layout.Offset(or(rightMm, 0), or(downMm, 0), or(scale, 100), dpi.dots());
    }

    private static double or(@Nullable Double given, double otherwise) {
        return given == null ? otherwise : given;
    }
}
