package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When a fair says no. */
public enum FairRefusal implements Refusal {
    /** No fair has this id, or it has not been published. */
    FAIR_UNKNOWN(Kind.NOT_FOUND),
    /** The state of the fair does not allow the step. */
    FAIR_NOT_READY(Kind.CONFLICT),
    /** A fair for a thousand people or more is not published without the number of its permit. */
    FAIR_WITHOUT_PERMIT(Kind.CONFLICT),
    /** Sessions must run forward, one after the other, each for at least one person. */
    FAIR_SESSIONS_WRONG(Kind.INVALID);

    private final Kind kind;

    FairRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
