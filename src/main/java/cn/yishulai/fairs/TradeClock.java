package cn.yishulai.fairs;

import cn.yishulai.journal.Deadlock;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What the clock does for trade sessions: it closes lists at their deadline, has the runs made that are wanted, reminds on
 * the last day, ends the hand-over after it, and sees to what is left. Every step looks again at the row that it changes,
 * so two nodes doing this at once do it once.
 */
@ApplicationScoped
class TradeClock {

    /** Nobody did it: the clock. */
    static final UUID THE_CLOCK = new UUID(0, 1);

    /** Books seen to in one round, each in a transaction of its own; the next round takes the rest. */
    private static final int AT_ONCE = 500;

    private static final Logger LOG = Logger.getLogger(TradeClock.class);

    private final TradeSql sql;
    private final TradeSessionRows sessions;
    private final TradeRunner runner;
    private final TradeLeftovers leftovers;
    private final TradeNotices notices;
    private final OpeningCalendar calendar;
    private final Clock clock;

    TradeClock(
            TradeSql sql,
            TradeSessionRows sessions,
            TradeRunner runner,
            TradeLeftovers leftovers,
            TradeNotices notices,
            OpeningCalendar calendar,
            Clock clock) {
        this.sql = sql;
        this.sessions = sessions;
        this.runner = runner;
        this.leftovers = leftovers;
        this.notices = notices;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Scheduled(every = "5s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        int closed = QuarkusTransaction.requiringNew().call(() -> sessions.closeDue(clock.instant()));
        while (runner.next()) {
            // until no run is wanted
        }
        QuarkusTransaction.requiringNew().run(this::remind);
        int finished = QuarkusTransaction.requiringNew().call(() -> finishDue(calendar.today()));
        List<TradeLeftovers.Left> left =
                QuarkusTransaction.requiringNew().call(() -> leftovers.next(calendar.today(), AT_ONCE));
        left.forEach(
                book -> Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> {
                    leftovers.settle(book);
                    return true;
                })));
        if (closed > 0 || finished > 0 || !left.isEmpty()) {
            LOG.infof("trade sessions: %d closed, %d finished, %d books seen to", closed, finished, left.size());
        }
    }

    private void remind() {
        sql.list(
                        TradeSessionRows::session,
                        """
                        UPDATE trade_session SET reminded_at = ? WHERE state = 'MATCHED' AND reminded_at IS NULL
                        AND hand_over_until <= ? RETURNING *""",
                        clock.instant(),
                        calendar.today())
                .forEach(notices::remind);
    }

    private int finishDue(LocalDate today) {
        return sql.change(
                "UPDATE trade_session SET state = 'FINISHED', over_at = ?"
                        + " WHERE state = 'MATCHED' AND hand_over_until < ? AND run_number IS NULL",
                clock.instant(),
                today);
    }
}
