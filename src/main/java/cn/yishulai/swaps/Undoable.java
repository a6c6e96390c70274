package cn.yishulai.swaps;

import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.LastVerb;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a copy when its last step is undone, or why that cannot be. A rule table: knows neither people nor
 * clock.
 *
 * @param back how the copy stands then; null with a refusal
 */
record Undoable(LastVerb.@Nullable Stood back, Optional<UndoRefusal> refusal) {

    /** How the reason of a step begins that an inspection decided. */
    static final String DROP_OFF = "drop-off";

    /** How it begins when the book was looked at again, or taken home after all. */
    static final String DECIDED_AGAIN = "decided again";

    static Undoable of(LastVerb last) {
        if (last.isAnUndoing()) {
            return not(UndoRefusal.UNDO_NOTHING);
        }
        LastVerb.Stood before = last.before();
        if (before.status() == CopyStatus.AT_FAIR && last.now() != CopyStatus.HANDED_OVER
                || before.status() == CopyStatus.CLAIMED && last.now() == CopyStatus.AVAILABLE) {
            // The fair keeps its own count; one that was not taken after all is put on a table again. A claim that
            // ended is not begun again.
            return not(UndoRefusal.UNDO_NOTHING);
        }
        return switch (last.now()) {
            // Its shelf is a promise again as soon as somebody waits: it goes back there, not to where the promise was.
            case HANDED_OVER ->
                last.reason().startsWith(DECIDED_AGAIN) || last.reason().endsWith(BooksAside.TRADED)
                        ? not(UndoRefusal.UNDO_NOTHING)
                        : onItsShelf(before);
            case IN_TRANSIT -> onItsShelf(before);
            // Lost on the way, it is on no shelf.
            case MISSING ->
                before.status() == CopyStatus.IN_TRANSIT ? not(UndoRefusal.UNDO_NOTHING) : onItsShelf(before);
            case QUARANTINED -> atDropOff(last) ? not(UndoRefusal.UNDO_AT_DROP_OFF) : onItsShelf(before);
            case AVAILABLE -> atDropOff(last) ? not(UndoRefusal.UNDO_AT_DROP_OFF) : offTheShelf(before);
            case CLAIMED, ON_HOLD_SHELF -> not(UndoRefusal.UNDO_PROMISED);
            case LISTED, PROMISED, AT_FAIR, WITHDRAWN -> not(UndoRefusal.UNDO_NOTHING);
        };
    }

    /** A family's book comes to a site by inspection only, or back by being shelved. */
    private static boolean atDropOff(LastVerb last) {
        return last.reason().startsWith(DROP_OFF)
                || last.reason().startsWith(DECIDED_AGAIN)
                || switch (last.before().status()) {
                    case LISTED, PROMISED -> true;
                    case AVAILABLE,
                            CLAIMED,
                            ON_HOLD_SHELF,
                            IN_TRANSIT,
                            AT_FAIR,
                            MISSING,
                            QUARANTINED,
                            HANDED_OVER,
                            WITHDRAWN -> false;
                };
    }

    private static Undoable onItsShelf(LastVerb.Stood before) {
        return before.site() == null
                ? not(UndoRefusal.UNDO_NOTHING)
                : to(new LastVerb.Stood(CopyStatus.AVAILABLE, null, before.site(), before.shelf()));
    }

    private static Undoable offTheShelf(LastVerb.Stood before) {
        return CopyStatus.AVAILABLE == before.status() || CopyStatus.AVAILABLE.canBecome(before.status())
                ? to(before)
                : not(UndoRefusal.UNDO_NOTHING);
    }

    private static Undoable to(LastVerb.Stood back) {
        return new Undoable(back, Optional.empty());
    }

    private static Undoable not(UndoRefusal refusal) {
        return new Undoable(null, Optional.of(refusal));
    }
}
