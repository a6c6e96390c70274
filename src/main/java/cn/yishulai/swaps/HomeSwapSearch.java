package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The search for rings, as queries: each step is read by an index and cut to a few rows, the longest waiting first. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class HomeSwapSearch {

    /** Books for a wish, wishes of a family and books of a family that are looked at for a ring of two. */
    static final int WIDE = 20;
    /** The same for a ring of three. */
    static final int NARROW = 8;

    /** A family that is asked: not switched off, and not asleep after books that it promised and did not bring. */
    private static final String WILLING =
            """
            NOT EXISTS (SELECT FROM home_swap_choice h WHERE h.household_id = %1$s AND NOT h.wanted)
            AND NOT EXISTS (SELECT FROM sleeping_shelf h WHERE h.household_id = %1$s AND h.woken_at IS NULL)
            AND (SELECT count(*) FROM home_swap_leg m JOIN home_swap w ON w.id = m.swap_id
                 WHERE m.household_id = %1$s AND m.outcome = 'NOT_BROUGHT' AND w.over_at > coalesce(
                     (SELECT h.changed_at FROM home_swap_choice h WHERE h.household_id = %1$s), '-infinity')) < :misses
            """;

    private static final String FREE_WISH =
            """
            %1$s.state = 'OPEN' AND NOT EXISTS (SELECT FROM home_swap_leg o WHERE o.request_id = %1$s.id AND o.open)
            """;

    private static final String FREE_BOOK =
            """
            %1$s.status = 'LISTED' AND %1$s.disposition = 'SWAP'
            AND NOT EXISTS (SELECT FROM home_swap_leg o WHERE o.copy_id = %1$s.id AND (o.open OR o.outcome = 'REFUSED'))
            AND NOT EXISTS (SELECT FROM recalled_volume x WHERE x.volume_id = %1$s.volume_id)
            """;

    private static final String NOT_DECLINED =
            """
            NOT EXISTS (SELECT FROM home_swap_leg d WHERE d.copy_id = %1$s AND d.takes = %2$s AND d.answer IN ('DECLINED', 'NOT_ANSWERED'))
            """;

    /** A book of a wish: good enough, and not one that the family has at home already, as one like another often is. */
    private static final String SUITS =
            """
            (%1$s.worst_grade IS NULL OR grade_rank(%2$s.grade) <= grade_rank(%1$s.worst_grade))
            AND (%1$s.wish = 'VOLUME' OR NOT EXISTS (SELECT FROM copy h WHERE h.household_id = %1$s.household_id
                 AND h.volume_id = %2$s.volume_id AND h.status IN ('LISTED', 'PROMISED', 'HANDED_OVER')))
            """;

    private static final String WISH = "SELECT r.id, r.household_id, r.placed_at FROM swap_request r WHERE "
            + FREE_WISH.formatted("r")
            + " AND EXISTS (SELECT FROM copy c WHERE c.household_id = r.household_id AND c.status = 'LISTED' AND c.disposition = 'SWAP')"
            + " AND (r.wish <> 'VOLUME' OR EXISTS (SELECT FROM copy c WHERE c.volume_id = r.volume_id AND c.status = 'LISTED' AND c.disposition = 'SWAP'))"
            + " AND " + WILLING.formatted("r.household_id");

    /** What I could give, with the lines of all wishes that each book meets. */
    private static final String MINE =
            "WITH mine AS MATERIALIZED (SELECT c.id, c.volume_id, c.grade, c.since, wish_keys(c.volume_id) AS keys FROM copy c"
                    + " WHERE c.household_id = :household AND " + FREE_BOOK.formatted("c")
                    + " ORDER BY c.since, c.id LIMIT :most)";

    /** What I could take. */
    private static final String A = ", a AS MATERIALIZED (SELECT c.id, c.household_id, c.since FROM swap_request r"
            + " CROSS JOIN LATERAL wish_home_volumes(r.wish, r.alike, r.wished_volume) AS v (volume)"
            + " JOIN copy c ON c.volume_id = v.volume AND " + FREE_BOOK.formatted("c")
            + " WHERE r.id = :request AND c.household_id <> :household AND " + SUITS.formatted("r", "c") + " AND "
            + WILLING.formatted("c.household_id") + " ORDER BY c.since, c.id LIMIT :most)";

    /** What the families that have it wish. */
    private static final String W = ", w AS MATERIALIZED (SELECT a.id AS a, a.since, x.* FROM a CROSS JOIN LATERAL ("
            + "SELECT r.id, r.household_id, r.wish, r.line_key, r.worst_grade, r.placed_at FROM swap_request r"
            + " WHERE r.household_id = a.household_id AND " + FREE_WISH.formatted("r")
            + " ORDER BY r.placed_at, r.id LIMIT :most) x)";

    /** Who wishes what I have, and the books of those families with the lines that each meets. */
    private static final String X = ", x AS MATERIALIZED (SELECT r.*, m.id AS own FROM mine m CROSS JOIN LATERAL ("
            + "SELECT r.id, r.household_id, r.placed_at FROM unnest(m.keys) AS k (key) JOIN swap_request r ON r.line_key = k.key"
            + " WHERE r.household_id <> :household AND " + FREE_WISH.formatted("r")
            + " AND EXISTS (SELECT FROM copy c WHERE c.household_id = r.household_id AND c.status = 'LISTED' AND c.disposition = 'SWAP')"
            + " AND " + SUITS.formatted("r", "m") + " AND " + WILLING.formatted("r.household_id")
            + " ORDER BY r.placed_at, r.id LIMIT :most) r ORDER BY r.placed_at, r.id LIMIT :wide)"
            + ", b AS MATERIALIZED (SELECT x.id AS wish, x.placed_at, x.own, x.household_id, c.id, c.volume_id, c.grade,"
            + " wish_keys(c.volume_id) AS keys FROM x CROSS JOIN LATERAL ("
            + "SELECT c.* FROM copy c WHERE c.household_id = x.household_id AND " + FREE_BOOK.formatted("c")
            + " ORDER BY c.since, c.id LIMIT :most) c)";

    /** I take a; its family wishes what I have. */
    private static final String OF_TWO = MINE + A + W
            + " SELECT w.a, w.household_id AS ha, w.id AS wa, own.id AS own FROM w CROSS JOIN LATERAL ("
            + "SELECT m.id FROM mine m WHERE w.line_key = ANY (m.keys) AND " + SUITS.formatted("w", "m") + " AND "
            + NOT_DECLINED.formatted("m.id", "w.a") + " AND " + NOT_DECLINED.formatted("w.a", "m.id")
            + " ORDER BY m.since, m.id LIMIT 1) own ORDER BY w.placed_at, w.id, w.since, w.a LIMIT 1";

    /** I take a; its family takes b; the family of b wishes what I have. Looked for from both ends. */
    private static final String OF_THREE = MINE + A + W + X
            + " SELECT w.a, w.household_id AS ha, w.id AS wa, b.id AS b, b.household_id AS hb, b.wish AS wb, b.own"
            + " FROM w JOIN b ON b.household_id <> w.household_id AND w.line_key = ANY (b.keys) AND "
            + SUITS.formatted("w", "b") + " WHERE " + NOT_DECLINED.formatted("b.own", "w.a") + " AND "
            + NOT_DECLINED.formatted("w.a", "b.id") + " AND " + NOT_DECLINED.formatted("b.id", "b.own")
            + " ORDER BY least(w.placed_at, b.placed_at), greatest(w.placed_at, b.placed_at), w.id, b.wish, w.a, b.id LIMIT 1";

    private final Session database;

    HomeSwapSearch(Session database) {
        this.database = database;
    }

    /** A wish in line, of a family that has something to give. */
    record Wish(UUID request, UUID household, Instant placedAt) {}

    /** In a ring: who gives what and takes what, for which wish. */
    record Part(UUID household, UUID gives, UUID takes, UUID request) {}

    /** Whether nobody else searches now. */
    boolean lock() {
        return !database.createNativeQuery("SELECT one FROM home_swap_search FOR UPDATE SKIP LOCKED", Object.class)
                .getResultList()
                .isEmpty();
    }

    /** The next in the line of all wishes, oldest first. */
    List<Wish> next(int limit, int misses) {
        return wishes(
                database.createNativeQuery(
                                WISH
                                        + " AND (r.placed_at, r.id) > (SELECT after_placed, after_id FROM home_swap_search)"
                                        + " ORDER BY r.placed_at, r.id LIMIT :limit",
                                Tuple.class)
                        .setParameter("misses", misses),
                limit);
    }

    /** The newest of those that came after this moment, and of those whose family registered a book after it; oldest first. */
    List<Wish> newest(int limit, int misses, Instant after) {
        List<Wish> found = wishes(
                database.createNativeQuery(
                                WISH
                                        + " AND (r.placed_at > :after OR r.household_id IN (SELECT c.household_id FROM copy c"
                                        + " WHERE c.id > :fresh AND c.status = 'LISTED' AND c.disposition = 'SWAP'))"
                                        + " ORDER BY r.placed_at DESC, r.id DESC LIMIT :limit",
                                Tuple.class)
                        .setParameter("misses", misses)
                        .setParameter("after", after)
                        .setParameter("fresh", firstIdAt(after)),
                limit);
        return found.stream()
                .sorted(Comparator.comparing(Wish::placedAt).thenComparing(Wish::request))
                .toList();
    }

    /** This one; none when its family has nothing to give. */
    List<Wish> wish(UUID request, int misses) {
        return wishes(
                database.createNativeQuery(WISH + " AND r.id = :request LIMIT :limit", Tuple.class)
                        .setParameter("misses", misses)
                        .setParameter("request", request),
                1);
    }

    /** Those of a family, oldest first. */
    List<Wish> wishesOf(UUID household, int limit, int misses) {
        return wishes(
                database.createNativeQuery(
                                WISH + " AND r.household_id = :household ORDER BY r.placed_at, r.id LIMIT :limit",
                                Tuple.class)
                        .setParameter("misses", misses)
                        .setParameter("household", household),
                limit);
    }

    /** Ids of version 7 begin with their time. */
    private static UUID firstIdAt(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | 0x7000, 0);
    }

    private static List<Wish> wishes(NativeQuery<Tuple> query, int limit) {
        return query.setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Wish(
                        row.get("id", UUID.class),
                        row.get("household_id", UUID.class),
                        row.get("placed_at", Instant.class)))
                .toList();
    }

    /** The next round begins after this wish; null for at the beginning. */
    void wentTo(@Nullable Wish last) {
        database.createNativeMutationQuery("UPDATE home_swap_search SET after_placed = :placed, after_id = :id")
                .setParameter("placed", last == null ? Instant.EPOCH : last.placedAt())
                .setParameter("id", last == null ? new UUID(0, 0) : last.request())
                .executeUpdate();
    }

    /** The wish itself may have been met in this very round. */
    Optional<List<Part>> ring(Wish wish, int misses) {
        boolean stillFree = !database.createNativeQuery(
                        "SELECT 1 FROM swap_request r WHERE r.id = :id AND " + FREE_WISH.formatted("r"), Object.class)
                .setParameter("id", wish.request())
                .getResultList()
                .isEmpty();
        return stillFree
                ? first(ring(OF_TWO, wish, misses, WIDE))
                        .map(row -> ofTwo(wish, row))
                        .or(() -> first(ring(OF_THREE, wish, misses, NARROW).setParameter("wide", WIDE))
                                .map(row -> ofThree(wish, row)))
                : Optional.empty();
    }

    private NativeQuery<Tuple> ring(String sql, Wish wish, int misses, int most) {
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter("household", wish.household())
                .setParameter("request", wish.request())
                .setParameter("misses", misses)
                .setParameter("most", most);
    }

    private static Optional<Tuple> first(NativeQuery<Tuple> query) {
        return query.getResultStream().findFirst();
    }

    private static List<Part> ofTwo(Wish wish, Tuple row) {
        UUID own = row.get("own", UUID.class);
        UUID a = row.get("a", UUID.class);
        return List.of(
                new Part(wish.household(), own, a, wish.request()),
                new Part(row.get("ha", UUID.class), a, own, row.get("wa", UUID.class)));
    }

    private static List<Part> ofThree(Wish wish, Tuple row) {
        UUID own = row.get("own", UUID.class);
        UUID a = row.get("a", UUID.class);
        UUID b = row.get("b", UUID.class);
        return List.of(
                new Part(wish.household(), own, a, wish.request()),
                new Part(row.get("ha", UUID.class), a, b, row.get("wa", UUID.class)),
                new Part(row.get("hb", UUID.class), b, own, row.get("wb", UUID.class)));
    }

    /** Writes the proposal. @return its id */
    UUID propose(List<Part> ring, Instant now, Instant until, int rulesVersion) {
        UUID id = database.createNativeQuery(
                        """
                        INSERT INTO home_swap (state, proposed_at, answer_until, rules_version)
                        VALUES ('PROPOSED', :now, :until, :version) RETURNING id
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("version", rulesVersion)
                .getSingleResult();
        ring.forEach(part -> database.createNativeMutationQuery(
                        """
                        INSERT INTO home_swap_leg (swap_id, household_id, copy_id, takes, request_id)
                        VALUES (:swap, :household, :copy, :takes, :request)
                        """)
                .setParameter("swap", id)
                .setParameter("household", part.household())
                .setParameter("copy", part.gives())
                .setParameter("takes", part.takes())
                .setParameter("request", part.request())
                .executeUpdate());
        return id;
    }
}
