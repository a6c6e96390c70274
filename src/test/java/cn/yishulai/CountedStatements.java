package cn.yishulai;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * How many statements Hibernate prepares for a piece of work of this thread. The statistics of Hibernate count those of
 * every thread, and the clocks of the service ask in between.
 */
@PersistenceUnitExtension
public class CountedStatements implements StatementInspector {

    private static final ThreadLocal<Long> PREPARED = ThreadLocal.withInitial(() -> 0L);

    @Override
    public String inspect(String sql) {
        PREPARED.set(PREPARED.get() + 1);
        return sql;
    }

    /** What the work costs, done by the thread that asks. */
    public static long of(Runnable work) {
        long before = PREPARED.get();
        work.run();
        return PREPARED.get() - before;
    }
}
