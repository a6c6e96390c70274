package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When the tables of a fair on its day say no. Nothing that happened without network is ever refused. */
public enum TableRefusal implements Refusal {
    /** Devices work with these lanes already; says how many. */
    COUPON_LANES_DRAWN(Kind.CONFLICT),
    /** There is no such step of a table. */
    TABLE_STEP_UNKNOWN(Kind.NOT_FOUND),
    /** The step is no difference: it is as the books say. */
    TABLE_STEP_NO_DIFFERENCE(Kind.CONFLICT);

    private final Kind kind;

    TableRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
