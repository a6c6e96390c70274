package cn.yishulai.people;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_IN_FLIGHT;
import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_MISMATCH;
import static cn.yishulai.people.OutsideRefusal.LOGIN_NOT_LINKED;
import static cn.yishulai.people.SecondFactorRefusal.SECOND_FACTOR_ASKED;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_MALFORMED;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_REFUSED;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_TOO_OFTEN;

import cn.yishulai.kernel.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions of signing in. A refusal does not undo them: a wrong guess must stay counted. */
@ApplicationScoped
@Transactional(dontRollbackOn = Refused.class)
class SignInSteps {

    /** Wrong codes from one address in an hour, over all numbers; each code has its own five tries besides. */
    static final int WRONG_CODES_PER_ADDRESS = 60;

    private static final Duration HOUR = Duration.ofHours(1);

    private final LoginRepository logins;
    private final Households households;
    private final PersonRepository persons;
    private final StaffRepository staff;
    private final OneTimeCodes codes;
    private final PasswordCheck passwords;
    private final SecondFactors secondFactors;
    private final CallerReads callers;
    private final DeviceRepository devices;
    private final OutsideLinks links;
    private final EmailLogins emails;
    private final EmailWay way;
    private final Sessions sessions;
    private final FamilyConfig config;
    private final Macs macs;
    private final Clock clock;

    SignInSteps(
            LoginRepository logins,
            Households households,
            PersonRepository persons,
            StaffRepository staff,
            OneTimeCodes codes,
            PasswordCheck passwords,
            SecondFactors secondFactors,
            CallerReads callers,
            DeviceRepository devices,
            OutsideLinks links,
            EmailLogins emails,
            EmailWay way,
            Sessions sessions,
            FamilyConfig config,
            Macs macs,
            Clock clock) {
        this.logins = logins;
        this.households = households;
        this.persons = persons;
        this.staff = staff;
        this.codes = codes;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.callers = callers;
        this.devices = devices;
        this.links = links;
        this.emails = emails;
        this.way = way;
        this.sessions = sessions;
        this.config = config;
        this.macs = macs;
        this.clock = clock;
    }

    /** What the attempt with this key was answered, if there was one. */
    Optional<SignedIn> earlier(UUID key, byte[] mac) {
        return logins.attempt(key).map(attempt -> {
            if (!MessageDigest.isEqual(attempt.requestMac(), mac)) {
                throw IDEMPOTENCY_MISMATCH.because("this Idempotency-Key was used before with other contents");
            }
            UUID session = attempt.sessionId();
            if (session == null) {
                throw refusal();
            }
            return sessions.firstTokens(session);
        });
    }

    SignedIn byPhone(UUID key, byte[] mac, SignInForm form, Visitor visitor) {
        PhoneNumber phone = PhoneNumber.require(form.phone());
        Optional<SignedIn> meanwhile = redeemed(key, mac, phone, form.code(), visitor);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        boolean uncertain = isUncertain(phone);
        return opened(key, mac, CallerReads.citizen(owner(phone, uncertain)), uncertain ? phone : null);
    }

    /** Founds nothing: whoever is new shows a phone first, because addresses are to be had by the thousand. */
    SignedIn byEmail(UUID key, byte[] mac, SignInForm form, Visitor visitor) {
        way.require();
        EmailAddress email = EmailAddress.require(form.email());
        Optional<SignedIn> meanwhile = redeemed(key, mac, email, form.code(), visitor);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        UUID owner = emails.shownAgain(email)
                .orElseThrow(
                        () -> LOGIN_NOT_LINKED.because("this address is nobody's here; sign in by phone and add it"));
        return opened(key, mac, CallerReads.citizen(persons.require(owner)), null);
    }

    /** Uses the code up. @return what the attempt was answered, when another with its key came first; nothing when the code was right */
    private Optional<SignedIn> redeemed(UUID key, byte[] mac, Recipient to, @Nullable String code, Visitor visitor) {
        if (code == null) {
            throw SIGN_IN_MALFORMED.because("the code that was sent is needed too");
        }
        Optional<SignedIn> meanwhile = take(key, mac);
        if (meanwhile.isPresent()) {
            return meanwhile;
        }
        byte[] address = macs.of("visitor", visitor.address());
        byte[] who = macs.of("visitor", "phone", to.text());
        if (logins.failuresFrom(address, clock.instant().minus(HOUR)) >= WRONG_CODES_PER_ADDRESS) {
            throw SIGN_IN_TOO_OFTEN.because("too many wrong codes", Map.of("retryAfterSeconds", HOUR.toSeconds()));
        }
        if (!codes.redeem(to, code)) {
            logins.count(who, address, clock.instant());
            logins.keep(new LoginAttempt(key, mac, null, clock.instant()));
            throw refusal();
        }
        return Optional.empty();
    }

    /** @param proven the member of staff whose password fitted; nothing when none did */
    SignedIn byPassword(UUID key, byte[] mac, SignInForm form, Optional<PasswordCheck.Proven> proven) {
        Optional<SignedIn> meanwhile = take(key, mac);
        if (meanwhile.isPresent()) {
            proven.ifPresent(passwords::forgive);
            return meanwhile.get();
        }
        Optional<StaffMember> member =
                proven.flatMap(p -> staff.findByIdOptional(p.member())).filter(m -> !m.isGone(clock.instant()));
        if (member.isEmpty() || !hasSecondFactor(proven.get(), form.secondFactor())) {
            logins.keep(new LoginAttempt(key, mac, null, clock.instant()));
            throw refusal();
        }
        passwords.settle(proven.get());
        return opened(key, mac, callers.working(member.get()), null);
    }

    /** @param proven whose PIN fitted, and where; nothing when none did */
    SignedIn byPin(UUID key, byte[] mac, Optional<StaffPins.Proven> proven) {
        Optional<SignedIn> meanwhile = take(key, mac);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        // Locked first: of two who sign in at once one is first, and a device that is revoked meanwhile opens nothing.
        proven.ifPresent(p -> devices.locked(p.device()));
        Optional<Caller> caller = proven.flatMap(p -> staff.findByIdOptional(p.member())
                .filter(m -> !m.isGone(clock.instant()))
                .flatMap(m -> callers.atDevice(m, p.device())));
        if (caller.isEmpty()) {
            logins.keep(new LoginAttempt(key, mac, null, clock.instant()));
            throw refusal();
        }
        return answered(key, mac, sessions.openAt(proven.get().device(), caller.get()));
    }

    /**
     * Somebody whom a system outside knows. Whoever is not linked yet shows a phone by its code too, and is linked then;
     * not by a number that may be another's by now.
     *
     * @param proven nothing when that system does not know them
     */
    SignedIn byOutside(UUID key, byte[] mac, SignInForm form, Optional<OutsideCheck.Proof> proven) {
        Optional<SignedIn> meanwhile = take(key, mac);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        if (proven.isEmpty()) {
            logins.keep(new LoginAttempt(key, mac, null, clock.instant()));
            throw refusal();
        }
        OutsideCheck.Proof proof = proven.get();
        Optional<Person> known = links.person(proof.kind(), proof.subject()).flatMap(persons::findByIdOptional);
        if (known.isPresent()) {
            return opened(key, mac, CallerReads.citizen(known.get()), null);
        }
        if (form.phone() == null || form.code() == null) {
            throw LOGIN_NOT_LINKED.because("show a phone by its code once, and both belong together");
        }
        PhoneNumber phone = PhoneNumber.require(form.phone());
        if (!codes.redeem(phone, form.code())) {
            logins.keep(new LoginAttempt(key, mac, null, clock.instant()));
            throw refusal();
        }
        boolean uncertain = isUncertain(phone);
        Person owner = owner(phone, uncertain);
        if (!uncertain) {
            links.link(proof.kind(), proof.subject(), owner.id());
        }
        return opened(key, mac, CallerReads.citizen(owner), uncertain ? phone : null);
    }

    private boolean isUncertain(PhoneNumber phone) {
        return logins.newestLogin(phone)
                .map(login -> login.isUncertain(clock.instant().minus(config.numberTrustedFor())))
                .orElse(false);
    }

    /** Whether it fits, or there is none. */
    private boolean hasSecondFactor(PasswordCheck.Proven proven, @Nullable String code) {
        if (!secondFactors.isSet(proven.member())) {
            return true;
        }
        if (code == null) {
            passwords.forgive(proven);
            throw SECOND_FACTOR_ASKED.because("the code of the authenticator is needed too");
        }
        if (passwords.isWorn(proven)) {
            throw SIGN_IN_TOO_OFTEN.because("too many wrong codes", Map.of("retryAfterSeconds", HOUR.toSeconds()));
        }
        boolean fits = secondFactors.accepts(proven.member(), code);
        if (!fits) {
            passwords.countWrongSecondFactor(proven);
        }
        return fits;
    }

    private SignedIn opened(UUID key, byte[] mac, Caller caller, @Nullable PhoneNumber uncertain) {
        return answered(key, mac, sessions.open(caller, uncertain));
    }

    private SignedIn answered(UUID key, byte[] mac, UUID session) {
        logins.keep(new LoginAttempt(key, mac, session, clock.instant()));
        return sessions.firstTokens(session);
    }

    /** The key is ours from here on; unless another attempt with it was answered since we looked. */
    private Optional<SignedIn> take(UUID key, byte[] mac) {
        if (!logins.lock(key)) {
            throw IDEMPOTENCY_IN_FLIGHT.because("the first attempt with this Idempotency-Key is still running");
        }
        return earlier(key, mac);
    }

    /** Whose phone it is. A number that nobody has shown before founds a household. */
    private Person owner(PhoneNumber phone, boolean uncertain) {
        Instant now = clock.instant();
        Optional<PhoneLogin> known = logins.newestLogin(phone);
        if (known.isPresent()) {
            if (!uncertain) {
                known.get().verifiedAgain(now);
            }
            return persons.require(known.get().personId());
        }
        UUID founder = households
                .found("读者" + phone.digits().substring(7))
                .persons()
                .get(0)
                .id();
        logins.keep(new PhoneLogin(phone, founder, now));
        return persons.require(founder);
    }

    private static Refused refusal() {
        return SIGN_IN_REFUSED.because("these are not the right credentials");
    }
}
