package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Locks a swap between families in the order of the house: the lines of all its volumes, then the swap; copies, requests
 * and purses after it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class HomeSwapLocks {

    private final HomeSwapRows rows;
    private final RequestRepository requests;

    HomeSwapLocks(HomeSwapRows rows, RequestRepository requests) {
        this.rows = rows;
        this.requests = requests;
    }

    /** A librarian may find meanwhile that a book is another: its line is locked too, before the swap. */
    HomeSwap lock(UUID swap) {
        List<UUID> volumes = rows.volumes(swap);
        volumes.forEach(requests::lockLine);
        List<UUID> now = rows.volumes(swap);
        now.stream().filter(volume -> !volumes.contains(volume)).forEach(requests::lockLine);
        return rows.lock(swap);
    }

    /** At the desk one of the lines is locked already: the others only if nobody works on them, else the clock does it. */
    Optional<HomeSwap> tryLock(UUID swap) {
        return rows.volumes(swap).stream().allMatch(requests::tryLockLine)
                ? Optional.of(rows.lock(swap))
                : Optional.empty();
    }
}
