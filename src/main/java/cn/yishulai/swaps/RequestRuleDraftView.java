package cn.yishulai.swaps;

import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleChange;
import cn.yishulai.rules.RuleDraft;
import cn.yishulai.rules.Sentence;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft with what it would change.
 *
 * @param changes against the rules in force
 * @param lines what another order would do to those who wait now; null where the order stays
 * @param mine whether the caller changed it last: then somebody else publishes it
 * @param version as which it was published
 */
record RequestRuleDraftView(
        UUID id,
        RuleDraft.State state,
        int revision,
        RequestRules rules,
        String note,
        String changedBy,
        OffsetDateTime changedAt,
        List<RuleChange> changes,
        List<Sentence> summary,
        @Nullable LinesMoved lines,
        boolean mine,
        @Nullable Integer version) {

    /**
     * @param waiting requests that stand in line now
     * @param elsewhere of them, those that would have another place
     * @param otherFirst lines in which another request would be the first
     */
    record LinesMoved(int waiting, int elsewhere, int otherFirst) {}
}
