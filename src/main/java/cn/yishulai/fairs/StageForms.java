package cn.yishulai.fairs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What is said of the stages of a fair. */
final class StageForms {

    private StageForms() {}

    record Stage(
            @NotNull @Size(max = 60) @Pattern(regexp = Said.LINE) String name,
            @Nullable @Size(max = 60) @Pattern(regexp = Said.LINE) String nameEn) {}

    /**
     * @param contact how whoever plays is reached when the fair is put off; never public
     * @param changeoverMinutes how long the stage needs after it
     */
    record Performance(
            @NotNull @Size(max = 64) String stageId,
            @NotNull @Size(max = 120) @Pattern(regexp = Said.LINE) String title,
            @Nullable @Size(max = 120) @Pattern(regexp = Said.LINE) String titleEn,
            @Nullable @Size(max = 120) @Pattern(regexp = Said.LINE) String performer,
            @Nullable @Size(max = 120) @Pattern(regexp = Said.LINE) String contact,
            @NotNull OffsetDateTime from,
            @NotNull OffsetDateTime until,
            @Min(0) @Max(240) int changeoverMinutes) {

        Instant clear() {
            return until.toInstant().plusSeconds(60L * changeoverMinutes);
        }
    }
}
