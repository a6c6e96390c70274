package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;

/** What a new password is refused for. */
public enum PasswordRefusal implements Refusal {
    /** Fewer than twelve characters. */
    PASSWORD_TOO_SHORT(Kind.INVALID),
    /** Stolen somewhere before, or soon guessed. */
    PASSWORD_TOO_COMMON(Kind.INVALID),
    /** Somebody signs in by this name already. */
    LOGIN_NAME_TAKEN(Kind.CONFLICT),
    /** Blanks or signs in a name to sign in with. */
    LOGIN_NAME_MALFORMED(Kind.INVALID);

    private final Kind kind;

    PasswordRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
