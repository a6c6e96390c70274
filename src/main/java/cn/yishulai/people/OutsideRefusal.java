package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;

/** What signing in by systems outside says no to. */
public enum OutsideRefusal implements Refusal {
    /** This service does not ask that system. */
    SIGN_IN_WAY_CLOSED(Kind.NOT_FOUND),
    /** That system does not answer now. */
    SIGN_IN_WAY_AWAY(Kind.UNAVAILABLE),
    /** The proof is right and belongs to nobody here yet: phone and code link it. */
    LOGIN_NOT_LINKED(Kind.UNAUTHENTICATED),
    /** There is no such link of the caller's. */
    LOGIN_LINK_UNKNOWN(Kind.NOT_FOUND);

    private final Kind kind;

    OutsideRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
