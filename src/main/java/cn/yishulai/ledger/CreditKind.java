package cn.yishulai.ledger;

import static cn.yishulai.ledger.AccountKind.BURNED;
import static cn.yishulai.ledger.AccountKind.CORRECTED;
import static cn.yishulai.ledger.AccountKind.EXPIRED;
import static cn.yishulai.ledger.AccountKind.FREE;
import static cn.yishulai.ledger.AccountKind.GRANTED;
import static cn.yishulai.ledger.AccountKind.HELD;
import static cn.yishulai.ledger.AccountKind.MINTED;

/** What a transaction does with credits: from which account to which. */
public enum CreditKind {
    /** For a book that passed inspection; nothing else mints. */
    MINT(MINTED, FREE),
    /** Given by the library, for example to a first-time reader. */
    GRANT(GRANTED, FREE),
    /** A gift of the library taken back, as a new entry. */
    TAKE_BACK(FREE, GRANTED),
    /** Set aside when a copy is promised. */
    HOLD(FREE, HELD),
    /** Given back when the promise ends without a book. */
    RELEASE(HELD, FREE),
    /** Spent at handover, from what was held. */
    BURN(HELD, BURNED),
    /** A hand-over undone: what was burned is free again. */
    REFUND(BURNED, FREE),
    /** A mint taken back, as a new entry. */
    REVERSE(FREE, MINTED),
    /** Not used in time. */
    EXPIRE(FREE, EXPIRED),
    /** Put right by two persons in favour of the household; the reference is their approval. */
    CORRECT_UP(CORRECTED, FREE),
    /** Put right by two persons at the cost of the household; the reference is their approval. */
    CORRECT_DOWN(FREE, CORRECTED),
    /** Left behind by a household whose last grown-up leaves. */
    FORFEIT(FREE, EXPIRED),
    /** From one household to another, when families merge or somebody moves: free stays free, held stays held. */
    TRANSFER(FREE, FREE);

    private final AccountKind from;
    private final AccountKind to;

    CreditKind(AccountKind from, AccountKind to) {
        this.from = from;
        this.to = to;
    }

    AccountKind from() {
        return from;
    }

    AccountKind to() {
        return to;
    }
}
