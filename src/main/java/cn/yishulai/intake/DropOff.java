package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.DROP_OFF_CLOSED;

import cn.yishulai.kernel.DropOffCode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One family bringing books to one site (送书单). Open until the receipt is printed; resumed after a lost connection. */
@Entity(name = "drop_off")
@Table(name = "drop_off")
@DynamicUpdate
@NullUnmarked
class DropOff {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Enumerated(EnumType.STRING)
    private DropOffState state;

    @Column(name = "site_id")
    private UUID site;

    @Column(name = "household_id")
    private UUID household;

    @Column(name = "opened_by")
    private UUID openedBy;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "rules_version")
    private int rulesVersion;

    private String code;

    @Column(name = "balance_after")
    private Long balanceAfter;

    @Convert(converter = RemainsColumn.class)
    @Column(name = "remainders_after", columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Remains remaindersAfter;

    protected DropOff() {}

    DropOff(UUID site, UUID household, UUID openedBy, int rulesVersion, Instant now) {
        this.site = site;
        this.household = household;
        this.openedBy = openedBy;
        this.rulesVersion = rulesVersion;
        this.openedAt = now;
        this.state = DropOffState.OPEN;
        this.code = DropOffCode.random().value();
    }

    void requireOpen() {
        if (state != DropOffState.OPEN) {
            throw DROP_OFF_CLOSED.because("the session was closed at " + closedAt);
        }
    }

    /**
     * @param balance free credits the family has now, as the receipt says
     * @param left of pooled prices
     */
    void close(long balance, List<RemainderShown> left, Instant now) {
        requireOpen();
        state = DropOffState.CLOSED;
        closedAt = now;
        balanceAfter = balance;
        remaindersAfter = new Remains(left);
    }

    UUID id() {
        return id;
    }

    DropOffState state() {
        return state;
    }

    UUID site() {
        return site;
    }

    UUID household() {
        return household;
    }

    UUID openedBy() {
        return openedBy;
    }

    int rulesVersion() {
        return rulesVersion;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant closedAt() {
        return closedAt;
    }

    /** On its slip; null for a session from before there were slips. */
    @Nullable
    DropOffCode code() {
        return code == null ? null : new DropOffCode(code);
    }

    /** Null while it is open, and for a session from before receipts were kept. */
    @Nullable
    Long balanceAfter() {
        return balanceAfter;
    }

    /** Null while it is open, and for a session from before they were kept. */
    @Nullable
    Remains remaindersAfter() {
        return remaindersAfter;
    }
}
