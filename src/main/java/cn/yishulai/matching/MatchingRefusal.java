package cn.yishulai.matching;

import cn.yishulai.kernel.Refusal;

/** When a trade list or a result is not accepted. */
public enum MatchingRefusal implements Refusal {
    /** A line of a trade list that cannot be read; the detail has the usual message and the number of the line. */
    TRADE_LIST_MALFORMED(Kind.MALFORMED),
    /** A result that does not follow from its trade list, or does not reach what its certificate promises. */
    TRADE_RESULT_WRONG(Kind.INVALID);

    private final Kind kind;

    MatchingRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
