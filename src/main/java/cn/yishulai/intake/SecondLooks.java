package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.COPY_NOT_CLEARED;
import static cn.yishulai.intake.IntakeRefusal.COPY_NOT_DECIDED;
import static cn.yishulai.intake.IntakeRefusal.COPY_NOT_SET_ASIDE;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.SetChecks;
import cn.yishulai.intake.Examiner.Book;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Books decided again: while the session is open, because somebody graded wrongly; and after it, when the provenance of
 * a book that was set aside is clear. What was decided stays written, credit is reversed by an entry of its own.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SecondLooks {

    private final DropOffRepository sessions;
    private final InspectionRepository inspections;
    private final Examiner examiner;
    private final InspectionEntries entries;
    private final Copies copies;
    private final CopyReads reads;
    private final SetChecks sets;
    private final LateNews news;

    SecondLooks(
            DropOffRepository sessions,
            InspectionRepository inspections,
            Examiner examiner,
            InspectionEntries entries,
            Copies copies,
            CopyReads reads,
            SetChecks sets,
            LateNews news) {
        this.sessions = sessions;
        this.inspections = inspections;
        this.examiner = examiner;
        this.entries = entries;
        this.copies = copies;
        this.reads = reads;
        this.sets = sets;
        this.news = news;
    }

    /** A book by its code, and how many wait for its volume. */
    public record Named(CopyCode code, long waiting) {}

    /**
     * What shall be decided now about a book of an open session. The line of its volume is locked.
     *
     * @throws cn.yishulai.kernel.Refused DROP_OFF_UNKNOWN, DROP_OFF_CLOSED, COPY_UNKNOWN, COPY_NOT_DECIDED,
     *     PERSON_UNKNOWN, SET_NOT_CHECKED
     */
    public SecondLook begin(Caller caller, UUID dropOffId, Named book, SecondLookForm form) {
        CopyCode code = book.code();
        DropOff session = sessions.require(dropOffId);
        caller.requireSite(session.site());
        session.requireOpen();
        CopyFacts copy = copies.lock(code);
        Inspection before = inspections
                .of(session.id(), copy.id())
                .orElseThrow(() -> COPY_NOT_DECIDED.because("copy %s was not decided in this session".formatted(code)));
        InspectionForm found = form.of(code);
        sets.note(copy.id(), found.missingParts());
        Book again = new Book(copy.volume(), found, Optional.of(copy), before, book.waiting());
        Inspection.Ruling ruling =
                form.home() ? examiner.home(caller, session, again) : examiner.rule(caller, session, again);
        Inspection after = new Inspection(session, copy, ruling, examiner.circumstances(session, again));
        return new SecondLook(session, before, after, copy, form.why());
    }

    /**
     * It goes home with the family that brought it, in the condition in which it came, as long as its session is open.
     *
     * @throws cn.yishulai.kernel.Refused COPY_NOT_DECIDED, DROP_OFF_CLOSED once the receipt is printed
     */
    public SecondLook takeHome(Caller caller, Named book, String why) {
        Inspection last = inspections
                .lastOf(reads.facts(book.code()).id())
                .filter(found -> found.decision() != Decision.RETURNED)
                .orElseThrow(
                        () -> COPY_NOT_DECIDED.because("copy %s was not decided in a session".formatted(book.code())));
        SecondLookForm home =
                new SecondLookForm(last.grade(), null, null, null, null, null, null, null, null, null, why, true);
        return begin(caller, last.dropOff(), book, home);
    }

    /**
     * What the book would have been but for its provenance, by the rules of today and with the credits of its session.
     *
     * @throws cn.yishulai.kernel.Refused COPY_UNKNOWN, COPY_NOT_SET_ASIDE when it was not set aside at an inspection;
     *     PRICE_NEEDED, PARTS_MALFORMED
     */
    public SecondLook clear(Caller caller, Named book, ReleaseForm form) {
        CopyCode code = book.code();
        UUID dropOff = inspections
                .lastOf(reads.facts(code).id())
                .map(Inspection::dropOff)
                .orElseThrow(() -> notSetAside(code));
        DropOff session = sessions.require(dropOff);
        caller.requireSite(session.site());
        CopyFacts seen = copies.lock(code);
        Inspection before = inspections
                .of(session.id(), seen.id())
                .filter(last -> last.decision() == Decision.QUARANTINE && seen.status() == CopyStatus.QUARANTINED)
                .orElseThrow(() -> notSetAside(code));
        InspectionForm found = form.of(code, before, sets.missing(seen.id()));
        sets.note(seen.id(), form.missingParts());
        Book cleared = new Book(seen.volume(), found, Optional.of(seen), before, book.waiting());
        Inspection.Ruling ruling =
                form.home() ? examiner.home(caller, session, cleared) : examiner.rule(caller, session, cleared);
        Inspection after = new Inspection(session, seen, ruling, before.circumstances());
        return new SecondLook(session, before, after, seen, form.reason());
    }

    /** @throws cn.yishulai.kernel.Refused COPY_NOT_CLEARED when it was set aside at its inspection and nobody decided since */
    public void requireCleared(CopyFacts copy) {
        if (copy.status() == CopyStatus.QUARANTINED && undecided(copy).isPresent()) {
            throw COPY_NOT_CLEARED.because("copy %s was set aside at its inspection".formatted(copy.code()));
        }
    }

    /** It was withdrawn: the family that brought it hears that it goes no further. */
    public void withdrawn(CopyFacts copy) {
        undecided(copy).ifPresent(inspection -> news.goesNoFurther(sessions.read(inspection.dropOff()), inspection));
    }

    private Optional<Inspection> undecided(CopyFacts copy) {
        return inspections.lastOf(copy.id()).filter(last -> last.decision() == Decision.QUARANTINE);
    }

    private static RuntimeException notSetAside(CopyCode code) {
        return COPY_NOT_SET_ASIDE.because("copy %s was not set aside at an inspection".formatted(code));
    }

    /**
     * Enters the decision, once the book is where it belongs.
     *
     * @throws cn.yishulai.kernel.Refused CREDIT_SHORT when the credit to be taken back is spent
     */
    public Inspected enter(SecondLook look, CopyFacts copy) {
        return entries.enterInstead(look.session(), copy, look.inspectionBefore(), look.inspection());
    }

    /** The family hears what came of the book, unless its session goes on. */
    public void tell(SecondLook look) {
        news.tell(look.session(), look.inspection());
    }
}
