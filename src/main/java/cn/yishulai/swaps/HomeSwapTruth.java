package cn.yishulai.swaps;

import cn.yishulai.copies.Copies;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.RecalledVolumes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the books and wishes of a swap still stand as it needs them. Whatever happened to them elsewhere is seen here,
 * under the locks, and nowhere else: a book handed over at a desk, a wish given up, a title recalled.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class HomeSwapTruth {

    private final Copies copies;
    private final RequestRepository requests;
    private final Lines lines;
    private final RecalledVolumes recalled;

    HomeSwapTruth(Copies copies, RequestRepository requests, Lines lines, RecalledVolumes recalled) {
        this.copies = copies;
        this.requests = requests;
        this.lines = lines;
        this.recalled = recalled;
    }

    /** Locks copies and requests. Empty when all is well. */
    Optional<HomeSwapEnd> broken(HomeSwap swap) {
        Map<UUID, UUID> volumes = new HashMap<>();
        for (HomeSwapLeg leg : swap.byCopy()) {
            CopyFacts copy = copies.lock(leg.copy());
            volumes.put(copy.id(), copy.volume());
            if (!stands(swap, leg, copy) || recalled.stands(copy.volume())) {
                return Optional.of(HomeSwapEnd.BOOK_GONE);
            }
        }
        return swap.byRequest().stream()
                        .map(leg -> wishStands(swap, leg, volumes.get(leg.takes())))
                        .allMatch(Boolean::booleanValue)
                ? Optional.empty()
                : Optional.of(HomeSwapEnd.WISH_GONE);
    }

    private static boolean stands(HomeSwap swap, HomeSwapLeg leg, CopyFacts copy) {
        if (leg.deposited()) {
            return copy.status() == CopyStatus.ON_HOLD_SHELF;
        }
        CopyStatus needed = swap.state() == HomeSwapState.PROPOSED ? CopyStatus.LISTED : CopyStatus.PROMISED;
        return copy.status() == needed && leg.household().equals(copy.household());
    }

    /**
     * A wish sleeps while its book is being brought, so that nobody is given two. What a family has agreed to it gets, also
     * when the catalogue says of a wider wish by now that it is for something else.
     */
    private boolean wishStands(HomeSwap swap, HomeSwapLeg leg, @Nullable UUID volume) {
        SwapRequest wish = requests.require(leg.request());
        boolean waits = wish.state() == RequestState.OPEN
                || swap.state() == HomeSwapState.AGREED && wish.state() == RequestState.PAUSED;
        return waits && wish.household().equals(leg.household()) && volume != null && lines.meets(wish.id(), volume);
    }
}
