package cn.yishulai.fairs;

import cn.yishulai.fairs.FairReconciliationView.Counts;
import cn.yishulai.fairs.FairReconciliationView.Ending;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The count of a fair that is over, as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairReconciliationRows {

    private final TradeSql sql;
    private final TableRows tables;
    private final Clock clock;

    FairReconciliationRows(TradeSql sql, TableRows tables, Clock clock) {
        this.sql = sql;
        this.tables = tables;
        this.clock = clock;
    }

    record Line(
            UUID copy,
            Ending ending,
            Instant since,
            UUID by,
            String reason,
            @Nullable String explanation,
            @Nullable UUID explainedBy) {}

    record Counted(
            Counts counts,
            boolean signOff,
            UUID countedBy,
            Instant countedAt,
            @Nullable UUID signedBy,
            @Nullable Instant signedAt,
            boolean done) {}

    Counts counts(UUID fair) {
        return sql.one(
                        row -> new Counts(
                                row.getInt("sent"),
                                row.getInt("handed_over"),
                                row.getInt("back"),
                                row.getInt("missing"),
                                row.getInt("quarantined"),
                                row.getInt("on_tables"),
                                row.getInt("on_the_way"),
                                row.getInt("at_venue")),
                        """
                        SELECT count(*) AS sent, count(*) FILTER (WHERE ending = 'HANDED_OVER') AS handed_over, count(*) FILTER (WHERE ending = 'BACK') AS back,
                               count(*) FILTER (WHERE ending = 'MISSING') AS missing, count(*) FILTER (WHERE ending = 'QUARANTINED') AS quarantined,
                               count(*) FILTER (WHERE ending = 'ON_TABLE') AS on_tables, count(*) FILTER (WHERE ending = 'ON_THE_WAY') AS on_the_way,
                               count(*) FILTER (WHERE ending = 'AT_VENUE') AS at_venue
                        FROM fair_stock WHERE fair_id = ?""",
                        fair)
                .orElseThrow();
    }

    List<Line> lines(UUID fair, Collection<String> endings, int limit) {
        return sql.list(
                FairReconciliationRows::line,
                """
                SELECT s.copy_id, s.ending, s.ended_at, s.ended_by, s.reason, e.explanation, e.explained_by FROM fair_stock s
                LEFT JOIN fair_explanation e ON (e.fair_id, e.copy_id) = (s.fair_id, s.copy_id)
                WHERE s.fair_id = ? AND s.ending = ANY (?::text[]) ORDER BY s.ending, s.ended_at, s.sending LIMIT ?""",
                fair,
                endings,
                limit);
    }

    /** Copies of which nobody has said why they are not there, and steps of tables why they are not in the books. */
    int unexplained(UUID fair) {
        return sql.one(
                                row -> row.getInt(1),
                                """
                        SELECT count(DISTINCT s.copy_id)::int FROM fair_stock s WHERE s.fair_id = ? AND s.ending IN ('MISSING', 'QUARANTINED')
                          AND NOT EXISTS (SELECT FROM fair_explanation e WHERE (e.fair_id, e.copy_id) = (s.fair_id, s.copy_id))""",
                                fair)
                        .orElse(0)
                + tables.sum(fair).unexplained();
    }

    /** Codes of the van loads of a fair that are not closed. */
    List<UUID> openLoads(UUID fair) {
        return sql.list(
                row -> TradeSql.id(row, "transfer_id"),
                """
                SELECT l.transfer_id FROM fair_load l JOIN transfer t ON t.id = l.transfer_id
                WHERE l.fair_id = ? AND t.closed_at IS NULL ORDER BY l.transfer_id""",
                fair);
    }

    void explain(UUID fair, UUID copy, String explanation, UUID by) {
        sql.change(
                """
                INSERT INTO fair_explanation (fair_id, copy_id, explanation, explained_by, explained_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT fair_explanation_pk DO UPDATE SET (explanation, explained_by, explained_at) =
                    (excluded.explanation, excluded.explained_by, excluded.explained_at)""",
                fair,
                copy,
                explanation,
                by,
                clock.instant());
    }

    Optional<Counted> counted(UUID fair) {
        return sql.one(FairReconciliationRows::counted, "SELECT * FROM fair_reconciliation WHERE fair_id = ?", fair);
    }

    /** Somebody has counted; a count before it is void, and so is what was signed of it. */
    void count(UUID fair, Counts counts, boolean signOff, UUID by) {
        sql.change(
                """
                INSERT INTO fair_reconciliation (fair_id, sent, handed_over, back, missing, quarantined, sign_off, counted_by, counted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT ON CONSTRAINT fair_reconciliation_pk DO UPDATE SET (sent, handed_over, back, missing, quarantined, sign_off, counted_by,
                    counted_at, signed_by, signed_at) = (excluded.sent, excluded.handed_over, excluded.back, excluded.missing, excluded.quarantined,
                    excluded.sign_off, excluded.counted_by, excluded.counted_at, NULL, NULL)""",
                fair,
                counts.sent(),
                counts.handedOver(),
                counts.back(),
                counts.missing(),
                counts.quarantined(),
                signOff,
                by,
                clock.instant());
    }

    void sign(UUID fair, UUID by) {
        sql.change(
                "UPDATE fair_reconciliation SET signed_by = ?, signed_at = ? WHERE fair_id = ?",
                by,
                clock.instant(),
                fair);
    }

    /** It is over; what became of each copy is kept for the next plan. */
    void done(UUID fair) {
        sql.change("UPDATE fair_reconciliation SET done_at = ? WHERE fair_id = ?", clock.instant(), fair);
        sql.change(
                "INSERT INTO fair_ending (fair_id, sending, copy_id, letter, ending)"
                        + " SELECT x.fair_id, x.sending, x.copy_id, coalesce(k.letter, 'NONE'), x.ending FROM fair_stock x"
                        + " JOIN copy c ON c.id = x.copy_id JOIN volume v ON v.id = c.volume_id "
                        + FairStockDemand.OF_CLASS
                        + "WHERE x.fair_id = ?",
                fair);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                TradeSql.id(row, "copy_id"),
                Ending.valueOf(row.getString("ending")),
                Objects.requireNonNull(TradeSql.instant(row, "ended_at")),
                TradeSql.id(row, "ended_by"),
                row.getString("reason"),
                row.getString("explanation"),
                row.getObject("explained_by", UUID.class));
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(
                new Counts(
                        row.getInt("sent"),
                        row.getInt("handed_over"),
                        row.getInt("back"),
                        row.getInt("missing"),
                        row.getInt("quarantined"),
                        0,
                        0,
                        0),
                row.getBoolean("sign_off"),
                TradeSql.id(row, "counted_by"),
                Objects.requireNonNull(TradeSql.instant(row, "counted_at")),
                row.getObject("signed_by", UUID.class),
                TradeSql.instant(row, "signed_at"),
                row.getObject("done_at") != null);
    }
}
