package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.PERSON_IS_A_CHILD;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;
import static cn.yishulai.people.PeopleRefusal.PHONE_NOT_PROVEN;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which phones sign in for whom. One phone may serve several persons, one person may have several phones. */
@ApplicationScoped
@Transactional
public class Phones {

    private final LoginRepository logins;
    private final OneTimeCodes codes;
    private final PersonRepository persons;
    private final Audit audit;
    private final Clock clock;

    Phones(LoginRepository logins, OneTimeCodes codes, PersonRepository persons, Audit audit, Clock clock) {
        this.persons = persons;
        this.audit = audit;
        this.logins = logins;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Another phone for a grown-up of the caller's household.
     *
     * @return the number, masked
     * @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN, PERSON_IS_A_CHILD, SIGN_IN_MALFORMED, PHONE_NOT_PROVEN
     */
    public String add(Caller caller, UUID id, PhoneForm form) {
        Person person = persons.of(caller.household()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> PERSON_UNKNOWN.because("there is no such person in your household"));
        if (person.kind() == PersonKind.CHILD) {
            throw PERSON_IS_A_CHILD.because("a child has no phone here");
        }
        attach(id, form.phone(), form.code());
        audit.record(caller.actor(), "phone.attach", "person:" + id, Map.of());
        return PhoneNumber.require(form.phone()).masked();
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
