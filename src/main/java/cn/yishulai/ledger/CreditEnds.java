package cn.yishulai.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Credits that end: told of once beforehand, and taken out of their account when their time is over. */
@ApplicationScoped
@Transactional
public class CreditEnds {

    private final Endings endings;
    private final Ledger ledger;
    private final Clock clock;

    CreditEnds(Endings endings, Ledger ledger, Clock clock) {
        this.endings = endings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Credits of a household that end then, or ended. */
    public record Ending(UUID household, Purse purse, long credits) {
        static Ending of(Endings.Ended ended) {
            return new Ending(
                    ended.household(), ended.slice().purse(), ended.slice().amount());
        }
    }

    /** Ends the credits of one account whose time is over; empty when there is none. */
    public Optional<Ending> expireNext(UUID actor) {
        return endings.ended(clock.instant()).map(over -> {
            ledger.expire(
                    over.slice(),
                    new Posting(over.household(), actor, over.slice().account(), null, "not used in time"));
            return Ending.of(over);
        });
    }

    /** Credits that end before then; each account is told of once. */
    public List<Ending> endingBefore(Instant then, int limit) {
        return endings.tellOf(then, clock.instant(), limit).stream()
                .map(Ending::of)
                .toList();
    }
}
