package cn.yishulai.swaps;

import static cn.yishulai.people.ApprovalRefusal.SECOND_PERSON_NEEDED;
import static cn.yishulai.swaps.SwapRefusal.RECALL_NOT_CONFIRMED;
import static cn.yishulai.swaps.SwapRefusal.RECALL_NOT_STANDING;

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

/** All copies of a title are set aside, wherever they are (召回). It destroys nothing and can be lifted. */
@Entity(name = "recall")
@DynamicUpdate
@NullUnmarked
class Recall {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private RecallScope scope;

    @Column(name = "scope_id", updatable = false)
    private UUID scopeId;

    @Column(updatable = false)
    private String title;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private RecallReason reason;

    @Column(updatable = false)
    private String note;

    @Enumerated(EnumType.STRING)
    private RecallState state;

    @Column(name = "opened_by", updatable = false)
    private UUID openedBy;

    @Column(name = "opened_at", updatable = false)
    private Instant openedAt;

    @Column(name = "confirmed_by")
    private UUID confirmedBy;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "withdrawal_proposed_by")
    private UUID withdrawalProposedBy;

    @Column(name = "withdrawal_proposed_at")
    private Instant withdrawalProposedAt;

    @Column(name = "withdrawal_agreed_by")
    private UUID withdrawalAgreedBy;

    @Column(name = "withdrawal_agreed_at")
    private Instant withdrawalAgreedAt;

    @Column(name = "lifted_by")
    private UUID liftedBy;

    @Column(name = "lifted_at")
    private Instant liftedAt;

    protected Recall() {}

    Recall(What what, Why why, UUID by, Instant now) {
        this.scope = what.scope();
        this.scopeId = what.id();
        this.title = what.title();
        this.reason = why.reason();
        this.note = why.note();
        this.state = RecallState.RUNNING;
        this.openedBy = by;
        this.openedAt = now;
    }

    /** What is recalled. */
    record What(RecallScope scope, UUID id, String title) {}

    /** @param note for colleagues; families do not see it */
    record Why(RecallReason reason, String note) {}

    /** A second person agrees that the readers who hold a copy get their credits back. */
    void confirm(UUID by, Instant now) {
        if (!state.stands() || confirmedBy != null) {
            throw notStanding();
        }
        if (by.equals(openedBy)) {
            throw SECOND_PERSON_NEEDED.because("somebody else confirms a recall");
        }
        confirmedBy = by;
        confirmedAt = now;
    }

    /** Its gathered copies are struck off: the first says that they shall be, another that they are. */
    void withdraw(UUID by, Instant now) {
        if (!state.stands() || withdrawalAgreedBy != null) {
            throw notStanding();
        }
        if (confirmedBy == null) {
            throw RECALL_NOT_CONFIRMED.because("readers get their credits back first");
        }
        if (withdrawalProposedBy == null) {
            withdrawalProposedBy = by;
            withdrawalProposedAt = now;
        } else if (by.equals(withdrawalProposedBy)) {
            throw SECOND_PERSON_NEEDED.because("somebody else agrees that the copies are struck off");
        } else {
            withdrawalAgreedBy = by;
            withdrawalAgreedAt = now;
        }
    }

    void dealtWith() {
        become(RecallState.STANDING);
    }

    void lift(UUID by, Instant now) {
        become(RecallState.LIFTING);
        liftedBy = by;
        liftedAt = now;
    }

    void lifted() {
        become(RecallState.LIFTED);
    }

    private void become(RecallState next) {
        if (!state.canBecome(next)) {
            throw notStanding();
        }
        state = next;
    }

    private RuntimeException notStanding() {
        return RECALL_NOT_STANDING.because("recall %s is %s".formatted(id, state), Map.of("state", state));
    }

    UUID id() {
        return id;
    }

    RecallScope scope() {
        return scope;
    }

    UUID scopeId() {
        return scopeId;
    }

    String title() {
        return title;
    }

    RecallReason reason() {
        return reason;
    }

    String note() {
        return note;
    }

    RecallState state() {
        return state;
    }

    UUID openedBy() {
        return openedBy;
    }

    Instant openedAt() {
        return openedAt;
    }

    UUID confirmedBy() {
        return confirmedBy;
    }

    Instant confirmedAt() {
        return confirmedAt;
    }

    UUID withdrawalProposedBy() {
        return withdrawalProposedBy;
    }

    Instant withdrawalProposedAt() {
        return withdrawalProposedAt;
    }

    UUID withdrawalAgreedBy() {
        return withdrawalAgreedBy;
    }

    Instant withdrawalAgreedAt() {
        return withdrawalAgreedAt;
    }

    UUID liftedBy() {
        return liftedBy;
    }

    Instant liftedAt() {
        return liftedAt;
    }
}
