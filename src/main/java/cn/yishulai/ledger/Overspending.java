package cn.yishulai.ledger;

import cn.yishulai.kernel.Credits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * What was spent where nobody could look into the books, and was not there any more: the library gives it, so that the
 * family pays with what it has and no purse falls below zero.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Overspending {

    private final Lots lots;
    private final Ledger ledger;
    private final Clock clock;

    Overspending(Lots lots, Ledger ledger, Clock clock) {
        this.lots = lots;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Gives what lacks for this payment. Until the end of the transaction the family spends nothing elsewhere.
     *
     * @param needed by a payment that follows in this transaction
     * @return how many credits the library carries
     */
    public long cover(long needed, Payment payment, Posting posting) {
        if (needed <= 0) {
            return 0;
        }
        long missing = needed - lots.spendable(payment, posting.household(), clock.instant());
        if (missing <= 0) {
            return 0;
        }
        ledger.grant(new Credits(missing), Purse.PLAIN, posting);
        return missing;
    }
}
