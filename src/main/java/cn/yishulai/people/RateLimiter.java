package cn.yishulai.people;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Counts in Redis, all limits of one event at once or none. It is a shield in front of limits that stand in the
 * database, or of limits whose absence costs comfort only: without Redis it lets everything pass.
 */
@ApplicationScoped
public class RateLimiter {

    /** A Redis that did not answer is not asked again for so long, so that its absence costs one timeout and not many. */
    private static final Duration REST = Duration.ofSeconds(5);

    /** Looks at every counter first, so that an event that is refused counts nowhere. Answers milliseconds to wait. */
    private static final String SCRIPT =
            """
            for i, key in ipairs(KEYS) do
              if tonumber(redis.call('GET', key) or '0') >= tonumber(ARGV[2 * i - 1]) then
                return math.max(redis.call('PTTL', key), 1)
              end
            end
            for i, key in ipairs(KEYS) do
              if redis.call('INCR', key) == 1 then
                redis.call('PEXPIRE', key, ARGV[2 * i])
              end
            end
            return 0""";

    private static final Logger LOG = Logger.getLogger(RateLimiter.class);

    private final RedisDataSource redis;
    private final Clock clock;
    private volatile Instant awayUntil = Instant.MIN;

    RateLimiter(RedisDataSource redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** At most so many events of this name in a window that begins with the first of them. */
    public record Limit(String name, int events, Duration window) {}

    /** Counts one event against all limits. Answers how long to wait when one of them is reached. */
    public Optional<Duration> take(List<Limit> limits) {
        if (clock.instant().isBefore(awayUntil)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>();
        command.add(SCRIPT);
        command.add(Integer.toString(limits.size()));
        limits.forEach(limit -> command.add("limit:" + limit.name()));
        limits.forEach(limit -> {
            command.add(Integer.toString(limit.events()));
            command.add(Long.toString(limit.window().toMillis()));
        });
        try {
            Response wait = redis.execute("EVAL", command.toArray(String[]::new));
            return wait.toLong() == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait.toLong()));
        } catch (RuntimeException away) {
            // Whatever the client makes of a dead connection, a timeout or a full Redis: it cannot count now.
            LOG.infof("Redis is away, limits are held by the database: %s", away.getMessage());
            awayUntil = clock.instant().plus(REST);
            return Optional.empty();
        }
    }
}
