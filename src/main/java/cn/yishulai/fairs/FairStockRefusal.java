package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When the stock of a fair says no. */
public enum FairStockRefusal implements Refusal {
    /** Nobody has planned which copies go to the fair. */
    FAIR_STOCK_UNPLANNED(Kind.CONFLICT),
    /** A class that is none of the 22, a bound below the other, a site twice, or a table twice. */
    FAIR_STOCK_WRONG(Kind.INVALID),
    /** The copy is not on the pick list, and no copy of its class is lacking. */
    FAIR_STOCK_NOT_LISTED(Kind.CONFLICT),
    /** Somebody waits for the title, and no more free copies are there than readers. */
    FAIR_STOCK_WANTED(Kind.CONFLICT),
    /** The copy came with a van that was not packed for this fair, or never came here. */
    FAIR_STOCK_NOT_OURS(Kind.CONFLICT),
    /** There is no such table. */
    FAIR_TABLE_UNKNOWN(Kind.NOT_FOUND),
    /** Copies stand on the table. */
    FAIR_TABLE_NOT_EMPTY(Kind.CONFLICT),
    /** Copies or vans of the fair are not accounted for; says how many. */
    FAIR_STOCK_OPEN(Kind.CONFLICT),
    /** Nobody has said why copies are not there; says how many. */
    FAIR_STOCK_UNEXPLAINED(Kind.CONFLICT),
    /** So many differences are signed by somebody else than who counted. */
    FAIR_STOCK_SAME_PERSON(Kind.CONFLICT),
    /** The copy is no difference of this fair. */
    FAIR_STOCK_NO_DIFFERENCE(Kind.CONFLICT);

    private final Kind kind;

    FairStockRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
