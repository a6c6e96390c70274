package cn.yishulai.fairs;

import static cn.yishulai.fairs.TourRefusal.TOUR_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tours and their stops as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TourRows {

    private static final String TOUR =
            """
            SELECT id, title, story, state, first_day, last_day, in_order, needed, code_seconds, minutes_between, version
            FROM tour
            """;

    private final TradeSql sql;

    TourRows(TradeSql sql) {
        this.sql = sql;
    }

    UUID add(TourForm form, Instant now) {
        UUID id = sql.one(
                        row -> TradeSql.id(row, "id"),
                        """
                        INSERT INTO tour (title, story, first_day, last_day, in_order, needed, code_seconds, minutes_between, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                        form.title().strip(),
                        form.story(),
                        form.firstDay(),
                        form.lastDay(),
                        form.ordered(),
                        form.stamps(),
                        form.seconds(),
                        form.minutes(),
                        now)
                .orElseThrow();
        writeStops(id, form.stops());
        return id;
    }

    /** All that is said of it anew. Stops that are left out go; whoever calls has seen that nobody was stamped there. */
    void change(UUID id, TourForm form, Instant now) {
        sql.change(
                """
                UPDATE tour SET title = ?, story = ?, first_day = ?, last_day = ?, in_order = ?, needed = ?, code_seconds = ?,
                    minutes_between = ?, changed_at = ?, version = version + 1 WHERE id = ?""",
                form.title().strip(),
                form.story(),
                form.firstDay(),
                form.lastDay(),
                form.ordered(),
                form.stamps(),
                form.seconds(),
                form.minutes(),
                now,
                id);
        sql.change(
                "DELETE FROM tour_stop WHERE tour_id = ? AND NOT site_id = ANY (?::uuid[])",
                id,
                form.stops().stream()
                        .map(stop -> UUID.fromString(stop.siteId()))
                        .toList());
        sql.change("DELETE FROM tour_stop_hours WHERE tour_id = ?", id);
        writeStops(id, form.stops());
    }

    private void writeStops(UUID id, List<TourForm.Stop> stops) {
        for (int i = 0; i < stops.size(); i++) {
            TourForm.Stop stop = stops.get(i);
            UUID site = UUID.fromString(stop.siteId());
            sql.change(
                    """
                    INSERT INTO tour_stop (tour_id, site_id, position, story, task) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (tour_id, site_id) DO UPDATE SET position = excluded.position, story = excluded.story, task = excluded.task""",
                    id,
                    site,
                    i + 1,
                    stop.story(),
                    stop.task());
            for (TourForm.Span span : stop.times()) {
                sql.change(
                        "INSERT INTO tour_stop_hours (tour_id, site_id, begins_at, ends_at) VALUES (?, ?, ?, ?)",
                        id,
                        site,
                        span.from().toInstant(),
                        span.until().toInstant());
            }
        }
    }

    void become(UUID id, TourState next, Instant now) {
        sql.change(
                """
                UPDATE tour SET state = ?, changed_at = ?, version = version + 1, published_at = coalesce(published_at, ?)
                WHERE id = ?""",
                next,
                now,
                now,
                id);
    }

    /** As it stands. @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN */
    Tour find(UUID id) {
        return read(id, "");
    }

    /** It stays what it is until the end of the transaction. */
    Tour hold(UUID id) {
        return read(id, " FOR SHARE");
    }

    /** Nobody is stamped, and nobody else changes it, until the end of the transaction. */
    Tour lock(UUID id) {
        return read(id, " FOR UPDATE");
    }

    private Tour read(UUID id, String locked) {
        Tour tour = sql.one(TourRows::tour, TOUR + "WHERE id = ?" + locked, id)
                .orElseThrow(() -> TOUR_UNKNOWN.because("there is no such tour"));
        return withStops(List.of(tour)).get(0);
    }

    /** The latest last day first. */
    List<Tour> page(boolean drafts, @Nullable TourCursor after, int rows) {
        LocalDate day = after == null ? null : after.lastDay();
        return withStops(sql.list(
                TourRows::tour,
                TOUR
                        + """
                        WHERE (?::boolean OR state <> 'DRAFT') AND (?::date IS NULL OR (last_day, id) < (?::date, ?::uuid))
                        ORDER BY last_day DESC, id DESC LIMIT ?""",
                drafts,
                day,
                day,
                after == null ? null : after.id(),
                rows));
    }

    /** Stops at which anybody was stamped, or a book was taken along. */
    List<UUID> used(UUID id) {
        return sql.list(
                row -> TradeSql.id(row, "site_id"),
                "SELECT site_id FROM tour_stamp WHERE tour_id = ? UNION SELECT site_id FROM tour_book WHERE tour_id = ?",
                id,
                id);
    }

    private List<Tour> withStops(List<Tour> tours) {
        List<UUID> ids = tours.stream().map(Tour::id).toList();
        Map<String, List<Tour.Span>> hours = hours(ids);
        Map<UUID, List<Tour.Stop>> stops = new LinkedHashMap<>();
        sql.list(
                row -> stops.computeIfAbsent(TradeSql.id(row, "tour_id"), any -> new ArrayList<>())
                        .add(new Tour.Stop(
                                TradeSql.id(row, "site_id"),
                                row.getInt("position"),
                                row.getString("story"),
                                row.getString("task"),
                                hours.getOrDefault(row.getString("tour_id") + row.getString("site_id"), List.of()))),
                """
                SELECT tour_id, site_id, position, story, task FROM tour_stop WHERE tour_id = ANY (?::uuid[])
                ORDER BY tour_id, position""",
                ids);
        return tours.stream()
                .map(tour -> tour.with(stops.getOrDefault(tour.id(), List.of())))
                .toList();
    }

    private Map<String, List<Tour.Span>> hours(Collection<UUID> ids) {
        Map<String, List<Tour.Span>> hours = new LinkedHashMap<>();
        sql.list(
                row -> hours.computeIfAbsent(
                                row.getString("tour_id") + row.getString("site_id"), any -> new ArrayList<>())
                        .add(new Tour.Span(moment(row, "begins_at"), moment(row, "ends_at"))),
                """
                SELECT tour_id, site_id, begins_at, ends_at FROM tour_stop_hours WHERE tour_id = ANY (?::uuid[])
                ORDER BY tour_id, site_id, begins_at""",
                ids);
        return hours;
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(TradeSql.instant(row, column));
    }

    private static Tour tour(ResultSet row) throws SQLException {
        return new Tour(
                TradeSql.id(row, "id"),
                row.getString("title"),
                row.getString("story"),
                TourState.valueOf(row.getString("state")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getBoolean("in_order"),
                row.getInt("needed"),
                row.getInt("code_seconds"),
                row.getInt("minutes_between"),
                row.getInt("version"),
                List.of());
    }
}
