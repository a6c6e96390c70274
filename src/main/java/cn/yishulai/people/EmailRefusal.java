package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;

/** What e-mail addresses say no to. */
public enum EmailRefusal implements Refusal {
    /** This service writes no e-mail. */
    EMAIL_NOT_OFFERED(Kind.NOT_FOUND),
    /** The code that was sent to it is missing, wrong or too old. */
    EMAIL_NOT_PROVEN(Kind.INVALID),
    /** The caller has no address here. */
    EMAIL_UNKNOWN(Kind.NOT_FOUND);

    private final Kind kind;

    EmailRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
