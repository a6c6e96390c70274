package cn.yishulai.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long credits are good, and where.
 *
 * @param days of DAYS
 * @param day of DAY: the end of a programme
 * @param thisSiteOnly good only where they were given
 */
public record Validity(Until until, @Nullable Integer days, @Nullable LocalDate day, @Nullable Boolean thisSiteOnly) {

    /** What the first rule sets meant. */
    public static final Validity FOR_EVER = new Validity(Until.FOR_EVER, null, null, null);

    private static final int YEARS_AHEAD = 10;

    /** When credits end. They end with the end of a day in the city. */
    public enum Until {
        FOR_EVER,
        /** On the day on which they are given, where they are given. */
        SESSION,
        END_OF_YEAR,
        /** So many days after the day on which they are given. */
        DAYS,
        /** On a day that is named: the end of a programme. */
        DAY
    }

    public Validity {
        Numbers.require(until != null, "validity.until", "validity.until is needed");
        Numbers.require(
                (until == Until.DAYS) == (days != null),
                "validity.days",
                "validity.days belongs to DAYS and to nothing else");
        Numbers.withinIfThere("validity.days", days, 1, YEARS_AHEAD * 366);
        Numbers.require(
                (until == Until.DAY) == (day != null),
                "validity.day",
                "validity.day belongs to DAY and to nothing else");
        thisSiteOnly = Boolean.TRUE.equals(thisSiteOnly) || until == Until.SESSION;
    }

    public boolean boundToSite() {
        return Boolean.TRUE.equals(thisSiteOnly);
    }

    /** The last day of credits that are given today; null for those that do not end. A programme that is over gives a day. */
    public @Nullable LocalDate lastDay(LocalDate today) {
        return switch (until) {
            case FOR_EVER -> null;
            case SESSION -> today;
            case END_OF_YEAR -> today.withDayOfYear(today.lengthOfYear());
            case DAYS -> today.plusDays(days == null ? 0 : days);
            case DAY -> day == null || day.isBefore(today) ? today : day;
        };
    }
}
