package cn.yishulai.inventory;

import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stocktake. A line that is not settled is judged by what its copy is now, read in the same statement;
 * a copy's movements are read only when it has moved since the list was frozen. A claim that comes after the signature
 * moves nothing: it went over from another copy that was missing, and nobody was looking for this one any more.
 */
@ApplicationScoped
class StocktakeLines {

    private static final String READ =
            """
            SELECT l.copy_id, c.code, l.expected, l.status_then, l.shelf_then, l.seen_at, l.seen_shelf, l.seen_on_hold,
                   l.bucket, l.finding, l.remedy, l.settled_at,
                   c.status, coalesce(c.site_id = s.site_id, false) AS here, c.shelf, h.moved, h.handled_at,
                   coalesce(p.walking_order, 2147483647) AS walking_order
            FROM stocktake_line l
            JOIN stocktake s ON s.id = l.stocktake_id
            JOIN copy c ON c.id = l.copy_id
            LEFT JOIN shelf_location p ON p.site_id = s.site_id AND p.code = coalesce(l.shelf_then, l.seen_shelf)
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE m.handled OR s.signed_at IS NULL OR m.recorded_at < s.signed_at) > 0 AS moved,
                       max(m.occurred_at) FILTER (WHERE m.handled) AS handled_at
                FROM (SELECT seq, occurred_at, recorded_at,
                             status <> 'CLAIMED' AND NOT (status = 'AVAILABLE' AND lag(status, 1, '') OVER (ORDER BY seq) = 'CLAIMED') AS handled
                      FROM movement
                      WHERE copy_id = c.id AND l.settled_at IS NULL AND (NOT l.expected OR c.moves > l.moves_then)) m
                WHERE CASE WHEN l.expected THEN m.seq > l.moves_then ELSE m.recorded_at >= s.opened_at END) h
            WHERE l.stocktake_id = :stocktake
            """;

    private final Session database;

    StocktakeLines(Session database) {
        this.database = database;
    }

    /** In walking order. */
    List<Counted> all(UUID stocktake) {
        return read(query(READ + " ORDER BY walking_order, l.copy_id", stocktake));
    }

    List<Counted> of(UUID stocktake, Collection<UUID> copies) {
        return copies.isEmpty()
                ? List.of()
                : read(query(READ + " AND l.copy_id IN (:copies)", stocktake).setParameter("copies", copies));
    }

    /** The next to be settled, in ascending order. */
    List<Counted> unsettled(UUID stocktake, int limit) {
        return read(query(
                        "WITH next AS MATERIALIZED (SELECT copy_id FROM stocktake_line WHERE stocktake_id = :stocktake"
                                + " AND settled_at IS NULL ORDER BY copy_id LIMIT :limit) "
                                + READ + " AND l.copy_id IN (SELECT copy_id FROM next) ORDER BY l.copy_id",
                        stocktake)
                .setParameter("limit", limit));
    }

    /** Locked, if it is still to be settled. */
    boolean take(UUID stocktake, UUID copy) {
        return !database.createNativeQuery(
                        """
                        SELECT 1 FROM stocktake_line WHERE stocktake_id = :stocktake AND copy_id = :copy AND settled_at IS NULL
                        FOR UPDATE
                        """,
                        Object.class)
                .setParameter("stocktake", stocktake)
                .setParameter("copy", copy)
                .getResultList()
                .isEmpty();
    }

    /** Keeps what was judged, of those that are still to be settled. */
    int settle(UUID stocktake, List<Counted> lines, Instant now) {
        return database.createNativeMutationQuery(
                        """
                        UPDATE stocktake_line l SET bucket = n.bucket, finding = n.finding, remedy = n.remedy, settled_at = :now
                        FROM unnest(CAST(:copies AS uuid[]), CAST(:buckets AS text[]), CAST(:findings AS text[]), CAST(:remedies AS text[]))
                             AS n (copy_id, bucket, finding, remedy)
                        WHERE l.stocktake_id = :stocktake AND l.copy_id = n.copy_id AND l.settled_at IS NULL
                        """)
                .setParameter("stocktake", stocktake)
                .setParameter("now", now)
                .setParameter(
                        "copies",
                        lines.stream().map(line -> line.copy().toString()).toArray(String[]::new))
                .setParameter(
                        "buckets",
                        lines.stream()
                                .map(line -> line.judgement().bucket().name())
                                .toArray(String[]::new))
                .setParameter(
                        "findings",
                        lines.stream()
                                .map(line -> line.judgement().finding().name())
                                .toArray(String[]::new))
                .setParameter(
                        "remedies",
                        lines.stream()
                                .map(line -> line.judgement().remedy().name())
                                .toArray(String[]::new))
                .executeUpdate();
    }

    private NativeQuery<Tuple> query(String sql, UUID stocktake) {
        return database.createNativeQuery(sql, Tuple.class).setParameter("stocktake", stocktake);
    }

    private static List<Counted> read(NativeQuery<Tuple> query) {
        return query.getResultList().stream().map(StocktakeLines::counted).toList();
    }

    private static Counted counted(Tuple row) {
        CopyStatus then = enumOf(CopyStatus.class, row.get("status_then", String.class));
        String shelfThen = row.get("shelf_then", String.class);
        Instant seenAt = row.get("seen_at", Instant.class);
        Judgement.Sighting seen = seenAt == null
                ? null
                : new Judgement.Sighting(
                        seenAt, row.get("seen_shelf", String.class), row.get("seen_on_hold", Boolean.class));
        Instant settledAt = row.get("settled_at", Instant.class);
        return new Counted(
                row.get("copy_id", UUID.class),
                new CopyCode(row.get("code", String.class)),
                row.get("expected", Boolean.class),
                new Counted.Belongs(StockPlace.of(then, shelfThen), shelfThen),
                row.get("walking_order", Integer.class),
                seen,
                settledAt == null
                        ? Judgement.of(known(row, then == null ? null : new Judgement.Then(then, shelfThen)), seen)
                        : settled(row),
                settledAt);
    }

    private static Judgement.Known known(Tuple row, Judgement.@Nullable Then then) {
        return new Judgement.Known(
                then,
                CopyStatus.valueOf(row.get("status", String.class)),
                row.get("here", Boolean.class),
                row.get("shelf", String.class),
                row.get("moved", Boolean.class),
                row.get("handled_at", Instant.class));
    }

    private static Judgement settled(Tuple row) {
        return new Judgement(
                Bucket.valueOf(row.get("bucket", String.class)),
                StockFinding.valueOf(row.get("finding", String.class)),
                Remedy.valueOf(row.get("remedy", String.class)));
    }

    private static <E extends Enum<E>> @Nullable E enumOf(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, Objects.requireNonNull(name));
    }
}
