package cn.yishulai.ledger;

import cn.yishulai.kernel.Refusal;

/** When the ledger says no. */
public enum LedgerRefusal implements Refusal {
    /** The household has fewer free (or held) credits than the step needs. */
    CREDIT_SHORT(Kind.CONFLICT);

    private final Kind kind;

    LedgerRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
