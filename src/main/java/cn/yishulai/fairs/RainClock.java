package cn.yishulai.fairs;

import cn.yishulai.journal.Deadlock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What the clock does for families that were asked whether they come at the new time: they are asked once more, and their
 * silence ends. Each step locks and looks again, so two nodes doing this at once do it once.
 */
@ApplicationScoped
class RainClock {

    /** Steps of a kind in one round; the next round takes the rest. */
    private static final int AT_ONCE = 200;

    private static final Logger LOG = Logger.getLogger(RainClock.class);

    private final RainChoices choices;

    RainClock(RainChoices choices) {
        this.choices = choices;
    }

    @Scheduled(
            every = "${yishulai.rain.every:20s}",
            delayed = "23s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        int reminded = QuarkusTransaction.requiringNew().call(() -> choices.remind(AT_ONCE));
        List<UUID> silent = QuarkusTransaction.requiringNew().call(() -> choices.due(AT_ONCE));
        silent.forEach(ticket ->
                Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> {
                    choices.lapse(ticket);
                    return true;
                })));
        if (reminded > 0 || !silent.isEmpty()) {
            LOG.infof("new times of fairs: %d families asked again, %d were silent", reminded, silent.size());
        }
    }
}
