package cn.yishulai.fairs;

import cn.yishulai.fairs.FairWorkView.CommentView;
import cn.yishulai.fairs.FairWorkView.StepView;
import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a fair, who did it and when; and what its two sides say to each other about it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairTrail {

    private final TradeSql sql;
    private final Audit audit;
    private final Clock clock;

    FairTrail(TradeSql sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    void step(Caller caller, UUID fair, FairVerb verb) {
        step(caller, fair, verb, null);
    }

    /**
     * In the history of the fair and in the audit trail.
     *
     * @param note why, as people will read it; the audit trail goes without, because people may name people in it
     */
    void step(Caller caller, UUID fair, FairVerb verb, @Nullable String note) {
        sql.change(
                "INSERT INTO fair_step (id, fair_id, verb, done_by, done_at, note) VALUES (uuidv7(), ?, ?, ?, ?, ?)",
                fair,
                verb,
                caller.personId(),
                clock.instant(),
                note);
        audit.record(
                caller.actor(),
                "fair." + verb.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "fair:" + fair,
                Map.of());
    }

    void comment(Caller caller, UUID fair, String words) {
        sql.change(
                """
                INSERT INTO fair_comment (id, fair_id, side, words, written_by, written_at)
                VALUES (uuidv7(), ?, ?, ?, ?, ?)""",
                fair,
                FairSide.of(caller),
                words,
                caller.personId(),
                clock.instant());
        audit.record(caller.actor(), "fair.commented", "fair:" + fair, Map.of());
    }

    /** Oldest first. */
    List<StepView> steps(UUID fair) {
        return sql.list(
                row -> new StepView(
                        FairVerb.valueOf(row.getString("verb")),
                        row.getString("display_name"),
                        at(row, "done_at"),
                        row.getString("note")),
                """
                SELECT s.verb, s.done_at, s.note, m.display_name FROM fair_step s
                JOIN staff_member m ON m.id = s.done_by WHERE s.fair_id = ? ORDER BY s.done_at, s.id""",
                fair);
    }

    /** Oldest first. */
    List<CommentView> comments(Caller caller, UUID fair) {
        return sql.list(
                row -> new CommentView(
                        TradeSql.id(row, "id"),
                        row.getString("words"),
                        FairSide.valueOf(row.getString("side")),
                        row.getString("display_name"),
                        at(row, "written_at"),
                        caller.personId().equals(TradeSql.id(row, "written_by"))),
                """
                SELECT c.id, c.side, c.words, c.written_by, c.written_at, m.display_name FROM fair_comment c
                JOIN staff_member m ON m.id = c.written_by WHERE c.fair_id = ? ORDER BY c.written_at, c.id""",
                fair);
    }

    static OffsetDateTime at(ResultSet row, String column) throws SQLException {
        return FairView.inCity(Objects.requireNonNull(TradeSql.instant(row, column)));
    }
}
