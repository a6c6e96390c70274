package cn.yishulai.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;

/** One copy kept for one request (占用). A promise until staff have pulled it; then it is frozen. */
@Entity(name = "claim")
@DynamicUpdate
@NullUnmarked
class Claim {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "copy_id")
    private UUID copy;

    @Column(name = "request_id")
    private UUID request;

    @Column(name = "person_id")
    private UUID person;

    @Column(name = "household_id")
    private UUID household;

    @Column(name = "pickup_site")
    private UUID pickupSite;

    @Enumerated(EnumType.STRING)
    private ClaimState state;

    @Column(name = "claimed_at")
    private Instant claimedAt;

    @Column(name = "pickup_until")
    private LocalDate pickupUntil;

    @Column(name = "window_from")
    private LocalDate windowFrom;

    @Column(name = "window_days")
    private Short windowDays;

    protected Claim() {}

    Claim(UUID copy, Reader reader, ClaimState first, Instant now) {
        this.copy = copy;
        this.request = reader.request();
        this.person = reader.person();
        this.household = reader.household();
        this.pickupSite = reader.pickupSite();
        this.state = first;
        this.claimedAt = now;
    }

    void accept() {
        if (state == ClaimState.OFFERED) {
            state = ClaimState.TO_PULL;
        }
    }

    void passTo(UUID other) {
        requireOpen();
        request = other;
    }

    void readBy(UUID other) {
        requireOpen();
        person = other;
    }

    /** For so many open days after a day, and so until that one. */
    void setAside(LocalDate from, int openDays, LocalDate until) {
        requireOpen();
        state = ClaimState.TO_FETCH;
        windowFrom = from;
        windowDays = (short) openDays;
        pickupUntil = until;
    }

    void send() {
        requireOpen();
        state = ClaimState.ON_ITS_WAY;
    }

    void pullAgain() {
        requireOpen();
        state = ClaimState.TO_PULL;
    }

    void fulfil() {
        requireOpen();
        state = ClaimState.FULFILLED;
    }

    void release() {
        requireOpen();
        state = ClaimState.RELEASED;
    }

    void expire() {
        requireOpen();
        state = ClaimState.EXPIRED;
    }

    private void requireOpen() {
        if (!state.open()) {
            throw new IllegalStateException("claim %s is %s".formatted(id, state));
        }
    }

    UUID copy() {
        return copy;
    }

    ClaimFacts facts() {
        return new ClaimFacts(copy, new Reader(request, person, household, pickupSite), state, claimedAt, pickupUntil);
    }
}
