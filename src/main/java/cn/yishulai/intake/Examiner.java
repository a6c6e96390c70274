package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.SET_NOT_CHECKED;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.catalog.VolumeView;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.RecalledVolumes;
import cn.yishulai.copies.SetChecks;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.OwnFamilies;
import cn.yishulai.rules.IntakeRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at one book of a session and says what the rules say. Decides nothing and moves nothing. */
@ApplicationScoped
class Examiner {

    private final Tallies tallies;
    private final Volumes volumes;
    private final CopyReads reads;
    private final SetChecks sets;
    private final Stamps stamps;
    private final RecalledVolumes recalled;
    private final Households households;
    private final OwnFamilies own;
    private final RulesHere rules;
    private final Clock clock;

    Examiner(
            Tallies tallies,
            Volumes volumes,
            CopyReads reads,
            SetChecks sets,
            Stamps stamps,
            RecalledVolumes recalled,
            Households households,
            OwnFamilies own,
            RulesHere rules,
            Clock clock) {
        this.tallies = tallies;
        this.volumes = volumes;
        this.reads = reads;
        this.sets = sets;
        this.stamps = stamps;
        this.recalled = recalled;
        this.households = households;
        this.own = own;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The book on the table.
     *
     * @param known the copy, when it has a code already; empty for a book that is new to us
     * @param waiting how many wait for the volume
     * @param before what was decided about it in this session and does not count any more; null when nothing was
     */
    record Book(
            UUID volume, InspectionForm form, Optional<CopyFacts> known, @Nullable Inspection before, long waiting) {

        @Nullable
        UUID exceptItself() {
            return before == null ? null : before.copy();
        }
    }

    /**
     * @throws cn.yishulai.kernel.Refused OWN_FAMILY for a book of a family that the caller declared as their own;
     *     SET_NOT_CHECKED, PARTS_MALFORMED, PERSON_UNKNOWN, PRICE_NEEDED
     */
    Inspection.Ruling rule(Caller caller, DropOff session, Book book) {
        own.requireAnothers(caller, session.household());
        SessionRules.Terms terms = rules.terms(session.site());
        IntakeRules ruleSet = rules.of(terms);
        Basis basis = basis(session, book, ruleSet);
        Verdict verdict = recalled.stands(book.volume())
                ? new Verdict(DecisionReason.TO_BE_CLEARED, Credits.NONE, null)
                : Verdict.of(basis, ruleSet).into(terms.purse());
        return ruling(caller, verdict, basis, ruleSet);
    }

    /** The family takes it home whatever it is. */
    Inspection.Ruling home(Caller caller, DropOff session, Book book) {
        IntakeRules ruleSet = rules.at(session.site());
        return ruling(
                caller,
                new Verdict(DecisionReason.TAKEN_BACK, Credits.NONE, null),
                basis(session, book, ruleSet),
                ruleSet);
    }

    private Inspection.Ruling ruling(Caller caller, Verdict verdict, Basis basis, IntakeRules ruleSet) {
        return new Inspection.Ruling(verdict, basis, ruleSet, caller.personId(), clock.instant());
    }

    private Basis basis(DropOff session, Book book, IntakeRules ruleSet) {
        UUID person = person(session, book.form().personId());
        Tallies.Counted counted = new Tallies.Counted(book.volume(), book.exceptItself(), person, book.waiting());
        Finding finding = finding(session, book);
        return new Basis(finding, tallies.of(session, counted, finding, ruleSet));
    }

    /** @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN for somebody who is not of the family */
    Inspection.Circumstances circumstances(DropOff session, Book book) {
        InspectionForm form = book.form();
        return new Inspection.Circumstances(
                person(session, form.personId()),
                form.copyCode() == null,
                form.stampWords(),
                stamps.read(form.stampWords()).orElse(null));
    }

    private @Nullable UUID person(DropOff session, @Nullable String named) {
        if (named == null) {
            return null;
        }
        UUID person = OpaqueId.parse(named, PERSON_UNKNOWN);
        if (households.personsOf(session.household()).stream()
                .noneMatch(one -> one.id().equals(person))) {
            throw PERSON_UNKNOWN.because("nobody of this family has this id");
        }
        return person;
    }

    private Finding finding(DropOff session, Book book) {
        InspectionForm form = book.form();
        VolumeView volume = sets.checked(book.volume(), form.missingParts());
        if (volume.parts() != null && form.missingParts() == null) {
            throw SET_NOT_CHECKED.because(
                    "a set is inspected part by part", Map.of("parts", volume.parts(), "volume", volume.summary()));
        }
        boolean incomplete = form.missingParts() != null && !form.missingParts().isEmpty();
        return new Finding(
                form.grade(),
                form.foundFlaws(),
                form.seenKinds(),
                volumes.facts(book.volume()),
                form.asGift(),
                form.stamp(),
                cameBack(session, book),
                incomplete,
                form.coverPriceFen());
    }

    /** Whether the book went no further than its own family; looked at again, it has been nowhere in between. */
    private boolean cameBack(DropOff session, Book book) {
        return book.before() != null
                ? book.before().cameBack()
                : book.known().filter(copy -> cameBack(session, copy)).isPresent();
    }

    /**
     * Whether who brought it last, or who that family has become since, took it from us again. Whoever brings it now:
     * families merge, and somebody moves out with a book.
     */
    private boolean cameBack(DropOff session, CopyFacts copy) {
        UUID broughtBy = copy.broughtBy();
        if (copy.household() == null || broughtBy == null) {
            return false;
        }
        boolean fromTheirs = session.household().equals(broughtBy) && broughtBy.equals(copy.household());
        return copy.status() == CopyStatus.HANDED_OVER && fromTheirs
                || reads.homesSinceSite(copy.id()).stream()
                        .map(households::today)
                        .anyMatch(broughtBy::equals);
    }
}
