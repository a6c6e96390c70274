package cn.yishulai.swaps;

import cn.yishulai.kernel.Refusal;

/** When an answer to an appeal, or a step of a promise, is refused. */
public enum AppealRefusal implements Refusal {
    /** No appeal has this id, or not one to your home. */
    APPEAL_UNKNOWN(Kind.NOT_FOUND),
    /** It was answered, lapsed, or nobody waits for the book any more. Says how it stands. */
    APPEAL_OVER(Kind.CONFLICT),
    /** No promise has this id, or not one of your home. */
    PROMISE_UNKNOWN(Kind.NOT_FOUND),
    /** The book was brought, or the promise ended. Says how it stands. */
    PROMISE_OVER(Kind.CONFLICT);

    private final Kind kind;

    AppealRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
