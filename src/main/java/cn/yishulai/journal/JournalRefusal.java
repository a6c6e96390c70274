package cn.yishulai.journal;

import cn.yishulai.kernel.Refusal;

/** Writes that cannot be told apart from their retries. */
public enum JournalRefusal implements Refusal {
    /** A write without an Idempotency-Key, or with one that is no UUID. */
    IDEMPOTENCY_KEY_MISSING(Kind.MALFORMED),
    /** The first write with this key is still running. */
    IDEMPOTENCY_IN_FLIGHT(Kind.CONFLICT),
    /** The key was used before with other contents. */
    IDEMPOTENCY_MISMATCH(Kind.INVALID),
    /** The days of a question to the audit trail are no days. */
    AUDIT_DAYS_MALFORMED(Kind.MALFORMED);

    private final Kind kind;

    JournalRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
