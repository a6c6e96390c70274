package cn.yishulai.ledger;

/**
 * A book whose price was pooled with what was left of others: {@code priceFen} came in, and the credits took
 * {@code credits × stepFen} out; the rest stays.
 */
public record Pooled(String purse, long priceFen, int stepFen, long credits) {

    public Pooled {
        if (priceFen < 0 || stepFen < 1 || credits < 0) {
            throw new IllegalArgumentException("prices and credits are not negative, and a step is at least a fen");
        }
    }

    long added() {
        return priceFen - credits * stepFen;
    }

    /**
     * How many credits go back when the price leaves the pool again, whatever came in between: as many as leave what is
     * left no less than nothing.
     */
    long creditsToTakeBack(long remainder) {
        return Math.max(0, -Math.floorDiv(remainder - priceFen, (long) stepFen));
    }
}
