package cn.yishulai.fairs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A trade session to be planned; what is left out has the usual number. */
public record TradeSessionForm(
        @NotNull @Size(min = 1, max = 120) @Pattern(regexp = SAID) String title,
        @NotNull @Size(max = 64) String siteId,
        @Nullable @Size(max = 64) String fairId,
        @NotNull OffsetDateTime listFrom,
        @NotNull OffsetDateTime listUntil,
        @NotNull LocalDate handOverUntil,
        @Nullable @Min(3) @Max(5) Integer longestLoop,
        @Nullable @Min(1) @Max(100) Integer copiesPerFamily,
        @Nullable @Min(1) @Max(200) Integer wishesPerFamily,
        @Nullable @Min(1) @Max(5) Integer creditsPerCopy,
        @Nullable @Min(1) @Max(999_999_999) Long seed) {

    /** Something said, without characters that cannot be seen. */
    private static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    int copies() {
        return copiesPerFamily == null ? 20 : copiesPerFamily;
    }

    int wishes() {
        return wishesPerFamily == null ? 50 : wishesPerFamily;
    }

    int credits() {
        return creditsPerCopy == null ? 1 : creditsPerCopy;
    }
}
