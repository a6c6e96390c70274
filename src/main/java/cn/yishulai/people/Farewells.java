package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.CHILD_NEEDS_A_GUARDIAN;
import static cn.yishulai.people.PeopleRefusal.NOT_YOURS_TO_ERASE;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The right to be forgotten (Personal Information Protection Law, article 47). What a person did stays in the figures and
 * the ledger under an id that names nobody any more; who the person was is gone, and cannot be brought back.
 */
@ApplicationScoped
@Transactional
public class Farewells {

    /** Who erases when the clock does: nobody who signs in. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final HouseholdRepository households;
    private final PersonRepository persons;
    private final FamilyRooms rooms;
    private final Audit audit;
    private final Clock clock;

    Farewells(HouseholdRepository households, PersonRepository persons, FamilyRooms rooms, Audit audit, Clock clock) {
        this.households = households;
        this.persons = persons;
        this.rooms = rooms;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Erases the asker, or a child of whom the asker is the guardian; that withdraws the consent too. Whoever leaves as
     * the last grown-up takes the children's data along, because nobody is left to answer for it; whoever leaves others behind
     * hands the children over first.
     *
     * @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN, NOT_YOURS_TO_ERASE, CHILD_NEEDS_A_GUARDIAN
     */
    public void erase(Caller asker, UUID id) {
        households.requireLocked(asker.household());
        List<Person> family = persons.of(asker.household());
        Person leaving = family.stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(() -> PERSON_UNKNOWN.because("there is no such person in your household"));
        if (!id.equals(asker.personId()) && !asker.personId().equals(leaving.guardianId())) {
            throw NOT_YOURS_TO_ERASE.because("people erase themselves, guardians their children");
        }
        List<Person> wards = family.stream()
                .filter(person -> leaving.id().equals(person.guardianId()))
                .toList();
        boolean lastGrownUp = family.stream().noneMatch(other -> other != leaving && other.kind() != PersonKind.CHILD);
        if (!wards.isEmpty() && !lastGrownUp) {
            throw CHILD_NEEDS_A_GUARDIAN.because("first hand over the children you answer for, or erase them too");
        }
        boolean lastOfAll = wards.size() + 1 == family.size();
        wards.forEach(ward -> erase(asker.actor(), asker.personId(), ward, false));
        erase(asker.actor(), asker.personId(), leaving, lastOfAll);
    }

    /**
     * Erases everybody of a household that stayed away although it was told, the children before the grown-ups.
     *
     * @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN, or what keeps a family from leaving
     */
    void eraseAbsent(UUID household) {
        households.requireLocked(household);
        List<Person> family = persons.of(household);
        for (int i = family.size() - 1; i >= 0; i--) {
            erase("retention", NOBODY, family.get(i), i == 0);
        }
    }

    private void erase(String actor, UUID by, Person person, boolean lastOfAll) {
        rooms.erased(new FamilyRecords.Erasure(person.id(), person.householdId(), lastOfAll, by));
        person.erase(clock.instant());
        audit.record(actor, "person.erase", "person:" + person.id(), Map.of());
    }
}
