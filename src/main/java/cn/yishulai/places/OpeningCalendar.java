package cn.yishulai.places;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The only place where days are counted: open days of a site, and where a day of the city begins and ends. */
@ApplicationScoped
@Transactional
public class OpeningCalendar {

    /** Days are days here, wherever the server stands. */
    public static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private static final int DAYS_SHOWN = 14;

    private final SiteRepository sites;
    private final Clock clock;

    OpeningCalendar(SiteRepository sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * The n-th open day of the site after {@code from}, which itself does not count: a book set aside on Friday for two
     * open days at a site closed on Mondays is kept to the end of Sunday.
     *
     * @param openDays 1 or more
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, or SITE_CLOSED_TOO_LONG when that day is more than a year away
     */
    public LocalDate openDay(UUID site, LocalDate from, int openDays) {
        return sites.times(site, from).openDay(from, openDays);
    }

    /** Today and the days after it, fourteen in all. */
    List<OpenDay> comingDays(UUID site) {
        LocalDate today = today();
        OpeningTimes times = sites.times(site, today);
        return IntStream.range(0, DAYS_SHOWN)
                .mapToObj(today::plusDays)
                .map(day -> OpenDay.of(day, times.on(day), times.closedBecause(day)))
                .toList();
    }

    public LocalDate today() {
        return dayOf(clock.instant());
    }

    /** The day of the city on which this happened. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, CITY);
    }

    /** The first instant of a day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(CITY).toInstant();
    }

    /** The first instant that is no longer this day: what is kept to the end of a day lapses at this instant. */
    public static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }
}
