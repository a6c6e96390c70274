package cn.yishulai.intake;

import static cn.yishulai.intake.DecisionReason.ABOVE_SESSION_CAP;
import static cn.yishulai.intake.DecisionReason.ABOVE_VOLUME_CAP;
import static cn.yishulai.intake.DecisionReason.ACCEPTED;
import static cn.yishulai.intake.DecisionReason.BELOW_GRADE;
import static cn.yishulai.intake.DecisionReason.LIBRARY_STAMP;
import static cn.yishulai.intake.DecisionReason.OWN_COPY_BACK;
import static cn.yishulai.intake.DecisionReason.POOLED;
import static cn.yishulai.intake.DecisionReason.TOO_OLD;
import static cn.yishulai.intake.DecisionReason.WANTED_AS_GIFT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.VolumeFacts;
import cn.yishulai.intake.Finding.Stamp;
import cn.yishulai.kernel.Grade;
import cn.yishulai.rules.IntakeRules;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Accepted from FAIR on, from 2010 on, 20 books with credit a session, 2 of one volume, one credit a book. */
class VerdictTest {

    private static final IntakeRules RULES = new IntakeRules(7, Grade.FAIR, 2010, 20, 2, 1);
    private static final Tally NOTHING_YET = tally(0, 0);

    @Test
    void aGoodBookEarnsACredit() {
        Verdict verdict = Verdict.of(new Basis(found(Grade.FAIR, 2010), NOTHING_YET), RULES);
        assertThat(verdict.reason()).isEqualTo(ACCEPTED);
        assertThat(verdict.credits().amount()).isEqualTo(1);
    }

    @Test
    void theTwentyFirstBookIsAGift() {
        assertThat(reason(found(Grade.GOOD, 2015), tally(19, 0))).isEqualTo(ACCEPTED);
        assertThat(reason(found(Grade.GOOD, 2015), tally(20, 0))).isEqualTo(ABOVE_SESSION_CAP);
    }

    @Test
    void theThirdCopyOfOneVolumeIsAGift() {
        assertThat(reason(found(Grade.GOOD, 2015), tally(5, 2))).isEqualTo(ABOVE_VOLUME_CAP);
    }

    @Test
    void aWornBookGoesHome() {
        assertThat(reason(found(Grade.WORN, 2015), NOTHING_YET)).isEqualTo(BELOW_GRADE);
    }

    @Test
    void anOldBookGoesHomeAndABookOfUnknownAgeStays() {
        assertThat(reason(found(Grade.GOOD, 2009), NOTHING_YET)).isEqualTo(TOO_OLD);
        assertThat(reason(found(Grade.GOOD, null), NOTHING_YET)).isEqualTo(ACCEPTED);
    }

    @Test
    void aLibraryStampIsAskedBeforeAnythingElse() {
        Finding stamped = new Finding(
                Grade.DAMAGED, Set.of(), Set.of(), published(1990), true, Stamp.OF_A_LIBRARY, true, true, null);
        Verdict verdict = Verdict.of(new Basis(stamped, tally(20, 2)), RULES);
        assertThat(verdict.reason()).isEqualTo(LIBRARY_STAMP);
        assertThat(verdict.credits().amount()).isZero();
    }

    @Test
    void aGiftEarnsNothingAndAnOwnCopyBackEarnsNothing() {
        assertThat(reason(found(true, false), NOTHING_YET)).isEqualTo(WANTED_AS_GIFT);
        assertThat(reason(found(false, true), NOTHING_YET)).isEqualTo(OWN_COPY_BACK);
    }

    @Test
    void onlyADecisionForCreditMints() {
        for (DecisionReason reason : DecisionReason.values()) {
            assertThat(reason.decision() == Decision.CREDIT)
                    .as(reason.name())
                    .isEqualTo(reason == ACCEPTED || reason == POOLED);
        }
    }

    private static Finding found(Grade grade, @Nullable Integer year) {
        return new Finding(grade, Set.of(), Set.of(), published(year), false, Stamp.NONE, false, false, null);
    }

    private static Finding found(boolean gift, boolean ownCopyBack) {
        return new Finding(Grade.GOOD, Set.of(), Set.of(), published(2015), gift, Stamp.NONE, ownCopyBack, false, null);
    }

    private static VolumeFacts published(@Nullable Integer year) {
        return new VolumeFacts(year, null, null, null);
    }

    private static Tally tally(int inSession, int ofVolume) {
        return new Tally(LocalDate.of(2026, 11, 22), 1, inSession, ofVolume, 0, 0, 0, 0, 0);
    }

    private static DecisionReason reason(Finding finding, Tally tally) {
        return Verdict.of(new Basis(finding, tally), RULES).reason();
    }
}
