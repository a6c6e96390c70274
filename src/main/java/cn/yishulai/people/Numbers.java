package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.NUMBER_NOT_PROVEN;
import static cn.yishulai.people.PeopleRefusal.PHONE_OF_ANOTHER;
import static cn.yishulai.people.SignInRefusal.SIGN_IN_TOO_OFTEN;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Operators give numbers to others. One that was not seen for long, or is said to be another's, shows nothing of the
 * family until whoever signs in knows the family code, the desk confirms it, or they say that they are new here.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = Refused.class)
public class Numbers {

    /** A family code cannot be guessed; whoever misreads the card ten times a day asks at the desk. */
    static final int WRONG_CODES_PER_DAY = 10;

    private static final Duration DAY = Duration.ofDays(1);

    private final LoginRepository logins;
    private final SessionRepository sessions;
    private final Sessions tokens;
    private final PersonRepository persons;
    private final Households households;
    private final Macs macs;
    private final Audit audit;
    private final Clock clock;

    Numbers(
            LoginRepository logins,
            SessionRepository sessions,
            Sessions tokens,
            PersonRepository persons,
            Households households,
            Macs macs,
            Audit audit,
            Clock clock) {
        this.logins = logins;
        this.sessions = sessions;
        this.tokens = tokens;
        this.persons = persons;
        this.households = households;
        this.macs = macs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whoever has the phone knows the code on the family's card. Other families lose the number.
     *
     * @throws Refused NUMBER_NOT_PROVEN, SIGN_IN_TOO_OFTEN
     */
    public SignedIn prove(UUID id, String typed, Visitor visitor) {
        LoginSession session = sessions.require(id);
        PhoneNumber phone = session.uncertainPhone();
        if (phone == null) {
            return tokens.acting(id);
        }
        Instant now = clock.instant();
        byte[] who = macs.of("visitor", "family-code", phone.digits());
        if (logins.failuresOf(who, null, now.minus(DAY)) >= WRONG_CODES_PER_DAY) {
            throw SIGN_IN_TOO_OFTEN.because("too many wrong codes", Map.of("retryAfterSeconds", DAY.toSeconds()));
        }
        List<PhoneLogin> proven = logins.of(phone, new FamilyCode(typed));
        if (proven.isEmpty()) {
            logins.count(who, macs.of("visitor", visitor.address()), now);
            throw NUMBER_NOT_PROVEN.because("this is not the code of the family that had the number");
        }
        logins.of(phone).stream().filter(login -> !proven.contains(login)).forEach(login -> detach(login, session));
        proven.forEach(login -> login.verifiedAgain(now));
        session.isOf(proven.get(0).personId());
        audit.record("citizen:" + proven.get(0).personId(), "phone.proven", "session:" + id, Map.of());
        return tokens.acting(id);
    }

    /** The number is somebody else's now: they begin with a household of their own, and the old one loses the number. */
    public SignedIn beginAnew(UUID id) {
        LoginSession session = sessions.require(id);
        PhoneNumber phone = session.uncertainPhone();
        if (phone != null) {
            logins.of(phone).forEach(login -> detach(login, session));
            logins.flush();
            UUID founder = households
                    .found("读者" + phone.digits().substring(7))
                    .persons()
                    .get(0)
                    .id();
            logins.keep(new PhoneLogin(phone, founder, clock.instant()));
            session.isOf(founder);
        }
        return tokens.acting(id);
    }

    /**
     * The desk saw the card and the phone together.
     *
     * @throws Refused HOUSEHOLD_UNKNOWN, PHONE_OF_ANOTHER
     */
    public void confirm(Caller desk, String typedPhone, String familyCode) {
        PhoneNumber phone = PhoneNumber.require(typedPhone);
        UUID household = households.requireByCode(new FamilyCode(familyCode));
        List<PhoneLogin> confirmed = logins.of(phone, new FamilyCode(familyCode));
        if (confirmed.isEmpty()) {
            throw PHONE_OF_ANOTHER.because("this number does not sign in for this family");
        }
        confirmed.forEach(login -> login.verifiedAgain(clock.instant()));
        sessions.certain(phone, confirmed.stream().map(PhoneLogin::personId).toList());
        audit.record(desk.actor(), "phone.confirm", "household:" + household, Map.of());
    }

    /** The desk heard that the number is another's. The answer is the same for a number that nobody has. */
    public void report(Caller desk, String typedPhone) {
        PhoneNumber phone = PhoneNumber.require(typedPhone);
        for (PhoneLogin login : logins.of(phone)) {
            login.report(clock.instant());
            sessions.uncertain(phone, login.personId());
            audit.record(desk.actor(), "phone.report", "person:" + login.personId(), Map.of());
        }
    }

    private void detach(PhoneLogin login, LoginSession session) {
        logins.forget(login);
        audit.record("session:" + session.id(), "phone.detach", "person:" + login.personId(), Map.of());
    }
}
