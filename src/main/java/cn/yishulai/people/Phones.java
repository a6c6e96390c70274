package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.PHONE_NOT_PROVEN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which phones sign in for whom. One phone may serve several persons, one person may have several phones. */
@ApplicationScoped
@Transactional
public class Phones {

    private final LoginRepository logins;
    private final OneTimeCodes codes;
    private final Clock clock;

    Phones(LoginRepository logins, OneTimeCodes codes, Clock clock) {
        this.logins = logins;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * From now on this phone signs in for this person.
     *
     * @throws cn.yishulai.kernel.Refused SIGN_IN_MALFORMED, PHONE_NOT_PROVEN
     */
    void attach(UUID person, String typed, @Nullable String code) {
        PhoneNumber phone = PhoneNumber.require(typed);
        if (code == null || !codes.redeemApart(phone, code)) {
            throw PHONE_NOT_PROVEN.because("the code that was sent to this phone shows that it is yours");
        }
        logins.login(phone, person)
                .ifPresentOrElse(
                        login -> login.verifiedAgain(clock.instant()),
                        () -> logins.keep(new PhoneLogin(phone, person, clock.instant())));
    }
}
