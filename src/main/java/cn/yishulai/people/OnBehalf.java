package cn.yishulai.people;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_IN_FLIGHT;
import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_MISMATCH;
import static cn.yishulai.people.PeopleRefusal.PERSON_IS_A_CHILD;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.journal.Outbox;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.OpaqueId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The desk acts for a family that shows its card: with the rights of one of its persons, for a quarter of an hour and no
 * longer than the member of staff is signed in. The family reads who, when, what for and what was done.
 */
@ApplicationScoped
@Transactional
public class OnBehalf {

    private final HouseholdRepository households;
    private final Households families;
    private final PersonRepository persons;
    private final LoginRepository attempts;
    private final Sessions sessions;
    private final Looks looks;
    private final Outbox outbox;
    private final Macs macs;
    private final Clock clock;

    OnBehalf(
            HouseholdRepository households,
            Households families,
            PersonRepository persons,
            LoginRepository attempts,
            Sessions sessions,
            Looks looks,
            Outbox outbox,
            Macs macs,
            Clock clock) {
        this.clock = clock;
        this.households = households;
        this.families = families;
        this.persons = persons;
        this.attempts = attempts;
        this.sessions = sessions;
        this.looks = looks;
        this.outbox = outbox;
        this.macs = macs;
    }

    /** At which counter. */
    public record Counter(UUID site, String name) {}

    /**
     * Opens the session, or answers again what the same Idempotency-Key opened.
     *
     * @param desk the caller, in their own name
     * @param session the caller's own
     * @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, HOUSEHOLD_UNKNOWN, PERSON_UNKNOWN,
     *     PERSON_IS_A_CHILD, IDEMPOTENCY_MISMATCH
     */
    public SignedIn open(UUID key, Caller desk, UUID session, Counter counter, OnBehalfForm form) {
        desk.requireSite(counter.site());
        byte[] mac = macs.of("login-attempt", desk.actor(), form.familyCode(), form.person(), form.reason());
        if (!attempts.lock(key)) {
            throw IDEMPOTENCY_IN_FLIGHT.because("the first attempt with this Idempotency-Key is still running");
        }
        Optional<UUID> earlier = attempts.attempt(key).map(attempt -> same(attempt, mac));
        if (earlier.isPresent()) {
            return sessions.acting(earlier.get());
        }
        Household household = households.require(families.requireByCode(new FamilyCode(form.familyCode())));
        Person person = person(household, form.personId());
        UUID opened = sessions.openFor(person.id(), session);
        attempts.keep(new LoginAttempt(key, mac, opened, clock.instant()));
        SignedIn acting = sessions.acting(opened);
        looks.noteActing(acting.caller(), form.reason());
        outbox.post(
                "acted-on-behalf",
                Map.of(
                        "householdId", household.id().toString(),
                        "personId", person.id().toString(),
                        "by", desk.displayName(),
                        "siteName", counter.name(),
                        "reason", form.reason()));
        return acting;
    }

    private static UUID same(LoginAttempt attempt, byte[] mac) {
        UUID session = attempt.sessionId();
        if (session == null || !MessageDigest.isEqual(attempt.requestMac(), mac)) {
            throw IDEMPOTENCY_MISMATCH.because("this Idempotency-Key was used before with other contents");
        }
        return session;
    }

    /** The person that is named, or the first grown-up; for a child its guardian acts. */
    private Person person(Household household, @Nullable String named) {
        List<Person> family = persons.of(household.id());
        UUID id = named == null ? null : OpaqueId.parse(named, PERSON_UNKNOWN);
        Person person = family.stream()
                .filter(one -> id == null || one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> PERSON_UNKNOWN.because("there is no such person in this family"));
        if (person.kind() == PersonKind.CHILD) {
            throw PERSON_IS_A_CHILD.because("for a child its guardian acts");
        }
        return person;
    }
}
