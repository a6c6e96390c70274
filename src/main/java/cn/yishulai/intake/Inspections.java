package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.COPY_ALREADY_INSPECTED;
import static cn.yishulai.intake.IntakeRefusal.COPY_OF_ANOTHER_FAMILY;
import static cn.yishulai.intake.IntakeRefusal.SET_NOT_CHECKED;

import cn.yishulai.catalog.VolumeView;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Copies.Delivery;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Move;
import cn.yishulai.copies.SetChecks;
import cn.yishulai.copies.VolumeInHand;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Caller;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Each book of a drop-off session is decided on its own. Credit is minted here, at inspection, and nowhere else. */
@ApplicationScoped
@Transactional
public class Inspections {

    private final DropOffRepository sessions;
    private final InspectionRepository inspections;
    private final Copies copies;
    private final CopyReads reads;
    private final VolumeInHand inHand;
    private final SetChecks sets;
    private final Volumes volumes;
    private final Tallies tallies;
    private final RuleSets rules;
    private final Ledger ledger;
    private final Clock clock;

    Inspections(
            DropOffRepository sessions,
            InspectionRepository inspections,
            Copies copies,
            CopyReads reads,
            VolumeInHand inHand,
            SetChecks sets,
            Volumes volumes,
            Tallies tallies,
            RuleSets rules,
            Ledger ledger,
            Clock clock) {
        this.sessions = sessions;
        this.inspections = inspections;
        this.copies = copies;
        this.reads = reads;
        this.inHand = inHand;
        this.sets = sets;
        this.volumes = volumes;
        this.tallies = tallies;
        this.rules = rules;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The form with the volume settled when the label is blank, so that a room above can lock its line first.
     *
     * @throws cn.yishulai.kernel.Refused DROP_OFF_UNKNOWN, and what {@link VolumeInHand#settle} refuses and asks
     */
    public InspectionForm settled(Caller caller, UUID dropOffId, InspectionForm form) {
        return form.of(inHand.settle(caller, sessions.read(dropOffId).household(), named(form)));
    }

    private static VolumeInHand.Named named(InspectionForm form) {
        return new VolumeInHand.Named(form.volumeId(), form.bookNumber(), form.answer());
    }

    /**
     * Decides one book and moves it: onto a shelf, into quarantine, or home again.
     *
     * @param waiting how many wait for the volume
     * @throws cn.yishulai.kernel.Refused DROP_OFF_CLOSED, COPY_ALREADY_INSPECTED, COPY_OF_ANOTHER_FAMILY,
     *     COPY_UNKNOWN, COPY_NOT_AVAILABLE, and for a blank label what {@link VolumeInHand#settle} refuses; SET_NOT_CHECKED
     */
    public Inspected inspect(Caller caller, UUID dropOffId, InspectionForm form, long waiting) {
        DropOff session = sessions.require(dropOffId);
        caller.requireSite(session.site());
        session.requireOpen();
        CopyCode code = new CopyCode(form.copyCode());
        Optional<CopyFacts> known = reads.find(code).map(found -> copies.lock(code));
        known.ifPresent(copy -> requireUndecided(session, copy));
        UUID volume =
                known.map(CopyFacts::volume).orElseGet(() -> inHand.settle(caller, session.household(), named(form)));
        IntakeRules ruleSet = rules.intake();
        Basis basis = new Basis(finding(session, known, volume, form), tallies.of(session, volume, ruleSet, waiting));
        Verdict verdict = Verdict.of(basis.finding(), basis.tally(), ruleSet);
        CopyFacts copy = carryOut(caller, session, new Book(code, volume, form, known), verdict);
        sets.note(copy.id(), form.missingParts());
        return record(
                session,
                copy,
                new Inspection.Ruling(verdict, basis, ruleSet.version(), caller.personId(), clock.instant()));
    }

    private void requireUndecided(DropOff session, CopyFacts copy) {
        inspections.of(session.id(), copy.id()).ifPresent(before -> {
            throw COPY_ALREADY_INSPECTED.because(
                    "copy %s was decided in this session".formatted(copy.code()),
                    Map.of(
                            "decision",
                            before.decision(),
                            "at",
                            before.decidedAt().toString()));
        });
        if (copy.status() == CopyStatus.LISTED && !session.household().equals(copy.household())) {
            throw COPY_OF_ANOTHER_FAMILY.because("copy %s is listed by another family".formatted(copy.code()));
        }
    }

    private Finding finding(DropOff session, Optional<CopyFacts> known, UUID volume, InspectionForm form) {
        boolean back = known.filter(copy -> copy.status() == CopyStatus.HANDED_OVER)
                .filter(copy -> session.household().equals(copy.household()))
                .filter(copy -> session.household().equals(copy.broughtBy()))
                .isPresent();
        VolumeView book = sets.checked(volume, form.missingParts());
        if (book.parts() != null && form.missingParts() == null) {
            throw SET_NOT_CHECKED.because(
                    "a set is inspected part by part", Map.of("parts", book.parts(), "volume", book.summary()));
        }
        boolean incomplete = form.missingParts() != null && !form.missingParts().isEmpty();
        return new Finding(
                form.grade(),
                form.foundFlaws(),
                form.seenKinds(),
                volumes.facts(volume),
                form.asGift(),
                form.stamp(),
                back,
                incomplete);
    }

    private CopyFacts carryOut(Caller caller, DropOff session, Book book, Verdict verdict) {
        Delivery delivery =
                new Delivery(session.household(), session.site(), book.form().condition());
        Move move = Move.by(caller.personId(), "drop-off: " + verdict.reason());
        boolean quarantined = verdict.reason().decision() == Decision.QUARANTINE;
        if (verdict.reason().decision() == Decision.RETURNED) {
            return book.known()
                    .orElseGet(() -> copies.register(
                            session.household(), book.volume(), Disposition.SHOW_ONLY, book.code(), move));
        }
        return book.known().isPresent()
                ? copies.receive(book.code(), delivery, quarantined, move)
                : copies.receiveNew(book.code(), book.volume(), delivery, quarantined, move);
    }

    private Inspected record(DropOff session, CopyFacts copy, Inspection.Ruling ruling) {
        Inspection inspection = new Inspection(session, copy, ruling);
        inspections.persist(inspection);
        if (inspection.decision() == Decision.CREDIT) {
            ledger.post(
                    CreditKind.MINT,
                    ruling.verdict().credits(),
                    new Posting(session.household(), ruling.inspector(), inspection.id(), copy.code(), "inspection"));
        }
        return inspection.inspected(session.household(), copy);
    }

    private record Book(CopyCode code, UUID volume, InspectionForm form, Optional<CopyFacts> known) {}
}
