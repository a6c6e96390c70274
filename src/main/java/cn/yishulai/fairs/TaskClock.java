package cn.yishulai.fairs;

import cn.yishulai.fairs.StaffNotices.About;
import cn.yishulai.fairs.StaffNotices.Kind;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What the clock does for those who work at fairs: it reminds of tasks some days ahead and again when they are overdue, and
 * of a shift on the day before. Each is said once, so two nodes doing this at once say it once.
 */
@ApplicationScoped
class TaskClock {

    /** So long before its day the owner is told of a task. */
    static final int DAYS_AHEAD = 3;

    private final TradeSql sql;
    private final Tasks tasks;
    private final StaffNotices notices;
    private final OpeningCalendar calendar;

    TaskClock(TradeSql sql, Tasks tasks, StaffNotices notices, OpeningCalendar calendar) {
        this.sql = sql;
        this.tasks = tasks;
        this.notices = notices;
        this.calendar = calendar;
    }

    @Scheduled(every = "15m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        QuarkusTransaction.requiringNew().run(this::remind);
    }

    void remind() {
        LocalDate today = calendar.today();
        for (TaskView task : tasks.dueBy(today.plusDays(DAYS_AHEAD))) {
            notices.put(
                    owner(task),
                    task.overdue() ? Kind.TASK_OVERDUE : Kind.TASK_DUE,
                    new About(task.fairId(), task.id(), task.dueOn()),
                    Map.of(
                            "fair", task.fairTitle(),
                            "task", task.title(),
                            "due", task.dueOn().toString()));
        }
        shiftsOf(today.plusDays(1));
    }

    private static UUID owner(TaskView task) {
        return Objects.requireNonNull(task.ownerId());
    }

    private void shiftsOf(LocalDate day) {
        sql.list(
                row -> {
                    notices.put(
                            TradeSql.id(row, "staff_id"),
                            Kind.SHIFT_TOMORROW,
                            new About(TradeSql.id(row, "fair_id"), TradeSql.id(row, "shift_id"), day),
                            Map.of(
                                    "fair", row.getString("title"),
                                    "role", row.getString("role"),
                                    "venue", row.getString("venue"),
                                    "from", StaffNotices.when(ProgrammeReads.time(row, "begins_at"))));
                    return 1;
                },
                """
                        SELECT h.staff_id, s.fair_id, h.shift_id, f.title, s.role, s.begins_at, v.name AS venue
                        FROM helper_hold h JOIN shift_helper p ON p.id = h.helper_id JOIN fair_shift s ON s.id = h.shift_id
                        JOIN fair f ON f.id = s.fair_id JOIN site v ON v.id = f.venue_id
                        WHERE p.state = 'ACCEPTED' AND s.begins_at >= ? AND s.begins_at < ?""",
                OpeningCalendar.startOf(day),
                OpeningCalendar.startOf(day.plusDays(1)));
    }
}
