package cn.yishulai.fairs;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is said of a season. */
record SeasonForm(
        @NotNull @Size(max = 120) @Pattern(regexp = Said.LINE) String title,
        @Nullable @Size(max = 500) @Pattern(regexp = Said.LINE) String about,
        @NotNull LocalDate beginsOn,
        @NotNull LocalDate endsOn) {}
