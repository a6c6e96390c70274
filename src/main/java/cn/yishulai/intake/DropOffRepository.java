package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.DROP_OFF_UNKNOWN;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DropOffRepository implements PanacheRepositoryBase<DropOff, UUID> {

    /** Locked: two scanners on one session wait for each other, so that its caps hold. */
    DropOff require(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(DropOffRepository::unknown);
    }

    DropOff read(UUID id) {
        return findByIdOptional(id).orElseThrow(DropOffRepository::unknown);
    }

    Optional<DropOff> open(UUID household, UUID site) {
        return find("household = ?1 and site = ?2 and state = ?3", household, site, DropOffState.OPEN)
                .firstResultOptional();
    }

    static RuntimeException unknown() {
        return DROP_OFF_UNKNOWN.because("there is no such drop-off session");
    }
}
