package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.places.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody who works at fairs has to do: their own shifts, tasks and news. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class MyWork {

    private final TradeSql sql;
    private final Tasks tasks;
    private final StaffNotices notices;
    private final Clock clock;

    MyWork(TradeSql sql, Tasks tasks, StaffNotices notices, Clock clock) {
        this.sql = sql;
        this.tasks = tasks;
        this.notices = notices;
        this.clock = clock;
    }

    /** @param shifts of today and later, by their beginning */
    record View(List<Shift> shifts, List<TaskView> tasks, List<StaffNotices.View> news) {}

    /**
     * A shift one was asked for.
     *
     * @param answer ASKED, ACCEPTED or DECLINED
     * @param held one's time is this shift's; false where another has it, or the fair has no day
     */
    record Shift(
            UUID id,
            UUID fairId,
            String fairTitle,
            SiteName venue,
            String role,
            @Nullable String note,
            OffsetDateTime from,
            OffsetDateTime until,
            String answer,
            boolean held) {}

    View show(Caller caller, boolean english) {
        return new View(
                shifts(caller.personId()), tasks.ownedBy(caller.personId()), notices.of(caller.personId(), english));
    }

    void read(Caller caller) {
        notices.read(caller.personId());
    }

    List<Shift> shifts(UUID staff) {
        return sql.list(
                row -> new Shift(
                        TradeSql.id(row, "id"),
                        TradeSql.id(row, "fair_id"),
                        row.getString("title"),
                        new SiteName(TradeSql.id(row, "venue_id"), row.getString("name")),
                        row.getString("role"),
                        row.getString("note"),
                        FairView.inCity(ProgrammeReads.time(row, "begins_at")),
                        FairView.inCity(ProgrammeReads.time(row, "ends_at")),
                        row.getString("state"),
                        row.getBoolean("held")),
                """
                SELECT s.id, s.fair_id, f.title, f.venue_id, v.name, s.role, s.note, s.begins_at, s.ends_at, p.state,
                       EXISTS (SELECT FROM helper_hold h WHERE h.helper_id = p.id) AS held
                FROM shift_helper p JOIN fair_shift s ON s.id = p.shift_id JOIN fair f ON f.id = s.fair_id
                JOIN site v ON v.id = f.venue_id
                WHERE p.staff_id = ? AND s.ends_at > ? AND f.state <> 'CANCELLED' ORDER BY s.begins_at, s.id LIMIT 200""",
                staff,
                clock.instant().minus(Duration.ofHours(12)));
    }
}
