package cn.yishulai.notices;

import cn.yishulai.places.OpeningCalendar;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * Hours in which no phone rings for a book (静默时段), in the city's time; usually across midnight.
 *
 * @param from the first quiet minute
 * @param to the first minute that is not quiet; the same as {@code from} when no hour is quiet
 */
record QuietHours(LocalTime from, LocalTime to) {

    /** That moment, or the next at which somebody may be disturbed. */
    Instant next(Instant moment) {
        ZonedDateTime there = moment.atZone(OpeningCalendar.CITY);
        if (!isQuiet(there.toLocalTime())) {
            return moment;
        }
        ZonedDateTime end = there.with(to);
        return (end.isAfter(there) ? end : there.plusDays(1).with(to)).toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        boolean afterBegin = !time.isBefore(from);
        boolean beforeEnd = time.isBefore(to);
        if (from.equals(to)) {
            return false;
        }
        return from.isBefore(to) ? afterBegin && beforeEnd : afterBegin || beforeEnd;
    }
}
