package cn.yishulai.people;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Counts in Redis, all limits of one event at once or none. It is a shield in front of limits that stand in the
 * database, or of limits whose absence costs comfort only: without Redis it lets everything pass. What is counted (a
 * phone, an address, a person) lies in Redis as a keyed digest only.
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

    /** Two names meet by chance once in 2^64. */
    private static final int DIGEST_BYTES = 16;

    private static final Logger LOG = Logger.getLogger(RateLimiter.class);

    /** Counts, and answers how many there are and for how many more milliseconds. */
    private static final String COUNT =
            """
            local events = redis.call('INCR', KEYS[1])
            if events == 1 then
              redis.call('PEXPIRE', KEYS[1], ARGV[1])
            end
            return {events, redis.call('PTTL', KEYS[1])}""";

    /** So many who are over a limit at the same time are remembered; more would be an attack on our memory. */
    private static final int MOST_CLOSED = 50_000;

    private final RedisDataSource redis;
    private final Macs macs;
    private final Clock clock;
    private final Map<String, Instant> closed = new ConcurrentHashMap<>();
    private volatile Instant awayUntil = Instant.MIN;

    RateLimiter(RedisDataSource redis, Macs macs, Clock clock) {
        this.redis = redis;
        this.macs = macs;
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
        limits.forEach(limit -> command.add(key(limit)));
        limits.forEach(limit -> {
            command.add(Integer.toString(limit.events()));
            command.add(Long.toString(limit.window().toMillis()));
        });
        try {
            Response wait = redis.execute("EVAL", command.toArray(String[]::new));
            return wait.toLong() == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait.toLong()));
        } catch (RuntimeException away) {
            // Whatever the client makes of a dead connection, a timeout or a full Redis: it cannot count now.
            isAway(away);
            return Optional.empty();
        }
    }

    /**
     * The same for one limit, without waiting for Redis: the event is counted on the side, and refused when it was known
     * before that the limit is reached. A few events more than the limit pass; no request takes longer for being
     * counted.
     */
    public Optional<Duration> takeWithoutWaiting(Limit limit) {
        Instant now = clock.instant();
        String key = key(limit);
        Instant until = closed.get(key);
        if (until != null && now.isBefore(until)) {
            return Optional.of(Duration.between(now, until));
        }
        if (until != null) {
            closed.remove(key, until);
        }
        if (!now.isBefore(awayUntil)) {
            String window = Long.toString(limit.window().toMillis());
            redis.getReactive()
                    .execute("EVAL", COUNT, "1", key, window)
                    .subscribe()
                    .with(counted -> note(limit, key, counted), this::isAway);
        }
        return Optional.empty();
    }

    private void note(Limit limit, String key, Response counted) {
        if (counted.get(0).toLong() < limit.events()) {
            return;
        }
        Instant now = clock.instant();
        if (closed.size() >= MOST_CLOSED) {
            closed.values().removeIf(until -> !now.isBefore(until));
        }
        if (closed.size() < MOST_CLOSED) {
            closed.put(key, now.plusMillis(Math.max(1, counted.get(1).toLong())));
        }
    }

    private void isAway(Throwable why) {
        LOG.infof("Redis is away, limits are held by the database: %s", why.getMessage());
        awayUntil = clock.instant().plus(REST);
    }

    private String key(Limit limit) {
        return "limit:" + HexFormat.of().formatHex(macs.of("limit", limit.name()), 0, DIGEST_BYTES);
    }
}
