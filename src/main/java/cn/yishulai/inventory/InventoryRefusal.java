package cn.yishulai.inventory;

import cn.yishulai.kernel.Refusal;

/** When the pull list or the hold shelf says no. */
public enum InventoryRefusal implements Refusal {
    /** Nobody has claimed this copy. */
    COPY_NOT_CLAIMED(Kind.CONFLICT),
    /** The reader fetches it at another site: send it there. */
    PICKUP_ELSEWHERE(Kind.CONFLICT),
    /** No load has this code. */
    TRANSFER_UNKNOWN(Kind.NOT_FOUND),
    /** The state of the load does not allow the step. */
    TRANSFER_NOT_READY(Kind.CONFLICT),
    /** A load goes from one site to another. */
    TRANSFER_GOES_NOWHERE(Kind.INVALID),
    /** Its boxes take no more. */
    TRANSFER_FULL(Kind.CONFLICT),
    /** Nothing is in it, so nothing leaves. */
    TRANSFER_EMPTY(Kind.CONFLICT),
    /** Copies of the load are neither received nor accounted for. */
    TRANSFER_NOT_EMPTY(Kind.CONFLICT),
    /** The copy is packed in another load that is still open. */
    COPY_IN_ANOTHER_LOAD(Kind.CONFLICT),
    /** The copy is not in this load. */
    COPY_NOT_IN_LOAD(Kind.CONFLICT),
    /** No stocktake has this id. */
    RUN_UNKNOWN(Kind.NOT_FOUND),
    /** Two stops that are one, a day that is over, a load that goes nowhere. */
    RUN_MALFORMED(Kind.INVALID),
    /** More than the van takes on a leg; says on which, and how many it would take. */
    RUN_FULL(Kind.CONFLICT),
    /** The run is over, or has begun. */
    RUN_OVER(Kind.CONFLICT),
    /** The van is at another stop; says at which. */
    RUN_STOP_LEFT(Kind.CONFLICT),
    /** More than one load of the run could be meant, or none. */
    RUN_LOAD_MEANT(Kind.CONFLICT),
    /** Nobody need look at this copy, or somebody has; says who and when. */
    LOOK_DONE(Kind.CONFLICT),
    STOCKTAKE_UNKNOWN(Kind.NOT_FOUND),
    /** A shelf of it is being counted already; says in which stocktake. */
    STOCKTAKE_RUNNING(Kind.CONFLICT),
    /** It stands otherwise: counted, signed or over. Says how. */
    STOCKTAKE_NOT_OPEN(Kind.CONFLICT),
    /** The site has no shelf of this name, and no copy stands on one. */
    SHELF_NOT_HERE(Kind.INVALID),
    /** An event of a scanner says nothing, or two things at once. */
    SCAN_INCOMPLETE(Kind.INVALID);

    private final Kind kind;

    InventoryRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
