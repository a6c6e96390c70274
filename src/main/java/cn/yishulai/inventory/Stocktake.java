package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.STOCKTAKE_NOT_OPEN;
import static cn.yishulai.people.ApprovalRefusal.SECOND_PERSON_NEEDED;

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

/** Counting a site, or some of its shelves, while people go on swapping (盘点). */
@Entity(name = "stocktake")
@DynamicUpdate
@NullUnmarked
class Stocktake {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "site_id", updatable = false)
    private UUID site;

    @Column(updatable = false)
    private boolean whole;

    @Enumerated(EnumType.STRING)
    private StocktakeState state;

    @Column(name = "opened_by", updatable = false)
    private UUID openedBy;

    @Column(name = "opened_at", updatable = false)
    private Instant openedAt;

    @Column(name = "counted_by")
    private UUID countedBy;

    @Column(name = "counted_at")
    private Instant countedAt;

    @Column(name = "signed_by")
    private UUID signedBy;

    @Column(name = "signed_at")
    private Instant signedAt;

    @Column(name = "cancelled_by")
    private UUID cancelledBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Stocktake() {}

    Stocktake(UUID site, boolean whole, UUID openedBy, Instant now) {
        this.site = site;
        this.whole = whole;
        this.openedBy = openedBy;
        this.openedAt = now;
        this.state = StocktakeState.OPEN;
    }

    void counted(UUID by, Instant now) {
        become(StocktakeState.COUNTED);
        countedBy = by;
        countedAt = now;
    }

    /** Somebody goes to look again. */
    void reopen() {
        become(StocktakeState.OPEN);
        countedBy = null;
        countedAt = null;
    }

    void sign(UUID by, Instant now) {
        if (by.equals(openedBy) || by.equals(countedBy)) {
            throw SECOND_PERSON_NEEDED.because("somebody who did not count signs a stocktake");
        }
        become(StocktakeState.SIGNED);
        signedBy = by;
        signedAt = now;
    }

    void applied(Instant now) {
        become(StocktakeState.APPLIED);
        endedAt = now;
    }

    void cancel(UUID by, Instant now) {
        become(StocktakeState.CANCELLED);
        cancelledBy = by;
        endedAt = now;
    }

    private void become(StocktakeState next) {
        if (!state.canBecome(next)) {
            throw STOCKTAKE_NOT_OPEN.because(
                    "stocktake %s is %s and cannot become %s".formatted(id, state, next), Map.of("state", state));
        }
        state = next;
    }

    UUID id() {
        return id;
    }

    UUID site() {
        return site;
    }

    boolean whole() {
        return whole;
    }

    StocktakeState state() {
        return state;
    }

    UUID openedBy() {
        return openedBy;
    }

    Instant openedAt() {
        return openedAt;
    }

    UUID countedBy() {
        return countedBy;
    }

    Instant countedAt() {
        return countedAt;
    }

    UUID signedBy() {
        return signedBy;
    }

    Instant signedAt() {
        return signedAt;
    }

    Instant endedAt() {
        return endedAt;
    }
}
