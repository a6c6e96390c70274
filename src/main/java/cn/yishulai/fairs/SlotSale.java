package cn.yishulai.fairs;

import static cn.yishulai.fairs.TicketRefusal.SLOT_UNKNOWN;
import static cn.yishulai.fairs.TicketRefusal.TICKETS_NOT_ON_SALE;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sold of one session.
 *
 * @param walkInPlaces never booked: for those who just come
 * @param deskPlaces booked by desk, phone and proxy only
 * @param slots in their order
 */
record SlotSale(
        Fair fair,
        int session,
        Span span,
        int capacity,
        int walkInPlaces,
        int deskPlaces,
        List<Slot> slots,
        TicketRules rules) {

    /** @param publishedAt when it first was; null before */
    record Fair(
            UUID id,
            String title,
            FairState state,
            int epoch,
            UUID venue,
            int peopleAtOnce,
            @Nullable Instant publishedAt) {

        boolean sells() {
            return state == FairState.PUBLISHED || state == FairState.RUNNING;
        }
    }

    record Span(Instant begins, Instant ends) {}

    /**
     * @param booked places of tickets that are good
     * @param held places that are offered in the waiting line
     * @param byDesk of the booked ones
     * @param swept places of those who did not come were released
     */
    record Slot(int number, Span span, int places, int booked, int held, int byDesk, boolean swept) {

        int left() {
            return places - booked - held;
        }
    }

    /** @throws cn.yishulai.kernel.Refused SLOT_UNKNOWN */
    Slot slot(int number) {
        return slots.stream()
                .filter(slot -> slot.number() == number)
                .findFirst()
                .orElseThrow(() -> SLOT_UNKNOWN.because("session %d has no slot %d".formatted(session, number)));
    }

    /** Of the places for desk, phone and proxy. */
    int deskLeft() {
        return Math.max(0, deskPlaces - slots.stream().mapToInt(Slot::byDesk).sum());
    }

    /** What everybody may book of a slot. */
    int free(Slot slot) {
        int left = slots.stream().mapToInt(Slot::left).sum() - deskLeft();
        return Math.max(0, Math.min(slot.left(), left));
    }

    /** What the desk may book of a slot. */
    int freeAtDesk(Slot slot) {
        return slot.left();
    }

    /** When booking begins; null before the fair is published. */
    @Nullable
    Instant opens() {
        Instant published = fair.publishedAt();
        Instant opens = rules.opensAt();
        return published == null || opens == null || opens.isBefore(published) ? published : opens;
    }

    /** @throws cn.yishulai.kernel.Refused TICKETS_NOT_ON_SALE */
    void requireOnSale(Slot slot, Instant now) {
        if (!fair.sells() || opens() == null) {
            throw TICKETS_NOT_ON_SALE.because("the fair is %s".formatted(fair.state()));
        }
        if (now.isBefore(Objects.requireNonNull(opens()))) {
            throw TICKETS_NOT_ON_SALE.because("booking begins at " + opens());
        }
        requireBefore(slot, now);
    }

    /** @throws cn.yishulai.kernel.Refused TICKETS_NOT_ON_SALE */
    void requireBefore(Slot slot, Instant now) {
        if (!now.isBefore(slot.span().begins())) {
            throw TICKETS_NOT_ON_SALE.because("it has begun; there are numbers at the gate");
        }
    }
}
