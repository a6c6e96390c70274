package cn.yishulai.fairs;

import cn.yishulai.journal.Deadlock;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What the clock does for tickets: offers of waiting lines end, nobody waits for what has begun, places of those who did
 * not come are released, numbers that nobody answers to lapse, and families are reminded the day before. Each step locks
 * and looks again, so two nodes doing this at once do it once.
 */
@ApplicationScoped
class TicketClock {

    /** Steps of a kind in one round; the next round takes the rest. */
    private static final int AT_ONCE = 200;

    private static final Logger LOG = Logger.getLogger(TicketClock.class);

    private final TradeSql sql;
    private final SlotSales sales;
    private final WaitlistRows waiting;
    private final WaitlistTurns turns;
    private final NoShows noShows;
    private final TicketNotices notices;
    private final Clock clock;

    TicketClock(
            TradeSql sql,
            SlotSales sales,
            WaitlistRows waiting,
            WaitlistTurns turns,
            NoShows noShows,
            TicketNotices notices,
            Clock clock) {
        this.sql = sql;
        this.sales = sales;
        this.waiting = waiting;
        this.turns = turns;
        this.noShows = noShows;
        this.notices = notices;
        this.clock = clock;
    }

    private record Entry(UUID id, UUID fair, int session) {}

    @Scheduled(every = "5s", delayed = "17s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        List<Entry> over = QuarkusTransaction.requiringNew().call(this::overdue);
        over.forEach(entry -> each(() -> lapse(entry)));
        List<NoShows.Due> slots = QuarkusTransaction.requiringNew().call(() -> noShows.due(AT_ONCE));
        slots.forEach(slot -> each(() -> noShows.sweep(slot)));
        QuarkusTransaction.requiringNew().run(this::lapseCalls);
        int reminded = QuarkusTransaction.requiringNew().call(this::remind);
        if (!over.isEmpty() || !slots.isEmpty() || reminded > 0) {
            LOG.infof(
                    "tickets: %d places in lines are over, %d slots released, %d families reminded",
                    over.size(), slots.size(), reminded);
        }
    }

    private static void each(Runnable step) {
        Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> {
            step.run();
            return true;
        }));
    }

    /** Offers whose time is over, and everybody who waits for a slot that has begun; while a fair is postponed no clock runs. */
    private List<Entry> overdue() {
        Instant now = clock.instant();
        return sql.list(
                row -> new Entry(TradeSql.id(row, "id"), TradeSql.id(row, "fair_id"), row.getInt("session_number")),
                """
                SELECT w.id, w.fair_id, w.session_number FROM waitlist_entry w JOIN fair f ON f.id = w.fair_id
                JOIN fair_slot l ON (l.fair_id, l.session_number, l.slot_number) = (w.fair_id, w.session_number, w.slot_number)
                WHERE w.state IN ('WAITING', 'OFFERED') AND f.state <> 'POSTPONED' AND (w.offer_until <= ? OR l.begins_at <= ?)
                ORDER BY w.position LIMIT ?""",
                now,
                now,
                AT_ONCE);
    }

    private void lapse(Entry due) {
        SlotSale sale = sales.lock(due.fair(), due.session());
        Instant now = clock.instant();
        waiting.find(due.id())
                .filter(entry -> entry.state().open() && sale.fair().state() != FairState.POSTPONED)
                .filter(entry -> entry.offerUntil() != null && !now.isBefore(entry.offerUntil())
                        || !now.isBefore(sale.slot(entry.slot()).span().begins()))
                .ifPresent(entry -> {
                    notices.lapsed(entry);
                    turns.end(sale, entry, WaitlistState.LAPSED);
                });
    }

    private void lapseCalls() {
        sql.change(
                "UPDATE walk_in_slip SET state = 'LAPSED' WHERE state = 'CALLED' AND call_until <= ?", clock.instant());
    }

    /** The day before, or at once to who booked later than that; once. Who has not said whether it comes is asked that first. */
    private int remind() {
        Instant now = clock.instant();
        Instant until = OpeningCalendar.endOf(OpeningCalendar.dayOf(now).plusDays(1));
        List<Ticket> due = sql.list(
                Ticket::read,
                """
                UPDATE ticket t SET reminded_at = ? WHERE t.id IN (SELECT d.id FROM ticket d JOIN fair f ON f.id = d.fair_id
                    JOIN fair_slot l ON (l.fair_id, l.session_number, l.slot_number) = (d.fair_id, d.session_number, d.slot_number)
                    WHERE d.state = 'ISSUED' AND d.reminded_at IS NULL AND l.begins_at > ? AND l.begins_at < ?
                      AND f.state IN ('PUBLISHED', 'RUNNING') AND NOT EXISTS (SELECT FROM ticket_choice c
                          WHERE (c.ticket_id, c.epoch) = (d.id, f.epoch) AND c.answer IS NULL AND c.lapses_at IS NOT NULL)
                    ORDER BY l.begins_at, d.id LIMIT ? FOR UPDATE OF d SKIP LOCKED) RETURNING t.*""",
                now,
                now,
                until,
                AT_ONCE);
        due.forEach(notices::remind);
        return due.size();
    }
}
