package cn.yishulai.inventory;

/** Where a claimed copy stands on its way to the reader. The first four are open. */
public enum ClaimState {
    /** Kept while the reader makes up his mind; not yet to be pulled. */
    OFFERED,
    /** On the pull list. */
    TO_PULL,
    /** In a van to the pickup site. */
    ON_ITS_WAY,
    /** On the hold shelf until a day. */
    TO_FETCH,
    FULFILLED,
    RELEASED,
    EXPIRED;

    boolean open() {
        return switch (this) {
            case OFFERED, TO_PULL, ON_ITS_WAY, TO_FETCH -> true;
            case FULFILLED, RELEASED, EXPIRED -> false;
        };
    }
}
