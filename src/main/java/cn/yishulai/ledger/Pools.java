package cn.yishulai.ledger;

import cn.yishulai.kernel.Credits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Prices that are pooled until they make a whole credit: nothing of a cheap book is lost, and a book that is taken back
 * leaves everything as if it had never come, in whatever order.
 */
@ApplicationScoped
@Transactional
public class Pools {

    private final Remainders remainders;
    private final Ledger ledger;
    private final Clock clock;

    Pools(Remainders remainders, Ledger ledger, Clock clock) {
        this.remainders = remainders;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is left in a purse, in fen; it stays so until the end of the transaction. */
    public long lockedRemainder(UUID household, String purse) {
        return remainders.lock(household, purse);
    }

    /** What is left in each purse, in fen; purses with nothing are left out. */
    public Map<String, Long> left(UUID household) {
        return remainders.of(household);
    }

    /** Pools the price of a book; the remainder is locked, and the credits are minted besides. */
    public void pool(Pooled book, Posting posting) {
        remainders.pooled(posting.household(), book, posting.reference(), clock.instant());
    }

    /**
     * Takes back what the reference minted or pooled, as new entries. Of a pooled book as many credits go back as leave
     * the remainder no less than nothing, whatever came in since.
     *
     * @param minted by the reference
     * @throws cn.yishulai.kernel.Refused CREDIT_SHORT when the household has spent them
     */
    public void takeBack(Credits minted, Posting posting) {
        long credits = remainders
                .pooled(posting.reference())
                .map(book -> takeOut(book, posting))
                .orElse(minted.amount());
        if (credits > 0) {
            ledger.post(CreditKind.REVERSE, new Credits(credits), posting);
        }
    }

    private long takeOut(Pooled book, Posting posting) {
        long back = book.creditsToTakeBack(remainders.lock(posting.household(), book.purse()));
        remainders.takenBack(posting.household(), book, back, posting.reference(), clock.instant());
        return back;
    }
}
