package cn.yishulai.journal;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two transactions that wait for each other: PostgreSQL ends one of them, whole. Rows are locked in one order, but a
 * step that serves several families may meet another that serves them the other way round; the one that was ended is
 * simply done again. So is one that met an {@link OutgrownStatement}, which ends a transaction as whole.
 */
public final class Deadlock {

    /** Tries in all; the odds that the same two meet again shrink with each. */
    private static final int TRIES = 4;

    private static final String DEADLOCK_DETECTED = "40P01";

    private Deadlock() {}

    /** Runs a whole transaction, again if it was the victim of a deadlock or of a table that grew meanwhile; at most four times. */
    public static <T extends @Nullable Object> T retried(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (attempt == TRIES || !isUndone(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isUndone(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (OutgrownStatement.is(cause)
                    || (cause instanceof SQLException sql && DEADLOCK_DETECTED.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
