package cn.yishulai.rules;

import org.jspecify.annotations.Nullable;

/**
 * What an accepted book is worth.
 *
 * @param stepFen of PRICE_STEP: a credit for each full step of the list price; 2000 is one for each full ¥20
 * @param unknownPrice of a book without a price, where the price counts
 */
public record Value(Per per, @Nullable Integer stepFen, @Nullable IfNoPrice unknownPrice) {

    /** What the first rule sets meant. */
    public static final Value ONE_BY_ONE = new Value(Per.BOOK, null, null);

    private static final int FEN_A_YUAN = 100;

    /** What a credit is given for. */
    public enum Per {
        /** A book is worth {@code creditsPerBook}, whatever it cost. */
        BOOK,
        /** A credit for each full step of the price; what is left is pooled with the next book. */
        PRICE_STEP,
        /** A credit for each yuan of the price; what is left is pooled with the next book. */
        LIST_PRICE
    }

    /** What happens to a book without a known price. */
    public enum IfNoPrice {
        ONE_CREDIT,
        /** Staff read the price on the cover. */
        ASK,
        GIFT
    }

    public Value {
        Numbers.require(per != null, "value.per", "value.per is needed");
        Numbers.require(
                (per == Per.PRICE_STEP) == (stepFen != null),
                "value.stepFen",
                "value.stepFen belongs to PRICE_STEP and to nothing else");
        Numbers.withinIfThere("value.stepFen", stepFen, FEN_A_YUAN, 100_000);
        unknownPrice = unknownPrice == null ? IfNoPrice.ASK : unknownPrice;
    }

    /** Whether the price of a book counts. */
    public boolean byPrice() {
        return per != Per.BOOK;
    }

    /** How many fen of price make a credit; only where the price counts. */
    public int step() {
        return stepFen == null ? FEN_A_YUAN : stepFen;
    }
}
