package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.COPY_ALREADY_INSPECTED;
import static cn.yishulai.intake.IntakeRefusal.COPY_OF_ANOTHER_FAMILY;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Copies.Delivery;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Move;
import cn.yishulai.copies.SetChecks;
import cn.yishulai.copies.VolumeInHand;
import cn.yishulai.intake.Examiner.Book;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Each book of a drop-off session is decided on its own. Credit is minted here, at inspection, and nowhere else. */
@ApplicationScoped
@Transactional
public class Inspections {

    private final DropOffRepository sessions;
    private final InspectionRepository inspections;
    private final Examiner examiner;
    private final InspectionEntries entries;
    private final Copies copies;
    private final CopyReads reads;
    private final VolumeInHand inHand;
    private final SetChecks sets;

    Inspections(
            DropOffRepository sessions,
            InspectionRepository inspections,
            Examiner examiner,
            InspectionEntries entries,
            Copies copies,
            CopyReads reads,
            VolumeInHand inHand,
            SetChecks sets) {
        this.sessions = sessions;
        this.inspections = inspections;
        this.examiner = examiner;
        this.entries = entries;
        this.copies = copies;
        this.reads = reads;
        this.inHand = inHand;
        this.sets = sets;
    }

    /**
     * The form with the volume settled when the book has no code of its own yet, so that a room above can lock its line
     * first.
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
     * Decides one book and moves it: onto a shelf, into quarantine, or home again. A book without a label gets a code.
     *
     * @param waiting how many wait for the volume
     * @throws cn.yishulai.kernel.Refused DROP_OFF_CLOSED, COPY_ALREADY_INSPECTED, COPY_OF_ANOTHER_FAMILY,
     *     COPY_UNKNOWN, COPY_NOT_AVAILABLE, PERSON_UNKNOWN, PRICE_NEEDED, and for a book without a code of its own what {@link
     *     VolumeInHand#settle} refuses; SET_NOT_CHECKED
     */
    public Inspected inspect(Caller caller, UUID dropOffId, InspectionForm form, long waiting) {
        DropOff session = sessions.require(dropOffId);
        caller.requireSite(session.site());
        session.requireOpen();
        Optional<CopyFacts> known = form.label().flatMap(reads::find).map(found -> copies.lock(found.code()));
        known.ifPresent(copy -> requireUndecided(session, copy));
        UUID volume =
                known.map(CopyFacts::volume).orElseGet(() -> inHand.settle(caller, session.household(), named(form)));
        Book book = new Book(volume, form, known, null, waiting);
        Inspection.Ruling ruling = examiner.rule(caller, session, book);
        Inspection.Circumstances circumstances = examiner.circumstances(session, book);
        CopyFacts copy = carryOut(caller, session, book, ruling.verdict());
        sets.note(copy.id(), form.missingParts());
        return entries.enter(session, copy, new Inspection(session, copy, ruling, circumstances));
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
        boolean onShelf = copy.status() == CopyStatus.LISTED || copy.status() == CopyStatus.PROMISED;
        if (onShelf && !session.household().equals(copy.household())) {
            throw COPY_OF_ANOTHER_FAMILY.because("copy %s is listed by another family".formatted(copy.code()));
        }
    }

    private CopyFacts carryOut(Caller caller, DropOff session, Book book, Verdict verdict) {
        Delivery delivery =
                new Delivery(session.household(), session.site(), book.form().condition());
        Move move = Move.by(caller.personId(), "drop-off: " + verdict.reason());
        boolean quarantined = verdict.reason().decision() == Decision.QUARANTINE;
        if (verdict.reason().decision() == Decision.RETURNED) {
            return book.known()
                    .orElseGet(() -> copies.register(
                            session.household(),
                            book.volume(),
                            Disposition.SHOW_ONLY,
                            book.form().label().orElse(null),
                            move));
        }
        return book.known()
                .map(copy -> copies.receive(copy.code(), delivery, quarantined, move))
                .orElseGet(() -> copies.receiveNew(
                        book.form().label().orElse(null), book.volume(), delivery, quarantined, move));
    }
}
