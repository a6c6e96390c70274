package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.TRANSFER_NOT_READY;
import static cn.yishulai.inventory.TransferState.CANCELLED;
import static cn.yishulai.inventory.TransferState.PACKING;
import static cn.yishulai.inventory.TransferState.PROPOSED;
import static cn.yishulai.inventory.TransferState.RECEIVED;
import static cn.yishulai.inventory.TransferState.SENT;

import cn.yishulai.kernel.TransferCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One van load from one site to another (调拨). What is in it is in transit. */
@Entity(name = "transfer")
@NullUnmarked
class Transfer {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(updatable = false)
    private String code;

    @Column(name = "from_site", updatable = false)
    private UUID from;

    @Column(name = "to_site", updatable = false)
    private UUID to;

    @Enumerated(EnumType.STRING)
    private TransferState state;

    @Column(updatable = false)
    private int room;

    @Column(updatable = false)
    private UUID maker;

    @Column(name = "made_at", updatable = false)
    private Instant madeAt;

    private UUID sender;

    @Column(name = "sent_at")
    private Instant sentAt;

    private UUID closer;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "run_id")
    private UUID run;

    @Column(name = "run_from")
    private Integer runFrom;

    @Column(name = "run_to")
    private Integer runTo;

    @Column(name = "over_because")
    private String overBecause;

    @Column(updatable = false)
    private int spare;

    @Column(name = "onto_tables")
    private boolean ontoTables;

    protected Transfer() {}

    /**
     * From which stop to which of a run it rides.
     *
     * @param overBecause why it does though the van is full
     */
    record Legs(UUID run, int from, int to, @Nullable String overBecause) {}

    /** It rides on a run. */
    void ride(Legs legs) {
        run = legs.run();
        runFrom = legs.from();
        runTo = legs.to();
        overBecause = legs.overBecause();
    }

    /** So many free copies shall go along to help the other site. */
    void helpWith(int copies) {
        spare = copies;
    }

    /** What comes out of it stands on the tables of a fair. */
    void goOntoTables() {
        ontoTables = true;
    }

    Transfer(TransferCode code, UUID from, UUID to, int room, UUID maker, Instant now) {
        if (from.equals(to)) {
            throw new IllegalArgumentException("a load goes to another site");
        }
        this.code = code.value();
        this.from = from;
        this.to = to;
        this.room = room;
        this.maker = maker;
        this.madeAt = now;
        this.state = PROPOSED;
    }

    /** Something may be put in. The first thing makes a proposal a load. */
    void pack() {
        if (state == PROPOSED) {
            become(PACKING);
        }
        requirePacking();
    }

    void requirePacking() {
        if (state != PACKING) {
            throw notReady(PACKING);
        }
    }

    void send(UUID by, Instant now) {
        become(SENT);
        sender = by;
        sentAt = now;
    }

    /** The van is here; nobody said that it left, so it leaves now. */
    void arrive(UUID by, Instant now) {
        if (state == PACKING) {
            send(by, now);
        }
        if (state != SENT) {
            throw notReady(RECEIVED);
        }
    }

    void close(UUID by, Instant now) {
        become(RECEIVED);
        closer = by;
        closedAt = now;
    }

    void cancel(UUID by, Instant now) {
        become(CANCELLED);
        closer = by;
        closedAt = now;
    }

    private void become(TransferState next) {
        if (!state.canBecome(next)) {
            throw notReady(next);
        }
        state = next;
    }

    private RuntimeException notReady(TransferState next) {
        return TRANSFER_NOT_READY.because(
                "load %s is %s and cannot become %s".formatted(code, state, next), Map.of("transferState", state));
    }

    UUID id() {
        return id;
    }

    int room() {
        return room;
    }

    TransferFacts facts() {
        return new TransferFacts(
                id, new TransferCode(code), from, to, state, room, run, ontoTables, madeAt, sentAt, closedAt);
    }
}
