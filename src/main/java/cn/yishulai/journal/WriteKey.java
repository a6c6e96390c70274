package cn.yishulai.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The idempotency key of the write that the running transaction is; it lives and ends with the transaction. */
@ApplicationScoped
public class WriteKey {

    private static final String NAME = WriteKey.class.getName();

    private final TransactionSynchronizationRegistry transaction;

    WriteKey(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    void begin(UUID key) {
        transaction.putResource(NAME, key);
    }

    /** Null when no client numbered the write: a scheduled job, the command line. */
    public @Nullable UUID current() {
        return transaction.getTransactionStatus() == Status.STATUS_ACTIVE ? (UUID) transaction.getResource(NAME) : null;
    }
}
