package cn.yishulai.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One copy in one van load. A unique index keeps it out of every other. */
@Entity(name = "Carried")
@Table(name = "transfer_copy")
@NullUnmarked
class Carried {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "transfer_id", updatable = false)
    private UUID transfer;

    @Column(name = "copy_id", updatable = false)
    private UUID copy;

    @Enumerated(EnumType.STRING)
    private CarriedState state;

    @Enumerated(EnumType.STRING)
    private Difference difference;

    @Column(updatable = false)
    private UUID packer;

    @Column(name = "packed_at", updatable = false)
    private Instant packedAt;

    private UUID settler;

    @Column(name = "settled_at")
    private Instant settledAt;

    private String note;

    protected Carried() {}

    private Carried(UUID transfer, UUID copy, CarriedState state) {
        this.transfer = transfer;
        this.copy = copy;
        this.state = state;
    }

    static Carried packed(UUID transfer, UUID copy, UUID by, Instant now) {
        Carried carried = new Carried(transfer, copy, CarriedState.PACKED);
        carried.packer = by;
        carried.packedAt = now;
        return carried;
    }

    /** It came along, and nobody had packed it. */
    static Carried unexpected(UUID transfer, UUID copy, UUID by, Instant now) {
        Carried carried = new Carried(transfer, copy, CarriedState.RECEIVED);
        carried.difference = Difference.UNEXPECTED;
        carried.settler = by;
        carried.settledAt = now;
        return carried;
    }

    void settle(CarriedState end, @Nullable Difference how, UUID by, Instant now) {
        if (state != CarriedState.PACKED) {
            throw new IllegalStateException("copy %s of a load is %s already".formatted(copy, state));
        }
        state = end;
        difference = how;
        settler = by;
        settledAt = now;
    }

    /** Its receipt was a slip of the hand: it is in the load again, or, where nobody had packed it, was never of it. */
    void unsettle(UUID by, Instant now) {
        if (state != CarriedState.RECEIVED) {
            throw new IllegalStateException("copy %s of a load is %s".formatted(copy, state));
        }
        if (packer == null) {
            state = CarriedState.TAKEN_OUT;
            settler = by;
            settledAt = now;
        } else {
            state = CarriedState.PACKED;
            difference = null;
            settler = null;
            settledAt = null;
            note = null;
        }
    }

    /** It came, and is whole after all. */
    void undamaged() {
        difference = difference == Difference.DAMAGED ? null : difference;
        note = null;
    }

    /** An unexpected copy stays unexpected. */
    void damaged(String what) {
        difference = difference == null ? Difference.DAMAGED : difference;
        note = what;
    }

    void note(String why) {
        note = why;
    }

    UUID transfer() {
        return transfer;
    }

    CarriedFacts facts() {
        return new CarriedFacts(transfer, copy, state, difference, packer, packedAt, settler, settledAt, note);
    }
}
