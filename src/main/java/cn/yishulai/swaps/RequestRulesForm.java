package cn.yishulai.swaps;

import cn.yishulai.rules.AppealRules;
import cn.yishulai.rules.HomeSwapRules;
import cn.yishulai.rules.OrderRules;
import cn.yishulai.rules.RequestRules;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Rules of requests as a librarian writes them.
 *
 * @param version as it stands in what was read before; of no account here
 */
record RequestRulesForm(
        @Nullable Integer version,
        @NotNull Integer openPerHousehold,
        @NotNull Integer pickupOpenDays,
        @NotNull Integer offerHours,
        @Nullable HomeSwapRules homeSwaps,
        @Nullable AppealRules appeals,
        @Nullable OrderRules order) {

    /** @throws cn.yishulai.kernel.Refused RULES_MALFORMED with the field that nobody can mean */
    RequestRules rules() {
        return new RequestRules(1, openPerHousehold, pickupOpenDays, offerHours, homeSwaps, appeals, order);
    }
}
