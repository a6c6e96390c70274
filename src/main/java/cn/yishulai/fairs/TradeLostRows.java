package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where missing books of trade sessions stood, as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TradeLostRows {

    private final TradeSql sql;

    TradeLostRows(TradeSql sql) {
        this.sql = sql;
    }

    /**
     * Where a book stood when it was missed.
     *
     * @param stage of the family's offer; null for a book from the shelves
     * @param leg by which somebody was to get it; null when nobody was
     * @param furtherRun whether one was made since
     */
    record Lost(@Nullable TradeStage stage, @Nullable UUID leg, boolean furtherRun) {}

    void note(UUID session, UUID copy, @Nullable TradeStage stage, @Nullable UUID leg) {
        sql.change(
                """
                INSERT INTO trade_missing (session_id, copy_id, run_number, stage, leg_id)
                SELECT r.session_id, ?, max(r.number), ?, ?::uuid FROM trade_run r WHERE r.session_id = ? GROUP BY r.session_id
                ON CONFLICT (session_id, copy_id) DO UPDATE
                    SET run_number = excluded.run_number, stage = excluded.stage, leg_id = excluded.leg_id""",
                copy,
                stage,
                leg,
                session);
    }

    Optional<Lost> find(UUID session, UUID copy) {
        return sql.one(
                row -> new Lost(
                        row.getString("stage") == null ? null : TradeStage.valueOf(row.getString("stage")),
                        row.getObject("leg_id", UUID.class),
                        row.getBoolean("further_run")),
                """
                SELECT m.stage, m.leg_id, EXISTS (SELECT FROM trade_run r
                    WHERE r.session_id = m.session_id AND r.number > m.run_number) AS further_run
                FROM trade_missing m WHERE m.session_id = ? AND m.copy_id = ?""",
                session,
                copy);
    }

    void forget(UUID session, UUID copy) {
        sql.change("DELETE FROM trade_missing WHERE session_id = ? AND copy_id = ?", session, copy);
    }
}
