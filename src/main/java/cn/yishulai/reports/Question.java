package cn.yishulai.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants counted.
 *
 * @param site only what happened there; null for everywhere
 * @param fair only what happened at it; null for all, counters too
 * @param asOf what was recorded later is not counted
 */
record Question(
        Report report,
        UUID definition,
        CountingRules rules,
        Days days,
        @Nullable UUID site,
        @Nullable UUID fair,
        Instant asOf) {

    /** The days month by month: none of the pieces is longer than a month. */
    List<Days> months() {
        return Stream.iterate(days.from(), day -> !day.isAfter(days.to()), day -> YearMonth.from(day)
                        .plusMonths(1)
                        .atDay(1))
                .map(day -> new Days(day, last(day)))
                .toList();
    }

    private LocalDate last(LocalDate first) {
        LocalDate end = YearMonth.from(first).atEndOfMonth();
        return end.isAfter(days.to()) ? days.to() : end;
    }
}
