package cn.yishulai.fairs;

import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** How a tour is walked, counted from its stamps and its books; nobody is named. */
@ApplicationScoped
@Transactional
public class TourFigures {

    private final TradeSql sql;
    private final TourRows tours;
    private final Sites sites;

    TourFigures(TradeSql sql, TourRows tours, Sites sites) {
        this.sql = sql;
        this.tours = tours;
        this.sites = sites;
    }

    /**
     * @param persons who have at least one stamp
     * @param families of whom they are, as families are today
     * @param completed who have a certificate
     */
    public record FiguresView(
            int persons, int families, int completed, int booksTaken, int booksCarried, List<Stop> stops) {}

    /** @param byCard stamp cards that were scanned; the others came by the screen's code and by family codes */
    public record Stop(
            SiteName site,
            int stamps,
            int families,
            int byScreen,
            int byFamilyCode,
            int byCard,
            int booksTaken,
            int booksLeft) {}

    /** @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN */
    public FiguresView of(UUID id) {
        Tour tour = tours.find(id);
        Map<UUID, SiteName> names =
                sites.names(tour.stops().stream().map(Tour.Stop::site).toList());
        Map<UUID, Stop> counted = new HashMap<>();
        sql.list(
                row -> {
                    UUID site = TradeSql.id(row, "site_id");
                    return counted.put(
                            site,
                            new Stop(
                                    Objects.requireNonNull(names.get(site)),
                                    row.getInt("stamps"),
                                    row.getInt("families"),
                                    row.getInt("by_screen"),
                                    row.getInt("by_family_code"),
                                    row.getInt("by_card"),
                                    row.getInt("taken"),
                                    row.getInt("left_here")));
                },
                """
                SELECT s.site_id, x.*, (SELECT count(*) FROM tour_book b WHERE b.tour_id = s.tour_id AND b.site_id = s.site_id) AS taken,
                    (SELECT count(*) FROM tour_book b CROSS JOIN LATERAL (SELECT m.site_id FROM movement m
                        WHERE m.copy_id = b.copy_id AND m.seq > b.taken_seq AND m.status IN ('AVAILABLE', 'ON_HOLD_SHELF', 'QUARANTINED', 'AT_FAIR')
                        ORDER BY m.seq LIMIT 1) m WHERE b.tour_id = s.tour_id AND m.site_id = s.site_id AND b.site_id <> s.site_id) AS left_here
                FROM tour_stop s CROSS JOIN LATERAL (SELECT count(*) AS stamps, count(DISTINCT p.household_id) AS families,
                    count(*) FILTER (WHERE t.way = 'STOP_CODE') AS by_screen, count(*) FILTER (WHERE t.way = 'FAMILY_CODE') AS by_family_code,
                    count(*) FILTER (WHERE t.way = 'CARD') AS by_card
                    FROM tour_stamp t JOIN person p ON p.id = t.person_id WHERE t.tour_id = s.tour_id AND t.site_id = s.site_id) x
                WHERE s.tour_id = ?""",
                id);
        List<Stop> stops = tour.stops().stream()
                .map(stop -> Objects.requireNonNull(counted.get(stop.site())))
                .toList();
        int taken = stops.stream().mapToInt(Stop::booksTaken).sum();
        int carried = stops.stream().mapToInt(Stop::booksLeft).sum();
        return sql.one(
                        row -> new FiguresView(
                                row.getInt("persons"),
                                row.getInt("families"),
                                row.getInt("completed"),
                                taken,
                                carried,
                                stops),
                        """
                        SELECT count(DISTINCT t.person_id) AS persons, count(DISTINCT p.household_id) AS families,
                            (SELECT count(*) FROM tour_certificate c WHERE c.tour_id = ?) AS completed
                        FROM tour_stamp t JOIN person p ON p.id = t.person_id WHERE t.tour_id = ?""",
                        id,
                        id)
                .orElseThrow();
    }
}
