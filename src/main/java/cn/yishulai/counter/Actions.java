package cn.yishulai.counter;

import static cn.yishulai.counter.ScanAction.HAND_OVER;
import static cn.yishulai.counter.ScanAction.HOLD_SHELF;
import static cn.yishulai.counter.ScanAction.INSPECT;
import static cn.yishulai.counter.ScanAction.MISSING;
import static cn.yishulai.counter.ScanAction.QUARANTINE;
import static cn.yishulai.counter.ScanAction.RECEIVE;
import static cn.yishulai.counter.ScanAction.SEND;
import static cn.yishulai.counter.ScanAction.SHELVE;

import cn.yishulai.copies.CopyFacts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff can do with a copy here and now, the likeliest first, or why not. */
record Actions(List<ScanAction> actions, @Nullable Obstacle obstacle) {

    /** Why nothing can be done. */
    enum Obstacle {
        ELSEWHERE,
        WITHDRAWN,
        AT_FAIR,
        UNKNOWN_COPY,
        UNKNOWN_FAMILY,
        CARD_REPLACED,
        UNKNOWN_NUMBER,
        NOT_A_CODE,
        TICKET_OF_A_FAIR
    }

    /** @param pickupSite where the reader it is claimed for fetches it; null when nobody waits */
    static Actions of(CopyFacts copy, UUID here, @Nullable UUID pickupSite) {
        boolean isHere = copy.isAt(here);
        return switch (copy.status()) {
            case LISTED, PROMISED -> can(INSPECT);
            case HANDED_OVER -> can(INSPECT, SHELVE);
            case IN_TRANSIT -> can(RECEIVE, MISSING);
            case AVAILABLE -> isHere ? can(HAND_OVER, SEND, MISSING, QUARANTINE) : cannot(Obstacle.ELSEWHERE);
            case CLAIMED -> isHere ? claimed(here, pickupSite) : cannot(Obstacle.ELSEWHERE);
            case ON_HOLD_SHELF -> isHere ? onHoldShelf(pickupSite) : cannot(Obstacle.ELSEWHERE);
            case MISSING -> isHere ? can(SHELVE) : cannot(Obstacle.ELSEWHERE);
            case QUARANTINED -> isHere ? can(SHELVE) : cannot(Obstacle.ELSEWHERE);
            case AT_FAIR -> cannot(Obstacle.AT_FAIR);
            case WITHDRAWN -> cannot(Obstacle.WITHDRAWN);
        };
    }

    private static Actions claimed(UUID here, @Nullable UUID pickupSite) {
        return here.equals(pickupSite)
                ? can(HOLD_SHELF, HAND_OVER, MISSING, QUARANTINE)
                : can(SEND, HAND_OVER, MISSING, QUARANTINE);
    }

    private static Actions onHoldShelf(@Nullable UUID pickupSite) {
        return pickupSite == null ? can(SHELVE, HAND_OVER, MISSING) : can(HAND_OVER, MISSING, QUARANTINE);
    }

    private static Actions can(ScanAction... actions) {
        return new Actions(List.of(actions), null);
    }

    private static Actions cannot(Obstacle obstacle) {
        return new Actions(List.of(), obstacle);
    }
}
