package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of a fair and what stands on them, as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairTableRows {

    private static final Duration LATELY = Duration.ofHours(1);

    private final TradeSql sql;
    private final Clock clock;

    FairTableRows(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** How a table is called where a copy says on which shelf it stands. */
    static String shelf(int table) {
        return "T" + table;
    }

    record Table(int number, @Nullable String letter, @Nullable String name) {}

    record Busy(
            Table table,
            int copies,
            int handedOver,
            int lastHour,
            @Nullable Instant countedAt,
            int seen,
            int moved,
            int unseen) {}

    record OfClass(String letter, int came, int left, int handedOver) {}

    /** Where the copies of a fair stand. @param ending as in the view fair_stock */
    record Ending(String ending, int copies) {}

    List<Table> of(UUID fair) {
        return sql.list(
                FairTableRows::table,
                "SELECT number, letter, name FROM fair_table WHERE fair_id = ? ORDER BY number",
                fair);
    }

    boolean exists(UUID fair, int number) {
        return sql.one(row -> true, "SELECT 1 FROM fair_table WHERE fair_id = ? AND number = ?", fair, number)
                .isPresent();
    }

    /** Those on which copies of the fair stand. */
    List<Integer> taken(FairStockSite fair) {
        return sql.list(
                row -> row.getInt("number"),
                """
                SELECT t.number FROM fair_table t WHERE t.fair_id = ?
                  AND EXISTS (SELECT FROM copy c WHERE c.site_id = ? AND c.status = 'AT_FAIR' AND c.shelf = 'T' || t.number) ORDER BY t.number""",
                fair.id(),
                fair.venue());
    }

    void replace(UUID fair, List<Table> tables) {
        sql.change("DELETE FROM fair_table WHERE fair_id = ?", fair);
        for (Table table : tables) {
            sql.change(
                    "INSERT INTO fair_table (fair_id, number, letter, name) VALUES (?, ?, ?, ?)",
                    fair,
                    table.number(),
                    table.letter(),
                    table.name());
        }
    }

    /** It is of the fair from this movement on. */
    void laidOut(UUID fair, UUID copy, UUID by) {
        sql.change(
                """
                INSERT INTO fair_laid_out (fair_id, copy_id, seq, laid_by, laid_at) SELECT ?, id, moves, ?, ? FROM copy WHERE id = ?""",
                fair,
                by,
                clock.instant(),
                copy);
    }

    /** Whether the fair still waits for this copy to be handed over or to come home. */
    boolean isOpen(UUID fair, UUID copy) {
        return sql.one(
                        row -> true,
                        "SELECT 1 FROM fair_stock WHERE fair_id = ? AND copy_id = ? AND ending IN"
                                + " ('ON_TABLE', 'ON_THE_WAY', 'AT_VENUE', 'MISSING', 'QUARANTINED')",
                        fair,
                        copy)
                .isPresent();
    }

    List<Ending> endings(UUID fair) {
        return sql.list(
                row -> new Ending(row.getString("ending"), row.getInt("n")),
                "SELECT ending, count(*)::int AS n FROM fair_stock WHERE fair_id = ? GROUP BY ending",
                fair);
    }

    /** How many copies of the fair stand on its tables or are underway. */
    int notHome(FairStockSite fair) {
        return sql.one(
                        row -> row.getInt(1),
                        """
                        SELECT (SELECT count(*) FROM copy WHERE site_id = ? AND status = 'AT_FAIR')::int + (SELECT count(*) FROM fair_load l
                            JOIN transfer_copy c ON c.transfer_id = l.transfer_id AND c.state = 'PACKED' WHERE l.fair_id = ?)::int""",
                        fair.venue(),
                        fair.id())
                .orElse(0);
    }

    /** Copies on a table by the books. */
    List<UUID> on(FairStockSite fair, int table) {
        return sql.list(
                row -> TradeSql.id(row, "id"),
                "SELECT id FROM copy WHERE site_id = ? AND status = 'AT_FAIR' AND shelf = ? ORDER BY id",
                fair.venue(),
                shelf(table));
    }

    void counted(UUID fair, int table, int seen, int moved, int unseen, UUID by) {
        sql.change(
                """
                INSERT INTO fair_count (fair_id, table_number, seen, moved_here, unseen, counted_by, counted_at) VALUES (?, ?, ?, ?, ?, ?, ?)""",
                fair,
                table,
                seen,
                moved,
                unseen,
                by,
                clock.instant());
    }

    /** Every table with what stands on it and how fast it goes. */
    List<Busy> busy(FairStockSite fair) {
        return sql.list(
                FairTableRows::busy,
                """
                WITH gone AS (
                    SELECT before.shelf, count(*) AS n, count(*) FILTER (WHERE s.ended_at >= ?) AS lately FROM fair_stock s
                    JOIN LATERAL (SELECT m.shelf FROM movement m WHERE m.copy_id = s.copy_id AND m.seq >= s.seq AND m.status = 'AT_FAIR'
                                  ORDER BY m.seq DESC LIMIT 1) before ON true
                    WHERE s.fair_id = ? AND s.ending = 'HANDED_OVER' GROUP BY before.shelf),
                here AS (SELECT shelf, count(*) AS n FROM copy WHERE site_id = ? AND status = 'AT_FAIR' GROUP BY shelf)
                SELECT t.number, t.letter, t.name, coalesce(h.n, 0)::int AS copies, coalesce(g.n, 0)::int AS handed_over, coalesce(g.lately, 0)::int AS lately,
                       k.counted_at, coalesce(k.seen, 0) AS seen, coalesce(k.moved_here, 0) AS moved_here, coalesce(k.unseen, 0) AS unseen
                FROM fair_table t LEFT JOIN here h ON h.shelf = 'T' || t.number LEFT JOIN gone g ON g.shelf = 'T' || t.number
                LEFT JOIN LATERAL (SELECT * FROM fair_count c WHERE c.fair_id = t.fair_id AND c.table_number = t.number
                                   ORDER BY c.counted_at DESC, c.id DESC LIMIT 1) k ON true
                WHERE t.fair_id = ? ORDER BY t.number""",
                clock.instant().minus(LATELY),
                fair.id(),
                fair.venue(),
                fair.id());
    }

    /** What came of each class, and what of it is left. */
    List<OfClass> classes(UUID fair) {
        return sql.list(
                row -> new OfClass(
                        row.getString("letter"), row.getInt("came"), row.getInt("remain"), row.getInt("handed_over")),
                "SELECT coalesce(k.letter, 'NONE') AS letter, count(*)::int AS came, (count(*) FILTER (WHERE x.ending = 'ON_TABLE'))::int AS remain,"
                        + " (count(*) FILTER (WHERE x.ending = 'HANDED_OVER'))::int AS handed_over"
                        + " FROM fair_stock x JOIN copy c ON c.id = x.copy_id JOIN volume v ON v.id = c.volume_id "
                        + FairStockDemand.OF_CLASS
                        + "WHERE x.fair_id = ? AND x.ending IN ('ON_TABLE', 'HANDED_OVER') GROUP BY 1 ORDER BY remain, letter",
                fair);
    }

    /** How many stand at the fair on no table of it. */
    int onNoTable(FairStockSite fair) {
        return sql.one(
                        row -> row.getInt(1),
                        """
                        SELECT count(*)::int FROM copy c WHERE c.site_id = ? AND c.status = 'AT_FAIR'
                          AND NOT EXISTS (SELECT FROM fair_table t WHERE t.fair_id = ? AND c.shelf = 'T' || t.number)""",
                        fair.venue(),
                        fair.id())
                .orElse(0);
    }

    /** Of these, those that stand at the venue on tables. */
    List<UUID> atFair(FairStockSite fair, Collection<String> codes) {
        return sql.list(
                row -> TradeSql.id(row, "id"),
                "SELECT id FROM copy WHERE code = ANY (?::text[]) AND site_id = ? AND status = 'AT_FAIR' ORDER BY id",
                codes,
                fair.venue());
    }

    private static Table table(ResultSet row) throws SQLException {
        return new Table(row.getInt("number"), row.getString("letter"), row.getString("name"));
    }

    private static Busy busy(ResultSet row) throws SQLException {
        return new Busy(
                table(row),
                row.getInt("copies"),
                row.getInt("handed_over"),
                row.getInt("lately"),
                TradeSql.instant(row, "counted_at"),
                row.getInt("seen"),
                row.getInt("moved_here"),
                row.getInt("unseen"));
    }
}
