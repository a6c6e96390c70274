package cn.yishulai.intake;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.kernel.Flaw;
import cn.yishulai.kernel.Grade;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
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

    /** Null in rows that were written before it was kept. */
    @Convert(converter = BasisColumn.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Basis basis;

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
        this.grade = ruling.basis().finding().condition();
        this.basis = ruling.basis();
        this.rulesVersion = ruling.rulesVersion();
        this.credits = ruling.verdict().credits().amount();
        this.inspectedBy = ruling.inspector();
        this.decidedAt = ruling.at();
    }

    /** A verdict, with who gave it, when, from what and by which rules. */
    record Ruling(Verdict verdict, Basis basis, int rulesVersion, UUID inspector, Instant at) {}

    Inspected inspected(UUID household, CopyFacts facts) {
        return new Inspected(dropOff, household, facts, decision, reason, rulesVersion, credits, flaws(), decidedAt);
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

    /** What the checklist found, in the order of the list. */
    List<Flaw> flaws() {
        return basis == null
                ? List.of()
                : basis.finding().flaws().stream().sorted().toList();
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
