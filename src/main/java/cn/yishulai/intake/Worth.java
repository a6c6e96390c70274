package cn.yishulai.intake;

import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.Value;
import org.jspecify.annotations.Nullable;

/**
 * How the credits of an accepted book were counted.
 *
 * @param purse in which they lie, and with whose remainder a price is pooled
 * @param priceFen null where it did not count
 * @param stepFen how many fen of price made a credit; null where the price did not count
 * @param remainderBefore what was left of earlier prices, in fen
 * @param remainderAfter what is left now: remainderBefore + priceFen − credits × stepFen
 */
public record Worth(
        Value.Per per,
        String purse,
        long credits,
        @Nullable Integer priceFen,
        @Nullable Integer stepFen,
        long remainderBefore,
        long remainderAfter) {

    static Worth of(Finding finding, long remainder, IntakeRules rules) {
        String purse =
                rules.purseOf(finding.book().classNumber(), finding.book().audience(), finding.kinds());
        Integer price = finding.priceFen();
        Value value = rules.value();
        if (!value.byPrice()) {
            return plain(value.per(), purse, rules.creditsPerBook());
        }
        if (price == null) {
            return plain(value.per(), purse, 1);
        }
        long pool = remainder + price;
        return new Worth(value.per(), purse, pool / value.step(), price, value.step(), remainder, pool % value.step());
    }

    private static Worth plain(Value.Per per, String purse, long credits) {
        return new Worth(per, purse, credits, null, null, 0, 0);
    }

    /** The same credits in another purse. */
    Worth in(String other) {
        return new Worth(per, other, credits, priceFen, stepFen, remainderBefore, remainderAfter);
    }

    boolean pooled() {
        return stepFen != null;
    }
}
