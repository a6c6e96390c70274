package cn.yishulai.fairs;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.HandoverForm;
import cn.yishulai.swaps.Handovers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Books that are carried from stop to stop. One is taken by an ordinary handover, with its credits and its movement; it is
 * left by whatever receives a book: a drop-off session, or a shelf. Where it was left is read in its movements, so that
 * there is one way of moving a book and one truth about it.
 */
@ApplicationScoped
@Transactional
public class TourBooks {

    /** The first time after it was taken that it stood at a site again. */
    private static final String BOOK =
            """
            SELECT b.copy_id, b.taken_seq, b.tour_id, b.site_id, b.taken_at, c.code, c.volume_id, m.site_id AS left_at, m.occurred_at AS left_on,
                   m.site_id IS NOT NULL AND m.site_id <> b.site_id AND EXISTS (
                       SELECT FROM tour_stop s WHERE s.tour_id = b.tour_id AND s.site_id = m.site_id) AS carried
            FROM tour_book b JOIN copy c ON c.id = b.copy_id
            LEFT JOIN LATERAL (SELECT m.site_id, m.occurred_at FROM movement m
                WHERE m.copy_id = b.copy_id AND m.seq > b.taken_seq AND m.status IN ('AVAILABLE', 'ON_HOLD_SHELF', 'QUARANTINED', 'AT_FAIR')
                ORDER BY m.seq LIMIT 1) m ON true
            """;

    private final TradeSql sql;
    private final TourRows tours;
    private final TourHours hours;
    private final Handovers handovers;
    private final Volumes volumes;
    private final Sites sites;
    private final Clock clock;

    TourBooks(
            TradeSql sql,
            TourRows tours,
            TourHours hours,
            Handovers handovers,
            Volumes volumes,
            Sites sites,
            Clock clock) {
        this.sql = sql;
        this.tours = tours;
        this.hours = hours;
        this.handovers = handovers;
        this.volumes = volumes;
        this.sites = sites;
        this.clock = clock;
    }

    private record Row(
            UUID copy,
            int seq,
            String code,
            UUID volume,
            UUID takenAt,
            Instant taken,
            @Nullable UUID leftAt,
            @Nullable Instant left,
            boolean carried) {}

    /**
     * A family takes a copy of this stop along.
     *
     * @throws cn.yishulai.kernel.Refused TOUR_STOP_UNKNOWN, TOUR_NOT_READY, TOUR_NOT_TODAY, TOUR_STOP_CLOSED, and what
     *     {@link Handovers#handOver} refuses
     */
    public TourBookView take(Caller caller, UUID id, UUID site, TourStampForms.Take form) {
        caller.requireSite(site);
        Tour tour = tours.hold(id);
        Tour.Stop stop = tour.stop(site);
        tour.require(TourState.PUBLISHED);
        hours.requireOpen(tour, stop, clock.instant());
        CopyCode code = new CopyCode(form.code());
        handovers.handOver(caller, code, new HandoverForm(site.toString(), form.familyCode(), null, null));
        sql.change(
                """
                INSERT INTO tour_book (tour_id, site_id, copy_id, household_id, taken_seq, taken_at)
                SELECT ?, ?, c.id, c.household_id, c.moves, ? FROM copy c WHERE c.code = ?""",
                id,
                site,
                clock.instant(),
                code.value());
        return views(sql.list(
                        TourBooks::row,
                        BOOK + "WHERE b.tour_id = ? AND c.code = ? ORDER BY b.taken_seq DESC LIMIT 1",
                        id,
                        code.value()))
                .get(0);
    }

    /** The newest first, for everybody. @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN, also for a draft */
    public Page<TourBookView> list(UUID id, @Nullable String after, int limit) {
        Tour tour = tours.find(id);
        if (tour.state() == TourState.DRAFT) {
            throw TourRefusal.TOUR_UNKNOWN.because("there is no such tour");
        }
        FairCursor last = after == null ? null : FairCursor.parse(after);
        Instant begins = last == null ? null : last.begins();
        List<Row> rows = sql.list(
                TourBooks::row,
                BOOK
                        + """
                        WHERE b.tour_id = ? AND (?::timestamptz IS NULL OR (b.taken_at, b.copy_id) < (?::timestamptz, ?::uuid))
                        ORDER BY b.taken_at DESC, b.copy_id DESC LIMIT ?""",
                id,
                begins,
                begins,
                last == null ? null : last.id(),
                limit + 1);
        Page<Row> page = Page.cut(rows, limit, row -> new FairCursor(row.taken(), row.copy()).toString());
        return new Page<>(views(page.items()), page.nextAfter());
    }

    /** Those that the family took, the newest first. */
    List<TourBookView> of(UUID tour, UUID household) {
        return views(sql.list(
                TourBooks::row,
                BOOK + "WHERE b.tour_id = ? AND b.household_id = ? ORDER BY b.taken_at DESC, b.copy_id LIMIT 100",
                tour,
                household));
    }

    private List<TourBookView> views(List<Row> rows) {
        Map<UUID, SiteName> names = sites.names(rows.stream()
                .flatMap(row -> Stream.of(row.takenAt(), row.leftAt()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, VolumeSummary> books =
                volumes.summaries(rows.stream().map(Row::volume).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new TourBookView(
                        row.code(),
                        Objects.requireNonNull(books.get(row.volume())),
                        Objects.requireNonNull(names.get(row.takenAt())),
                        OpeningCalendar.dayOf(row.taken()),
                        row.leftAt() == null ? null : names.get(row.leftAt()),
                        row.left() == null ? null : OpeningCalendar.dayOf(row.left()),
                        row.carried()))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                TradeSql.id(row, "copy_id"),
                row.getInt("taken_seq"),
                row.getString("code"),
                TradeSql.id(row, "volume_id"),
                TradeSql.id(row, "site_id"),
                TourRows.moment(row, "taken_at"),
                row.getObject("left_at", UUID.class),
                TradeSql.instant(row, "left_on"),
                row.getBoolean("carried"));
    }
}
