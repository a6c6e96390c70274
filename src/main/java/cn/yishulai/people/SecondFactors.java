package cn.yishulai.people;

import static cn.yishulai.people.SecondFactorRefusal.SECOND_FACTOR_NOT_BEGUN;
import static cn.yishulai.people.SecondFactorRefusal.SECOND_FACTOR_SET;
import static cn.yishulai.people.SecondFactorRefusal.SECOND_FACTOR_WRONG;
import static cn.yishulai.people.SecondFactorRefusal.STAFF_UNKNOWN;
import static cn.yishulai.people.SecondFactorRefusal.YOURSELF_NOT_ALLOWED;

import cn.yishulai.journal.Audit;
import cn.yishulai.journal.Envelope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;

/**
 * Second factors of those who sign in by password: a code by the clock, and recovery codes for the day on which the phone
 * is lost. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class SecondFactors {

    static final int RECOVERY_CODES = 8;
    /** 50 bits: with the limits on guessing that is more than a code by the clock has. */
    private static final int RECOVERY_CODE_LENGTH = 10;

    private static final String USE = "second-factor";
    private static final String RECOVERY = "recovery-code";
    /** A step is past long before, also by a clock that is wrong. */
    private static final Duration STEPS_KEPT = Duration.ofDays(1);

    private final SecondFactorRepository repository;
    private final StaffRepository staff;
    private final SessionRepository sessions;
    private final PasswordCheck passwords;
    private final Envelope envelope;
    private final Macs macs;
    private final Audit audit;
    private final Clock clock;

    SecondFactors(
            SecondFactorRepository repository,
            StaffRepository staff,
            SessionRepository sessions,
            PasswordCheck passwords,
            Envelope envelope,
            Macs macs,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.staff = staff;
        this.sessions = sessions;
        this.passwords = passwords;
        this.envelope = envelope;
        this.macs = macs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an authenticator is told, once. */
    public record EnrolmentView(String secret, String otpauthUri) {}

    /** Shown once; each opens one sign-in. */
    public record RecoveryCodesView(List<String> recoveryCodes) {}

    public record StateView(boolean enrolled, @Nullable Instant since, @Nullable Long recoveryCodesLeft) {}

    public StateView state(Caller caller) {
        return repository
                .of(caller.personId())
                .filter(SecondFactor::isConfirmed)
                .map(factor ->
                        new StateView(true, factor.confirmedAt(), repository.recoveryCodesLeft(caller.personId())))
                .orElseGet(() -> new StateView(false, null, null));
    }

    /**
     * A new secret, for whoever knows the password too: a stolen access token must not be enough. The same key gets the same one until it is confirmed; another key voids the one before.
     *
     * @throws cn.yishulai.kernel.Refused SECOND_FACTOR_SET, PASSWORD_WRONG, SIGN_IN_TOO_OFTEN, SIGN_IN_BUSY
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public EnrolmentView begin(Caller caller, String password, Visitor visitor, UUID key) {
        passwords.requireOwn(caller.personId(), password, visitor);
        return QuarkusTransaction.requiringNew().call(() -> begin(caller, key));
    }

    private EnrolmentView begin(Caller caller, UUID key) {
        UUID id = caller.personId();
        SecondFactor factor = repository.locked(id).orElse(null);
        String secret;
        if (factor == null) {
            secret = Totp.secret();
            repository.keep(new SecondFactor(id, seal(id, secret), key, clock.instant()));
        } else if (factor.isConfirmed()) {
            throw SECOND_FACTOR_SET.because("another librarian can remove the one that is set");
        } else if (factor.wasBegunWith(key)) {
            secret = open(id, factor);
        } else {
            secret = Totp.secret();
            factor.begunAgain(seal(id, secret), key, clock.instant());
        }
        return new EnrolmentView(secret, Totp.uri(staff.findById(id).name(), secret));
    }

    /**
     * From here on the second factor is asked for. The same key gets the same recovery codes.
     *
     * @throws cn.yishulai.kernel.Refused SECOND_FACTOR_NOT_BEGUN, SECOND_FACTOR_SET, SECOND_FACTOR_WRONG
     */
    public RecoveryCodesView confirm(Caller caller, String code, UUID key) {
        UUID id = caller.personId();
        SecondFactor factor =
                repository.locked(id).orElseThrow(() -> SECOND_FACTOR_NOT_BEGUN.because("a secret is asked for first"));
        List<String> codes = recoveryCodes(id, key);
        if (factor.wasConfirmedWith(key)) {
            return new RecoveryCodesView(codes);
        }
        if (factor.isConfirmed()) {
            throw SECOND_FACTOR_SET.because("it was confirmed before");
        }
        if (!takes(id, factor, code)) {
            throw SECOND_FACTOR_WRONG.because("this is not the code that the authenticator shows now");
        }
        factor.confirmed(key, clock.instant());
        codes.forEach(recovery -> repository.keepRecoveryCode(id, recoveryDigest(id, recovery)));
        audit.record(caller.actor(), "second-factor.confirm", "staff:" + id, Map.of());
        return new RecoveryCodesView(codes);
    }

    /**
     * Removes somebody else's, with all their sessions; they sign in by password and enrol again.
     *
     * @throws cn.yishulai.kernel.Refused STAFF_UNKNOWN, YOURSELF_NOT_ALLOWED
     */
    public void remove(Caller librarian, UUID id) {
        if (librarian.personId().equals(id)) {
            throw YOURSELF_NOT_ALLOWED.because("another librarian removes a second factor");
        }
        SecondFactor factor =
                repository.locked(id).orElseThrow(() -> STAFF_UNKNOWN.because("there is no second factor of this id"));
        repository.remove(factor, id);
        sessions.endAll(id, LoginSession.End.SIGNED_OUT_EVERYWHERE, clock.instant());
        audit.record(librarian.actor(), "second-factor.remove", "staff:" + id, Map.of());
    }

    boolean isSet(UUID id) {
        return repository.of(id).filter(SecondFactor::isConfirmed).isPresent();
    }

    /** Whether this is a code of now, or a recovery code; it is used up then. */
    boolean accepts(UUID id, String typed) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (code.length() == RECOVERY_CODE_LENGTH) {
            boolean used = repository.useRecoveryCode(id, recoveryDigest(id, code), clock.instant());
            if (used) {
                audit.record("staff:" + id, "second-factor.recover", "staff:" + id, Map.of());
            }
            return used;
        }
        return repository
                .of(id)
                .filter(SecondFactor::isConfirmed)
                .map(factor -> takes(id, factor, code))
                .orElse(false);
    }

    @Scheduled(every = "6h", delayed = "13m")
    void forgetOld() {
        repository.forgetSteps(clock.instant().minus(STEPS_KEPT));
    }

    private boolean takes(UUID id, SecondFactor factor, String code) {
        Instant now = clock.instant();
        OptionalLong step = Totp.step(open(id, factor), code, now);
        return step.isPresent() && repository.take(id, step.getAsLong(), now);
    }

    /** Made from the key of the request, so that its retry gets them again; nowhere kept but as digests. */
    private List<String> recoveryCodes(UUID id, UUID key) {
        return IntStream.range(0, RECOVERY_CODES)
                .mapToObj(i -> macs.of(RECOVERY, id.toString(), key.toString(), Integer.toString(i)))
                .map(mac -> new Base32().encodeToString(mac).substring(0, RECOVERY_CODE_LENGTH))
                .toList();
    }

    private byte[] recoveryDigest(UUID id, String code) {
        return macs.of(RECOVERY, "digest", id.toString(), code);
    }

    private byte[] seal(UUID id, String secret) {
        return envelope.seal(USE, id.toString(), secret);
    }

    private String open(UUID id, SecondFactor factor) {
        return envelope.open(USE, id.toString(), factor.sealed());
    }
}
