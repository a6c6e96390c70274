package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_FULL;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_WOULD_BE_EMPTY;
import static cn.yishulai.people.PeopleRefusal.JOIN_CODE_UNKNOWN;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.journal.Outbox;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.JoinCode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Families become one, and part. Both households are locked in the order of their ids before anything is looked at, so
 * whatever two families do at once happens one after the other; nothing is minted, lost or put back in line.
 */
@ApplicationScoped
@Transactional
public class Unions {

    /** Long enough to be typed by a family that sits together, too short to lie about. */
    static final Duration CODE_LIFETIME = Duration.ofMinutes(15);

    private final HouseholdRepository households;
    private final Households families;
    private final PersonRepository persons;
    private final JoinCodeRepository codes;
    private final FamilyRooms rooms;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    Unions(
            HouseholdRepository households,
            Households families,
            PersonRepository persons,
            JoinCodeRepository codes,
            FamilyRooms rooms,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.households = households;
        this.families = families;
        this.persons = persons;
        this.codes = codes;
        this.rooms = rooms;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What another family, or somebody who moves, types to join this one. */
    public record JoinCodeView(String code, Instant expiresAt) {}

    /** A new code; the one before it is void. */
    public JoinCodeView invite(Caller caller) {
        households.requireLocked(caller.household());
        Instant now = clock.instant();
        Instant until = now.plus(CODE_LIFETIME);
        JoinCode code = JoinCode.random();
        codes.voidAllOf(caller.household(), now);
        codes.keep(code, caller.household(), caller.personId(), now, until);
        audit.record(caller.actor(), "household.invite", "household:" + caller.household(), Map.of());
        return new JoinCodeView(code.value(), until);
    }

    /**
     * The caller's household becomes part of the one that made the code: persons, books, requests at their places in
     * line, and credits. Its card leads to the other from here on.
     *
     * @throws cn.yishulai.kernel.Refused JOIN_CODE_UNKNOWN, HOUSEHOLD_FULL, HOUSEHOLD_MERGED
     */
    public HouseholdView merge(Caller caller, JoinCode code) {
        UUID from = caller.household();
        UUID into = invited(from, code);
        lock(from, into);
        use(code);
        requireRoom(into, persons.of(from).size());
        Household ending = households.require(from);
        UUID reference = UUID.randomUUID();
        rooms.merged(new FamilyRecords.Merger(from, into, caller.personId(), reference));
        households.retire(ending.familyCode(), into, "MERGED", clock.instant());
        ending.carry(FamilyCode.random());
        ending.becomePartOf(into, clock.instant());
        persons.forgetLoaded();
        audit.record(
                caller.actor(),
                "household.merge",
                "household:" + into,
                Map.of("from", from.toString(), "reference", reference.toString()));
        tell(into, "另一个家庭并入了您的家庭", "another family became part of yours");
        return families.view(into);
    }

    /**
     * The caller moves out with their wards. Their requests go along with what is held for them; of the family's books
     * and free credits, what is named.
     *
     * @throws cn.yishulai.kernel.Refused HOUSEHOLD_WOULD_BE_EMPTY, JOIN_CODE_UNKNOWN, HOUSEHOLD_FULL, COPY_UNKNOWN,
     *     CREDIT_SHORT, HOUSEHOLD_MERGED
     */
    public HouseholdView moveOut(Caller caller, DepartureForm form) {
        UUID from = caller.household();
        JoinCode code = form.joinCode() == null ? null : new JoinCode(form.joinCode());
        UUID into = code == null ? households.open(FamilyCode.random(), clock.instant()) : invited(from, code);
        lock(from, into);
        List<Person> family = persons.of(from);
        Set<UUID> leaving = leaving(caller, family);
        if (leaving.size() == family.size()) {
            throw HOUSEHOLD_WOULD_BE_EMPTY.because("nobody would be left; let the families become one instead");
        }
        if (code != null) {
            use(code);
        }
        requireRoom(into, leaving.size());
        UUID reference = UUID.randomUUID();
        rooms.moved(new FamilyRecords.MoveOut(
                leaving, from, into, form.copies(), form.share(), caller.personId(), reference));
        persons.forgetLoaded();
        audit.record(
                caller.actor(),
                "household.move",
                "household:" + from,
                Map.of(
                        "into", into.toString(),
                        "persons", leaving.size(),
                        "copies", form.copies().size(),
                        "credits", form.share(),
                        "reference", reference.toString()));
        tell(
                from,
                "%s搬出了，带走 %d 册书和 %d 张换书券"
                        .formatted(caller.displayName(), form.copies().size(), form.share()),
                "%s moved out with %d books and %d credits"
                        .formatted(caller.displayName(), form.copies().size(), form.share()));
        return families.view(into);
    }

    @Scheduled(every = "6h", delayed = "17m")
    void forgetOld() {
        codes.forgetBefore(clock.instant().minus(Duration.ofDays(1)));
    }

    private Set<UUID> leaving(Caller caller, List<Person> family) {
        if (family.stream().noneMatch(person -> person.id().equals(caller.personId()))) {
            throw PERSON_UNKNOWN.because("you live in another household by now");
        }
        return family.stream()
                .filter(person -> person.id().equals(caller.personId())
                        || caller.personId().equals(person.guardianId()))
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    private UUID invited(UUID asking, JoinCode code) {
        return codes.household(code, clock.instant())
                .filter(household -> !household.equals(asking))
                .orElseThrow(Unions::unknown);
    }

    private void use(JoinCode code) {
        if (!codes.use(code, clock.instant())) {
            throw unknown();
        }
    }

    private void lock(UUID one, UUID other) {
        Stream.of(one, other).sorted().forEach(households::requireLocked);
    }

    private void requireRoom(UUID household, int more) {
        if (persons.of(household).size() + more > Households.MOST_PERSONS) {
            throw HOUSEHOLD_FULL.because("a household has at most %d persons".formatted(Households.MOST_PERSONS));
        }
    }

    private void tell(UUID household, String change, String changeEn) {
        outbox.post(
                "household-changed",
                Map.of("householdId", household.toString(), "change", change, "changeEn", changeEn));
    }

    private static RuntimeException unknown() {
        return JOIN_CODE_UNKNOWN.because("this join code is not good, or not any more");
    }
}
