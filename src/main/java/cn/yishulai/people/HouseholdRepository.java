package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_UNKNOWN;

import cn.yishulai.kernel.FamilyCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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
        return find(code).orElseThrow(() -> HOUSEHOLD_UNKNOWN.because("no family has this code"));
    }

    Optional<Household> find(FamilyCode code) {
        return find("familyCode", code.value()).firstResultOptional();
    }
}
