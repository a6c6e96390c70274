package cn.yishulai;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.restassured.http.Header;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * How many statements Hibernate prepares for a piece of work of this thread, or for one request. The statistics of
 * Hibernate count those of every thread, and the clocks of the service ask in between.
 */
@Singleton
@PersistenceUnitExtension
public class CountedStatements implements StatementInspector {

    private static final String HEADER = "X-Counted-Statements";
    private static final int FIRST = 10_000;
    private static final Map<String, AtomicLong> ASKED = new ConcurrentHashMap<>();
    private static final ThreadLocal<Long> PREPARED = ThreadLocal.withInitial(() -> 0L);

    @Override
    public String inspect(String sql) {
        PREPARED.set(PREPARED.get() + 1);
        // A request may be served by several threads, which share its context and nothing else.
        if (VertxContext.isOnDuplicatedContext()
                && Vertx.currentContext().getLocal(HEADER) instanceof AtomicLong counter) {
            counter.incrementAndGet();
        }
        return sql;
    }

    void install(@Observes Filters filters) {
        filters.register(
                request -> {
                    String id = request.request().getHeader(HEADER);
                    if (id != null && ASKED.containsKey(id)) {
                        Vertx.currentContext().putLocal(HEADER, ASKED.get(id));
                    }
                    request.next();
                },
                FIRST);
    }

    /** What the work costs, done by the thread that asks. */
    public static long of(Runnable work) {
        long before = PREPARED.get();
        work.run();
        return PREPARED.get() - before;
    }

    /** What one request costs, whoever serves it; the request carries the header that the asker is given. */
    public static long ofRequest(Consumer<Header> asker) {
        String id = UUID.randomUUID().toString();
        AtomicLong counter = new AtomicLong();
        ASKED.put(id, counter);
        try {
            asker.accept(new Header(HEADER, id));
        } finally {
            ASKED.remove(id);
        }
        return counter.get();
    }
}
