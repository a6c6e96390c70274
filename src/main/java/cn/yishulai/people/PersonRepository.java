package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PersonRepository implements PanacheRepositoryBase<Person, UUID> {

    /** @throws cn.yishulai.kernel.Refused PERSON_UNKNOWN */
    Person require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> PERSON_UNKNOWN.because("there is no such person"));
    }

    /** Grown-ups first, then in the order they joined. */
    List<Person> of(UUID household) {
        return list(
                "householdId = ?1 and erasedAt is null order by case when kind = ?2 then 1 else 0 end, createdAt, id",
                household,
                PersonKind.CHILD);
    }

    List<Person> withIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    Map<UUID, String> nicknames(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : withIds(ids).stream().collect(toMap(Person::id, Person::nickname));
    }

    Map<UUID, String> deskLabels(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery(
                        """
                        select p.id, p.nickname, h.familyCode from person p join household h on h.id = p.householdId
                        where p.id in ?1""",
                        Object[].class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(toMap(row -> (UUID) row[0], row -> row[1] + " " + lastTwo((String) row[2])));
    }

    /** By household. */
    Map<UUID, String> familyLabels(Collection<UUID> households) {
        return getEntityManager()
                .createQuery(
                        """
                        select h.id, p.nickname, h.familyCode from person p join household h on h.id = p.householdId
                        where h.id in ?1 and p.erasedAt is null
                        order by case when p.kind = ?2 then 1 else 0 end, p.createdAt, p.id""",
                        Object[].class)
                .setParameter(1, households)
                .setParameter(2, PersonKind.CHILD)
                .getResultStream()
                .collect(toMap(
                        row -> (UUID) row[0], row -> row[1] + " " + lastTwo((String) row[2]), (first, later) -> first));
    }

    private static String lastTwo(String familyCode) {
        return familyCode.substring(familyCode.length() - 2);
    }

    /** The phone of the household that was verified last. */
    Optional<PhoneNumber> phone(UUID household) {
        return getEntityManager()
                .createQuery(
                        """
                        select l from phone_login l join person p on p.id = l.personId
                        where p.householdId = ?1 order by l.verifiedAt desc, l.id""",
                        PhoneLogin.class)
                .setParameter(1, household)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(PhoneLogin::phone);
    }

    /** The persons of the phones of a person, the person first; then those for whom the person is a proxy. */
    List<ServedPersons.ServedPerson> servedBy(UUID holder, @Nullable UUID current) {
        return getEntityManager()
                .createQuery(
                        """
                        select p, case when p.id = ?1 then 0 when exists (select 1 from phone_login l where l.personId = p.id
                            and l.phone in (select h.phone from phone_login h where h.personId = ?1)) then 1 else 2 end
                        from person p where p.erasedAt is null and (p.id = ?1
                            or p.id in (select l.personId from phone_login l
                                where l.phone in (select h.phone from phone_login h where h.personId = ?1))
                            or p.id in (select x.elderId from person_proxy x where x.proxyId = ?1 and x.revokedAt is null))
                        order by 2, p.createdAt, p.id""",
                        Object[].class)
                .setParameter(1, holder)
                .getResultStream()
                .map(row -> {
                    Person person = (Person) row[0];
                    return new ServedPersons.ServedPerson(
                            person.id(),
                            person.nickname(),
                            person.kind(),
                            ((Number) row[1]).intValue() == 2,
                            person.id().equals(current));
                })
                .toList();
    }

    boolean noticeExists(String version) {
        return !getEntityManager()
                .createNativeQuery("SELECT 1 FROM consent_notice WHERE version = ?1", Object.class)
                .setParameter(1, version)
                .getResultList()
                .isEmpty();
    }

    /** What was changed in the table is read anew; changes of entities are written first. */
    void forgetLoaded() {
        flush();
        getEntityManager().clear();
    }

    void keep(PhoneLogin login) {
        getEntityManager().persist(login);
    }

    /** Consents stay as they were given, with the moment they were withdrawn. */
    void withdrawConsents(UUID person, Instant now) {
        getEntityManager()
                .createQuery("update consent c set c.revokedAt = ?1 where c.personId = ?2 and c.revokedAt is null")
                .setParameter(1, now)
                .setParameter(2, person)
                .executeUpdate();
    }

    /** Codes that were sent to phones of this person, and sessions that still wait to show whose phone it is. */
    void forgetCodes(UUID person) {
        getEntityManager()
                .createNativeQuery(
                        """
                        UPDATE login_session SET uncertain_phone = NULL
                        WHERE uncertain_phone IN (SELECT phone FROM phone_login WHERE person_id = ?1)""")
                .setParameter(1, person)
                .executeUpdate();
        getEntityManager()
                .createQuery(
                        "delete from one_time_code c where c.sentTo in (select l.phone from phone_login l where l.personId = ?1)")
                .setParameter(1, person)
                .executeUpdate();
    }

    void forgetPhones(UUID person) {
        getEntityManager()
                .createQuery("delete from phone_login l where l.personId = ?1")
                .setParameter(1, person)
                .executeUpdate();
    }

    void keep(Consent consent) {
        getEntityManager().persist(consent);
    }
}
