package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pick list of a fair, as rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairPickRows {

    private static final String STATE = "CASE WHEN " + FairStockPlanRows.PACKED
            + " THEN 'PICKED' WHEN p.state = 'NOT_FOUND' THEN 'NOT_FOUND'"
            + " WHEN c.status <> 'AVAILABLE' OR c.site_id <> p.site_id THEN 'GONE' ELSE 'TO_PICK' END";

    private final TradeSql sql;
    private final Clock clock;

    FairPickRows(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Line(
            UUID copy,
            String letter,
            @Nullable String shelf,
            FairPickView.Source source,
            List<FairPickView.Reason> reasons,
            FairPickView.State state) {}

    /** @param site where it is to be picked */
    record Listed(String letter, UUID site, String state) {}

    record Count(UUID site, int toPick, int picked, int notFound, int gone) {}

    Optional<Listed> find(UUID fair, UUID copy) {
        return sql.one(
                row -> new Listed(row.getString("letter"), TradeSql.id(row, "site_id"), row.getString("state")),
                "SELECT letter, site_id, state FROM fair_pick WHERE fair_id = ? AND copy_id = ?",
                fair,
                copy);
    }

    /** @param after the copy of the last line that was shown */
    List<Line> list(UUID fair, UUID site, FairPickView.@Nullable State state, @Nullable UUID after, int rows) {
        return sql.list(
                row -> new Line(
                        TradeSql.id(row, "copy_id"),
                        row.getString("letter"),
                        row.getString("shelf"),
                        FairPickView.Source.valueOf(row.getString("source")),
                        Stream.of((String[]) row.getArray("reasons").getArray())
                                .map(FairPickView.Reason::valueOf)
                                .toList(),
                        FairPickView.State.valueOf(row.getString("state"))),
                FairStockPlanRows.WITH_PACKED
                        + "SELECT * FROM (SELECT p.copy_id, p.letter, p.shelf, p.source, p.reasons, p.walking_order, "
                        + STATE
                        + " AS state FROM fair_pick p JOIN copy c ON c.id = p.copy_id"
                        + " WHERE p.fair_id = ? AND p.site_id = ? AND p.state <> 'DROPPED') l"
                        + " WHERE (?::text IS NULL OR l.state = ?::text) AND (?::uuid IS NULL OR"
                        + " (l.walking_order, coalesce(l.shelf, ''), l.copy_id) > (SELECT p.walking_order, coalesce(p.shelf, ''), p.copy_id"
                        + " FROM fair_pick p WHERE p.fair_id = ? AND p.copy_id = ?::uuid))"
                        + " ORDER BY l.walking_order, coalesce(l.shelf, ''), l.copy_id LIMIT ?",
                fair,
                fair,
                site,
                state,
                state,
                after,
                fair,
                after,
                rows);
    }

    /** By site, those with anything on the list or in a van. @param site null for all of them */
    List<Count> counts(UUID fair, @Nullable UUID site) {
        return sql.list(
                row -> new Count(
                        TradeSql.id(row, "site_id"),
                        row.getInt("to_pick"),
                        row.getInt("picked"),
                        row.getInt("not_found"),
                        row.getInt("gone")),
                FairStockPlanRows.WITH_PACKED + ", listed AS (SELECT p.site_id, " + STATE
                        + " AS state FROM fair_pick p JOIN copy c ON c.id = p.copy_id"
                        + " WHERE p.fair_id = ? AND p.state <> 'DROPPED' AND (?::uuid IS NULL OR p.site_id = ?::uuid)),"
                        + """
                         loaded AS (SELECT l.site_id, count(*) AS n FROM fair_load l JOIN fair f ON f.id = l.fair_id AND f.epoch = l.epoch
                            JOIN transfer_copy c ON c.transfer_id = l.transfer_id AND c.state <> 'TAKEN_OUT'
                            WHERE l.fair_id = ? AND l.way = 'OUT' AND (?::uuid IS NULL OR l.site_id = ?::uuid) GROUP BY l.site_id),
                        counted AS (SELECT site_id, count(*) FILTER (WHERE state = 'TO_PICK') AS to_pick, count(*) FILTER (WHERE state = 'NOT_FOUND') AS not_found,
                            count(*) FILTER (WHERE state = 'GONE') AS gone FROM listed GROUP BY site_id)
                        SELECT site_id, coalesce(l.to_pick, 0)::int AS to_pick, coalesce(p.n, 0)::int AS picked, coalesce(l.not_found, 0)::int AS not_found,
                               coalesce(l.gone, 0)::int AS gone
                        FROM counted l FULL JOIN loaded p USING (site_id) ORDER BY site_id""",
                fair,
                fair,
                site,
                site,
                fair,
                site,
                site);
    }

    /** The class of a volume, as far as it is known. */
    String letterOf(UUID volume) {
        return sql.one(
                        row -> row.getString(1),
                        "SELECT coalesce(k.letter, 'NONE') FROM volume v " + FairStockDemand.OF_CLASS
                                + "WHERE v.id = ?",
                        volume)
                .orElse(FairClassView.NONE);
    }

    /** Puts it on the list, or back on it. */
    void put(UUID fair, UUID copy, String letter, FairPickView.Source source, UUID by) {
        sql.change(
                """
                INSERT INTO fair_pick (fair_id, copy_id, site_id, letter, walking_order, shelf, source, reasons, changed_by, changed_at)
                SELECT ?, c.id, c.site_id, ?, coalesce(h.walking_order, 2147483647), c.shelf, ?, ARRAY[?], ?, ?
                FROM copy c LEFT JOIN shelf_location h ON h.site_id = c.site_id AND h.code = c.shelf WHERE c.id = ?
                ON CONFLICT ON CONSTRAINT fair_pick_pk DO UPDATE SET (state, substituted, site_id, shelf, walking_order, source, reasons, changed_by, changed_at) =
                    ('TO_PICK', false, excluded.site_id, excluded.shelf, excluded.walking_order, excluded.source, excluded.reasons, excluded.changed_by,
                     excluded.changed_at)""",
                fair,
                letter,
                source,
                source,
                by,
                clock.instant(),
                copy);
    }

    void mark(UUID fair, UUID copy, String state, UUID by) {
        sql.change(
                "UPDATE fair_pick SET state = ?, substituted = false, changed_by = ?, changed_at = ? WHERE fair_id = ? AND copy_id = ?",
                state,
                by,
                clock.instant(),
                fair,
                copy);
    }

    /** A copy of the class goes for one that was not found. @return false when none is lacking */
    boolean substitute(UUID fair, UUID site, String letter) {
        return sql.change(
                        """
                        UPDATE fair_pick SET substituted = true WHERE (fair_id, copy_id) = (
                            SELECT fair_id, copy_id FROM fair_pick WHERE fair_id = ? AND site_id = ? AND letter = ? AND state = 'NOT_FOUND' AND NOT substituted
                            ORDER BY copy_id LIMIT 1 FOR UPDATE SKIP LOCKED)""",
                        fair,
                        site,
                        letter)
                == 1;
    }
}
