package cn.yishulai;

import io.quarkus.arc.Arc;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.smallrye.mutiny.TimeoutException;
import jakarta.persistence.EntityManager;
import java.util.concurrent.CompletionException;

/**
 * All test classes ask from one address, and the limits of an address are counted over an hour. What other classes have
 * used up is forgotten when a class begins; within a class everything counts. The clocks go, unless {@link ClocksStandStill}.
 */
public class EveryClassAsksAnew implements QuarkusTestBeforeEachCallback {

    private static volatile String current = "";

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        String name = context.getTestInstance().getClass().getName();
        if (name.equals(current)) {
            return;
        }
        current = name;
        stopOrStartClocks(context.getTestInstance().getClass());
        forgetInRedis();
        EntityManager database = Arc.container().instance(EntityManager.class).get();
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("UPDATE one_time_code SET address = decode('00', 'hex')")
                    .executeUpdate();
            database.createNativeQuery("UPDATE login_failure SET address = decode('00', 'hex')")
                    .executeUpdate();
        });
    }

    private static void stopOrStartClocks(Class<?> test) {
        Scheduler clocks = Arc.container().instance(Scheduler.class).get();
        if (test.isAnnotationPresent(ClocksStandStill.class)) {
            clocks.pause();
        } else if (!clocks.isRunning()) {
            clocks.resume();
        }
    }

    /** Redis answers late while the service is still warming up; and some classes are about its being away. */
    private static void forgetInRedis() {
        RedisDataSource redis = Arc.container().instance(RedisDataSource.class).get();
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                redis.execute("FLUSHDB");
                return;
            } catch (TimeoutException | CompletionException late) {
                Log.infof("Redis does not answer: %s", late);
            }
        }
    }
}
