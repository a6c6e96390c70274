package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The numbers at the gate. Whoever calls one holds the session. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class WalkInRows {

    private final TradeSql sql;

    WalkInRows(TradeSql sql) {
        this.sql = sql;
    }

    /** @param elder whether an elder is with them */
    record Slip(UUID id, int number, int persons, boolean elder, int passedOver, State state) {

        TicketLine.Group group() {
            return new TicketLine.Group(id, persons, passedOver);
        }
    }

    /** Where a number stands. */
    enum State {
        WAITING,
        CALLED,
        ADMITTED,
        /** Called, and nobody came. */
        LAPSED,
        LEFT
    }

    /** The next number of the session: two gates never give the same. */
    int add(UUID fair, int session, int persons, boolean elder, Instant now) {
        int number = sql.one(
                        row -> row.getInt("last_number"),
                        """
                        INSERT INTO walk_in_queue (fair_id, session_number, last_number) VALUES (?, ?, 1)
                        ON CONFLICT (fair_id, session_number) DO UPDATE SET last_number = walk_in_queue.last_number + 1
                        RETURNING last_number""",
                        fair,
                        session)
                .orElseThrow();
        sql.change(
                """
                INSERT INTO walk_in_slip (fair_id, session_number, number, persons, elder, taken_at) VALUES (?, ?, ?, ?, ?, ?)""",
                fair,
                session,
                number,
                persons,
                elder,
                now);
        return number;
    }

    Optional<Slip> find(UUID fair, int session, int number) {
        return sql.one(
                WalkInRows::read,
                "SELECT * FROM walk_in_slip WHERE fair_id = ? AND session_number = ? AND number = ?",
                fair,
                session,
                number);
    }

    /** Who waits, in the order in which they are called. */
    List<Slip> waiting(UUID fair, int session, boolean eldersFirst) {
        return sql.list(
                WalkInRows::read,
                """
                SELECT * FROM walk_in_slip WHERE fair_id = ? AND session_number = ? AND state = 'WAITING'
                ORDER BY (? AND elder) DESC, number""",
                fair,
                session,
                eldersFirst);
    }

    /** Who was called and is to come, the last call first. */
    List<Slip> called(UUID fair, int session) {
        return sql.list(
                WalkInRows::read,
                """
                SELECT * FROM walk_in_slip WHERE fair_id = ? AND session_number = ? AND state = 'CALLED'
                ORDER BY called_at DESC, number DESC""",
                fair,
                session);
    }

    /** When the first of those who wait took a number. */
    @Nullable
    Instant firstTaken(UUID fair, int session) {
        return sql
                .list(
                        row -> ProgrammeReads.time(row, "taken_at"),
                        """
                        SELECT taken_at FROM walk_in_slip WHERE fair_id = ? AND session_number = ? AND state = 'WAITING'
                        ORDER BY taken_at LIMIT 1""",
                        fair,
                        session)
                .stream()
                .findFirst()
                .orElse(null);
    }

    void call(UUID slip, Instant now, Instant until) {
        sql.change(
                "UPDATE walk_in_slip SET state = 'CALLED', called_at = ?, call_until = ? WHERE id = ?",
                now,
                until,
                slip);
    }

    void passedOver(UUID slip, int times) {
        sql.change("UPDATE walk_in_slip SET passed_over = ? WHERE id = ?", times, slip);
    }

    void become(UUID slip, State state) {
        sql.change("UPDATE walk_in_slip SET state = ? WHERE id = ?", state, slip);
    }

    /** They were let in by mistake: they are called still. */
    void callAgain(UUID fair, int session, int number) {
        sql.change(
                """
                UPDATE walk_in_slip SET state = 'CALLED' WHERE fair_id = ? AND session_number = ? AND number = ? AND state = 'ADMITTED'""",
                fair,
                session,
                number);
    }

    private static Slip read(ResultSet row) throws SQLException {
        return new Slip(
                TradeSql.id(row, "id"),
                row.getInt("number"),
                row.getInt("persons"),
                row.getBoolean("elder"),
                row.getInt("passed_over"),
                State.valueOf(row.getString("state")));
    }
}
