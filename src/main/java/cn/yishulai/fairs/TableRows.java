package cn.yishulai.fairs;

import cn.yishulai.kernel.CopyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was done at tables without network, as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TableRows {

    private static final List<TableOutcome> DIFFERENCES =
            Stream.of(TableOutcome.values()).filter(TableOutcome::isDifference).toList();

    private final TradeSql sql;
    private final Clock clock;

    TableRows(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A copy by its code, or by one that it had before it got another label. */
    record Found(UUID id, CopyCode code, String status, @Nullable UUID site) {}

    /** A family by its card or its ticket, as it is today. */
    record Family(UUID id, String card) {}

    /** What became of an event. */
    record Done(
            TableOutcome outcome,
            @Nullable String code,
            @Nullable UUID copy,
            @Nullable UUID dropOff,
            int books,
            List<String> brought,
            long credits,
            long covered) {

        static Done without(TableOutcome outcome, @Nullable String code, @Nullable UUID copy) {
            return new Done(outcome, code, copy, null, 0, List.of(), 0, 0);
        }

        static Done counted(int books) {
            return new Done(TableOutcome.COUNTED, null, null, null, books, List.of(), 0, 0);
        }

        static Done brought(UUID dropOff, List<String> books) {
            return new Done(TableOutcome.BROUGHT, null, null, dropOff, books.size(), books, 0, 0);
        }
    }

    record Step(
            UUID id,
            @Nullable Integer table,
            String kind,
            TableOutcome outcome,
            @Nullable String code,
            @Nullable UUID copy,
            @Nullable UUID dropOff,
            int books,
            List<String> brought,
            int inspected,
            int credits,
            int covered,
            Instant occurredAt,
            Instant mergedAt,
            @Nullable String explanation,
            @Nullable UUID explainedBy) {}

    record Sum(int steps, int swapped, int overspent, long covered, int differences, int unexplained) {}

    UUID id() {
        return sql.one(row -> TradeSql.id(row, "id"), "SELECT uuidv7() AS id").orElseThrow();
    }

    Optional<Found> copy(CopyCode code) {
        return sql.one(
                row -> new Found(
                        TradeSql.id(row, "id"),
                        new CopyCode(row.getString("code")),
                        row.getString("status"),
                        row.getObject("site_id", UUID.class)),
                """
                SELECT id, code, status, site_id FROM copy WHERE code = ?
                   OR id = (SELECT v.copy_id FROM voided_label v WHERE v.code = ?)""",
                code.value(),
                code.value());
    }

    Optional<Family> family(GateCode code) {
        return sql.one(
                row -> new Family(TradeSql.id(row, "id"), row.getString("family_code")),
                """
                WITH RECURSIVE path AS (
                    SELECT h.id, h.merged_into, h.family_code FROM household h
                    WHERE h.family_code = ? OR h.id = (SELECT t.household_id FROM ticket t WHERE t.code = ?)
                    UNION ALL SELECT h.id, h.merged_into, h.family_code FROM household h JOIN path p ON h.id = p.merged_into)
                SELECT id, family_code FROM path WHERE merged_into IS NULL""",
                code.family() == null ? null : code.family().value(),
                code.ticket() == null ? null : code.ticket().value());
    }

    /** Whether a van brings it to this fair, and has left. */
    boolean comesToFair(UUID fair, UUID copy) {
        return sql.one(
                        row -> true,
                        """
                        SELECT 1 FROM fair_load l JOIN transfer t ON t.id = l.transfer_id AND t.state = 'SENT'
                        JOIN transfer_copy c ON c.transfer_id = t.id AND c.state = 'PACKED'
                        WHERE l.fair_id = ? AND l.way = 'OUT' AND c.copy_id = ?""",
                        fair,
                        copy)
                .isPresent();
    }

    void write(UUID id, TableEvent event, Done done) {
        sql.change(
                """
                INSERT INTO fair_table_step (id, device, sequence, fair_id, table_number, kind, copy_code, copy_id, drop_off_id, books, brought,
                    credits, covered, outcome, occurred_at, merged_at)
                VALUES (?, ?, ?, ?, ?::integer, ?, ?, ?::uuid, ?::uuid, ?, ?::text[], ?, ?, ?, ?, ?)""",
                id,
                event.device(),
                event.sequence(),
                event.fair(),
                event.table(),
                event.kind(),
                done.code(),
                done.copy(),
                done.dropOff(),
                done.books(),
                done.brought(),
                done.credits(),
                done.covered(),
                done.outcome(),
                event.occurredAt(),
                clock.instant());
    }

    /** What the library carries of a fair. */
    long covered(UUID fair) {
        return sum(fair).covered();
    }

    Sum sum(UUID fair) {
        return sql.one(
                        row -> new Sum(
                                row.getInt("steps"),
                                row.getInt("swapped"),
                                row.getInt("overspent"),
                                row.getLong("covered"),
                                row.getInt("differences"),
                                row.getInt("unexplained")),
                        """
                        SELECT count(*)::int AS steps, (count(*) FILTER (WHERE outcome IN ('SWAPPED', 'OVERSPENT')))::int AS swapped,
                               (count(*) FILTER (WHERE outcome = 'OVERSPENT'))::int AS overspent, coalesce(sum(covered), 0)::bigint AS covered,
                               (count(*) FILTER (WHERE outcome = ANY (?::text[])))::int AS differences,
                               (count(*) FILTER (WHERE outcome = ANY (?::text[]) AND explanation IS NULL))::int AS unexplained
                        FROM fair_table_step WHERE fair_id = ?""",
                        names(),
                        names(),
                        fair)
                .orElseThrow();
    }

    /** Newest first; those that happened as the books say only when all are asked for. */
    List<Step> of(UUID fair, boolean all, UUID before, int limit) {
        return sql.list(
                TableRows::step,
                """
                SELECT s.*, coalesce((SELECT count(*) FROM inspection i WHERE i.drop_off_id = s.drop_off_id), 0)::int AS inspected
                FROM fair_table_step s WHERE s.fair_id = ? AND s.id < ? AND (?::boolean OR s.outcome = 'OVERSPENT' OR s.outcome = ANY (?::text[]))
                ORDER BY s.id DESC LIMIT ?""",
                fair,
                before,
                all,
                names(),
                limit);
    }

    Optional<TableOutcome> outcome(UUID fair, UUID step) {
        return sql.one(
                row -> TableOutcome.valueOf(row.getString("outcome")),
                "SELECT outcome FROM fair_table_step WHERE fair_id = ? AND id = ?",
                fair,
                step);
    }

    void explain(Collection<UUID> steps, String explanation, UUID by) {
        sql.change(
                "UPDATE fair_table_step SET (explanation, explained_by, explained_at) = (?, ?::uuid, ?::timestamptz) WHERE id = ANY (?::uuid[])",
                explanation,
                by,
                clock.instant(),
                steps);
    }

    private static List<String> names() {
        return DIFFERENCES.stream().map(TableOutcome::name).toList();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                TradeSql.id(row, "id"),
                TradeSql.number(row, "table_number"),
                row.getString("kind"),
                TableOutcome.valueOf(row.getString("outcome")),
                row.getString("copy_code"),
                row.getObject("copy_id", UUID.class),
                row.getObject("drop_off_id", UUID.class),
                row.getInt("books"),
                Arrays.asList((String[]) row.getArray("brought").getArray()),
                row.getInt("inspected"),
                row.getInt("credits"),
                row.getInt("covered"),
                Objects.requireNonNull(TradeSql.instant(row, "occurred_at")),
                Objects.requireNonNull(TradeSql.instant(row, "merged_at")),
                row.getString("explanation"),
                row.getObject("explained_by", UUID.class));
    }
}
