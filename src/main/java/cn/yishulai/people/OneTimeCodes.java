package cn.yishulai.people;

import static cn.yishulai.people.SignInRefusal.SIGN_IN_TOO_OFTEN;

import cn.yishulai.journal.Outbox;
import cn.yishulai.kernel.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One-time codes by message and by e-mail. Every number and address that can exist gets the same answer after the same work, so nothing is learned
 * about who is registered.
 *
 * <p>The limits stand twice: in Redis, which stops a flood before it reaches the database, and in the database, which
 * holds them also when Redis is away, emptied or new. They never fail open.
 */
@ApplicationScoped
@Transactional
public class OneTimeCodes {

    /** How long a code is good. */
    public static final Duration LIFETIME = OneTimeCode.LIFETIME;

    /** Before that, another code for the same number would only confuse its owner. */
    public static final Duration RESEND = Duration.ofSeconds(60);

    static final int PER_NUMBER_AND_DAY = 10;
    /** A school behind one address signs in on one afternoon. */
    static final int PER_ADDRESS_AND_HOUR = 60;

    static final int PER_DEVICE_AND_HOUR = 10;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OneTimeCodeRepository repository;
    private final RateLimiter limiter;
    private final Macs macs;
    private final Outbox outbox;
    private final DemoCodes demo;
    private final EmailWay way;
    private final Clock clock;

    OneTimeCodes(
            OneTimeCodeRepository repository,
            RateLimiter limiter,
            Macs macs,
            Outbox outbox,
            DemoCodes demo,
            EmailWay way,
            Clock clock) {
        this.repository = repository;
        this.limiter = limiter;
        this.macs = macs;
        this.outbox = outbox;
        this.demo = demo;
        this.way = way;
        this.clock = clock;
    }

    /**
     * Sends a code to a phone; the ones before it are void.
     *
     * @throws Refused SIGN_IN_MALFORMED, SIGN_IN_TOO_OFTEN
     */
    public void send(String typedPhone, Visitor visitor) {
        send("phone", PhoneNumber.require(typedPhone), visitor);
    }

    /**
     * The same by e-mail.
     *
     * @throws Refused EMAIL_NOT_OFFERED, SIGN_IN_MALFORMED, SIGN_IN_TOO_OFTEN
     */
    public void sendByEmail(String typedEmail, Visitor visitor) {
        way.require();
        send("email", EmailAddress.require(typedEmail), visitor);
    }

    private void send(String kind, Recipient to, Visitor visitor) {
        byte[] address = macs.of("visitor", visitor.address());
        byte[] device = visitor.device() == null ? null : macs.of("visitor", "device", visitor.device());
        shield(to, visitor);
        repository.lock(to);
        requireWithinLimits(to, address, device);
        String code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        repository.persist(new OneTimeCode(to, mac(to, code), address, device, clock.instant()));
        outbox.postSealed("one-time-code", Map.of(kind, to.text(), "code", code));
        demo.note(to, code);
    }

    /** Whether this is the code that was sent last; it is used up then, and a wrong guess is counted. */
    boolean redeem(Recipient to, String code) {
        return repository
                .newest(to)
                .map(newest -> newest.redeem(mac(to, code), clock.instant()))
                .orElse(false);
    }

    /** The same in a transaction of its own: whatever happens to the step that asks, a wrong guess stays counted. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean redeemApart(Recipient to, String code) {
        return redeem(to, code);
    }

    /** Makes all who do something about this recipient wait for each other. */
    void queue(Recipient to) {
        repository.lock(to);
    }

    void forget(Recipient to) {
        repository.forget(to);
    }

    private void shield(Recipient to, Visitor visitor) {
        List<RateLimiter.Limit> limits = visitor.device() == null
                ? List.of(perNumber(to), perAddress(visitor))
                : List.of(perNumber(to), perAddress(visitor), perDevice(visitor.device()));
        limiter.take(limits).ifPresent(OneTimeCodes::refuse);
    }

    private RateLimiter.Limit perNumber(Recipient to) {
        return new RateLimiter.Limit("code:number:" + to.text(), PER_NUMBER_AND_DAY, DAY);
    }

    private RateLimiter.Limit perAddress(Visitor visitor) {
        return new RateLimiter.Limit("code:address:" + visitor.address(), PER_ADDRESS_AND_HOUR, HOUR);
    }

    private RateLimiter.Limit perDevice(String device) {
        return new RateLimiter.Limit("code:device:" + device, PER_DEVICE_AND_HOUR, HOUR);
    }

    private void requireWithinLimits(Recipient to, byte[] address, byte @Nullable [] device) {
        Instant now = clock.instant();
        repository.newest(to).ifPresent(newest -> {
            Duration wait = Duration.between(now, newest.askedAt().plus(RESEND));
            if (wait.compareTo(Duration.ZERO) > 0) {
                refuse(wait);
            }
        });
        if (repository.askedFor(to, now.minus(DAY)) >= PER_NUMBER_AND_DAY
                || repository.askedFrom(address, now.minus(HOUR)) >= PER_ADDRESS_AND_HOUR
                || device != null && repository.askedBy(device, now.minus(HOUR)) >= PER_DEVICE_AND_HOUR) {
            refuse(HOUR);
        }
    }

    private static void refuse(Duration wait) {
        throw SIGN_IN_TOO_OFTEN.because(
                "too many codes were asked for", Map.of("retryAfterSeconds", Math.max(1, wait.toSeconds() + 1)));
    }

    private byte[] mac(Recipient to, String code) {
        return macs.of("one-time-code", to.text(), code);
    }
}
