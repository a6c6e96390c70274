package cn.yishulai.planning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.yishulai.fairs.Rota;
import cn.yishulai.fairs.Seasons;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.planning.PlanRows.FairRow;
import cn.yishulai.planning.SeasonCase.DayKind;
import cn.yishulai.planning.SeasonCase.Helper;
import cn.yishulai.planning.SeasonCase.Kit;
import cn.yishulai.planning.SeasonCase.Lent;
import cn.yishulai.planning.SeasonCase.Span;
import cn.yishulai.planning.SeasonCase.Standing;
import cn.yishulai.planning.SeasonCase.Van;
import cn.yishulai.planning.SeasonCase.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Gathers what a season is planned from, as it stands at this moment. */
@ApplicationScoped
@Transactional
public class CaseReader {

    /** Fairs so many days around a season keep theirs away from it. */
    private static final int MARGIN_DAYS = 60;

    private final PlanningSql sql;
    private final Seasons seasons;
    private final SeasonWishRows wishes;
    private final SeasonMeans means;
    private final VenueReader venues;
    private final Rota rota;
    private final Clock clock;

    CaseReader(
            PlanningSql sql,
            Seasons seasons,
            SeasonWishRows wishes,
            SeasonMeans means,
            VenueReader venues,
            Rota rota,
            Clock clock) {
        this.sql = sql;
        this.seasons = seasons;
        this.wishes = wishes;
        this.means = means;
        this.venues = venues;
        this.rota = rota;
        this.clock = clock;
    }

    private record Days(LocalDate first, LocalDate last) {}

    /** @param rows a plan whose venues are read too, wherever somebody put a fair */
    SeasonCase read(UUID season, PlanRows rows) {
        seasons.require(season);
        Days days = sql.one(
                        row -> new Days(
                                row.getObject("begins_on", LocalDate.class), row.getObject("ends_on", LocalDate.class)),
                        "SELECT begins_on, ends_on FROM fair_season WHERE id = ?",
                        season)
                .orElseThrow();
        LocalDate first = days.first();
        LocalDate last = days.last();
        List<Wish> toPlan =
                wishes.toPlan(season).stream().map(SeasonWishRows.Row::wish).toList();
        List<Standing> standing = standing(first, last);
        Set<UUID> sites = new LinkedHashSet<>();
        toPlan.forEach(wish -> sites.addAll(wish.venues()));
        standing.forEach(fair -> sites.add(fair.venue()));
        rows.fairs().stream().map(FairRow::venue).filter(Objects::nonNull).forEach(sites::add);
        return new SeasonCase(
                first,
                last,
                OpeningCalendar.dayOf(clock.instant()),
                means.rules(season),
                venues.read(sites, first, last),
                toPlan,
                helpers(season, first, last),
                vans(first, last),
                holidays(first, last),
                standing);
    }

    /** Every fair that somebody counts on, of this season or not; drafts too, and those that were put off to another day. */
    private List<Standing> standing(LocalDate first, LocalDate last) {
        Instant from = OpeningCalendar.startOf(first.minusDays(MARGIN_DAYS));
        Instant until = OpeningCalendar.startOf(last.plusDays(MARGIN_DAYS));
        Map<UUID, List<Lent>> lent = lent(from, until);
        return sql.list(
                row -> new Standing(
                        PlanningSql.id(row, "id"),
                        row.getString("title"),
                        PlanningSql.id(row, "venue_id"),
                        PlanningSql.instant(row, "begins_at"),
                        PlanningSql.instant(row, "ends_at"),
                        row.getInt("people_at_once"),
                        lent.getOrDefault(PlanningSql.id(row, "id"), List.of())),
                """
                SELECT id, title, venue_id, begins_at, ends_at, people_at_once FROM fair f
                WHERE (state IN ('DRAFT', 'PROPOSED', 'APPROVED', 'PUBLISHED', 'RUNNING')
                    OR state = 'POSTPONED' AND NOT EXISTS (SELECT FROM fair_without_day w WHERE w.fair_id = f.id))
                AND begins_at < ? AND ends_at > ? ORDER BY id""",
                until,
                from);
    }

    /** By fair, what it has on each day of its bookings. */
    private Map<UUID, List<Lent>> lent(Instant from, Instant until) {
        Map<UUID, List<Lent>> lent = new HashMap<>();
        sql.list(
                row -> lent.computeIfAbsent(PlanningSql.id(row, "fair_id"), any -> new ArrayList<>())
                        .add(new Lent(
                                row.getObject("day", LocalDate.class),
                                new Kit(
                                        PlanningSql.id(row, "equipment_id"),
                                        row.getString("name"),
                                        row.getInt("there_are"),
                                        row.getInt("pieces")))),
                """
                SELECT b.fair_id, b.equipment_id, e.name, e.pieces AS there_are, d.day::date AS day, sum(b.pieces)::int AS pieces
                FROM fair_equipment b JOIN equipment e ON e.id = b.equipment_id
                CROSS JOIN LATERAL generate_series((b.begins_at AT TIME ZONE 'Asia/Shanghai')::date::timestamp,
                    (b.ends_at AT TIME ZONE 'Asia/Shanghai') - interval '1 microsecond', interval '1 day') AS d (day)
                WHERE b.begins_at < ? AND b.ends_at > ?
                GROUP BY b.fair_id, b.equipment_id, e.name, e.pieces, d.day ORDER BY b.fair_id, e.name, d.day""",
                until,
                from);
        return lent;
    }

    private List<Helper> helpers(UUID season, LocalDate first, LocalDate last) {
        List<SeasonMeans.HelperView> rows = means.rows(season);
        List<UUID> ids = rows.stream().map(SeasonMeans.HelperView::staffId).toList();
        Map<UUID, List<Span>> busy = ids.isEmpty()
                ? Map.of()
                : rota.busy(ids, OpeningCalendar.startOf(first), OpeningCalendar.startOf(last.plusDays(1))).stream()
                        .collect(groupingBy(
                                Rota.Busy::helper, mapping(one -> new Span(one.from(), one.until()), toList())));
        Map<UUID, SeasonCase.Position> positions = venues.positions(rows.stream()
                .map(SeasonMeans.HelperView::homeSiteId)
                .filter(Objects::nonNull)
                .toList());
        return rows.stream()
                .map(one -> new Helper(
                        one.staffId(),
                        one.name(),
                        Set.copyOf(one.roles()),
                        Set.copyOf(one.weekdays()),
                        Set.copyOf(one.away()),
                        one.mostAWeek(),
                        one.homeSiteId() == null ? null : positions.get(one.homeSiteId()),
                        busy.getOrDefault(one.staffId(), List.of())))
                .toList();
    }

    private List<Van> vans(LocalDate first, LocalDate last) {
        Map<UUID, List<Span>> busy = sql
                .list(
                        row -> Map.entry(
                                PlanningSql.id(row, "van_id"),
                                new Span(PlanningSql.instant(row, "leaves_at"), PlanningSql.instant(row, "back_at"))),
                        """
                        SELECT t.* FROM van_trip t JOIN fair f ON f.id = t.fair_id
                        WHERE f.state NOT IN ('CANCELLED', 'POSTPONED') AND t.leaves_at < ? AND t.back_at > ? ORDER BY t.leaves_at""",
                        OpeningCalendar.startOf(last.plusDays(1)),
                        OpeningCalendar.startOf(first))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return sql.list(
                row -> new Van(
                        PlanningSql.id(row, "id"),
                        row.getString("name"),
                        busy.getOrDefault(PlanningSql.id(row, "id"), List.of())),
                "SELECT id, name FROM van WHERE retired_at IS NULL ORDER BY name, id");
    }

    private Map<LocalDate, DayKind> holidays(LocalDate first, LocalDate last) {
        Map<LocalDate, DayKind> days = new HashMap<>();
        sql.list(
                        row -> Map.entry(row.getObject("day", LocalDate.class), DayKind.valueOf(row.getString("kind"))),
                        "SELECT day, kind FROM holiday WHERE day BETWEEN ? AND ?",
                        first,
                        last)
                .forEach(entry -> days.put(entry.getKey(), entry.getValue()));
        return days;
    }
}
