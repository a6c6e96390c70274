package cn.yishulai.intake;

import cn.yishulai.rules.IntakeRules;
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
 * @param mine whether the caller changed it last: then somebody else publishes it
 * @param version as which it was published
 */
record DraftView(
        UUID id,
        RuleDraft.State state,
        int revision,
        IntakeRules rules,
        String note,
        String changedBy,
        OffsetDateTime changedAt,
        List<RuleChange> changes,
        List<Sentence> summary,
        boolean mine,
        @Nullable Integer version) {}
