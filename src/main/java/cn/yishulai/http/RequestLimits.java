package cn.yishulai.http;

import cn.yishulai.people.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * So that nobody slows the service down for all others, by mistake or by intent. Whoever is signed in counts for
 * themselves, because a branch of the library sits behind one address; who is not counts by the address. It is comfort:
 * without Redis it is open. Limits on guessing stand elsewhere and never are.
 */
@ApplicationScoped
class RequestLimits {

    private final RateLimiter limiter;
    private final Limits limits;

    RequestLimits(RateLimiter limiter, Limits limits) {
        this.limiter = limiter;
        this.limits = limits;
    }

    /** Counts a request. Answers how long to wait when there are too many. */
    Optional<Duration> ofPerson(UUID person) {
        return take("requests:person:" + person, limits.perPerson());
    }

    /** The same for somebody who is not signed in. */
    Optional<Duration> ofAddress(String address) {
        return take("requests:address:" + address, limits.perAddress());
    }

    private Optional<Duration> take(String name, int most) {
        return limiter.takeWithoutWaiting(new RateLimiter.Limit(name, most, limits.window()));
    }
}
