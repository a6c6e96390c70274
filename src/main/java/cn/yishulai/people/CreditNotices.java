package cn.yishulai.people;

import cn.yishulai.journal.Outbox;
import cn.yishulai.ledger.CreditEnds;
import cn.yishulai.ledger.CreditEnds.Ending;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Credits that end: the family is told a week before, and once more when they are gone. Stands here because the ledger
 * knows no outbox. Each step is a transaction of its own with its message, so two nodes do it once.
 */
@ApplicationScoped
class CreditNotices {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    static final Duration AHEAD = Duration.ofDays(7);

    /** Nobody did it: the clock. */
    private static final UUID THE_CLOCK = new UUID(0, 1);

    private static final int AT_ONCE = 500;

    private static final Logger LOG = Logger.getLogger(CreditNotices.class);

    private final CreditEnds ends;
    private final Outbox outbox;
    private final Clock clock;

    CreditNotices(CreditEnds ends, Outbox outbox, Clock clock) {
        this.ends = ends;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "40s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        int told = QuarkusTransaction.requiringNew().call(this::tellWhatEnds);
        int ended = 0;
        while (ended < AT_ONCE && QuarkusTransaction.requiringNew().call(this::endNext)) {
            ended++;
        }
        if (told + ended > 0) {
            LOG.infof("credits: %d accounts end soon, %d have ended", told, ended);
        }
    }

    private int tellWhatEnds() {
        var ending = ends.endingBefore(clock.instant().plus(AHEAD), AT_ONCE);
        ending.forEach(lot -> tell("credits-ending", lot));
        return ending.size();
    }

    private boolean endNext() {
        Optional<Ending> ended = ends.expireNext(THE_CLOCK);
        ended.ifPresent(lot -> tell("credits-ended", lot));
        return ended.isPresent();
    }

    /** The last day, and not the midnight after it. */
    private void tell(String topic, Ending lot) {
        LocalDate last = Objects.requireNonNull(lot.purse().endsAt())
                .minusMillis(1)
                .atZone(CITY)
                .toLocalDate();
        outbox.post(
                topic,
                Map.of("householdId", lot.household().toString(), "credits", lot.credits(), "until", last.toString()));
    }
}
