package cn.yishulai.fairs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tour as it is planned; what is left out has the usual number.
 *
 * @param needed how many different stops complete it; all of them when left out
 * @param codeSeconds how long the screen of a stop shows one code
 * @param minutesBetween nobody is at two stops sooner after one another
 */
public record TourForm(
        @NotNull @Size(min = 1, max = 80) @Pattern(regexp = SAID) String title,
        @Nullable @Size(min = 1, max = 2000) @Pattern(regexp = TOLD) String story,
        @NotNull LocalDate firstDay,
        @NotNull LocalDate lastDay,
        @Nullable Boolean inOrder,
        @Nullable @Min(1) @Max(40) Integer needed,
        @Nullable @Min(15) @Max(600) Integer codeSeconds,
        @Nullable @Min(0) @Max(240) Integer minutesBetween,
        @NotNull @Size(min = 1, max = 40) List<@NotNull @Valid Stop> stops) {

    /** Something said, without characters that cannot be seen. */
    static final String SAID = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s][^\\p{Cntrl}\\p{Cf}]*";

    /** The same in several lines. */
    static final String TOLD = "[^\\p{Cntrl}\\p{Cf}]*[^\\p{Cntrl}\\p{Cf}\\s]([^\\p{Cntrl}\\p{Cf}]|\\n)*";

    public TourForm {
        stops = stops == null ? List.of() : List.copyOf(stops);
    }

    /**
     * A stop at a site.
     *
     * @param hours times of the tour; without any the calendar of the site counts
     */
    public record Stop(
            @NotNull @Size(max = 64) String siteId,
            @Nullable @Size(min = 1, max = 1000) @Pattern(regexp = TOLD) String story,
            @Nullable @Size(min = 1, max = 500) @Pattern(regexp = TOLD) String task,
            @Nullable @Size(max = 60) List<@NotNull @Valid Span> hours) {

        List<Span> times() {
            return hours == null ? List.of() : hours;
        }
    }

    public record Span(@NotNull OffsetDateTime from, @NotNull OffsetDateTime until) {}

    boolean ordered() {
        return Boolean.TRUE.equals(inOrder);
    }

    int stamps() {
        return needed == null ? stops.size() : needed;
    }

    int seconds() {
        return codeSeconds == null ? 60 : codeSeconds;
    }

    int minutes() {
        return minutesBetween == null ? 10 : minutesBetween;
    }
}
