package cn.yishulai.copies;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One step in the life of a copy: who, where, when it happened, when it was recorded, why. Never changed. */
@Entity(name = "movement")
@Immutable
@NullUnmarked
class Movement {

    /** The n-th step of one copy, from 1. */
    @Embeddable
    record Step(@Column(name = "copy_id") UUID copy, int seq) implements Serializable {}

    @EmbeddedId
    private Step step;

    @Enumerated(EnumType.STRING)
    private CopyStatus status;

    @Column(name = "site_id")
    private UUID site;

    @Column(name = "household_id")
    private UUID household;

    private String shelf;

    private UUID actor;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private String reason;

    @Column(name = "idempotency_key")
    private UUID idempotencyKey;

    protected Movement() {}

    Movement(Copy copy, Move move, @Nullable UUID key, Instant now) {
        CopyFacts facts = copy.facts();
        step = new Step(facts.id(), copy.moves());
        status = facts.status();
        site = facts.site();
        household = facts.household();
        shelf = facts.shelf();
        actor = move.actor();
        occurredAt = move.occurredAt() == null ? now : move.occurredAt();
        recordedAt = now;
        reason = move.reason();
        idempotencyKey = key;
    }

    CopyStatus status() {
        return status;
    }

    UUID site() {
        return site;
    }

    UUID household() {
        return household;
    }

    UUID actor() {
        return actor;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String reason() {
        return reason;
    }

    LastVerb.Stood stood() {
        return new LastVerb.Stood(status, household, site, shelf);
    }

    /** Whether both are of one write. */
    boolean isOfOneWriteWith(Movement other) {
        return idempotencyKey != null && idempotencyKey.equals(other.idempotencyKey);
    }
}
