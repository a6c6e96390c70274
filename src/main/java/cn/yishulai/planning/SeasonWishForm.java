package cn.yishulai.planning;

import cn.yishulai.planning.SeasonCase.HolidayWish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fair that a partner, or the library itself, wishes to hold in a season.
 *
 * @param organisationId for whom a librarian states it; a partner states its own
 * @param venueIds the ones that are fine, the best first
 * @param closes when it must be over
 * @param weight 1 to 5; only librarians say it, 3 otherwise
 */
record SeasonWishForm(
        @Nullable String organisationId,
        @NotNull @Size(max = 60) @Pattern(regexp = SAID) String title,
        @Nullable @Size(max = 1000) @Pattern(regexp = "[^\\p{Cntrl}&&[^\n]]*") String about,
        @NotNull @Size(min = 1, max = 10) List<@NotNull String> venueIds,
        @NotNull LocalDate earliest,
        @NotNull LocalDate latest,
        @NotNull @Size(min = 1, max = 7) List<@NotNull DayOfWeek> weekdays,
        @NotNull HolidayWish holidays,
        @NotNull LocalTime opens,
        @NotNull LocalTime closes,
        @NotNull @Min(30) @Max(900) Integer minutes,
        @NotNull @Min(1) @Max(100_000) Integer people,
        @Nullable @Min(1) @Max(5) Integer weight,
        @NotNull Boolean van,
        @NotNull @Size(max = 10) List<@Valid @NotNull Role> roles,
        @NotNull @Size(max = 20) List<@Valid @NotNull Piece> equipment) {

    static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    record Role(
            @NotNull @Size(max = 40) @Pattern(regexp = SAID) String role, @NotNull @Min(1) @Max(20) Integer needed) {}

    record Piece(@NotNull String equipmentId, @NotNull @Min(1) @Max(1000) Integer pieces) {}
}
