package cn.yishulai.planning;

import cn.yishulai.places.Calendars;
import cn.yishulai.places.Datum;
import cn.yishulai.places.OpenDays;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteView;
import cn.yishulai.places.Sites;
import cn.yishulai.places.VenueWindow;
import cn.yishulai.places.Venues;
import cn.yishulai.planning.SeasonCase.Position;
import cn.yishulai.planning.SeasonCase.Span;
import cn.yishulai.planning.SeasonCase.TimesOfDay;
import cn.yishulai.planning.SeasonCase.Venue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of the venues of a season: when they can be had, how many people they take, who waits for books around them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class VenueReader {

    /** Open requests of readers by the district of the site where they fetch; sites without a district stand alone. */
    private static final String DEMAND =
            """
            WITH waiting AS (SELECT coalesce(d.district, r.pickup_site::text) AS area, count(*) AS readers FROM swap_request r
                LEFT JOIN site_district d ON d.site_id = r.pickup_site WHERE r.state IN ('OPEN', 'PAUSED') GROUP BY 1)
            SELECT s.id, (100 * coalesce(w.readers, 0) / nullif((SELECT max(readers) FROM waiting), 0))::int AS demand
            FROM site s LEFT JOIN site_district d ON d.site_id = s.id LEFT JOIN waiting w ON w.area = coalesce(d.district, s.id::text)
            WHERE s.id = ANY (?::uuid[])""";

    private final PlanningSql sql;
    private final Sites sites;
    private final Calendars calendars;
    private final Venues venues;

    VenueReader(PlanningSql sql, Sites sites, Calendars calendars, Venues venues) {
        this.sql = sql;
        this.sites = sites;
        this.calendars = calendars;
        this.venues = venues;
    }

    List<Venue> read(Set<UUID> ids, LocalDate first, LocalDate last) {
        OpenDays open = calendars.openDays(ids, first);
        Map<UUID, Position> positions = positions(ids);
        Map<UUID, Integer> demand = new HashMap<>();
        sql.list(row -> demand.put(PlanningSql.id(row, "id"), PlanningSql.number(row, "demand")), DEMAND, ids);
        return ids.stream()
                .sorted()
                .map(id -> {
                    SiteView site = sites.require(id);
                    List<VenueWindow> told = venues.windows(
                            id, OpeningCalendar.startOf(first), OpeningCalendar.startOf(last.plusDays(1)));
                    return new Venue(
                            id,
                            site.name(),
                            capacity(site),
                            positions.get(id),
                            week(open, id),
                            first.datesUntil(last.plusDays(1))
                                    .filter(day -> open.isClosed(id, day))
                                    .collect(Collectors.toSet()),
                            windows(told, VenueWindow.Kind.AVAILABLE),
                            windows(told, VenueWindow.Kind.BLOCKED),
                            demand.get(id));
                })
                .toList();
    }

    private static Map<DayOfWeek, List<TimesOfDay>> week(OpenDays open, UUID site) {
        Map<DayOfWeek, List<TimesOfDay>> week = new EnumMap<>(DayOfWeek.class);
        open.week(site)
                .forEach((day, spans) -> week.put(
                        day,
                        spans.stream()
                                .map(span -> new TimesOfDay(span.opens(), span.closes()))
                                .toList()));
        return week;
    }

    /** Of the sites whose position is known, all by the datum of satellites: maps of China are shifted by half a kilometre. */
    Map<UUID, Position> positions(Collection<UUID> ids) {
        Map<UUID, Position> known = new HashMap<>();
        for (UUID id : ids) {
            cn.yishulai.places.Position said = venues.profile(id).position();
            if (said != null) {
                cn.yishulai.places.Position there = said.by(Datum.WGS84);
                known.put(id, new Position(there.latitude(), there.longitude()));
            }
        }
        return known;
    }

    /** What a venue said of fairs counts before what was said of the site. */
    private @Nullable Integer capacity(SiteView site) {
        Integer said = venues.profile(site.id()).peopleAtOnce();
        return said == null ? site.personCapacity() : said;
    }

    private static List<Span> windows(List<VenueWindow> windows, VenueWindow.Kind kind) {
        return windows.stream()
                .filter(window -> window.kind() == kind)
                .map(window -> new Span(window.from(), window.until()))
                .toList();
    }
}
