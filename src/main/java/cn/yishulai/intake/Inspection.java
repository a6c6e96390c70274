package cn.yishulai.intake;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Flaw;
import cn.yishulai.kernel.Grade;
import cn.yishulai.rules.IntakeRules;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

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

    /** Null where no credit was given, and in rows that were written before it was kept. */
    @Convert(converter = WorthColumn.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Worth worth;

    @Column(name = "inspected_by")
    private UUID inspectedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "person_id")
    private UUID person;

    @Column(name = "new_label")
    private boolean newLabel;

    private String stamp;

    @Column(name = "stamp_library")
    private UUID stampLibrary;

    private UUID supersedes;

    private String why;

    protected Inspection() {}

    Inspection(DropOff dropOff, CopyFacts copy, Ruling ruling, Circumstances circumstances) {
        this.dropOff = dropOff.id();
        this.copy = copy.id();
        this.volume = copy.volume();
        this.decision = ruling.verdict().reason().decision();
        this.reason = ruling.verdict().reason();
        this.grade = ruling.basis().finding().condition();
        this.basis = ruling.basis();
        this.worth = ruling.verdict().worth();
        this.rulesVersion = ruling.rules().version();
        this.credits = ruling.verdict().credits().amount();
        this.inspectedBy = ruling.inspector();
        this.decidedAt = ruling.at();
        this.person = circumstances.person();
        this.newLabel = circumstances.newLabel();
        this.stamp = circumstances.stamp();
        this.stampLibrary = circumstances.stampLibrary();
    }

    /**
     * This one takes the place of the one before; a copy keeps its place in the session and its label.
     *
     * @param reason in the words of who decided again
     */
    Inspection insteadOf(Inspection before, String reason) {
        supersedes = before.id;
        newLabel = before.newLabel;
        why = reason;
        return this;
    }

    /** A verdict, with who gave it, when, from what and by which rules. */
    record Ruling(Verdict verdict, Basis basis, IntakeRules rules, UUID inspector, Instant at) {}

    /**
     * What else is known of the book.
     *
     * @param person of the family, whose book it is; null when nobody said
     * @param newLabel whether its code was made here, so that its label is still to be printed
     * @param stamp what the stamp of a library says
     */
    record Circumstances(
            @Nullable UUID person, boolean newLabel, @Nullable String stamp, @Nullable UUID stampLibrary) {}

    Inspected inspected(UUID household, CopyFacts facts) {
        return new Inspected(
                dropOff, household, facts, id, decision, reason, rulesVersion, credits, worth, flaws(), decidedAt);
    }

    /** Whether the family brought this very copy before and took it from us again. */
    boolean cameBack() {
        return basis == null
                ? reason == DecisionReason.OWN_COPY_BACK
                : basis.finding().ownCopyBack();
    }

    /** What the checklist found, in the order of the list. */
    List<Flaw> flaws() {
        return basis == null
                ? List.of()
                : basis.finding().flaws().stream().sorted().toList();
    }

    /** What the eye saw; the flaws may have made it worse. */
    Grade seenGrade() {
        return basis == null ? grade : basis.finding().grade();
    }

    /** Whether the family gave it without asking for credit. */
    boolean wasGift() {
        return basis != null && basis.finding().gift();
    }

    Set<BookKind> kinds() {
        return basis == null ? Set.of() : basis.finding().kinds();
    }

    Circumstances circumstances() {
        return new Circumstances(person, newLabel, stamp, stampLibrary);
    }

    UUID id() {
        return id;
    }

    @Nullable
    String why() {
        return why;
    }

    UUID dropOff() {
        return dropOff;
    }

    UUID inspectedBy() {
        return inspectedBy;
    }

    Grade grade() {
        return grade;
    }

    UUID volume() {
        return volume;
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

    /** As the form writes it, so that a book that is decided again keeps it; null when nobody entered one. */
    @Nullable
    String coverPrice() {
        Integer fen = basis == null ? null : basis.finding().coverPriceFen();
        return fen == null ? null : BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Nullable
    Worth worth() {
        return worth;
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
