package cn.yishulai.inventory;

import static cn.yishulai.inventory.Bucket.FOUND;
import static cn.yishulai.inventory.Bucket.MISPLACED;
import static cn.yishulai.inventory.Bucket.MISSING;
import static cn.yishulai.inventory.Bucket.MOVED;

import cn.yishulai.copies.CopyStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a stocktake says of one copy, and what sign-off does about it. The doors are open while people count: what
 * happened to a copy since is always right, and only a copy to which nothing happened can be missing.
 */
public record Judgement(Bucket bucket, StockFinding finding, Remedy remedy) {

    /**
     * A copy as the stocktake knows it.
     *
     * @param then how it stood when the list was frozen; null when it was not expected here
     * @param here recorded at the site of the stocktake
     * @param moved it has a movement since the list was frozen
     * @param handledAt when it last went through somebody's hands since then; a claim alone moves nothing
     */
    record Known(
            @Nullable Then then,
            CopyStatus status,
            boolean here,
            @Nullable String shelf,
            boolean moved,
            @Nullable Instant handledAt) {

        private boolean reshelved() {
            return then != null && !Objects.equals(then.shelf(), shelf);
        }

        private boolean handledAfter(Sighting seen) {
            return handledAt != null && !handledAt.isBefore(seen.at());
        }
    }

    /** How a copy stood when the list was frozen. */
    record Then(CopyStatus status, @Nullable String shelf) {}

    /**
     * When and where it was last seen.
     *
     * @param shelf null when no shelf was scanned before it, and on the hold shelf
     */
    record Sighting(Instant at, @Nullable String shelf, boolean onHoldShelf) {

        private boolean onOrdinaryShelf() {
            return shelf != null;
        }
    }

    static Judgement of(Known copy, @Nullable Sighting seen) {
        if (seen == null) {
            return unseen(copy);
        }
        return copy.handledAfter(seen) ? meanwhile(copy) : seen(copy, seen);
    }

    private static Judgement unseen(Known copy) {
        if (copy.moved() || copy.reshelved()) {
            return meanwhile(copy);
        }
        return new Judgement(
                MISSING,
                StockFinding.NOT_SEEN,
                copy.status().canBecome(CopyStatus.MISSING) ? Remedy.MISS : Remedy.NONE);
    }

    private static Judgement meanwhile(Known copy) {
        StockFinding finding =
                switch (copy.status()) {
                    case HANDED_OVER, LISTED, PROMISED -> StockFinding.HANDED_OVER;
                    case IN_TRANSIT -> StockFinding.SENT;
                    case CLAIMED -> StockFinding.CLAIMED;
                    case AVAILABLE ->
                        copy.here()
                                ? (copy.moved() ? StockFinding.RECEIVED : StockFinding.RESHELVED)
                                : StockFinding.SENT;
                    case ON_HOLD_SHELF -> StockFinding.SET_ASIDE;
                    case MISSING -> StockFinding.REPORTED_MISSING;
                    case QUARANTINED -> StockFinding.QUARANTINED;
                    case AT_FAIR -> StockFinding.AT_A_FAIR;
                    case WITHDRAWN -> StockFinding.WITHDRAWN;
                };
        return nothingToDo(MOVED, finding);
    }

    private static Judgement seen(Known copy, Sighting seen) {
        return switch (copy.status()) {
            case AVAILABLE, CLAIMED -> copy.here() ? free(copy, seen) : elsewhere(copy);
            case ON_HOLD_SHELF ->
                !copy.here()
                        ? elsewhere(copy)
                        : seen.onOrdinaryShelf()
                                ? nothingToDo(MISPLACED, StockFinding.BELONGS_ON_HOLD_SHELF)
                                : nothingToDo(FOUND, StockFinding.IN_PLACE);
            case QUARANTINED ->
                !copy.here()
                        ? elsewhere(copy)
                        : seen.onOrdinaryShelf() || seen.onHoldShelf()
                                ? nothingToDo(MISPLACED, StockFinding.BELONGS_IN_QUARANTINE)
                                : nothingToDo(FOUND, StockFinding.IN_PLACE);
            case MISSING -> new Judgement(FOUND, StockFinding.FOUND_AGAIN, Remedy.FIND);
            case IN_TRANSIT -> nothingToDo(MISPLACED, StockFinding.NOT_RECEIVED);
            case AT_FAIR -> nothingToDo(MISPLACED, StockFinding.AT_A_FAIR);
            case LISTED, PROMISED, HANDED_OVER -> nothingToDo(MISPLACED, StockFinding.AT_A_FAMILY);
            case WITHDRAWN -> nothingToDo(MISPLACED, StockFinding.WITHDRAWN);
        };
    }

    /** Only a free copy is taken over: one that is kept for a reader goes where the reader fetches it. */
    private static Judgement elsewhere(Known copy) {
        return new Judgement(
                MISPLACED, StockFinding.OTHER_SITE, copy.status() == CopyStatus.AVAILABLE ? Remedy.ADOPT : Remedy.NONE);
    }

    /** On the shelves of this site, or kept there for a reader who has not got it yet. */
    private static Judgement free(Known copy, Sighting seen) {
        if (seen.onHoldShelf()) {
            return nothingToDo(
                    MISPLACED,
                    copy.status() == CopyStatus.CLAIMED ? StockFinding.NOT_SET_ASIDE : StockFinding.BELONGS_ON_SHELF);
        }
        if (seen.shelf() == null || seen.shelf().equals(copy.shelf())) {
            return copy.then() == null && copy.moved()
                    ? nothingToDo(MOVED, StockFinding.RECEIVED)
                    : nothingToDo(FOUND, StockFinding.IN_PLACE);
        }
        if (copy.reshelved()) {
            return nothingToDo(MOVED, StockFinding.RESHELVED);
        }
        return copy.shelf() == null
                ? new Judgement(FOUND, StockFinding.IN_PLACE, Remedy.CORRECT_SHELF)
                : new Judgement(MISPLACED, StockFinding.OTHER_SHELF, Remedy.CORRECT_SHELF);
    }

    private static Judgement nothingToDo(Bucket bucket, StockFinding finding) {
        return new Judgement(bucket, finding, Remedy.NONE);
    }
}
