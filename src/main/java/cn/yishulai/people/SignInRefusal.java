package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;

/** What signing in says no to. */
public enum SignInRefusal implements Refusal {
    /** Wrong code, used code, expired code, unknown name, wrong password: one answer for all of them. */
    SIGN_IN_REFUSED(Kind.UNAUTHENTICATED),
    /** The refresh token is unknown, expired, or its session has ended. */
    SESSION_ENDED(Kind.UNAUTHENTICATED),
    /** A refresh token came a second time: somebody has a copy. The session has ended. */
    REFRESH_TOKEN_REUSED(Kind.UNAUTHENTICATED),
    /** A grant without what it needs. */
    SIGN_IN_MALFORMED(Kind.MALFORMED),
    /** Too many codes asked for, or too many attempts. */
    SIGN_IN_TOO_OFTEN(Kind.TOO_MANY),
    /** So many passwords are being checked that another would only wait. */
    SIGN_IN_BUSY(Kind.UNAVAILABLE);

    private final Kind kind;

    SignInRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
