package cn.yishulai.swaps;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A swap between two or three families (家庭对换), as it stood when it was read.
 *
 * @param legs one for each family, so that each takes what the next one gives, and the last what the first gives
 */
record HomeSwap(
        UUID id,
        HomeSwapState state,
        @Nullable HomeSwapEnd because,
        Instant proposedAt,
        Instant answerUntil,
        @Nullable Instant agreedAt,
        List<HomeSwapLeg> legs) {

    HomeSwap {
        legs = List.copyOf(legs);
    }

    boolean over() {
        return state == HomeSwapState.RELEASED || state == HomeSwapState.ENDED;
    }

    Optional<HomeSwapLeg> legOf(UUID household) {
        return legs.stream().filter(leg -> leg.household().equals(household)).findFirst();
    }

    HomeSwapLeg giverOf(HomeSwapLeg taker) {
        return legs.stream()
                .filter(leg -> leg.copy().equals(taker.takes()))
                .findFirst()
                .orElseThrow();
    }

    boolean allAgreed() {
        return legs.stream().allMatch(leg -> leg.answer() == HomeSwapLeg.Answer.AGREED);
    }

    boolean allDeposited() {
        return legs.stream().allMatch(HomeSwapLeg::deposited);
    }

    /** In the order in which copies are locked. */
    List<HomeSwapLeg> byCopy() {
        return legs.stream().sorted(Comparator.comparing(HomeSwapLeg::copy)).toList();
    }

    /** In the order in which requests are locked. */
    List<HomeSwapLeg> byRequest() {
        return legs.stream().sorted(Comparator.comparing(HomeSwapLeg::request)).toList();
    }
}
