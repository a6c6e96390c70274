package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.FAMILY_CARD_REPLACED;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_UNKNOWN;

import cn.yishulai.kernel.FamilyCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class HouseholdRepository implements PanacheRepositoryBase<Household, UUID> {

    /** @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN */
    Household require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> HOUSEHOLD_UNKNOWN.because("there is no such household"));
    }

    /** The same, locked: its persons are about to change. */
    Household requireLocked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> HOUSEHOLD_UNKNOWN.because("there is no such household"));
    }

    /** @throws cn.yishulai.kernel.Refused HOUSEHOLD_UNKNOWN */
    Household require(FamilyCode code) {
        return find(code)
                .orElseThrow(() -> wasLost(code)
                        ? FAMILY_CARD_REPLACED.because("this card was replaced by another")
                        : HOUSEHOLD_UNKNOWN.because("no family has this code"));
    }

    /** Also by the card of a family that has merged into another since. */
    Optional<Household> find(FamilyCode code) {
        return find("familyCode", code.value()).firstResultOptional().or(() -> former(code, "MERGED")
                .flatMap(this::findByIdOptional));
    }

    boolean wasLost(FamilyCode code) {
        return former(code, "LOST").isPresent();
    }

    private Optional<UUID> former(FamilyCode code, String why) {
        List<?> found = getEntityManager()
                .createNativeQuery(
                        "SELECT household_id FROM former_family_code WHERE code = ?1 AND why = ?2", UUID.class)
                .setParameter(1, code.value())
                .setParameter(2, why)
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** The code is not on any card from here on. */
    void retire(FamilyCode code, UUID household, String why, Instant now) {
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO former_family_code (code, household_id, why, until) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, code.value())
                .setParameter(2, household)
                .setParameter(3, why)
                .setParameter(4, now)
                .executeUpdate();
    }
}
