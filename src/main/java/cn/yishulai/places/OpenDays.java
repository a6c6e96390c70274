package cn.yishulai.places;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The calendars of some sites, read once, to count many windows by. */
public final class OpenDays {

    private final Map<UUID, OpeningTimes> bySite;

    OpenDays(Map<UUID, OpeningTimes> bySite) {
        this.bySite = Map.copyOf(bySite);
    }

    public Set<UUID> sites() {
        return bySite.keySet();
    }

    /**
     * To which day a window at one of the sites runs that was promised for so many open days after a day, and until a day:
     * never earlier than was said, and to an open day.
     */
    public LocalDate extended(UUID site, LocalDate from, int openDays, LocalDate until) {
        return times(site).extended(from, openDays, until);
    }

    /** The ordinary week of one of the sites; a day that is never open is not in it. */
    public Map<DayOfWeek, List<Hours>> week(UUID site) {
        return times(site).week();
    }

    /** Whether one of the sites is closed on a day, whatever its week says. */
    public boolean isClosed(UUID site, LocalDate day) {
        return times(site).closedBecause(day) != null;
    }

    /** A day of one of the sites as people ask for it. */
    public OpenDay day(UUID site, LocalDate day) {
        OpeningTimes times = times(site);
        return OpenDay.of(day, times.on(day), times.closedBecause(day));
    }

    private OpeningTimes times(UUID site) {
        OpeningTimes times = bySite.get(site);
        if (times == null) {
            throw new IllegalArgumentException("the calendar of site %s was not read".formatted(site));
        }
        return times;
    }
}
