package cn.yishulai.fairs;

import cn.yishulai.fairs.SlotSale.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whose turn it is. Called by whoever holds the session, each time places became free. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class WaitlistTurns {

    private final SlotSales sales;
    private final WaitlistRows rows;
    private final TicketNotices notices;
    private final Clock clock;

    WaitlistTurns(SlotSales sales, WaitlistRows rows, TicketNotices notices, Clock clock) {
        this.sales = sales;
        this.rows = rows;
        this.notices = notices;
        this.clock = clock;
    }

    /** Whether somebody who does not wait may have so many places, past those who do. */
    boolean mayBuy(SlotSale sale, Slot slot, int persons) {
        return persons <= sale.free(slot)
                && TicketLine.mayBePassed(
                        groups(rows.line(sale.fair().id(), sale.session(), slot.number())),
                        sale.rules().passedOver());
    }

    /** Offers what is free in every slot of the session to those who wait for it. */
    void serve(UUID fair, int session) {
        SlotSale sale = sales.read(fair, session);
        for (Slot slot : sale.slots()) {
            serve(sales.read(fair, session), slot.number());
        }
    }

    private void serve(SlotSale sale, int number) {
        Slot slot = sale.slot(number);
        Instant now = clock.instant();
        List<WaitlistEntry> line = rows.line(sale.fair().id(), sale.session(), number);
        if (line.isEmpty() || !sale.fair().sells() || !now.isBefore(slot.span().begins())) {
            return;
        }
        Map<UUID, WaitlistEntry> entries =
                line.stream().collect(Collectors.toMap(WaitlistEntry::id, Function.identity()));
        TicketLine.Served turn =
                TicketLine.serve(groups(line), sale.free(slot), sale.rules().passedOver());
        Instant until = earlier(
                now.plus(Duration.ofMinutes(sale.rules().offerMinutes())),
                slot.span().begins());
        for (TicketLine.Group served : turn.served()) {
            sales.hold(sale, slot, served.persons());
            rows.offer(served.id(), now, until);
            notices.offered(entry(entries, served), until);
        }
        turn.left().stream()
                .filter(left -> left.passedOver() != entry(entries, left).passedOver())
                .forEach(left -> rows.passedOver(left.id(), left.passedOver()));
    }

    /** A place in line is over; what was held for it is offered to the next. */
    void end(SlotSale sale, WaitlistEntry entry, WaitlistState end) {
        boolean held = entry.state() == WaitlistState.OFFERED;
        rows.end(entry, end, null, clock.instant());
        if (held) {
            sales.free(sale, sale.slot(entry.slot()), entry.persons());
        }
        // also without: somebody who waited for more places than are free may have kept others from them
        serve(entry.fair(), entry.session());
    }

    private static WaitlistEntry entry(Map<UUID, WaitlistEntry> entries, TicketLine.Group group) {
        WaitlistEntry entry = entries.get(group.id());
        if (entry == null) {
            throw new IllegalStateException("a group that is not in the line");
        }
        return entry;
    }

    private static List<TicketLine.Group> groups(List<WaitlistEntry> line) {
        return line.stream().map(WaitlistEntry::group).toList();
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
