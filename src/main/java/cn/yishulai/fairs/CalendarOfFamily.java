package cn.yishulai.fairs;

import cn.yishulai.fairs.FairCalendar.Event;
import cn.yishulai.fairs.FairCalendar.When;
import cn.yishulai.labels.Labels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A family's own calendar: its tickets, the last days to fetch what waits for it, the deadlines of its trade sessions, and
 * the last days of the tours that it walks.
 * It names nobody, since an address is passed on more easily than one thinks.
 */
@ApplicationScoped
@Transactional
public class CalendarOfFamily {

    private final TradeSql sql;
    private final CalendarLinks links;
    private final FairCalendar calendar;
    private final Labels labels;

    CalendarOfFamily(TradeSql sql, CalendarLinks links, FairCalendar calendar, Labels labels) {
        this.sql = sql;
        this.links = links;
        this.calendar = calendar;
        this.labels = labels;
    }

    /** @throws cn.yishulai.kernel.Refused CALENDAR_UNKNOWN for an address that is nobody's, or no more */
    String of(String token, FairPageWords words) {
        UUID household = links.household(token);
        List<Event> events = new ArrayList<>(tickets(household, words));
        events.addAll(pickups(household, words));
        events.addAll(trades(household, words));
        events.addAll(tours(household, words));
        return calendar.of(words.family(), events);
    }

    private List<Event> tickets(UUID household, FairPageWords words) {
        return sql.list(
                row -> ticket(row, words),
                """
                SELECT t.id, t.persons, t.changed_at, t.epoch, f.id AS fair, f.title, f.state, s.begins_at, s.ends_at, v.name,
                    x.number, greatest(t.changed_at, x.told_at) AS changed, w.fair_id IS NOT NULL AS without_day
                FROM ticket t JOIN fair f ON f.id = t.fair_id LEFT JOIN fair_without_day w ON w.fair_id = f.id
                JOIN fair_session s ON (s.fair_id, s.number) = (t.fair_id, t.session_number) JOIN site v ON v.id = f.venue_id
                LEFT JOIN LATERAL (SELECT x.number, x.told_at FROM fair_told x WHERE x.fair_id = f.id ORDER BY x.number DESC LIMIT 1) x ON true
                WHERE t.household_id = ? AND t.state IN ('ISSUED', 'ADMITTED') ORDER BY s.begins_at, t.id LIMIT 200""",
                household);
    }

    private Event ticket(ResultSet row, FairPageWords words) throws SQLException {
        FairStatus status = status(row);
        String title = row.getString("title");
        return new Event(
                "ticket-" + row.getString("id"),
                row.getInt("number"),
                TourRows.moment(row, "changed"),
                status,
                When.between(TourRows.moment(row, "begins_at"), TourRows.moment(row, "ends_at")),
                status == FairStatus.POSTPONED ? words.wasToBeThen(title) : title,
                row.getString("name"),
                words.ticket(row.getInt("persons")),
                labels.link("/fairs/" + row.getString("fair")));
    }

    /** One that was put off and has its new times takes place. */
    private static FairStatus status(ResultSet row) throws SQLException {
        FairState state = FairState.valueOf(row.getString("state"));
        return state == FairState.POSTPONED && !row.getBoolean("without_day") ? FairStatus.ON : FairStatus.of(state);
    }

    /** One event for each site and day, however many books wait there. */
    private List<Event> pickups(UUID household, FairPageWords words) {
        return sql.list(
                row -> new Event(
                        "pickup-" + row.getString("site_id") + "-" + row.getString("pickup_until") + "-" + household,
                        row.getInt("books"),
                        TourRows.moment(row, "changed"),
                        FairStatus.ON,
                        When.on(row.getObject("pickup_until", LocalDate.class)),
                        words.fetchUntil(row.getInt("books")),
                        row.getString("name"),
                        null,
                        labels.link("/requests")),
                """
                SELECT c.pickup_site AS site_id, c.pickup_until, v.name, count(*) AS books, max(k.since) AS changed
                FROM claim c JOIN copy k ON k.id = c.copy_id JOIN site v ON v.id = c.pickup_site
                WHERE c.household_id = ? AND c.state = 'TO_FETCH' GROUP BY c.pickup_site, c.pickup_until, v.name
                ORDER BY c.pickup_until, v.name LIMIT 100""",
                household);
    }

    /** Where somebody has a stamp and not enough yet, of whoever has the most: the last day to collect the others. */
    private List<Event> tours(UUID household, FairPageWords words) {
        return sql.list(
                row -> new Event(
                        "tour-" + row.getString("id") + "-" + household,
                        row.getInt("collected"),
                        TourRows.moment(row, "changed"),
                        FairStatus.ON,
                        When.on(row.getObject("last_day", LocalDate.class)),
                        words.tourUntil(row.getString("title")),
                        null,
                        words.stamps(row.getInt("most"), row.getInt("needed")),
                        labels.link("/tours/" + row.getString("id"))),
                """
                SELECT t.id, t.title, t.last_day, t.needed, sum(s.stamps)::int AS collected, max(s.stamps)::int AS most, max(s.changed) AS changed
                FROM tour t JOIN (SELECT x.tour_id, x.person_id, count(*) AS stamps, max(x.recorded_at) AS changed FROM tour_stamp x
                    JOIN person p ON p.id = x.person_id WHERE p.household_id = ? AND p.erased_at IS NULL GROUP BY 1, 2) s ON s.tour_id = t.id
                WHERE t.state = 'PUBLISHED' AND NOT EXISTS (
                    SELECT FROM tour_certificate c WHERE (c.tour_id, c.person_id) = (s.tour_id, s.person_id))
                GROUP BY t.id ORDER BY t.last_day, t.id LIMIT 50""",
                household);
    }

    private List<Event> trades(UUID household, FairPageWords words) {
        List<Event> events = new ArrayList<>();
        sql.list(
                row -> events.addAll(trade(row, words)),
                """
                SELECT s.id, s.title, s.state, s.list_until, s.hand_over_until, v.name, max(l.changed_at) AS changed
                FROM trade_listing l JOIN trade_session s ON s.id = l.session_id JOIN site v ON v.id = s.site_id
                WHERE l.household_id = ? AND s.state <> 'DRAFT' GROUP BY s.id, v.name ORDER BY s.list_until, s.id LIMIT 100""",
                household);
        return events;
    }

    private List<Event> trade(ResultSet row, FairPageWords words) throws SQLException {
        String id = row.getString("id");
        boolean off = TradeState.valueOf(row.getString("state")) == TradeState.CANCELLED;
        Instant until = TourRows.moment(row, "list_until");
        Event deadline = new Event(
                "trade-list-" + id,
                off ? 1 : 0,
                TourRows.moment(row, "changed"),
                off ? FairStatus.CANCELLED : FairStatus.ON,
                When.between(until.minusSeconds(1800), until),
                words.listUntil(row.getString("title")),
                row.getString("name"),
                null,
                labels.link("/trade/" + id));
        Event fetch = new Event(
                "trade-fetch-" + id,
                off ? 1 : 0,
                TourRows.moment(row, "changed"),
                off ? FairStatus.CANCELLED : FairStatus.ON,
                When.on(row.getObject("hand_over_until", LocalDate.class)),
                words.handOverUntil(row.getString("title")),
                row.getString("name"),
                null,
                labels.link("/trade/" + id));
        return List.of(deadline, fetch);
    }
}
