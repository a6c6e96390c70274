package cn.yishulai.kernel;

/** A number of swap credits (换书券), whole and never negative; entries in the ledger have a sign, an amount has none. */
public record Credits(long amount) implements Comparable<Credits> {

    public static final Credits NONE = new Credits(0);
    public static final Credits ONE = new Credits(1);

    public Credits {
        if (amount < 0) {
            throw new IllegalArgumentException("an amount of credits is not negative: " + amount);
        }
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(amount, other.amount);
    }
}
