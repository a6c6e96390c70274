package cn.yishulai.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where credits were minted in an unusual way (内控). Unusual is a reason to look, not a verdict.
 *
 * @param baselineFrom the medians are those of the days from here on
 * @param rules what each rule means, in both languages
 */
public record UnusualMinting(
        LocalDate from, LocalDate to, LocalDate baselineFrom, List<RuleView> rules, List<Row> items) {

    /** @param factor spreads above the median; null where the figure alone decides */
    public record RuleView(String name, @Nullable BigDecimal factor, int least, String zh, String en) {}

    /**
     * One finding. Households are numbers here: who needs the family asks at the desk, and the family sees it.
     *
     * @param figure what was counted
     * @param median of all figures of the kind; null where the figure alone decides
     * @param spread 1.4826 MAD, at least 1
     * @param bound the figure is above it, or at it
     * @param otherHouseholdId of two that deal with each other
     * @param finding names the finding: a digest of the rule and of whom it concerns, the same whatever days are asked
     * @param note of whoever looked
     * @param approvalId of a correction that was proposed
     */
    public record Row(
            String rule,
            @Nullable UUID staffId,
            @Nullable String staffName,
            @Nullable UUID householdId,
            @Nullable UUID siteId,
            @Nullable String siteName,
            @Nullable UUID dropOffId,
            @Nullable UUID volumeId,
            @Nullable LocalDate day,
            BigDecimal figure,
            @Nullable BigDecimal median,
            @Nullable BigDecimal spread,
            BigDecimal bound,
            @Nullable UUID otherHouseholdId,
            String finding,
            FindingState state,
            @Nullable String note,
            @Nullable String approvalId) {

        Row reviewed(@Nullable FindingReview review) {
            return review == null
                    ? this
                    : new Row(
                            rule,
                            staffId,
                            staffName,
                            householdId,
                            siteId,
                            siteName,
                            dropOffId,
                            volumeId,
                            day,
                            figure,
                            median,
                            spread,
                            bound,
                            otherHouseholdId,
                            finding,
                            review.state(),
                            review.note(),
                            review.approvalId());
        }
    }

    /** What became of a finding. */
    public enum FindingState {
        OPEN,
        /** Somebody looked: all is well. */
        CLEARED,
        /** Two persons put the credits right. */
        CORRECTED
    }

    /** What is written of a review; the approval tells whether it was carried out. */
    record FindingReview(FindingState state, String note, @Nullable String approvalId) {}
}
