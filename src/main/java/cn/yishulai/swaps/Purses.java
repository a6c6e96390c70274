package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeFacts;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.intake.SeenKinds;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.Payment;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.Value;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.Session;

/** What a book costs and what it may be paid with: the rules in force now say how it is valued and which purse it is of. */
@ApplicationScoped
class Purses {

    private final RuleSets rules;
    private final Volumes volumes;
    private final SeenKinds kinds;

    private final Session database;
    private final DataSource plain;
    private final Clock clock;

    Purses(RuleSets rules, Volumes volumes, SeenKinds kinds, Session database, DataSource plain, Clock clock) {
        this.rules = rules;
        this.volumes = volumes;
        this.kinds = kinds;
        this.database = database;
        this.plain = plain;
        this.clock = clock;
    }

    /**
     * What it costs to take this copy: one credit; where the rules count in prices, the full yuan that it was worth when it
     * was brought, else those the catalogue knows, else one. The sum is done in the database (swap_cost), where the audit
     * does it too.
     */
    Credits cost(CopyFacts copy) {
        try (Connection connection = plain.getConnection();
                PreparedStatement ask = connection.prepareStatement("SELECT swap_cost(?, ?, ?)")) {
            ask.setObject(1, copy.id());
            ask.setObject(2, copy.volume());
            ask.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            try (ResultSet cost = ask.executeQuery()) {
                cost.next();
                return new Credits(cost.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what a copy costs cannot be read", e);
        }
    }

    /** What is paid when this copy is handed over now: what is held for the reader it is kept for, else its cost. */
    Credits costAtDesk(CopyFacts copy) {
        return new Credits(database.createNativeQuery(
                        """
                        SELECT coalesce((SELECT nullif(r.held_credits, 0)::bigint FROM claim k JOIN swap_request r ON r.id = k.request_id
                            WHERE k.copy_id = :copy AND k.state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH')),
                            swap_cost(:copy, :volume, :now))
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (Long) row[0])
                .setParameter("copy", copy.id())
                .setParameter("volume", copy.volume())
                .setParameter("now", clock.instant())
                .getSingleResult());
    }

    /** What each volume costs at least: the cheapest of its free copies, else of all copies, else what the catalogue says. */
    Map<UUID, Credits> costs(Collection<UUID> asked) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        if (rules.intake().value().per() != Value.Per.LIST_PRICE) {
            return asked.stream().distinct().collect(Collectors.toMap(volume -> volume, volume -> Credits.ONE));
        }
        List<Tuple> rows = database.createNativeQuery(
                        """
                        SELECT v.id, coalesce(c.free, c.least, swap_cost(NULL, v.id, :now)) AS credits
                        FROM volume v CROSS JOIN LATERAL (
                            SELECT min(k.cost) FILTER (WHERE k.status = 'AVAILABLE') AS free, min(k.cost) AS least
                            FROM (SELECT status, swap_cost(id, volume_id, :now) AS cost FROM copy
                                WHERE volume_id = v.id AND status <> 'WITHDRAWN') k) c
                        WHERE v.id IN (:volumes)
                        """,
                        Tuple.class)
                .setParameter("volumes", asked)
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("id", UUID.class), row -> new Credits(row.get("credits", Long.class))));
    }

    /** What the cheapest free copy costs. */
    Credits least(UUID volume) {
        return Objects.requireNonNull(costs(List.of(volume)).get(volume));
    }

    /** The cheapest free copy, if any is free. */
    Optional<UUID> cheapestFree(UUID volume) {
        return database.createNativeQuery(
                        """
                        SELECT id FROM copy WHERE volume_id = :volume AND status = 'AVAILABLE'
                        ORDER BY swap_cost(id, volume_id, :now), since, id LIMIT 1
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("volume", volume)
                .setParameter("now", clock.instant())
                .uniqueResultOptional();
    }

    /** Credits of one site are good where the book is fetched. */
    Payment payment(SwapRequest request) {
        return payment(request.volume(), request.pickupSite());
    }

    Payment payment(UUID volume, UUID site) {
        return new Payment(site, () -> closedTo(volume));
    }

    /** Names of purses that do not pay for the volume. */
    Set<String> closedTo(UUID volume) {
        IntakeRules now = rules.intake();
        if (now.purses().isEmpty()) {
            return Set.of();
        }
        VolumeFacts book = volumes.facts(volume);
        Set<BookKind> seen = now.sortsByKind() ? kinds.of(volume) : Set.of();
        return now.closedTo(book.classNumber(), book.audience(), seen);
    }
}
