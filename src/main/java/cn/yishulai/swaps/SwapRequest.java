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
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;

/** One person waiting for one volume (换书申请). Its place in line is when it was placed, and never changes. */
@Entity(name = "swap_request")
@DynamicUpdate
@NullUnmarked
class SwapRequest {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Enumerated(EnumType.STRING)
    private RequestState state;

    @Column(name = "volume_id", updatable = false)
    private UUID volume;

    @Column(name = "person_id", updatable = false)
    private UUID person;

    @Column(name = "household_id")
    private UUID household;

    @Column(name = "pickup_site")
    private UUID pickupSite;

    @Column(name = "placed_at", updatable = false)
    private Instant placedAt;

    @Column(name = "offered_until")
    private Instant offeredUntil;

    @Column(name = "auto_accept")
    private boolean autoAccept;

    @Column(name = "credit_held")
    private boolean creditHeld;

    @Column(name = "rules_version", updatable = false)
    private int rulesVersion;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected SwapRequest() {}

    SwapRequest(UUID volume, Reading reading, int rulesVersion, Instant now) {
        this.volume = volume;
        this.person = reading.person();
        this.household = reading.household();
        this.pickupSite = reading.pickupSite();
        this.autoAccept = reading.autoAccept();
        this.rulesVersion = rulesVersion;
        this.placedAt = now;
        this.changedAt = now;
        this.state = OPEN;
    }

    /** Who will read it, where it is fetched, and whether the first copy is taken without asking. */
    record Reading(UUID person, UUID household, UUID pickupSite, boolean autoAccept) {}

    void offer(Instant until, Instant now) {
        become(OFFERED, now);
        offeredUntil = until;
    }

    void accept(Instant now) {
        become(ACCEPTED, now);
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

    private void become(RequestState next, Instant now) {
        if (!state.canBecome(next)) {
            throw REQUEST_NOT_READY.because(
                    "request %s is %s and cannot become %s".formatted(id, state, next), Map.of("requestState", state));
        }
        state = next;
        creditHeld = next.holdsCredit();
        offeredUntil = null;
        changedAt = now;
    }

    UUID id() {
        return id;
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

    Reader reader() {
        return new Reader(id, person, household, pickupSite);
    }
}
