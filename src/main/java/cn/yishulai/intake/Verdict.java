package cn.yishulai.intake;

import static cn.yishulai.intake.DecisionReason.ABOVE_SESSION_CAP;
import static cn.yishulai.intake.DecisionReason.ABOVE_VOLUME_CAP;
import static cn.yishulai.intake.DecisionReason.ACCEPTED;
import static cn.yishulai.intake.DecisionReason.BELOW_GRADE;
import static cn.yishulai.intake.DecisionReason.LIBRARY_STAMP;
import static cn.yishulai.intake.DecisionReason.OWN_COPY_BACK;
import static cn.yishulai.intake.DecisionReason.SET_INCOMPLETE;
import static cn.yishulai.intake.DecisionReason.TOO_OLD;
import static cn.yishulai.intake.DecisionReason.WANTED_AS_GIFT;

import cn.yishulai.kernel.Credits;
import cn.yishulai.rules.IntakeRules;

/** The rules applied to one book. What harms others is asked first: provenance, then completeness and condition, then caps. */
record Verdict(DecisionReason reason, Credits credits) {

    static Verdict of(Finding finding, Tally tally, IntakeRules rules) {
        DecisionReason reason = reason(finding, tally, rules);
        return new Verdict(
                reason, reason.decision() == Decision.CREDIT ? new Credits(rules.creditsPerBook()) : Credits.NONE);
    }

    private static DecisionReason reason(Finding finding, Tally tally, IntakeRules rules) {
        if (finding.libraryStamp()) {
            return LIBRARY_STAMP;
        }
        if (finding.incomplete()) {
            return SET_INCOMPLETE;
        }
        if (!finding.grade().atLeast(rules.lowestGrade())) {
            return BELOW_GRADE;
        }
        Integer earliest = rules.earliestYear();
        if (earliest != null && finding.year() != null && finding.year() < earliest) {
            return TOO_OLD;
        }
        if (finding.gift()) {
            return WANTED_AS_GIFT;
        }
        if (finding.ownCopyBack()) {
            return OWN_COPY_BACK;
        }
        if (tally.inSession() >= rules.capPerSession()) {
            return ABOVE_SESSION_CAP;
        }
        return tally.ofVolume() >= rules.capPerVolume() ? ABOVE_VOLUME_CAP : ACCEPTED;
    }
}
