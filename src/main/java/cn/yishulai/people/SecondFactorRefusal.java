package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;

/** What second factors, and those who have them, say no to. */
public enum SecondFactorRefusal implements Refusal {
    /** Name and password fit, and this member has a second factor: its code is needed too. */
    SECOND_FACTOR_ASKED(Kind.UNAUTHENTICATED),
    /** The role needs a second factor and the caller has none yet: only enrolling is open. */
    SECOND_FACTOR_NEEDED(Kind.NOT_ALLOWED),
    /** There is one already. */
    SECOND_FACTOR_SET(Kind.CONFLICT),
    /** Confirmed before a secret was asked for. */
    SECOND_FACTOR_NOT_BEGUN(Kind.CONFLICT),
    /** Not the code that the authenticator shows now, or used before. */
    SECOND_FACTOR_WRONG(Kind.INVALID),
    /** The password of one's own that was typed is not right. */
    PASSWORD_WRONG(Kind.INVALID),
    /** No member of staff with this id, or not one of the caller's. */
    STAFF_UNKNOWN(Kind.NOT_FOUND),
    /** Something that others do to one, never oneself. */
    YOURSELF_NOT_ALLOWED(Kind.NOT_ALLOWED);

    private final Kind kind;

    SecondFactorRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
