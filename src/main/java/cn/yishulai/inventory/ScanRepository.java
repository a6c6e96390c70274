package cn.yishulai.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What the scanners of a stocktake read. */
@ApplicationScoped
class ScanRepository {

    private final Session database;

    ScanRepository(Session database) {
        this.database = database;
    }

    /** What a scan read. */
    enum Kind {
        COPY,
        /** The books scanned after it stand there. */
        SHELF,
        HOLD_SHELF,
        UNKNOWN
    }

    /** @param text what was read, when it is nothing of ours */
    record Read(
            long sequence,
            Kind kind,
            @Nullable UUID copy,
            @Nullable String shelf,
            @Nullable String text,
            Instant happenedAt,
            Instant deviceTime) {}

    /** One device sends at one time once: what it scanned hangs on which shelf it scanned before. */
    void lockDevice(UUID device) {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:device, 182))", Object.class)
                .setTupleTransformer((cells, aliases) -> (Integer) cells[0])
                .setParameter("device", device.toString())
                .getSingleResult();
    }

    /** Ids by code, of those that are copies. */
    Map<String, UUID> copies(Collection<String> codes) {
        Map<String, UUID> ids = new HashMap<>();
        if (!codes.isEmpty()) {
            database.createNativeQuery("SELECT code, id FROM copy WHERE code IN (:codes)", Tuple.class)
                    .setParameter("codes", codes)
                    .getResultList()
                    .forEach(row -> ids.put(row.get("code", String.class), row.get("id", UUID.class)));
        }
        return ids;
    }

    void add(UUID stocktake, UUID device, List<Read> reads) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO stocktake_scan (device, sequence, stocktake_id, kind, copy_id, shelf, text_read, happened_at, device_time)
                        SELECT :device, r.sequence, :stocktake, r.kind, CAST(r.copy AS uuid), r.shelf, r.text_read, r.happened_at, r.device_time
                        FROM unnest(CAST(:sequences AS bigint[]), CAST(:kinds AS text[]), CAST(:copies AS text[]), CAST(:shelves AS text[]),
                                    CAST(:texts AS text[]), CAST(:happened AS timestamptz[]), CAST(:times AS timestamptz[]))
                             AS r (sequence, kind, copy, shelf, text_read, happened_at, device_time)
                        """)
                .setParameter("stocktake", stocktake)
                .setParameter("device", device)
                .setParameter("sequences", reads.stream().map(Read::sequence).toArray(Long[]::new))
                .setParameter("kinds", texts(reads, read -> read.kind().name()))
                .setParameter(
                        "copies",
                        texts(
                                reads,
                                read -> read.copy() == null ? null : read.copy().toString()))
                .setParameter("shelves", texts(reads, Read::shelf))
                .setParameter("texts", texts(reads, Read::text))
                .setParameter("happened", texts(reads, read -> read.happenedAt().toString()))
                .setParameter("times", texts(reads, read -> read.deviceTime().toString()))
                .executeUpdate();
    }

    private static String[] texts(List<Read> reads, Function<Read, @Nullable String> what) {
        return reads.stream().map(what).toArray(String[]::new);
    }

    /** The copies a device read from this number on: a shelf that arrives late says where they stand. */
    List<UUID> readSince(UUID stocktake, UUID device, long sequence) {
        return database.createNativeQuery(
                        """
                        SELECT DISTINCT copy_id FROM stocktake_scan
                        WHERE stocktake_id = :stocktake AND device = :device AND sequence >= :sequence AND copy_id IS NOT NULL
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("stocktake", stocktake)
                .setParameter("device", device)
                .setParameter("sequence", sequence)
                .getResultList();
    }

    /**
     * Works out anew where these copies were last seen. It depends on which scans there are and not on the order in
     * which they came: the newest counts, and stands on the shelf its device had scanned before it.
     */
    void seen(UUID stocktake, Collection<UUID> copies) {
        if (copies.isEmpty()) {
            return;
        }
        database.createNativeMutationQuery(
                        """
                        INSERT INTO stocktake_line (stocktake_id, copy_id, expected, seen_at, seen_shelf, seen_on_hold, seen_device, seen_sequence)
                        SELECT DISTINCT ON (c.copy_id) c.stocktake_id, c.copy_id, false, c.happened_at, p.shelf,
                               coalesce(p.kind = 'HOLD_SHELF', false), c.device, c.sequence
                        FROM stocktake_scan c
                        LEFT JOIN LATERAL (
                            SELECT s.kind, s.shelf FROM stocktake_scan s
                            WHERE s.stocktake_id = c.stocktake_id AND s.device = c.device AND s.sequence < c.sequence
                              AND s.kind IN ('SHELF', 'HOLD_SHELF')
                            ORDER BY s.sequence DESC LIMIT 1) p ON true
                        WHERE c.stocktake_id = :stocktake AND c.copy_id IN (:copies)
                        ORDER BY c.copy_id, c.happened_at DESC, c.device DESC, c.sequence DESC
                        ON CONFLICT ON CONSTRAINT stocktake_line_pk DO UPDATE
                        SET seen_at = excluded.seen_at, seen_shelf = excluded.seen_shelf, seen_on_hold = excluded.seen_on_hold,
                            seen_device = excluded.seen_device, seen_sequence = excluded.seen_sequence
                        WHERE stocktake_line.seen_at IS NULL
                           OR (excluded.seen_at, excluded.seen_device, excluded.seen_sequence)
                              >= (stocktake_line.seen_at, stocktake_line.seen_device, stocktake_line.seen_sequence)
                        """)
                .setParameter("stocktake", stocktake)
                .setParameter("copies", copies)
                .executeUpdate();
    }

    /** What was read that is no copy of ours, first read first. */
    List<String> unknown(UUID stocktake) {
        return database.createNativeQuery(
                        """
                        SELECT text_read FROM stocktake_scan WHERE stocktake_id = :stocktake AND kind = 'UNKNOWN'
                        GROUP BY text_read ORDER BY min(happened_at), text_read
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (String) cells[0])
                .setParameter("stocktake", stocktake)
                .getResultList();
    }

    boolean hasScanned(UUID stocktake, UUID person) {
        return !database.createNativeQuery(
                        """
                        SELECT 1 FROM stocktake_scan s JOIN offline_event e ON e.device = s.device AND e.sequence = s.sequence
                        WHERE s.stocktake_id = :stocktake AND e.actor = :person LIMIT 1
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (Integer) cells[0])
                .setParameter("stocktake", stocktake)
                .setParameter("person", person)
                .getResultList()
                .isEmpty();
    }
}
