package cn.yishulai.journal;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement that a connection keeps prepared while a node of the next release gives its table another column: PostgreSQL refuses it
 * ("cached plan must not change result type"), which ends the transaction, and the driver prepares all statements of that connection
 * anew. So it happens once per connection, nothing is done, and the same again succeeds.
 *
 * <p>The driver could do it again by itself (autosave=conservative), for a SAVEPOINT before every query of every transaction, all year
 * round; row locks that are taken within one and then used outside of it are dearer too.
 */
public final class OutgrownStatement {

    /** Where PostgreSQL says so. Words differ by language, and the same state is that of whatever it does not support. */
    private static final String SAID_BY = "RevalidateCachedQuery";

    private OutgrownStatement() {}

    /** Whether this itself is it; causes are not looked at. */
    public static boolean is(@Nullable Throwable failure) {
        if (!(failure instanceof PSQLException refused)
                || !PSQLState.NOT_IMPLEMENTED.getState().equals(refused.getSQLState())) {
            return false;
        }
        ServerErrorMessage said = refused.getServerErrorMessage();
        return said != null && SAID_BY.equals(said.getRoutine());
    }
}
