package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.AGE_BAND_NEEDED;
import static cn.yishulai.people.PeopleRefusal.CONSENT_NEEDED;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_FULL;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_UNKNOWN;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;
import static java.util.stream.Collectors.toMap;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.FamilyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Families and their persons. */
@ApplicationScoped
@Transactional
public class Households {

    /** Three generations under one roof; above it somebody is collecting purses. */
    static final int MOST_PERSONS = 12;

    private final HouseholdRepository households;
    private final PersonRepository persons;
    private final Looks looks;
    private final Audit audit;
    private final Clock clock;

    Households(HouseholdRepository households, PersonRepository persons, Looks looks, Audit audit, Clock clock) {
        this.households = households;
        this.persons = persons;
        this.looks = looks;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN */
    public HouseholdView view(UUID household) {
        return view(households.require(household));
    }

    /** The id behind a family card, if the card is one of ours; the desk's look is written down for the family. */
    public Optional<UUID> findByCode(FamilyCode code) {
        Optional<UUID> household = households.find(code).map(Household::id);
        household.ifPresent(looks::note);
        return household;
    }

    /** What the caller is shown tells of this household: written down for the family, unless it is the family's own. */
    public void opened(UUID household) {
        looks.note(household);
    }

    /** The same. @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN */
    public UUID requireByCode(FamilyCode code) {
        UUID household = households.kept(code).orElseGet(() -> {
            UUID known = households.require(code).id();
            households.keep(known);
            return known;
        });
        looks.note(household);
        return household;
    }

    /**
     * The family a form is about: the caller's own, or at the desk the one whose card was shown. A citizen who names
     * another family gets the answer for a code that nobody has.
     *
     * @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN; NOT_A_HOUSEHOLD when the desk names none
     */
    public UUID requireMeant(Caller caller, @Nullable String familyCode) {
        if (familyCode == null) {
            return caller.household();
        }
        FamilyCode code = new FamilyCode(familyCode);
        if (!caller.isCitizen()) {
            return requireByCode(code);
        }
        if (!households.require(caller.household()).familyCode().equals(code)) {
            throw HOUSEHOLD_UNKNOWN.because("no family has this code");
        }
        return caller.household();
    }

    /** A new household with its first adult. */
    public HouseholdView found(String nickname) {
        return found(nickname, PersonKind.ADULT);
    }

    /** A new household with its first grown-up. */
    HouseholdView found(String nickname, PersonKind kind) {
        Household household = new Household(FamilyCode.random(), clock.instant());
        households.persist(household);
        persons.persist(Person.grownUp(household.id(), nickname, kind, clock.instant()));
        return view(household);
    }

    /**
     * The same for an adult who has shown this phone to be theirs, at the desk.
     *
     * @throws cn.yishulai.kernel.Refused SIGN_IN_MALFORMED when it is no mobile number
     */
    public HouseholdView found(String nickname, String phone) {
        HouseholdView household = found(nickname);
        persons.keep(new PhoneLogin(
                PhoneNumber.require(phone), household.persons().get(0).id(), clock.instant()));
        return household;
    }

    public List<PersonView> personsOf(UUID household) {
        return persons.of(household).stream().map(PersonView::of).toList();
    }

    /** The same, asked in one's own name. */
    public PersonView addPerson(UUID asker, PersonForm form) {
        return addPerson(CallerReads.citizen(persons.require(asker)), form);
    }

    /**
     * Adds a person to the asker's household; for a child the asker becomes the guardian and agrees to the notice.
     *
     * @throws cn.yishulai.kernel.Refused HOUSEHOLD_FULL, NICKNAME_MALFORMED, AGE_BAND_NEEDED, CONSENT_NEEDED
     */
    public PersonView addPerson(Caller asker, PersonForm form) {
        households.requireLocked(asker.household());
        Person guardian = persons.require(asker.personId());
        if (!guardian.householdId().equals(asker.household())) {
            throw PERSON_UNKNOWN.because("you live in another household by now");
        }
        if (persons.of(guardian.householdId()).size() >= MOST_PERSONS) {
            throw HOUSEHOLD_FULL.because("a household has at most %d persons".formatted(MOST_PERSONS));
        }
        return PersonView.of(
                form.kind() == PersonKind.CHILD ? addChild(asker, guardian, form) : addGrownUp(asker, form));
    }

    /** @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN */
    public PersonView person(UUID id) {
        return PersonView.of(persons.require(id));
    }

    /** The household of a person. @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN */
    public UUID householdOf(UUID person) {
        return persons.require(person).householdId();
    }

    /** Who is meant when the desk does not say: the first grown-up of the household. */
    public UUID firstAdult(UUID household) {
        return persons.of(household).get(0).id();
    }

    public boolean isIn(UUID person, UUID household) {
        return persons.findByIdOptional(person)
                .map(found -> found.householdId().equals(household))
                .orElse(false);
    }

    /**
     * Until the end of the transaction the household stays what it is: nobody moves, and it does not merge. For steps
     * that write something new for a family.
     *
     * @throws cn.yishulai.kernel.Refused HOUSEHOLD_MERGED when it is part of another by now
     */
    public void keep(UUID household) {
        households.keep(household);
    }

    /** The household that this one has become part of; else itself. */
    public UUID today(UUID household) {
        return households.today(household);
    }

    /** What staff read on a slip: the nickname and the last two characters of the family code, by person. */
    public Map<UUID, String> deskLabels(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : persons.deskLabels(ids);
    }

    /** The same for a family, by household: its first grown-up. One whose people are all gone has none. */
    public Map<UUID, String> familyLabels(Collection<UUID> households) {
        return households.isEmpty() ? Map.of() : persons.familyLabels(households);
    }

    /** Those of the persons that exist, by id. */
    public Map<UUID, PersonView> persons(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : persons.withIds(ids).stream().collect(toMap(Person::id, PersonView::of));
    }

    /** What staff see of the household's phone: 138****0001; null when it has none. */
    public @Nullable String maskedPhone(UUID household) {
        return persons.phone(household).map(phone -> phone.masked()).orElse(null);
    }

    /** Where a message to the household goes: the phone that was verified last, eleven digits; null when it has none. */
    public @Nullable String phone(UUID household) {
        return persons.phone(household).map(PhoneNumber::digits).orElse(null);
    }

    private Person addGrownUp(Caller asker, PersonForm form) {
        if (form.ageBand() != null) {
            throw AGE_BAND_NEEDED.because("only a child has an age band");
        }
        Person person = Person.grownUp(asker.household(), form.nickname(), form.kind(), clock.instant());
        persons.persist(person);
        audit.record(
                asker.actor(),
                "person.add",
                "person:" + person.id(),
                Map.of("kind", form.kind().name()));
        return person;
    }

    private Person addChild(Caller asker, Person guardian, PersonForm form) {
        String version = form.consentVersion();
        if (version == null || !persons.noticeExists(version)) {
            throw CONSENT_NEEDED.because("a child is added with its guardian's consent to a published notice");
        }
        Person child = Person.child(guardian, form.nickname(), form.ageBand(), clock.instant());
        persons.persist(child);
        persons.keep(new Consent(child, guardian, version, clock.instant()));
        audit.record(asker.actor(), "consent.give", "person:" + child.id(), Map.of("notice", version));
        return child;
    }

    private HouseholdView view(Household household) {
        List<PersonView> members =
                persons.of(household.id()).stream().map(PersonView::of).toList();
        return new HouseholdView(household.id(), household.familyCode(), members);
    }
}
