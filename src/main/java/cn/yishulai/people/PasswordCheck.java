package cn.yishulai.people;

import static cn.yishulai.people.SecondFactorRefusal.PASSWORD_WRONG;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_BUSY;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_MALFORMED;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_TOO_OFTEN;

import cn.yishulai.kernel.Refused;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Names and passwords. An attempt is counted before the password is looked at and uncounted when it fits, so that
 * guesses sent at the same time count too.
 *
 * <p>Nobody can lock a member of staff out: limits hold for an address, and for a name only at addresses from which that
 * name has not signed in before.
 */
@ApplicationScoped
class PasswordCheck {

    static final int WRONG_PER_NAME_AND_ADDRESS = 5;
    static final int WRONG_PER_ADDRESS = 30;
    static final int WRONG_PER_NAME_AT_NEW_ADDRESSES = 50;
    /** A code by the clock has three chances in a million: at most one in 16,000 a day for somebody who has the password. */
    static final int WRONG_SECOND_FACTORS_A_DAY = 20;

    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Duration DAY = Duration.ofDays(1);
    /** An address from which somebody signed in stays known so long. */
    private static final Duration KNOWN = Duration.ofDays(90);
    /** Each check fills a core for 40 ms and takes 19 MiB; more at once would starve the counter. */
    private static final int AT_ONCE = 2;

    private static final long PATIENCE_SECONDS = 3;

    private final StaffRepository staff;
    private final LoginRepository logins;
    private final Passwords passwords;
    private final Macs macs;
    private final Clock clock;
    final Semaphore running = new Semaphore(AT_ONCE, true);
    private final String nobodys;

    PasswordCheck(StaffRepository staff, LoginRepository logins, Passwords passwords, Macs macs, Clock clock) {
        this.staff = staff;
        this.logins = logins;
        this.passwords = passwords;
        this.macs = macs;
        this.clock = clock;
        this.nobodys = passwords.hash(UUID.randomUUID().toString());
    }

    private record Known(Optional<UUID> id, String hash) {}

    /**
     * A password that fitted. The attempt stays counted until all that belongs to it is proven.
     *
     * @param attempt as it was counted
     */
    record Proven(UUID member, UUID attempt, byte[] address) {}

    /**
     * The member of staff with this name and password; nothing when there is none. Takes as long for a name that nobody
     * has.
     *
     * @throws cn.yishulai.kernel.Refused SIGN_IN_MALFORMED, SIGN_IN_TOO_OFTEN, SIGN_IN_BUSY
     */
    Optional<Proven> whose(SignInForm form, Visitor visitor) {
        String name = form.name();
        String password = form.password();
        if (name == null || password == null) {
            throw SIGN_IN_MALFORMED.because("grant STAFF needs name and password");
        }
        return whose(name, password, visitor);
    }

    /**
     * Whoever is signed in shows once more that it is them, before something that a stolen token must not do.
     *
     * @throws cn.yishulai.kernel.Refused PASSWORD_WRONG, SIGN_IN_TOO_OFTEN, SIGN_IN_BUSY
     */
    void requireOwn(UUID member, String password, Visitor visitor) {
        String name = QuarkusTransaction.requiringNew()
                .call(() ->
                        staff.findByIdOptional(member).map(StaffMember::name).orElse(""));
        Proven proven = whose(name, password, visitor)
                .filter(p -> p.member().equals(member))
                .orElseThrow(() -> PASSWORD_WRONG.because("this is not your password"));
        QuarkusTransaction.requiringNew().run(() -> settle(proven));
    }

    /** All was proven: the attempt counts no more, and the address is known from now on. */
    void settle(Proven proven) {
        logins.uncount(proven.attempt());
        logins.rememberAddress(proven.member(), proven.address(), clock.instant());
    }

    /** Nothing was wrong, but something is still missing. */
    void forgive(Proven proven) {
        logins.uncount(proven.attempt());
    }

    /** As {@link #forgive}, where what it belongs to is undone. */
    void forgiveApart(Proven proven) {
        QuarkusTransaction.requiringNew().run(() -> forgive(proven));
    }

    /**
     * Whether so many wrong codes followed right passwords that another address may try no more. Whoever sits where they
     * have signed in before is limited by address only, so that nobody locks them out.
     */
    boolean isWorn(Proven proven) {
        Instant now = clock.instant();
        return !logins.knowsAddress(proven.member(), proven.address(), now.minus(KNOWN))
                && logins.failuresOf(secondFactorOf(proven), null, now.minus(DAY)) >= WRONG_SECOND_FACTORS_A_DAY;
    }

    void countWrongSecondFactor(Proven proven) {
        logins.count(secondFactorOf(proven), proven.address(), clock.instant());
    }

    private byte[] secondFactorOf(Proven proven) {
        return macs.of("visitor", "second-factor", proven.member().toString());
    }

    private Optional<Proven> whose(String name, String password, Visitor visitor) {
        byte[] who = macs.of("visitor", "name", StaffMember.normal(name));
        byte[] address = macs.of("visitor", visitor.address());
        Known known = QuarkusTransaction.requiringNew().call(() -> read(name));
        UUID attempt = QuarkusTransaction.requiringNew().call(() -> count(known, who, address));
        return fitsOrUncounted(password, known.hash(), attempt)
                ? known.id().map(member -> new Proven(member, attempt, address))
                : Optional.empty();
    }

    /** Whoever was not looked at has not guessed. */
    private boolean fitsOrUncounted(String password, String hash, UUID attempt) {
        try {
            return fits(password, hash);
        } catch (Refused busy) {
            QuarkusTransaction.requiringNew().run(() -> logins.uncount(attempt));
            throw busy;
        }
    }

    private Known read(String name) {
        return staff.byName(name)
                .filter(member -> !member.isGone(clock.instant()))
                .map(member -> new Known(Optional.of(member.id()), member.passwordHash()))
                .orElseGet(() -> new Known(Optional.empty(), nobodys));
    }

    private UUID count(Known known, byte[] who, byte[] address) {
        Instant now = clock.instant();
        Instant since = now.minus(WINDOW);
        logins.queue(who);
        boolean atHome = known.id()
                .map(id -> logins.knowsAddress(id, address, now.minus(KNOWN)))
                .orElse(false);
        if (logins.failuresOf(who, address, since) >= WRONG_PER_NAME_AND_ADDRESS
                || logins.failuresFrom(address, since) >= WRONG_PER_ADDRESS
                || !atHome && logins.failuresOf(who, null, since) >= WRONG_PER_NAME_AT_NEW_ADDRESSES) {
            throw SIGN_IN_TOO_OFTEN.because(
                    "too many wrong passwords", Map.of("retryAfterSeconds", WINDOW.toSeconds()));
        }
        return logins.count(who, address, now);
    }

    /** The hash of a password that nobody has, so that an unknown name takes as long. */
    String nobodys() {
        return nobodys;
    }

    boolean fits(String password, String hash) {
        boolean mine = false;
        try {
            mine = running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw SIGN_IN_BUSY.because("many are signing in now; try again in a moment");
            }
            return passwords.fits(password, hash);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SIGN_IN_BUSY.because("the service is stopping");
        } finally {
            if (mine) {
                running.release();
            }
        }
    }
}
