package cn.yishulai.swaps;

import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleChange;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rules in the history.
 *
 * @param inForce whether it decides now
 * @param changes against the version before; empty for the first
 */
record RequestRuleVersionView(
        int version,
        OffsetDateTime from,
        boolean inForce,
        @Nullable OffsetDateTime publishedAt,
        @Nullable String publishedBy,
        @Nullable String preparedBy,
        @Nullable String note,
        RequestRules rules,
        List<RuleChange> changes) {}
