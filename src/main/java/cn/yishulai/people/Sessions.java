package cn.yishulai.people;

import static cn.yishulai.people.SignInRefusal.REFRESH_TOKEN_REUSED;
import static cn.yishulai.people.SignInRefusal.SESSION_ENDED;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and their refresh tokens. Only digests of tokens are kept; a token is made again from the one before it and
 * the Idempotency-Key of the exchange, so a retry after a lost reply gets the same one and nobody else gets any.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = Refused.class)
public class Sessions {

    /** A session that is not used for so long ends. */
    static final Duration IDLE = Duration.ofDays(30);
    /** Before a shared device somebody who walked away is signed out; an access token alone lives nearly as long. */
    static final Duration IDLE_AT_A_DEVICE = Duration.ofMinutes(20);

    private static final String USE = "refresh-token";

    private final SessionRepository repository;
    private final CallerReads callers;
    private final AccessTokens access;
    private final Macs macs;
    private final Audit audit;
    private final Clock clock;

    Sessions(
            SessionRepository repository,
            CallerReads callers,
            AccessTokens access,
            Macs macs,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.callers = callers;
        this.access = access;
        this.macs = macs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Exchanges a refresh token. The same token with the same key gets the same successor while that one is unused.
     *
     * @throws Refused SESSION_ENDED; REFRESH_TOKEN_REUSED, and then the session has ended for everybody who has a copy
     */
    public SignedIn refresh(String token, UUID key) {
        Instant now = clock.instant();
        RefreshToken used = repository.requireToken(Macs.digest(token));
        LoginSession session = repository.require(used.sessionId());
        if (!session.isOpen(now) || used.hasExpired(now)) {
            throw SESSION_ENDED.because("sign in again");
        }
        Caller caller = callers.of(session).orElseThrow(() -> SESSION_ENDED.because("sign in again"));
        String successor = token(token, key.toString());
        if (!used.isUsed()) {
            used.use(key, now);
            issue(session, successor, now);
        } else if (!used.wasUsedWith(key) || isUsed(successor)) {
            session.end(LoginSession.End.TOKEN_REUSED, now);
            audit.record(caller.actor(), "session.reuse", "session:" + session.id(), Map.of());
            throw REFRESH_TOKEN_REUSED.because("this refresh token was exchanged before; the session has ended");
        }
        return new SignedIn(access.sign(caller, session.id()), successor, AccessTokens.LIFETIME, caller, session.id());
    }

    /** Ends the session of a device. */
    public void close(UUID session) {
        repository.require(session).end(LoginSession.End.SIGNED_OUT, clock.instant());
    }

    /** Ends every session of a person or a member of staff. @return how many */
    public int closeAll(UUID who) {
        return repository.endAll(who, LoginSession.End.SIGNED_OUT_EVERYWHERE, clock.instant());
    }

    /** Opens a session for somebody who has just proved who they are. */
    UUID open(Caller caller) {
        return open(caller, null);
    }

    /** @param uncertain the number that has to be shown to be the family's still, or null */
    UUID open(Caller caller, @Nullable PhoneNumber uncertain) {
        Instant now = clock.instant();
        LoginSession session = LoginSession.of(caller, now);
        if (uncertain != null) {
            session.restrict(uncertain);
        }
        repository.keep(session);
        issue(session, first(session.id()), now);
        audit.record(caller.actor(), "session.open", "session:" + session.id(), Map.of());
        return session.id();
    }

    /** Opens a session before a shared device; whoever was signed in there is signed out. */
    UUID openAt(UUID device, Caller caller) {
        Instant now = clock.instant();
        repository.endAt(device, now);
        LoginSession session = LoginSession.atADevice(caller, device, now);
        repository.keep(session);
        issue(session, first(session.id()), now);
        audit.record(caller.actor(), "session.open", "session:" + session.id(), Map.of("device", device.toString()));
        return session.id();
    }

    /** Opens a session in which the desk acts for a person; it lives as long as its one access token. */
    UUID openFor(UUID person, UUID desk) {
        LoginSession session = LoginSession.atTheDesk(person, desk, clock.instant());
        repository.keep(session);
        return session.id();
    }

    /** The access token of a session that has no other. @throws Refused SESSION_ENDED */
    SignedIn acting(UUID id) {
        LoginSession session = repository.require(id);
        Caller caller = callers.of(session).orElseThrow(() -> SESSION_ENDED.because("sign in again"));
        if (!session.isOpen(clock.instant())) {
            throw SESSION_ENDED.because("this session is over; open another");
        }
        return new SignedIn(access.sign(caller, id), null, AccessTokens.LIFETIME, caller, session.id());
    }

    /** The first tokens of a session, as often as its opening is repeated, until the first exchange. */
    SignedIn firstTokens(UUID id) {
        LoginSession session = repository.require(id);
        Caller caller = callers.of(session).orElseThrow(() -> SESSION_ENDED.because("sign in again"));
        String token = first(id);
        if (!session.isOpen(clock.instant()) || isUsed(token)) {
            throw SESSION_ENDED.because("this sign-in was answered and used before");
        }
        return new SignedIn(access.sign(caller, id), token, AccessTokens.LIFETIME, caller, session.id());
    }

    private void issue(LoginSession session, String token, Instant now) {
        Instant idle = now.plus(session.deviceId() == null ? IDLE : IDLE_AT_A_DEVICE);
        Instant expires = idle.isBefore(session.endsAt()) ? idle : session.endsAt();
        repository.keep(new RefreshToken(Macs.digest(token), session.id(), now, expires));
    }

    private boolean isUsed(String token) {
        return repository.requireToken(Macs.digest(token)).isUsed();
    }

    private String first(UUID session) {
        return token("first", session.toString());
    }

    private String token(String... from) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(macs.of(USE, from));
    }
}
