package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be booked of a fair, for everybody to see. */
@ApplicationScoped
@Transactional
public class FairPlaces {

    private final TradeSql sql;
    private final SlotSales sales;
    private final Clock clock;

    FairPlaces(TradeSql sql, SlotSales sales, Clock clock) {
        this.sql = sql;
        this.sales = sales;
        this.clock = clock;
    }

    /** What can be done about a slot. */
    public enum SlotState {
        /** Booking begins later. */
        NOT_YET,
        OPEN,
        /** One can wait. */
        FULL,
        /** It has begun: numbers are given at the gate. */
        BEGUN,
        /** The fair is postponed, called off or over. */
        CLOSED
    }

    /**
     * @param opensAt when booking begins or began
     * @param releaseHours until so long before its slot a ticket can be given back and does not count
     * @param mostPassedOver how often a group in line may be passed over by smaller ones
     */
    public record View(
            OffsetDateTime opensAt,
            int largestParty,
            int releaseHours,
            int offerMinutes,
            int mostPassedOver,
            List<SessionPlaces> sessions) {}

    /** @param walkInPlaces never booked: for those who just come */
    public record SessionPlaces(
            int number, OffsetDateTime from, OffsetDateTime until, int walkInPlaces, List<SlotPlaces> slots) {}

    /**
     * @param free what anybody may book
     * @param freeAtDesk what the desk may, with the places for those without a phone
     * @param waiting families in the line
     */
    public record SlotPlaces(
            int number,
            OffsetDateTime from,
            OffsetDateTime until,
            int places,
            int free,
            int freeAtDesk,
            int waiting,
            SlotState state) {}

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, also for a fair that has not been published */
    public View show(UUID fair) {
        List<SlotSale> all = sales.all(fair);
        if (all.isEmpty()) {
            throw FairRefusal.FAIR_UNKNOWN.because("no published fair " + fair);
        }
        SlotSale first = Tickets.requirePublished(all.get(0));
        Instant opens = first.opens();
        return new View(
                TicketViews.inCity(opens == null ? clock.instant() : opens),
                first.rules().largestParty(),
                first.rules().releaseHours(),
                first.rules().offerMinutes(),
                first.rules().passedOver(),
                all.stream().map(this::session).toList());
    }

    private SessionPlaces session(SlotSale sale) {
        return new SessionPlaces(
                sale.session(),
                TicketViews.inCity(sale.span().begins()),
                TicketViews.inCity(sale.span().ends()),
                sale.walkInPlaces(),
                sale.slots().stream().map(slot -> slot(sale, slot)).toList());
    }

    private SlotPlaces slot(SlotSale sale, SlotSale.Slot slot) {
        int waiting = sql.one(
                        row -> row.getInt(1),
                        """
                        SELECT count(*) FROM waitlist_entry
                        WHERE fair_id = ? AND session_number = ? AND slot_number = ? AND state = 'WAITING'""",
                        sale.fair().id(),
                        sale.session(),
                        slot.number())
                .orElse(0);
        return new SlotPlaces(
                slot.number(),
                TicketViews.inCity(slot.span().begins()),
                TicketViews.inCity(slot.span().ends()),
                slot.places(),
                sale.free(slot),
                sale.freeAtDesk(slot),
                waiting,
                state(sale, slot));
    }

    private SlotState state(SlotSale sale, SlotSale.Slot slot) {
        Instant now = clock.instant();
        @Nullable Instant opens = sale.opens();
        if (!sale.fair().sells() || opens == null || !now.isBefore(sale.span().ends())) {
            return SlotState.CLOSED;
        }
        if (!now.isBefore(slot.span().begins())) {
            return SlotState.BEGUN;
        }
        if (now.isBefore(opens)) {
            return SlotState.NOT_YET;
        }
        return sale.free(slot) > 0 ? SlotState.OPEN : SlotState.FULL;
    }
}
