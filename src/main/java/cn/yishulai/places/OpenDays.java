package cn.yishulai.places;

import java.time.LocalDate;
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
        OpeningTimes times = bySite.get(site);
        if (times == null) {
            throw new IllegalArgumentException("the calendar of site %s was not read".formatted(site));
        }
        return times.extended(from, openDays, until);
    }
}
