package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When a trade session says no. */
public enum TradeRefusal implements Refusal {
    /** There is no such session, or it is a draft. */
    TRADE_SESSION_UNKNOWN(Kind.NOT_FOUND),
    /** The session is not where the step needs it; says where it is. */
    TRADE_NOT_READY(Kind.CONFLICT),
    /** The list must be open before it closes, and books are handed over after that. */
    TRADE_TIMES_WRONG(Kind.INVALID),
    /** Another phone of the family saved the list meanwhile. */
    TRADE_LIST_CHANGED(Kind.STALE),
    /** A copy or a wish is named twice, a volume is unknown, or a copy is given for what is not wished. */
    TRADE_LIST_WRONG(Kind.INVALID),
    /** More copies or wishes than the session takes from a family. */
    TRADE_TOO_MUCH(Kind.INVALID),
    /** The copy is promised for something else, or not at home. */
    TRADE_COPY_BOUND(Kind.CONFLICT),
    /** The copy is not in this session. */
    TRADE_BOOK_UNKNOWN(Kind.NOT_FOUND),
    /** The book is not where the step needs it; says where it is. */
    TRADE_BOOK_NOT_READY(Kind.CONFLICT),
    /** The title is being recalled. */
    TRADE_BOOK_RECALLED(Kind.CONFLICT),
    /** Another family gets this book. */
    TRADE_OTHER_FAMILY(Kind.CONFLICT),
    /** No such run was made. */
    TRADE_RUN_UNKNOWN(Kind.NOT_FOUND),
    /** Nobody lacks a book. */
    TRADE_NOTHING_TO_SUBSTITUTE(Kind.CONFLICT);

    private final Kind kind;

    TradeRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
