package cn.yishulai.counter;

import static cn.yishulai.counter.ScanAction.CLEAR;
import static cn.yishulai.counter.ScanAction.HAND_OVER;
import static cn.yishulai.counter.ScanAction.HOLD_SHELF;
import static cn.yishulai.counter.ScanAction.INSPECT;
import static cn.yishulai.counter.ScanAction.MISSING;
import static cn.yishulai.counter.ScanAction.QUARANTINE;
import static cn.yishulai.counter.ScanAction.RECEIVE;
import static cn.yishulai.counter.ScanAction.SEND;
import static cn.yishulai.counter.ScanAction.SHELVE;

import cn.yishulai.copies.CopyStatus;
import cn.yishulai.swaps.RequestBrief;
import cn.yishulai.swaps.RequestState;
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
        /** Read from a label with our check character that nobody here has printed. */
        NEVER_ISSUED,
        /** The address of another service, or of anybody. */
        FOREIGN_LABEL,
        UNKNOWN_FAMILY,
        CARD_REPLACED,
        UNKNOWN_NUMBER,
        /** Digits that are no book number: a shop's, or another library's. */
        OTHER_BARCODE,
        NOT_A_CODE,
        TICKET_OF_A_FAIR,
        SHELF_ELSEWHERE,
        UNKNOWN_SHELF,
        UNKNOWN_LOAD,
        LOAD_ELSEWHERE,
        /** On its way, or being packed at the other end. */
        LOAD_NOT_HERE,
        LOAD_OVER,
        UNKNOWN_SLIP,
        SLIP_ELSEWHERE,
        /** Of a recalled title, here: onto the quarantine shelf with it. */
        RECALLED_SET_ASIDE,
        /** Of a recalled title, and on the quarantine shelf. */
        RECALLED_ASIDE,
        /** Of a recalled title, brought by a family. */
        RECALLED_AT_HOME,
        /** Of a recalled title, and elsewhere by the books. */
        RECALLED_ELSEWHERE,
        /** A recalled title by its book number. */
        RECALLED_TITLE,
        /** It waits for the other books of a swap between families, or for its family. */
        KEPT_FOR_SWAP
    }

    /**
     * @param place the site where the copy is or is expected; null with a family
     * @param request whom it is claimed for; null when nobody waits
     */
    static Actions of(CopyStatus status, @Nullable UUID place, UUID here, @Nullable RequestBrief request) {
        boolean isHere = here.equals(place);
        return switch (status) {
            case LISTED, PROMISED -> can(INSPECT);
            case HANDED_OVER -> can(INSPECT, SHELVE);
            case IN_TRANSIT -> can(RECEIVE, MISSING);
            case AVAILABLE -> isHere ? can(HAND_OVER, SEND, MISSING, QUARANTINE) : cannot(Obstacle.ELSEWHERE);
            case CLAIMED -> isHere ? claimed(here, request) : cannot(Obstacle.ELSEWHERE);
            case ON_HOLD_SHELF -> isHere ? onHoldShelf(request) : cannot(Obstacle.ELSEWHERE);
            case MISSING -> isHere ? can(SHELVE) : cannot(Obstacle.ELSEWHERE);
            case QUARANTINED -> isHere ? can(CLEAR) : cannot(Obstacle.ELSEWHERE);
            case AT_FAIR -> isHere ? can(HAND_OVER, MISSING, QUARANTINE) : cannot(Obstacle.AT_FAIR);
            case WITHDRAWN -> cannot(Obstacle.WITHDRAWN);
        };
    }

    /** No copy of a recalled title goes out; whoever has one in the hand sets it aside. */
    /** It stands aside until all books of a swap between families are here. */
    static Actions ofKept() {
        return cannot(Obstacle.KEPT_FOR_SWAP);
    }

    static Actions ofRecalled(CopyStatus status, @Nullable UUID place, UUID here) {
        boolean isHere = here.equals(place);
        return switch (status) {
            case LISTED, PROMISED, HANDED_OVER -> new Actions(List.of(INSPECT), Obstacle.RECALLED_AT_HOME);
            case IN_TRANSIT -> new Actions(List.of(RECEIVE), Obstacle.RECALLED_SET_ASIDE);
            case AVAILABLE, CLAIMED, ON_HOLD_SHELF, AT_FAIR ->
                isHere
                        ? new Actions(List.of(QUARANTINE), Obstacle.RECALLED_SET_ASIDE)
                        : cannot(Obstacle.RECALLED_ELSEWHERE);
            case MISSING ->
                isHere
                        ? new Actions(List.of(SHELVE), Obstacle.RECALLED_SET_ASIDE)
                        : cannot(Obstacle.RECALLED_ELSEWHERE);
            case QUARANTINED -> cannot(isHere ? Obstacle.RECALLED_ASIDE : Obstacle.RECALLED_ELSEWHERE);
            case WITHDRAWN -> cannot(Obstacle.WITHDRAWN);
        };
    }

    /** A copy that is offered stays where it is until its reader has said yes. */
    private static Actions claimed(UUID here, @Nullable RequestBrief request) {
        if (request == null || request.state() == RequestState.OFFERED) {
            return can(HAND_OVER, MISSING, QUARANTINE);
        }
        return here.equals(request.pickupSite().id())
                ? can(HOLD_SHELF, HAND_OVER, MISSING, QUARANTINE)
                : can(SEND, HAND_OVER, MISSING, QUARANTINE);
    }

    private static Actions onHoldShelf(@Nullable RequestBrief request) {
        return request == null ? can(SHELVE, HAND_OVER, MISSING) : can(HAND_OVER, MISSING, QUARANTINE);
    }

    private static Actions can(ScanAction... actions) {
        return new Actions(List.of(actions), null);
    }

    static Actions cannot(Obstacle obstacle) {
        return new Actions(List.of(), obstacle);
    }
}
