package cn.yishulai.fairs;

import static cn.yishulai.fairs.ProgrammeRefusal.SEASON_DAYS_WRONG;
import static cn.yishulai.fairs.ProgrammeRefusal.SEASON_UNKNOWN;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.fairs.SeasonView.Work;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.District;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Seasons of fairs. Everybody sees the published fairs of a season. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Seasons {

    private static final String FAIRS =
            """
            SELECT f.id, f.title, f.state, f.begins_at, f.ends_at, f.people_at_once, v.id AS venue, v.name AS venue_name,
                   EXISTS (SELECT FROM fair_without_day w WHERE w.fair_id = f.id) AS without_day, d.code, d.zh, d.en
            FROM fair f JOIN site v ON v.id = f.venue_id LEFT JOIN site_district sd ON sd.site_id = v.id
            LEFT JOIN district d ON d.code = sd.district WHERE f.season_id = ? AND\s""";

    private static final String IN_ORDER = " ORDER BY f.begins_at, f.id";

    /** One statement for all fairs of a season, whatever their number. */
    private static final String WORK =
            """
            SELECT f.id,
              (SELECT count(*) FROM fair_task t WHERE t.fair_id = f.id AND t.done_at IS NULL
                 AND (t.derived IS NULL OR f.people_at_once >= %1$d AND f.permit_number IS NULL)) AS tasks_open,
              (SELECT count(*) FROM fair_task t WHERE t.fair_id = f.id AND t.done_at IS NULL
                 AND (t.derived IS NULL OR f.people_at_once >= %1$d AND f.permit_number IS NULL)
                 AND coalesce(t.due_on, (f.begins_at AT TIME ZONE 'Asia/Shanghai')::date - t.days_before) < ?) AS tasks_overdue,
              (SELECT coalesce(sum(s.needed), 0) FROM fair_shift s WHERE s.fair_id = f.id) AS needed,
              (SELECT coalesce(sum(greatest(s.needed - (SELECT count(*) FROM helper_hold h WHERE h.shift_id = s.id), 0)), 0)
                 FROM fair_shift s WHERE s.fair_id = f.id) AS missing,
              (SELECT count(*) FROM fair_performance p WHERE p.fair_id = f.id
                 AND NOT EXISTS (SELECT FROM stage_hold h WHERE h.performance_id = p.id))
              + (SELECT count(*) FROM fair_shift s JOIN shift_helper p ON p.shift_id = s.id WHERE s.fair_id = f.id
                 AND p.state <> 'DECLINED' AND NOT EXISTS (SELECT FROM helper_hold h WHERE h.helper_id = p.id))
              + (SELECT count(*) FROM fair_equipment b WHERE b.fair_id = f.id
                 AND NOT EXISTS (SELECT FROM equipment_hold h WHERE h.booking_id = b.id)) AS conflicts
            FROM fair f WHERE f.season_id = ?"""
                    .formatted(Fair.NEEDS_PERMIT_FROM);

    private final TradeSql sql;
    private final FairAccess access;
    private final OpeningCalendar calendar;
    private final Audit audit;

    Seasons(TradeSql sql, FairAccess access, OpeningCalendar calendar, Audit audit) {
        this.sql = sql;
        this.access = access;
        this.calendar = calendar;
        this.audit = audit;
    }

    private record Worked(UUID fair, Work work) {}

    /** The newest first, without their fairs. */
    Page<SeasonView> list(@Nullable String after, int limit) {
        UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        List<SeasonView> rows = sql.list(
                row -> read(row, null),
                """
                SELECT * FROM fair_season s WHERE ?::uuid IS NULL
                  OR (s.begins_on, s.id) < (SELECT l.begins_on, l.id FROM fair_season l WHERE l.id = ?::uuid)
                ORDER BY s.begins_on DESC, s.id DESC LIMIT ?""",
                last,
                last,
                limit + 1);
        return Page.cut(rows, limit, season -> season.id().toString());
    }

    /** With the fairs that are published. @throws cn.yishulai.kernel.Refused SEASON_UNKNOWN */
    SeasonView show(UUID id) {
        return show(id, sql.list(row -> fair(row, null), FAIRS + "f.published_at IS NOT NULL" + IN_ORDER, id));
    }

    /** With all its fairs on which the caller works, and how far they are prepared. @throws cn.yishulai.kernel.Refused SEASON_UNKNOWN */
    SeasonView work(Caller caller, UUID id) {
        Map<UUID, Work> work = sql
                .list(
                        row -> new Worked(
                                TradeSql.id(row, "id"),
                                new Work(
                                        row.getInt("tasks_open"),
                                        row.getInt("tasks_overdue"),
                                        row.getInt("needed"),
                                        row.getInt("missing"),
                                        row.getInt("conflicts"))),
                        WORK,
                        calendar.today(),
                        id)
                .stream()
                .collect(Collectors.toMap(Worked::fair, Worked::work));
        boolean all = caller.role() == Role.LIBRARIAN || caller.role() == Role.AUDITOR;
        return show(
                id,
                sql.list(
                        row -> fair(row, work.get(TradeSql.id(row, "id"))),
                        FAIRS + "(? OR f.venue_id = ANY (?::uuid[]) OR f.organisation_id = ?::uuid)" + IN_ORDER,
                        id,
                        all,
                        caller.role() == Role.STAFF ? caller.sites() : List.of(),
                        caller.organisation()));
    }

    /** @throws cn.yishulai.kernel.Refused SEASON_DAYS_WRONG */
    UUID add(Caller caller, SeasonForm form) {
        requireDays(form);
        UUID id = sql.one(
                        row -> TradeSql.id(row, "id"),
                        "INSERT INTO fair_season (title, about, begins_on, ends_on) VALUES (?, ?, ?, ?) RETURNING id",
                        form.title().strip(),
                        Said.stripped(form.about()),
                        form.beginsOn(),
                        form.endsOn())
                .orElseThrow();
        audit.record(caller.actor(), "season.added", "season:" + id, Map.of());
        return id;
    }

    /** @throws cn.yishulai.kernel.Refused SEASON_UNKNOWN, SEASON_DAYS_WRONG */
    void describe(UUID id, SeasonForm form) {
        requireDays(form);
        if (sql.change(
                        "UPDATE fair_season SET title = ?, about = ?, begins_on = ?, ends_on = ? WHERE id = ?",
                        form.title().strip(),
                        Said.stripped(form.about()),
                        form.beginsOn(),
                        form.endsOn(),
                        id)
                == 0) {
            throw unknown();
        }
    }

    /** @throws cn.yishulai.kernel.Refused SEASON_UNKNOWN */
    public void require(UUID season) {
        if (sql.list(row -> 1, "SELECT 1 FROM fair_season WHERE id = ?", season).isEmpty()) {
            throw unknown();
        }
    }

    /** From here on the fair is of this season; null for none. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, SEASON_UNKNOWN */
    public void put(UUID fair, @Nullable UUID season) {
        access.hold(fair);
        if (season != null) {
            require(season);
        }
        sql.change("UPDATE fair SET season_id = ? WHERE id = ?", season, fair);
    }

    static UUID id(String sent) {
        return OpaqueId.parse(sent, SEASON_UNKNOWN);
    }

    private SeasonView show(UUID id, List<SeasonView.Fair> fairs) {
        return sql.one(row -> read(row, fairs), "SELECT * FROM fair_season WHERE id = ?", id)
                .orElseThrow(Seasons::unknown);
    }

    private static SeasonView read(ResultSet row, @Nullable List<SeasonView.Fair> fairs) throws SQLException {
        return new SeasonView(
                TradeSql.id(row, "id"),
                row.getString("title"),
                row.getString("about"),
                row.getObject("begins_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                fairs);
    }

    private static SeasonView.Fair fair(ResultSet row, @Nullable Work work) throws SQLException {
        String district = row.getString("code");
        return new SeasonView.Fair(
                TradeSql.id(row, "id"),
                row.getString("title"),
                FairState.valueOf(row.getString("state")),
                row.getBoolean("without_day") ? true : null,
                new SiteName(TradeSql.id(row, "venue"), row.getString("venue_name")),
                district == null ? null : new District(district, row.getString("zh"), row.getString("en")),
                FairView.inCity(ProgrammeReads.time(row, "begins_at")),
                FairView.inCity(ProgrammeReads.time(row, "ends_at")),
                row.getInt("people_at_once"),
                work);
    }

    private static void requireDays(SeasonForm form) {
        if (form.endsOn().isBefore(form.beginsOn())) {
            throw SEASON_DAYS_WRONG.because("a season begins before it ends");
        }
    }

    private static Refused unknown() {
        return SEASON_UNKNOWN.because("there is no such season");
    }
}
