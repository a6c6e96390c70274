package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.kernel.Credits;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.Value;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Who could pay for another copy than the one that is promised: with what the family has free, and with what is held for the
 * promise, which comes free when it moves. Asked only where books cost different amounts, purses pay for some books only, or
 * credits are good at one site.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MovingCosts {

    /** What is held is what the last hold for the promise took, purse by purse. */
    private static final String AFFORDED =
            """
            SELECT p.id AS request, w.id AS taken_by
            FROM unnest(cast(:promises AS uuid[]), cast(:takers AS uuid[])) AS m (promise, taker)
            JOIN swap_request p ON p.id = m.promise JOIN swap_request w ON w.id = m.taker
            WHERE (SELECT coalesce(sum(a.balance), 0) FROM credit_account a WHERE a.household = w.household_id AND a.kind = 'FREE'
                     AND (a.ends_at IS NULL OR a.ends_at > :now) AND (a.site IS NULL OR a.site = w.wished_site)
                     AND a.purse <> ALL (string_to_array(:closed, ',')))
                + (SELECT coalesce(sum(e.amount), 0) FROM credit_entry e JOIN credit_account a ON a.id = e.account_id AND a.kind = 'HELD'
                   WHERE e.transaction_id = (SELECT t.id FROM credit_transaction t WHERE t.reference = p.id AND t.kind = 'HOLD'
                         ORDER BY t.at DESC, t.id DESC LIMIT 1)
                     AND (a.site IS NULL OR a.site = w.wished_site) AND a.purse <> ALL (string_to_array(:closed, ','))) >= :cost""";

    private final Purses purses;
    private final RuleSets rules;
    private final Session database;
    private final Clock clock;

    MovingCosts(Purses purses, RuleSets rules, Session database, Clock clock) {
        this.purses = purses;
        this.rules = rules;
        this.database = database;
        this.clock = clock;
    }

    /** What a copy costs, and the purses that do not pay for it. */
    record Cost(Set<String> closed, Credits credits) {

        static final Cost PLAIN = new Cost(Set.of(), Credits.ONE);
    }

    /** Whether every book costs one credit that is good for any book, everywhere: then a promise moves with what is held. */
    boolean plain() {
        IntakeRules now = rules.intake();
        return now.purses().isEmpty()
                && now.value().per() != Value.Per.LIST_PRICE
                && !now.validity().boundToSite();
    }

    Cost of(CopyFacts copy) {
        return new Cost(purses.closedTo(copy.volume()), purses.cost(copy));
    }

    /** Those of the movers that could pay for the copy, once what is held for them is free. */
    List<Rearranging.Mover> afforded(List<Rearranging.Mover> movers, CopyFacts copy) {
        Cost cost = of(copy);
        List<Tuple> rows = database.createNativeQuery(AFFORDED, Tuple.class)
                .setParameter(
                        "promises",
                        ids(movers.stream().map(Rearranging.Mover::request).toList()))
                .setParameter(
                        "takers",
                        ids(movers.stream().map(Rearranging.Mover::takenBy).toList()))
                .setParameter("closed", String.join(",", cost.closed()))
                .setParameter("cost", cost.credits().amount())
                .setParameter("now", clock.instant())
                .getResultList();
        return movers.stream()
                .filter(mover -> rows.stream()
                        .anyMatch(row -> row.get("request", UUID.class).equals(mover.request())
                                && row.get("taken_by", UUID.class).equals(mover.takenBy())))
                .toList();
    }

    private static String[] ids(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** Until the end of the transaction nobody else moves free credits of these families. */
    void lock(Collection<UUID> households) {
        households.stream().distinct().sorted().forEach(household -> database.createNativeQuery(
                        "SELECT id FROM credit_account WHERE household = :household AND kind = 'FREE' ORDER BY id FOR UPDATE",
                        Object.class)
                .setParameter("household", household)
                .getResultList());
    }
}
