package cn.yishulai.swaps;

import cn.yishulai.kernel.Refusal;

/** When a request, or a copy that others wait for, is refused. */
public enum SwapRefusal implements Refusal {
    /** It is not said, or said twice, what the wish is for; or the book pointed at says nothing of what is to be alike. */
    WISH_UNCLEAR(Kind.INVALID),
    /** No request has this id, or not one of yours. */
    REQUEST_UNKNOWN(Kind.NOT_FOUND),
    /** The person has an open request for this volume already. */
    REQUEST_ALREADY_OPEN(Kind.CONFLICT),
    /** The household has as many open requests as the rules allow. */
    REQUEST_CAP_REACHED(Kind.CONFLICT),
    /** The state of the request does not allow the step. */
    REQUEST_NOT_READY(Kind.CONFLICT),
    /** Others in line come first. */
    REQUEST_NOT_FIRST(Kind.CONFLICT),
    /** Books cannot be fetched at this site. */
    SITE_DOES_NOT_LEND(Kind.INVALID),
    /** Another reader waits for this copy and no other free copy is here. */
    COPY_CLAIMED(Kind.CONFLICT),
    /** It is set aside and its reader was told: only a librarian gives it to somebody else. */
    OVERRIDE_NOT_YOURS(Kind.NOT_ALLOWED),
    /** A copy or request that is named does not belong to the volume, or is over. */
    NOT_OF_THIS_VOLUME(Kind.CONFLICT),
    /** The person does not belong to the family that is named. */
    PERSON_OF_ANOTHER_FAMILY(Kind.INVALID),
    /** No recall has this id. */
    RECALL_UNKNOWN(Kind.NOT_FOUND),
    /** The title is recalled already; says by which recall. */
    RECALL_RUNNING(Kind.CONFLICT),
    /** It was confirmed, or lifted. Says how it stands. */
    RECALL_NOT_STANDING(Kind.CONFLICT),
    /** Its copies cannot be struck off before a second person has agreed that readers are kept whole. */
    RECALL_NOT_CONFIRMED(Kind.CONFLICT);

    private final Kind kind;

    SwapRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
