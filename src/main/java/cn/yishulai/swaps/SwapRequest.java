package cn.yishulai.swaps;

import static cn.yishulai.swaps.RequestState.ACCEPTED;
import static cn.yishulai.swaps.RequestState.CANCELLED;
import static cn.yishulai.swaps.RequestState.EXPIRED;
import static cn.yishulai.swaps.RequestState.FULFILLED;
import static cn.yishulai.swaps.RequestState.OFFERED;
import static cn.yishulai.swaps.RequestState.OPEN;
import static cn.yishulai.swaps.RequestState.PAUSED;
import static cn.yishulai.swaps.RequestState.READY;
import static cn.yishulai.swaps.SwapRefusal.REQUEST_NOT_READY;

import cn.yishulai.inventory.Reader;
import cn.yishulai.kernel.Credits;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;

/**
 * One reader waiting for one book (换书申请), this one or one of several. When it was placed never changes; its place in
 * line follows from that and from the order that the rules set.
 */
@Entity(name = "swap_request")
@DynamicUpdate
@NullUnmarked
class SwapRequest {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Enumerated(EnumType.STRING)
    private RequestState state;

    @Column(name = "volume_id")
    private UUID volume;

    @Column(name = "person_id")
    private UUID person;

    @Column(name = "household_id")
    private UUID household;

    @Column(name = "pickup_site")
    private UUID pickupSite;

    @Column(name = "placed_at", updatable = false)
    private Instant placedAt;

    @Column(name = "offered_until")
    private Instant offeredUntil;

    @Column(name = "offered_from")
    private LocalDate offeredFrom;

    @Column(name = "offered_days")
    private Short offeredDays;

    @Column(name = "auto_accept")
    private boolean autoAccept;

    @Column(name = "credit_held")
    private boolean creditHeld;

    @Column(name = "held_credits")
    private int heldCredits;

    @Column(name = "rules_version", updatable = false)
    private int rulesVersion;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "folded_into")
    private UUID foldedInto;

    @Embedded
    private Wish wish;

    protected SwapRequest() {}

    SwapRequest(Wish wish, Reading reading, int rulesVersion, Instant now) {
        this.wish = wish;
        this.volume = wish.volume();
        this.person = reading.person();
        this.household = reading.household();
        this.pickupSite = wish.site();
        this.autoAccept = reading.autoAccept();
        this.rulesVersion = rulesVersion;
        this.placedAt = now;
        this.changedAt = now;
        this.state = OPEN;
    }

    /** The wish of a request whose hand-over was undone, at its place in line. */
    SwapRequest(SwapRequest undone, Instant now) {
        this(
                undone.wish.copy(),
                new Reading(undone.person, undone.household, undone.autoAccept),
                undone.rulesVersion,
                now);
        placedAt = undone.placedAt;
    }

    /** Who will read it, and whether the first copy is taken without asking. */
    record Reading(UUID person, UUID household, boolean autoAccept) {}

    /** A copy of this volume is for it, fetched there. */
    void promise(UUID copyOf, UUID fetchedAt) {
        volume = copyOf;
        pickupSite = fetchedAt;
    }

    void offer(Instant until, Instant now) {
        become(OFFERED, now);
        offeredUntil = until;
    }

    /** For so many open days of the pickup site after a day, and so until that moment. */
    void offer(Instant until, LocalDate from, int openDays, Instant now) {
        offer(until, now);
        offeredFrom = from;
        offeredDays = (short) openDays;
    }

    /** A copy is kept for it and paid for: what is held now is what the copy will cost, whatever the rules say later. */
    void accept(Credits held, Instant now) {
        become(ACCEPTED, now);
        heldCredits = Math.toIntExact(held.amount());
    }

    /** Another copy than the one that was kept, at its own price. */
    void holdInstead(Credits held) {
        if (!creditHeld) {
            throw new IllegalStateException("request %s is %s".formatted(id, state));
        }
        heldCredits = Math.toIntExact(held.amount());
    }

    void ready(Instant now) {
        become(READY, now);
    }

    void fulfil(Instant now) {
        become(FULFILLED, now);
    }

    /** Back in line at the same place: the copy is not there, or the offer lapsed. */
    void reopen(Instant now) {
        become(OPEN, now);
    }

    void pause(Instant now) {
        become(PAUSED, now);
    }

    void expire(Instant now) {
        become(EXPIRED, now);
    }

    void cancel(Instant now) {
        become(CANCELLED, now);
    }

    /**
     * The hand-over was undone; the wish goes on as another request at the same place. The only way on from FULFILLED, and
     * not one that a reader can take.
     */
    void handedBack(Instant now) {
        if (state != FULFILLED) {
            throw new IllegalStateException("request %s is %s".formatted(id, state));
        }
        state = CANCELLED;
        changedAt = now;
    }

    /** The volume turned out to be another; the place in line stays. */
    void waitFor(UUID other, Instant now) {
        if (wish.volume().equals(volume)) {
            wish.pointAt(other);
        }
        volume = other;
        changedAt = now;
    }

    /** The copy that was kept for a later request of the same person is kept for this one. */
    void takeOver(SwapRequest later, Instant now) {
        Instant until = later.offeredUntil;
        LocalDate from = later.offeredFrom;
        Short days = later.offeredDays;
        RequestState reached = later.state;
        Credits held = later.heldCredits();
        if (state == PAUSED) {
            reopen(now);
        }
        promise(volume, later.pickupSite);
        offer(until == null ? now : until, now);
        offeredFrom = from;
        offeredDays = days;
        if (reached != OFFERED) {
            accept(held, now);
        }
        if (reached == READY) {
            ready(now);
        }
    }

    /** The same person asked for the same book before. */
    void foldInto(UUID earlier, Instant now) {
        cancel(now);
        foldedInto = earlier;
    }

    /** They were two books after all: in line for the other one, at the old place. The only way back from CANCELLED. */
    void unfold(UUID other, Instant now) {
        if (foldedInto == null || state != CANCELLED) {
            throw new IllegalStateException("request %s was not folded".formatted(id));
        }
        foldedInto = null;
        wish.pointAt(other);
        volume = other;
        state = OPEN;
        changedAt = now;
    }

    private void become(RequestState next, Instant now) {
        if (!state.canBecome(next)) {
            throw REQUEST_NOT_READY.because(
                    "request %s is %s and cannot become %s".formatted(id, state, next), Map.of("requestState", state));
        }
        if (next == OPEN) {
            promise(wish.volume(), wish.site());
        }
        state = next;
        creditHeld = next.holdsCredit();
        heldCredits = creditHeld ? heldCredits : 0;
        offeredUntil = null;
        offeredFrom = null;
        offeredDays = null;
        changedAt = now;
    }

    /** For the whole family: somebody else of it asks from here on. */
    void askedBy(UUID other, Instant now) {
        person = other;
        changedAt = now;
    }

    UUID id() {
        return id;
    }

    Wish wish() {
        return wish;
    }

    RequestState state() {
        return state;
    }

    UUID volume() {
        return volume;
    }

    UUID person() {
        return person;
    }

    UUID household() {
        return household;
    }

    UUID pickupSite() {
        return pickupSite;
    }

    Instant placedAt() {
        return placedAt;
    }

    Instant offeredUntil() {
        return offeredUntil;
    }

    boolean autoAccept() {
        return autoAccept;
    }

    boolean creditHeld() {
        return creditHeld;
    }

    Credits heldCredits() {
        return new Credits(heldCredits);
    }

    Reader reader() {
        return new Reader(id, person, household, pickupSite);
    }
}
