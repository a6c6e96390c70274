package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.Grade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The lines, read from their heads. A copy has one key for its volume, edition and work each, and at most fifteen for what
 * is alike; every key is one probe of an index in the order of the line, and so is every key once more where readers at the
 * copy's site come first. Readers whose family has no credit stand in another part of the index, so neither the number of
 * open wishes nor the length of a line is in the cost. Passed over one by one are only those ahead who have a credit that
 * does not pay here (of another purse, site or price) or want a better condition.
 */
@ApplicationScoped
class Lines {

    private static final String GRADES = Arrays.stream(Grade.values())
            .map(grade -> "'" + grade + "'")
            .collect(Collectors.joining(", ", "ARRAY[", "]"));

    /** What stands free: at which sites, and how good the best is. */
    private static final String ALL_FREE =
            """
            SELECT array_agg(DISTINCT site_id) AS sites, min(coalesce(array_position(%s, grade), 0)) AS best
            FROM copy WHERE volume_id = :volume AND status = 'AVAILABLE' HAVING count(*) > 0"""
                    .formatted(GRADES);

    private static final String ONE_COPY =
            "SELECT ARRAY[cast(:site AS uuid)] AS sites, coalesce(array_position(%s, cast(:grade AS text)), 0) AS best"
                    .formatted(GRADES);

    /** What a family has that pays: several purses together, none that has ended or is closed. */
    private static final String PAYS =
            """
            (SELECT coalesce(sum(a.balance), 0) FROM credit_account a WHERE a.household = r.household_id AND a.kind = 'FREE'
               AND (a.ends_at IS NULL OR a.ends_at > :now) AND (a.site IS NULL OR a.site = r.pickup_site)
               AND a.purse <> ALL (string_to_array(:closed, ',')))""";

    private static final String PROBE =
            """
            (SELECT r.id, r.precedence, r.since, r.placed_at, r.pickup_site, EXISTS (SELECT FROM credit_account g
                WHERE g.household = r.household_id AND g.kind = 'FREE' AND g.balance > 0 AND g.purse = 'GENERAL'
                  AND (g.ends_at IS NULL OR g.ends_at > :now) AND (g.site IS NULL OR g.site = r.pickup_site)) AS general
             FROM swap_request r WHERE r.line_key = k.key AND r.state = 'OPEN' AND r.payable %s
               AND (r.worst_grade IS NULL OR array_position(%s, r.worst_grade) >= c.best) AND %s >= :cost
             ORDER BY r.precedence, r.since, r.placed_at, r.id LIMIT 1)""";

    private static final String ANYWHERE = PROBE.formatted("", GRADES, PAYS);
    private static final String HERE = PROBE.formatted("AND o.far > 0 AND r.pickup_site = ANY (c.sites)", GRADES, PAYS);

    /** The order of the rules, and the weight that a reader of another site carries in it. */
    private static final String ORDER =
            "(SELECT coalesce(1 << (cardinality(determinants) - array_position(determinants, 'LOCAL_FIRST')), 0) AS"
                    + " far FROM wish_order) o";

    private static final String HEAD =
            """
            SELECT h.id, h.general, h.precedence + CASE WHEN h.pickup_site = ANY (c.sites) THEN 0 ELSE o.far END AS stands,
                   to_char(h.since AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') || to_char(h.placed_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') || h.id AS rest,
                   cast(NULL AS uuid) AS idle
            FROM (%s) c CROSS JOIN %s CROSS JOIN unnest(wish_keys(:volume)) AS k (key)
            CROSS JOIN LATERAL (%s UNION ALL %s) h
            ORDER BY 3, h.since, h.placed_at, h.id LIMIT 1
            """;

    /** Somebody waits, or is promised another: two probes a key. As a join it read all wishes from end to end (10,000: 6 ms). */
    private static final String WAITS =
            """
            SELECT FROM unnest(wish_keys(:volume)) AS k (key) CROSS JOIN LATERAL (
                (SELECT 1 FROM swap_request w WHERE w.line_key = k.key AND w.state = 'OPEN' ORDER BY w.precedence, w.since, w.placed_at, w.id LIMIT 1)
                UNION ALL
                (SELECT 1 FROM swap_request w WHERE w.line_key = k.key AND w.state = 'ACCEPTED' ORDER BY w.line_key LIMIT 1)) w""";

    /** A free copy that nobody can take although somebody waits who cannot pay, or is promised another. */
    private static final String IDLE =
            """
            SELECT NULL, false, 0, '', c.id FROM copy c WHERE c.volume_id = :volume AND c.status = 'AVAILABLE'
              AND EXISTS (%s) ORDER BY c.since DESC, c.id LIMIT 1
            """
                    .formatted(WAITS);

    /** Most copies come free while nobody waits. PostgreSQL plans this once; the heads of the lines it plans anew each time. */
    private static final String ANYBODY = "SELECT EXISTS (%s)".formatted(WAITS.replace(":volume", "?"));

    private static final String OF_ALL_FREE =
            "(%s) UNION ALL (%s)".formatted(HEAD, IDLE).formatted(ALL_FREE, ORDER, ANYWHERE, HERE);
    private static final String OF_ONE_COPY = HEAD.formatted(ONE_COPY, ORDER, ANYWHERE, HERE);

    private final Session database;
    private final DataSource plain;
    private final Clock clock;

    Lines(Session database, DataSource plain, Clock clock) {
        this.database = database;
        this.plain = plain;
        this.clock = clock;
    }

    /** What is free: all free copies of the volume, or one copy that stands at a site in a condition. */
    record Free(UUID volume, @Nullable UUID site, @Nullable Grade grade) {

        static Free allOf(UUID volume) {
            return new Free(volume, null, null);
        }
    }

    /** How it is paid: asked for only when somebody with a credit waits. */
    record Price(Supplier<Set<String>> closedPurses, Supplier<Credits> cost) {}

    /**
     * Who is next for what is free.
     *
     * @param request the first in line who can pay; null when nobody can
     * @param idle a free copy that nobody can take although somebody waits who cannot pay, or is promised another
     */
    record Next(@Nullable UUID request, @Nullable UUID idle) {}

    /** Neither locked nor loaded. Readers with fewer credits than it costs keep their place. */
    Next next(Free free, Price price) {
        if (!anybodyWaits(free.volume())) {
            return new Next(null, null);
        }
        List<Tuple> plain = heads(free, Set.of(), Credits.ONE);
        Optional<Tuple> first = first(plain);
        if (first.isPresent()) {
            Credits cost = price.cost().get();
            if (!cost.equals(Credits.ONE) || !first.get().get("general", Boolean.class)) {
                first = first(heads(free, price.closedPurses().get(), cost));
            }
        }
        return new Next(
                first.map(row -> row.get("id", UUID.class)).orElse(null),
                plain.stream()
                        .map(row -> row.get("idle", UUID.class))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** The first who can pay for a copy, be it free or promised. */
    Optional<Rearranging.Taker> taker(CopyFacts copy, MovingCosts.Cost cost) {
        return first(heads(new Free(copy.volume(), copy.site(), copy.grade()), cost.closed(), cost.credits()))
                .map(row -> new Rearranging.Taker(
                        row.get("id", UUID.class), row.get("stands", Integer.class), row.get("rest", String.class)));
    }

    private static Optional<Tuple> first(List<Tuple> heads) {
        return heads.stream().filter(row -> row.get("id", UUID.class) != null).findFirst();
    }

    private boolean anybodyWaits(UUID volume) {
        database.flush(); // who was let go or put back in line by this transaction waits
        try (Connection connection = plain.getConnection();
                PreparedStatement select = connection.prepareStatement(ANYBODY)) {
            select.setObject(1, volume);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the line of a volume cannot be read", e);
        }
    }

    private List<Tuple> heads(Free free, Set<String> closedPurses, Credits cost) {
        NativeQuery<Tuple> query = free.site() == null
                ? database.createNativeQuery(OF_ALL_FREE, Tuple.class)
                : database.createNativeQuery(OF_ONE_COPY, Tuple.class)
                        .setParameter("site", free.site())
                        .setParameter(
                                "grade",
                                free.grade() == null ? null : free.grade().name(),
                                String.class);
        return query.setParameter("volume", free.volume())
                .setParameter("closed", String.join(",", closedPurses))
                .setParameter("cost", cost.amount())
                .setParameter("now", clock.instant())
                .getResultList();
    }

    boolean canPay(UUID request, Set<String> closedPurses, Credits cost) {
        return database.createNativeQuery(
                        "SELECT " + PAYS + " >= :cost FROM swap_request r WHERE r.id = :request", Object.class)
                .setTupleTransformer((row, names) -> (Boolean) row[0])
                .setParameter("request", request)
                .setParameter("cost", cost.amount())
                .setParameter("closed", String.join(",", closedPurses))
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    /** Whether a copy of the volume meets the wish. */
    boolean meets(UUID request, UUID volume) {
        return database.createNativeQuery(
                        "SELECT line_key = ANY (wish_keys(:volume)) FROM swap_request WHERE id = :request",
                        Object.class)
                .setTupleTransformer((row, names) -> (Boolean) row[0])
                .setParameter("request", request)
                .setParameter("volume", volume)
                .getSingleResult();
    }

    /** Volumes that meet a wish of the request and of which a copy is free, the scarcest first: free ones less those who wait. */
    List<UUID> freeFor(UUID request) {
        return scarcest("r.id = :subject", request);
    }

    /** The same for all that a family waits for. */
    List<UUID> freeForFamily(UUID household) {
        return scarcest("r.household_id = :subject", household);
    }

    /** Wishes in line of a family that has a credit, the first asked first. */
    List<UUID> canBePaid(UUID household, int limit) {
        return database.createNativeQuery(
                        """
                        SELECT id FROM swap_request WHERE household_id = :household AND state = 'OPEN' AND payable
                        ORDER BY placed_at, id LIMIT :limit
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("household", household)
                .setParameter("limit", limit)
                .getResultList();
    }

    private List<UUID> scarcest(String whose, UUID subject) {
        return database.createNativeQuery(
                        """
                        SELECT s.volume FROM (
                            SELECT DISTINCT v.volume, f.free FROM swap_request r
                            CROSS JOIN LATERAL wish_volumes(r.wish, r.alike, r.wished_volume) AS v (volume)
                            CROSS JOIN LATERAL (SELECT count(*) AS free FROM copy c
                                WHERE c.volume_id = v.volume AND c.status = 'AVAILABLE') f
                            WHERE %s AND r.state = 'OPEN' AND f.free > 0) s
                        ORDER BY s.free - (SELECT count(*) FROM (SELECT 1 FROM swap_request w
                            WHERE w.line_key = 'volume:' || s.volume AND w.state = 'OPEN' LIMIT 1000) x), s.volume LIMIT 20
                        """
                                .formatted(whose),
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("subject", subject)
                .getResultList();
    }

    /** By volume, the first in line who has a credit; neither locked nor loaded. */
    Map<UUID, UUID> nextInLine(Collection<UUID> volumes) {
        if (volumes.isEmpty()) {
            return Map.of();
        }
        return database.createNativeQuery(
                        """
                        SELECT v.id AS volume, h.id AS request FROM volume v CROSS JOIN LATERAL (
                            SELECT p.* FROM unnest(wish_keys(v.id)) AS k (key) CROSS JOIN LATERAL (
                                SELECT r.id, r.precedence, r.since, r.placed_at FROM swap_request r
                                WHERE r.line_key = k.key AND r.state = 'OPEN' AND r.payable
                                ORDER BY r.precedence, r.since, r.placed_at, r.id LIMIT 1) p
                            ORDER BY p.precedence, p.since, p.placed_at, p.id LIMIT 1) h
                        WHERE v.id IN (:volumes)
                        """,
                        Tuple.class)
                .setParameter("volumes", volumes)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get("volume", UUID.class), row -> row.get("request", UUID.class)));
    }

    /** Volumes of which a copy is free although somebody in line could pay for it. */
    List<UUID> unserved(int limit) {
        return database.createNativeQuery(
                        """
                        SELECT DISTINCT v.volume FROM swap_request r
                        CROSS JOIN LATERAL (SELECT r.wished_volume WHERE r.wish = 'VOLUME' UNION ALL
                            SELECT w.id FROM wish_volumes(r.wish, r.alike, r.wished_volume) AS w (id) WHERE r.wish <> 'VOLUME') AS v (volume)
                        JOIN copy c ON c.volume_id = v.volume AND c.status = 'AVAILABLE'
                        WHERE r.state = 'OPEN' AND r.payable AND %s >= swap_cost(c.id, c.volume_id, :now)
                          AND (r.worst_grade IS NULL OR coalesce(array_position(%s, c.grade), 0) <= array_position(%s, r.worst_grade))
                        LIMIT :limit
                        """
                                .formatted(PAYS, GRADES, GRADES),
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("closed", "")
                .setParameter("limit", limit)
                .setParameter("now", clock.instant())
                .getResultList();
    }
}
