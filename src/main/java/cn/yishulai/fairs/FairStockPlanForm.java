package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairStockRefusal.FAIR_STOCK_WRONG;

import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the stock of a fair is planned. What is not said is as it was planned before, or as the library plans.
 *
 * @param copies how many go; null is worked out from the places of the sessions
 * @param lenders which sites lend; null is the nearest with the most free copies
 * @param returnSiteId where books go home that were brought to the fair
 * @param emptyBelow a table with fewer copies runs empty
 * @param signOffAbove more differences than that are signed by a second person
 */
record FairStockPlanForm(
        @Nullable @Min(0) @Max(20_000) Integer copies,
        @Nullable @Size(min = 1, max = 100) List<@Valid @NotNull Lender> lenders,
        @Nullable @Size(max = 23) List<@Valid @NotNull Quota> quotas,
        @Nullable @Size(max = 64) String returnSiteId,
        @Nullable @Min(1) @Max(100) Integer perTitle,
        @Nullable @Min(0) @Max(1_000) Integer emptyBelow,
        @Nullable @Min(0) @Max(1_000) Integer signOffAbove) {

    /** What a class is called that no record names. */
    static final String LETTER = "[A-Z]|NONE";

    /** @param keep how many of its free copies stay; null is the share that the library keeps everywhere */
    record Lender(@NotNull @Size(max = 64) String siteId, @Nullable @Min(0) @Max(1_000_000) Integer keep) {

        UUID site() {
            return Sites.id(siteId);
        }
    }

    /** Of a class so many go at least, and so many at most. */
    record Quota(
            @NotNull @Pattern(regexp = LETTER) String letter,
            @Nullable @Min(0) @Max(20_000) Integer atLeast,
            @Nullable @Min(0) @Max(20_000) Integer atMost) {}

    /** @throws cn.yishulai.kernel.Refused FAIR_STOCK_WRONG when something is said twice, or a bound lies below the other */
    void requireSound() {
        if (lenders != null && lenders.stream().map(Lender::site).distinct().count() < lenders.size()) {
            throw FAIR_STOCK_WRONG.because("a site lends once");
        }
        if (quotas == null) {
            return;
        }
        if (quotas.stream().map(Quota::letter).distinct().count() < quotas.size()) {
            throw FAIR_STOCK_WRONG.because("a class has one quota");
        }
        quotas.stream()
                .filter(quota -> quota.atMost() != null && quota.atMost() < least(quota))
                .min(Comparator.comparing(Quota::letter))
                .ifPresent(quota -> {
                    throw FAIR_STOCK_WRONG.because("class %s has more at least than at most".formatted(quota.letter()));
                });
    }

    static int least(Quota quota) {
        return quota.atLeast() == null ? 0 : quota.atLeast();
    }
}
