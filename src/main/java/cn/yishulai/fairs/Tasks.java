package cn.yishulai.fairs;

import static cn.yishulai.fairs.ProgrammeRefusal.FAIR_TASK_UNKNOWN;
import static cn.yishulai.fairs.ProgrammeRefusal.FAIR_TASK_WRONG;

import cn.yishulai.fairs.TaskForms.Derived;
import cn.yishulai.fairs.TaskForms.Owner;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The checklists of fairs (清单): what is to be done, by whom and until when. Tasks that follow from the permit are there for
 * fairs that need one, and are done when it is recorded. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class Tasks {

    /** The latest day counts from the first day of the fair in the city, so that a task moves with it. */
    static final String TASKS =
            """
            SELECT t.*, f.title AS fair_title, s.display_name AS owner_name, f.permit_number IS NOT NULL AS permitted,
                   coalesce(t.due_on, (f.begins_at AT TIME ZONE 'Asia/Shanghai')::date - t.days_before) AS due
            FROM fair_task t JOIN fair f ON f.id = t.fair_id LEFT JOIN staff_member s ON s.id = t.owner_id
            WHERE (t.derived IS NULL OR f.people_at_once >= %d) AND\s"""
                    .formatted(Fair.NEEDS_PERMIT_FROM);

    /** Not done, of a fair that is coming or was held. */
    private static final String OPEN =
            """
            t.done_at IS NULL AND (t.derived IS NULL OR f.permit_number IS NULL)
            AND f.state NOT IN ('CANCELLED', 'RECONCILED')""";

    private static final String IN_ORDER = " ORDER BY due, t.position NULLS LAST, t.id";

    private final TradeSql sql;
    private final ProgrammeDoor door;
    private final Rota rota;
    private final OpeningCalendar calendar;
    private final Clock clock;

    Tasks(TradeSql sql, ProgrammeDoor door, Rota rota, OpeningCalendar calendar, Clock clock) {
        this.sql = sql;
        this.door = door;
        this.rota = rota;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Puts the tasks of a checklist on a fair; those that it has already stay as they are. */
    void takeOver(UUID fair, String checklist) {
        sql.change(
                """
                INSERT INTO fair_task (fair_id, checklist, position, title, title_en, owner, days_before, derived)
                SELECT ?, i.checklist, i.position, i.zh, i.en,
                       CASE WHEN f.organisation_id IS NULL THEN 'LIBRARY' ELSE i.owner END, i.days_before, i.derived
                FROM checklist_item i JOIN fair f ON f.id = ? WHERE i.checklist = ?
                ON CONFLICT ON CONSTRAINT fair_task_once DO NOTHING""",
                fair,
                fair,
                checklist);
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY */
    void takeOver(Caller caller, UUID fair) {
        door.change(caller, fair);
        takeOver(fair, Checklists.USUAL);
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, FAIR_TASK_WRONG */
    void add(Caller caller, UUID fair, TaskForms.Task form) {
        door.change(caller, fair);
        requireDay(form);
        sql.change(
                "INSERT INTO fair_task (fair_id, title, title_en, owner, owner_id, days_before, due_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
                fair,
                form.title().strip(),
                Said.stripped(form.titleEn()),
                form.owner(),
                owner(fair, form.ownerId()),
                form.daysBefore(),
                form.dueOn());
    }

    /**
     * Says a task anew; what follows from the permit keeps its words and its day.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, FAIR_TASK_UNKNOWN, FAIR_TASK_WRONG
     */
    void change(Caller caller, UUID fair, String sent, TaskForms.Task form) {
        door.change(caller, fair);
        TaskView task = require(fair, sent);
        requireDay(form);
        boolean sameWords = form.title().strip().equals(task.title())
                && form.daysBefore() != null
                && form.daysBefore().equals(task.daysBefore());
        if (task.derived() != null && !sameWords) {
            throw FAIR_TASK_WRONG.because("what the law asks for the permit keeps its words and its day");
        }
        sql.change(
                "UPDATE fair_task SET title = ?, title_en = ?, owner = ?, owner_id = ?, days_before = ?, due_on = ? WHERE id = ?",
                form.title().strip(),
                Said.stripped(form.titleEn()),
                form.owner(),
                owner(fair, form.ownerId()),
                form.daysBefore(),
                form.dueOn(),
                task.id());
    }

    /** Ticks a task, or takes the tick away. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, FAIR_NOT_READY, FAIR_TASK_UNKNOWN */
    void tick(Caller caller, UUID fair, String sent, boolean done) {
        door.look(caller, fair);
        TaskView task = require(fair, sent);
        if (task.derived() == Derived.PERMIT_NUMBER) {
            throw FAIR_TASK_WRONG.because("it is done when the number of the permit is recorded");
        }
        sql.change(
                "UPDATE fair_task SET done_at = ?, done_by = ? WHERE id = ? AND (done_at IS NULL) = ?",
                done ? clock.instant() : null,
                done ? caller.personId() : null,
                task.id(),
                done);
    }

    /** With another time or place the permit is void, and so is the application for it. */
    void permitVoid(UUID fair) {
        sql.change(
                "UPDATE fair_task SET done_at = NULL, done_by = NULL WHERE fair_id = ? AND derived IS NOT NULL", fair);
    }

    List<TaskView> of(UUID fair) {
        return sql.list(this::read, TASKS + "t.fair_id = ?" + IN_ORDER, fair);
    }

    /** Open ones that this person sees to, the most urgent first. */
    List<TaskView> ownedBy(UUID staff) {
        return sql.list(this::read, TASKS + "t.owner_id = ? AND " + OPEN + IN_ORDER + " LIMIT 100", staff);
    }

    /** Open ones of all fairs on which the caller works, the most urgent first; at most two hundred. */
    List<TaskView> open(Caller caller) {
        return sql.list(
                this::read,
                TASKS + OPEN + " AND (? OR f.venue_id = ANY (?::uuid[]) OR f.organisation_id = ?::uuid)" + IN_ORDER
                        + " LIMIT 200",
                caller.role() == Role.LIBRARIAN || caller.role() == Role.AUDITOR,
                caller.role() == Role.STAFF ? caller.sites() : List.of(),
                caller.organisation());
    }

    /** Open ones with an owner that are due by a day. */
    List<TaskView> dueBy(LocalDate day) {
        return sql.list(
                this::read,
                "SELECT * FROM (" + TASKS + OPEN + " AND t.owner_id IS NOT NULL) t WHERE t.due <= ? ORDER BY t.id",
                day);
    }

    private TaskView require(UUID fair, String sent) {
        UUID id = OpaqueId.parse(sent, FAIR_TASK_UNKNOWN);
        return sql.one(this::read, TASKS + "t.id = ? AND t.fair_id = ?", id, fair)
                .orElseThrow(() -> FAIR_TASK_UNKNOWN.because("the fair has no such task"));
    }

    private static void requireDay(TaskForms.Task form) {
        if ((form.daysBefore() == null) == (form.dueOn() == null)) {
            throw FAIR_TASK_WRONG.because("a task has either a day or so many days before the fair");
        }
    }

    private @Nullable UUID owner(UUID fair, @Nullable String sent) {
        if (sent == null) {
            return null;
        }
        UUID owner = OpaqueId.parse(sent, FAIR_TASK_WRONG);
        if (rota.helpersFor(fair).stream().noneMatch(helper -> helper.id().equals(owner))) {
            throw FAIR_TASK_WRONG.because("nobody of this id works on the fair");
        }
        return owner;
    }

    private TaskView read(ResultSet row) throws SQLException {
        String derived = row.getString("derived");
        boolean permitted = derived != null && row.getBoolean("permitted");
        Instant doneAt = TradeSql.instant(row, "done_at");
        LocalDate due = row.getObject("due", LocalDate.class);
        boolean done = permitted || doneAt != null;
        return new TaskView(
                TradeSql.id(row, "id"),
                TradeSql.id(row, "fair_id"),
                row.getString("fair_title"),
                row.getString("title"),
                row.getString("title_en"),
                Owner.valueOf(row.getString("owner")),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                TradeSql.number(row, "days_before"),
                due,
                derived == null ? null : Derived.valueOf(derived),
                done,
                doneAt == null ? null : FairView.inCity(doneAt),
                !done && due.isBefore(calendar.today()));
    }
}
