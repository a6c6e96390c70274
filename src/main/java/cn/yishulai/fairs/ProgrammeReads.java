package cn.yishulai.fairs;

import cn.yishulai.fairs.ProgrammeView.Booking;
import cn.yishulai.fairs.ProgrammeView.Helper;
import cn.yishulai.fairs.ProgrammeView.Performance;
import cn.yishulai.fairs.ProgrammeView.Session;
import cn.yishulai.fairs.ProgrammeView.Shift;
import cn.yishulai.fairs.ProgrammeView.Stage;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The whole programme of a fair, for those who prepare it. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class ProgrammeReads {

    private final TradeSql sql;
    private final ProgrammeDoor door;
    private final FairRepository fairs;
    private final SessionTerms terms;
    private final Admittance admittance;
    private final Tasks tasks;
    private final ProgrammeConflicts conflicts;
    private final Sites sites;

    ProgrammeReads(
            TradeSql sql,
            ProgrammeDoor door,
            FairRepository fairs,
            SessionTerms terms,
            Admittance admittance,
            Tasks tasks,
            ProgrammeConflicts conflicts,
            Sites sites) {
        this.sql = sql;
        this.door = door;
        this.fairs = fairs;
        this.terms = terms;
        this.admittance = admittance;
        this.tasks = tasks;
        this.conflicts = conflicts;
        this.sites = sites;
    }

    private record Asked(UUID shift, Helper helper) {}

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public ProgrammeView show(Caller caller, UUID id) {
        FairFacts facts = door.look(caller, id);
        boolean holds = door.holds(facts);
        return new ProgrammeView(
                id,
                facts.title(),
                facts.state(),
                sites.name(facts.venue()),
                FairView.inCity(facts.begins()),
                FairView.inCity(facts.ends()),
                !holds && facts.state() != FairState.CANCELLED,
                ProgrammeDoor.mayChange(facts.state()),
                sql.list(row -> row.getObject("season_id", UUID.class), "SELECT season_id FROM fair WHERE id = ?", id)
                        .get(0),
                sessions(id),
                stages(id, caller.role() != Role.AUDITOR),
                shifts(id),
                equipment(id),
                tasks.of(id),
                holds ? conflicts.of(caller, facts) : List.of());
    }

    private List<Session> sessions(UUID id) {
        Fair fair = fairs.findById(id);
        Map<Integer, List<AdmissionRule>> rules = admittance.of(List.of(id)).getOrDefault(id, Map.of());
        Map<Integer, SessionTerms.Terms> said =
                terms.of(id).stream().collect(Collectors.toMap(SessionTerms.Terms::session, Function.identity()));
        return fair.sessions().stream()
                .map(session -> {
                    SessionTerms.Terms own = said.get(session.number());
                    return new Session(
                            session.number(),
                            FairView.inCity(session.begins()),
                            FairView.inCity(session.ends()),
                            session.capacity(),
                            session.walkInPlaces(),
                            session.deskPlaces(),
                            fair.slots(session.number()).stream()
                                    .map(FairView.Slot::of)
                                    .toList(),
                            rules.getOrDefault(session.number(), List.of()).stream()
                                    .map(FairView.Admission::of)
                                    .toList(),
                            own == null ? null : own.intakeRules(),
                            own == null ? null : own.requestRules(),
                            own != null && own.purse() != null);
                })
                .toList();
    }

    /** @param contacts whether it says how performers are reached */
    private List<Stage> stages(UUID fair, boolean contacts) {
        List<Performance> performances = sql.list(
                row -> new Performance(
                        TradeSql.id(row, "id"),
                        TradeSql.id(row, "stage_id"),
                        row.getString("title"),
                        row.getString("title_en"),
                        row.getString("performer"),
                        contacts ? row.getString("contact") : null,
                        inCity(row, "begins_at"),
                        inCity(row, "ends_at"),
                        row.getInt("changeover_minutes"),
                        row.getBoolean("held")),
                """
                SELECT p.*, EXISTS (SELECT FROM stage_hold h WHERE h.performance_id = p.id) AS held
                FROM fair_performance p WHERE p.fair_id = ? ORDER BY p.begins_at, p.id""",
                fair);
        Map<UUID, List<Performance>> played =
                performances.stream().collect(Collectors.groupingBy(Performance::stageId));
        return sql.list(
                row -> {
                    UUID id = TradeSql.id(row, "id");
                    return new Stage(
                            id, row.getString("name"), row.getString("name_en"), played.getOrDefault(id, List.of()));
                },
                "SELECT id, name, name_en FROM fair_stage WHERE fair_id = ? ORDER BY id",
                fair);
    }

    List<Shift> shifts(UUID fair) {
        Map<UUID, List<Helper>> helpers = sql
                .list(
                        row -> new Asked(
                                TradeSql.id(row, "shift_id"),
                                new Helper(
                                        TradeSql.id(row, "staff_id"),
                                        row.getString("display_name"),
                                        row.getString("state"),
                                        row.getBoolean("held"))),
                        """
                        SELECT p.shift_id, p.staff_id, m.display_name, p.state,
                               EXISTS (SELECT FROM helper_hold h WHERE h.helper_id = p.id) AS held
                        FROM shift_helper p JOIN fair_shift s ON s.id = p.shift_id JOIN staff_member m ON m.id = p.staff_id
                        WHERE s.fair_id = ? ORDER BY p.state = 'DECLINED', p.asked_at, p.id""",
                        fair)
                .stream()
                .collect(Collectors.groupingBy(Asked::shift, Collectors.mapping(Asked::helper, Collectors.toList())));
        return sql.list(
                row -> {
                    UUID id = TradeSql.id(row, "id");
                    List<Helper> own = helpers.getOrDefault(id, List.of());
                    long there = own.stream().filter(Helper::held).count();
                    int needed = row.getInt("needed");
                    return new Shift(
                            id,
                            row.getString("role"),
                            row.getString("note"),
                            inCity(row, "begins_at"),
                            inCity(row, "ends_at"),
                            needed,
                            (int) Math.max(0, needed - there),
                            own);
                },
                "SELECT * FROM fair_shift WHERE fair_id = ? ORDER BY begins_at, role, id",
                fair);
    }

    private List<Booking> equipment(UUID fair) {
        return sql.list(
                row -> new Booking(
                        TradeSql.id(row, "id"),
                        TradeSql.id(row, "equipment_id"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getInt("pieces"),
                        inCity(row, "begins_at"),
                        inCity(row, "ends_at"),
                        row.getBoolean("held")),
                """
                SELECT b.id, b.equipment_id, e.name, e.name_en, b.pieces, b.begins_at, b.ends_at,
                       EXISTS (SELECT FROM equipment_hold h WHERE h.booking_id = b.id) AS held
                FROM fair_equipment b JOIN equipment e ON e.id = b.equipment_id WHERE b.fair_id = ? ORDER BY e.name, b.begins_at, b.id""",
                fair);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(TradeSql.instant(row, column));
    }

    private static OffsetDateTime inCity(ResultSet row, String column) throws SQLException {
        return FairView.inCity(time(row, column));
    }
}
