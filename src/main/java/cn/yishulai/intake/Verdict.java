package cn.yishulai.intake;

import static cn.yishulai.intake.DecisionReason.ABOVE_HOUSEHOLD_CAP;
import static cn.yishulai.intake.DecisionReason.ABOVE_PERSON_CAP;
import static cn.yishulai.intake.DecisionReason.ABOVE_SESSION_CAP;
import static cn.yishulai.intake.DecisionReason.ABOVE_TITLE_CAP;
import static cn.yishulai.intake.DecisionReason.ABOVE_VOLUME_CAP;
import static cn.yishulai.intake.DecisionReason.ACCEPTED;
import static cn.yishulai.intake.DecisionReason.AUDIENCE_REFUSED;
import static cn.yishulai.intake.DecisionReason.BELOW_GRADE;
import static cn.yishulai.intake.DecisionReason.CLASS_REFUSED;
import static cn.yishulai.intake.DecisionReason.CLASS_UNKNOWN;
import static cn.yishulai.intake.DecisionReason.CLASS_UNKNOWN_AS_GIFT;
import static cn.yishulai.intake.DecisionReason.DISCARDED_COPY_REFUSED;
import static cn.yishulai.intake.DecisionReason.ENOUGH_COPIES;
import static cn.yishulai.intake.DecisionReason.FLAW_REFUSED;
import static cn.yishulai.intake.DecisionReason.INCOMPLETE_AS_GIFT;
import static cn.yishulai.intake.DecisionReason.KIND_REFUSED;
import static cn.yishulai.intake.DecisionReason.LIBRARY_STAMP;
import static cn.yishulai.intake.DecisionReason.NO_CREDIT_NOW;
import static cn.yishulai.intake.DecisionReason.OWN_COPY_BACK;
import static cn.yishulai.intake.DecisionReason.POOLED;
import static cn.yishulai.intake.DecisionReason.PRICE_UNKNOWN_AS_GIFT;
import static cn.yishulai.intake.DecisionReason.SET_INCOMPLETE;
import static cn.yishulai.intake.DecisionReason.TOO_OLD;
import static cn.yishulai.intake.DecisionReason.TO_BE_CLEARED;
import static cn.yishulai.intake.DecisionReason.WANTED_AS_GIFT;
import static cn.yishulai.intake.DecisionReason.YEAR_UNKNOWN;
import static cn.yishulai.intake.DecisionReason.YEAR_UNKNOWN_AS_GIFT;
import static cn.yishulai.intake.IntakeRefusal.PRICE_NEEDED;

import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Credits;
import cn.yishulai.rules.Acceptance;
import cn.yishulai.rules.Caps;
import cn.yishulai.rules.IfUnknown;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.StampRule;
import cn.yishulai.rules.Value;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules applied to one book. What harms others is asked first: provenance, then completeness and condition, then
 * what the book is and how old, then what would make it a gift, and the caps last.
 */
record Verdict(DecisionReason reason, Credits credits, @Nullable Worth worth) {

    /** @throws cn.yishulai.kernel.Refused PRICE_NEEDED when only the price on the cover is missing */
    static Verdict of(Basis basis, IntakeRules rules) {
        return unlessPriceMissing(basis, rules)
                .orElseThrow(() -> PRICE_NEEDED.because("the price on the cover decides what this book is worth"));
    }

    /** Empty when the book would be accepted and only the price on its cover is missing. */
    static Optional<Verdict> unlessPriceMissing(Basis basis, IntakeRules rules) {
        DecisionReason reason = reason(basis.finding(), basis.tally(), rules);
        if (reason.decision() != Decision.CREDIT) {
            return Optional.of(new Verdict(reason, Credits.NONE, null));
        }
        if (asksForPrice(basis.finding(), rules)) {
            return Optional.empty();
        }
        Worth worth = Worth.of(basis.finding(), basis.tally().remainder(), rules);
        if (worth.credits() > 0) {
            return Optional.of(new Verdict(reason, new Credits(worth.credits()), worth));
        }
        return Optional.of(
                worth.pooled()
                        ? new Verdict(POOLED, Credits.NONE, worth)
                        : new Verdict(NO_CREDIT_NOW, Credits.NONE, null));
    }

    /**
     * The same with its credits in the purse of a session. A pooled price stays with the purse of the book: what is left of it
     * outlives the session.
     *
     * @param purse null where there is none
     */
    Verdict into(@Nullable String purse) {
        return purse == null || worth == null || worth.pooled() ? this : new Verdict(reason, credits, worth.in(purse));
    }

    private static boolean asksForPrice(Finding finding, IntakeRules rules) {
        return rules.value().byPrice()
                && finding.priceFen() == null
                && rules.value().unknownPrice() == Value.IfNoPrice.ASK;
    }

    private static DecisionReason reason(Finding finding, Tally tally, IntakeRules rules) {
        return Stream.<Function<Case, @Nullable DecisionReason>>of(
                        Verdict::provenance,
                        Verdict::condition,
                        Verdict::matter,
                        Verdict::age,
                        Verdict::gift,
                        Verdict::caps)
                .map(question -> question.apply(new Case(finding, tally, rules)))
                .filter(answer -> answer != null)
                .findFirst()
                .orElse(ACCEPTED);
    }

    private static @Nullable DecisionReason provenance(Case of) {
        if (of.finding().kinds().stream().anyMatch(BookKind::mustBeCleared)) {
            return TO_BE_CLEARED;
        }
        return switch (of.finding().stamp()) {
            case NONE -> null;
            case OF_A_LIBRARY -> LIBRARY_STAMP;
            case DISCARDED -> of.accepts().libraryStamp() == StampRule.RETURN_DISCARDED ? DISCARDED_COPY_REFUSED : null;
        };
    }

    private static @Nullable DecisionReason condition(Case of) {
        if (of.finding().incomplete() && !of.accepts().takesIncompleteSets()) {
            return SET_INCOMPLETE;
        }
        if (!Collections.disjoint(of.finding().flaws(), of.accepts().refusedFlaws())) {
            return FLAW_REFUSED;
        }
        return of.finding().condition().atLeast(of.rules().lowestGrade()) ? null : BELOW_GRADE;
    }

    private static @Nullable DecisionReason matter(Case of) {
        if (!Collections.disjoint(of.finding().kinds(), of.accepts().refusedKinds())) {
            return KIND_REFUSED;
        }
        String classNumber = of.finding().book().classNumber();
        if (of.accepts().refusesClass(classNumber)) {
            return CLASS_REFUSED;
        }
        if (of.finding().book().audience() != null
                && of.accepts().refusedAudiences().contains(of.finding().book().audience())) {
            return AUDIENCE_REFUSED;
        }
        return classNumber == null && of.accepts().withoutClass() == IfUnknown.RETURN ? CLASS_UNKNOWN : null;
    }

    private static @Nullable DecisionReason age(Case of) {
        Integer oldest = of.rules().oldestYear(of.tally().today());
        Integer year = of.finding().book().year();
        if (oldest == null) {
            return null;
        }
        if (year == null) {
            return of.accepts().unknownYear() == IfUnknown.RETURN ? YEAR_UNKNOWN : null;
        }
        return year < oldest ? TOO_OLD : null;
    }

    private static @Nullable DecisionReason gift(Case of) {
        if (of.finding().gift()) {
            return WANTED_AS_GIFT;
        }
        if (of.finding().ownCopyBack()) {
            return OWN_COPY_BACK;
        }
        if (of.finding().incomplete()) {
            return INCOMPLETE_AS_GIFT;
        }
        if (of.finding().book().year() == null
                && of.rules().oldestYear(of.tally().today()) != null
                && of.accepts().unknownYear() == IfUnknown.GIFT) {
            return YEAR_UNKNOWN_AS_GIFT;
        }
        if (of.finding().book().classNumber() == null && of.accepts().withoutClass() == IfUnknown.GIFT) {
            return CLASS_UNKNOWN_AS_GIFT;
        }
        return of.rules().value().byPrice()
                        && of.finding().priceFen() == null
                        && of.rules().value().unknownPrice() == Value.IfNoPrice.GIFT
                ? PRICE_UNKNOWN_AS_GIFT
                : null;
    }

    private static @Nullable DecisionReason caps(Case of) {
        Caps caps = of.rules().caps();
        Tally tally = of.tally();
        if (tally.inSession() >= of.rules().capPerSession()) {
            return ABOVE_SESSION_CAP;
        }
        if (caps.perPerson() != null
                && (tally.ofPerson() >= caps.perPerson() || tally.inSession() >= caps.perPerson() * tally.persons())) {
            return ABOVE_PERSON_CAP;
        }
        if (caps.perHousehold() != null
                && tally.ofHousehold() >= caps.perHousehold().books()) {
            return ABOVE_HOUSEHOLD_CAP;
        }
        if (tally.ofVolume() >= of.rules().capPerVolume()) {
            return ABOVE_VOLUME_CAP;
        }
        if (caps.perTitle() != null && tally.ofTitle() >= caps.perTitle().books()) {
            return ABOVE_TITLE_CAP;
        }
        return caps.spareCopies() != null && tally.spare() >= caps.spareCopies() ? ENOUGH_COPIES : null;
    }

    private record Case(Finding finding, Tally tally, IntakeRules rules) {
        Acceptance accepts() {
            return rules.accepts();
        }
    }
}
