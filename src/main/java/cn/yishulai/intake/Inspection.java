package cn.yishulai.intake;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.kernel.Grade;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;

/** What was decided about one book, by which version of the rules. Never changed; credit refers to it. */
@Entity(name = "inspection")
@Immutable
@NullUnmarked
class Inspection {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "drop_off_id")
    private UUID dropOff;

    @Column(name = "copy_id")
    private UUID copy;

    @Column(name = "volume_id")
    private UUID volume;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    @Enumerated(EnumType.STRING)
    private DecisionReason reason;

    @Enumerated(EnumType.STRING)
    private Grade grade;

    @Column(name = "rules_version")
    private int rulesVersion;

    private long credits;

    @Column(name = "inspected_by")
    private UUID inspectedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected Inspection() {}

    Inspection(DropOff dropOff, CopyFacts copy, Ruling ruling) {
        this.dropOff = dropOff.id();
        this.copy = copy.id();
        this.volume = copy.volume();
        this.decision = ruling.verdict().reason().decision();
        this.reason = ruling.verdict().reason();
        this.grade = ruling.grade();
        this.rulesVersion = ruling.rulesVersion();
        this.credits = ruling.verdict().credits().amount();
        this.inspectedBy = ruling.inspector();
        this.decidedAt = ruling.at();
    }

    /** A verdict, with who gave it, when, on what condition and by which rules. */
    record Ruling(Verdict verdict, Grade grade, int rulesVersion, UUID inspector, Instant at) {}

    Inspected inspected(UUID household, CopyFacts facts) {
        return new Inspected(dropOff, household, facts, decision, reason, rulesVersion, credits, decidedAt);
    }

    UUID id() {
        return id;
    }

    UUID copy() {
        return copy;
    }

    Decision decision() {
        return decision;
    }

    DecisionReason reason() {
        return reason;
    }

    int rulesVersion() {
        return rulesVersion;
    }

    long credits() {
        return credits;
    }

    Instant decidedAt() {
        return decidedAt;
    }
}
