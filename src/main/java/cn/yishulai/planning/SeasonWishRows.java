package cn.yishulai.planning;

import static cn.yishulai.planning.PlanningRefusal.SEASON_WISH_MALFORMED;

import cn.yishulai.fairs.Seasons;
import cn.yishulai.places.SiteName;
import cn.yishulai.planning.SeasonCase.HolidayWish;
import cn.yishulai.planning.SeasonCase.Kit;
import cn.yishulai.planning.SeasonCase.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Wishes as they are kept, with their venues, roles and pieces. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SeasonWishRows {

    private final PlanningSql sql;
    private final Seasons seasons;

    SeasonWishRows(PlanningSql sql, Seasons seasons) {
        this.sql = sql;
        this.seasons = seasons;
    }

    record Row(
            Wish wish,
            UUID season,
            @Nullable UUID organisation,
            @Nullable String about,
            int version,
            @Nullable UUID fair) {

        SeasonWishView view(Map<UUID, String> organisations, Map<UUID, SiteName> venues) {
            return new SeasonWishView(
                    wish.id(),
                    season,
                    organisation,
                    organisation == null ? null : organisations.get(organisation),
                    wish.title(),
                    about,
                    wish.venues().stream().map(venues::get).toList(),
                    wish.earliest(),
                    wish.latest(),
                    List.copyOf(wish.weekdays()),
                    wish.holidays(),
                    wish.opens().toString(),
                    wish.closes().toString(),
                    wish.minutes(),
                    wish.people(),
                    wish.weight(),
                    wish.van(),
                    wish.roles().entrySet().stream()
                            .map(role -> new SeasonWishForm.Role(role.getKey(), role.getValue()))
                            .toList(),
                    wish.equipment().stream()
                            .map(kit -> new SeasonWishView.Piece(kit.id(), kit.name(), kit.needed()))
                            .toList(),
                    version,
                    fair);
        }
    }

    /** @throws cn.yishulai.kernel.Refused SEASON_UNKNOWN */
    void requireSeason(UUID season) {
        seasons.require(season);
    }

    List<Row> page(UUID season, @Nullable UUID organisation, @Nullable UUID after, int count) {
        return complete(sql.list(
                SeasonWishRows::row,
                """
                SELECT * FROM season_wish WHERE season_id = ? AND withdrawn_at IS NULL
                AND (?::uuid IS NULL OR organisation_id = ?::uuid) AND (?::uuid IS NULL OR id > ?::uuid) ORDER BY id LIMIT ?""",
                season,
                organisation,
                organisation,
                after,
                after,
                count));
    }

    /** Those that can be planned: not withdrawn, and no fair was made of them. */
    List<Row> toPlan(UUID season) {
        return complete(sql.list(
                SeasonWishRows::row,
                "SELECT * FROM season_wish WHERE season_id = ? AND withdrawn_at IS NULL AND fair_id IS NULL ORDER BY id",
                season));
    }

    /** Also withdrawn ones, and those of which fairs were made. */
    List<Row> named(List<UUID> ids) {
        return complete(
                sql.list(SeasonWishRows::row, "SELECT * FROM season_wish WHERE id = ANY (?::uuid[]) ORDER BY id", ids));
    }

    Optional<Row> find(UUID season, UUID id) {
        return complete(sql.list(
                        SeasonWishRows::row,
                        "SELECT * FROM season_wish WHERE id = ? AND season_id = ? AND withdrawn_at IS NULL",
                        id,
                        season))
                .stream()
                .findFirst();
    }

    private record Part(UUID wish, String name, UUID id, int rank, int needed) {}

    private List<Row> complete(List<Row> found) {
        List<UUID> ids = found.stream().map(row -> row.wish().id()).toList();
        Map<UUID, List<UUID>> venues = new HashMap<>();
        sql.list(
                        row -> new Part(
                                PlanningSql.id(row, "wish_id"),
                                "",
                                PlanningSql.id(row, "site_id"),
                                row.getInt("rank"),
                                0),
                        "SELECT * FROM season_wish_venue WHERE wish_id = ANY (?::uuid[]) ORDER BY wish_id, rank",
                        ids)
                .forEach(part -> venues.computeIfAbsent(part.wish(), any -> new ArrayList<>())
                        .add(part.id()));
        Map<UUID, Map<String, Integer>> roles = new HashMap<>();
        sql.list(
                        row -> new Part(
                                PlanningSql.id(row, "wish_id"),
                                row.getString("role"),
                                PlanningSql.id(row, "wish_id"),
                                0,
                                row.getInt("needed")),
                        "SELECT * FROM season_wish_role WHERE wish_id = ANY (?::uuid[])",
                        ids)
                .forEach(part -> roles.computeIfAbsent(part.wish(), any -> new TreeMap<>())
                        .put(part.name(), part.needed()));
        Map<UUID, List<Kit>> kits = new HashMap<>();
        sql.list(
                        row -> Map.entry(
                                PlanningSql.id(row, "wish_id"),
                                new Kit(
                                        PlanningSql.id(row, "equipment_id"),
                                        row.getString("name"),
                                        row.getInt("there_are"),
                                        row.getInt("pieces"))),
                        """
                        SELECT w.wish_id, w.equipment_id, w.pieces, e.name, e.pieces AS there_are FROM season_wish_equipment w
                        JOIN equipment e ON e.id = w.equipment_id WHERE w.wish_id = ANY (?::uuid[]) ORDER BY w.wish_id, e.name""",
                        ids)
                .forEach(part -> kits.computeIfAbsent(part.getKey(), any -> new ArrayList<>())
                        .add(part.getValue()));
        return found.stream()
                .map(row -> new Row(
                        with(row.wish(), venues, roles, kits),
                        row.season(),
                        row.organisation(),
                        row.about(),
                        row.version(),
                        row.fair()))
                .toList();
    }

    private static Wish with(
            Wish bare, Map<UUID, List<UUID>> venues, Map<UUID, Map<String, Integer>> roles, Map<UUID, List<Kit>> kits) {
        return new Wish(
                bare.id(),
                bare.title(),
                venues.getOrDefault(bare.id(), List.of()),
                bare.earliest(),
                bare.latest(),
                bare.weekdays(),
                bare.holidays(),
                bare.opens(),
                bare.closes(),
                bare.minutes(),
                bare.people(),
                bare.weight(),
                bare.van(),
                roles.getOrDefault(bare.id(), Map.of()),
                kits.getOrDefault(bare.id(), List.of()));
    }

    private static Row row(ResultSet row) throws SQLException {
        TreeSet<DayOfWeek> days = new TreeSet<>();
        PlanningSql.numbers(row, "weekdays").forEach(day -> days.add(DayOfWeek.of(day)));
        Wish wish = new Wish(
                PlanningSql.id(row, "id"),
                row.getString("title"),
                List.of(),
                row.getObject("earliest", LocalDate.class),
                row.getObject("latest", LocalDate.class),
                days,
                HolidayWish.valueOf(row.getString("holidays")),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                row.getInt("minutes"),
                row.getInt("people"),
                row.getInt("weight"),
                row.getBoolean("van"),
                Map.of(),
                List.of());
        return new Row(
                wish,
                PlanningSql.id(row, "season_id"),
                PlanningSql.id(row, "organisation_id"),
                row.getString("about"),
                row.getInt("version"),
                PlanningSql.id(row, "fair_id"));
    }

    UUID add(UUID season, @Nullable UUID organisation, SeasonWishForm form, int weight, UUID by, Instant now) {
        UUID id = sql.one(
                        row -> PlanningSql.id(row, "id"),
                        """
                        INSERT INTO season_wish (season_id, organisation_id, title, about, earliest, latest, weekdays, holidays, opens, closes,
                            minutes, people, weight, van, stated_by, stated_at)
                        VALUES (?, ?, '–', NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                        season,
                        organisation,
                        form.earliest(),
                        form.latest(),
                        days(form),
                        form.holidays(),
                        form.opens(),
                        form.closes(),
                        form.minutes(),
                        form.people(),
                        weight,
                        form.van(),
                        by,
                        now)
                .orElseThrow();
        write(id, organisation, form, weight);
        return id;
    }

    void write(UUID id, @Nullable UUID organisation, SeasonWishForm form, int weight) {
        sql.change(
                """
                UPDATE season_wish SET organisation_id = ?, title = ?, about = ?, earliest = ?, latest = ?, weekdays = ?, holidays = ?, opens = ?, closes = ?,
                    minutes = ?, people = ?, weight = ?, van = ?, version = version + 1 WHERE id = ?""",
                organisation,
                form.title().strip(),
                form.about(),
                form.earliest(),
                form.latest(),
                days(form),
                form.holidays(),
                form.opens(),
                form.closes(),
                form.minutes(),
                form.people(),
                weight,
                form.van(),
                id);
        sql.change("DELETE FROM season_wish_venue WHERE wish_id = ?", id);
        sql.change(
                "INSERT INTO season_wish_venue (wish_id, rank, site_id) SELECT ?, v.rank, v.id FROM unnest(?::uuid[]) WITH ORDINALITY AS v (id, rank)",
                id,
                form.venueIds().stream().map(UUID::fromString).toList());
        sql.change("DELETE FROM season_wish_role WHERE wish_id = ?", id);
        for (SeasonWishForm.Role role : form.roles()) {
            sql.change(
                    "INSERT INTO season_wish_role (wish_id, role, needed) VALUES (?, ?, ?)",
                    id,
                    role.role().strip(),
                    role.needed());
        }
        sql.change("DELETE FROM season_wish_equipment WHERE wish_id = ?", id);
        for (SeasonWishForm.Piece piece : form.equipment()) {
            sql.change(
                    "INSERT INTO season_wish_equipment (wish_id, equipment_id, pieces) VALUES (?, ?, ?)",
                    id,
                    UUID.fromString(piece.equipmentId()),
                    piece.pieces());
        }
    }

    private static List<Integer> days(SeasonWishForm form) {
        return form.weekdays().stream().map(DayOfWeek::getValue).sorted().toList();
    }

    /** @throws cn.yishulai.kernel.Refused SEASON_WISH_MALFORMED for equipment that is not there, or more of it than there is */
    void requireEquipment(List<SeasonWishForm.Piece> pieces) {
        for (SeasonWishForm.Piece piece : pieces) {
            UUID id = cn.yishulai.kernel.OpaqueId.parse(piece.equipmentId(), SEASON_WISH_MALFORMED);
            boolean enough = sql.one(row -> row.getInt("pieces"), "SELECT pieces FROM equipment WHERE id = ?", id)
                    .filter(thereAre -> piece.pieces() <= thereAre)
                    .isPresent();
            if (!enough) {
                throw SEASON_WISH_MALFORMED.because("so many pieces there are not", Map.of("field", "equipment"));
            }
        }
    }
}
