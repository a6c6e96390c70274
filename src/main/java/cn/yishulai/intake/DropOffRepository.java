package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.DROP_OFF_CLOSED;
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

    /** Two counters that open a session for one family at once get the same one. */
    DropOff openOrResume(DropOff wanted) {
        getEntityManager()
                .createNativeQuery(
                        """
                        INSERT INTO drop_off (id, state, site_id, household_id, opened_by, opened_at, rules_version)
                        VALUES (uuidv7(), 'OPEN', :site, :household, :by, :at, :rules)
                        ON CONFLICT (household_id, site_id) WHERE state = 'OPEN' DO NOTHING
                        """)
                .setParameter("site", wanted.site())
                .setParameter("household", wanted.household())
                .setParameter("by", wanted.openedBy())
                .setParameter("at", wanted.openedAt())
                .setParameter("rules", wanted.rulesVersion())
                .executeUpdate();
        return open(wanted.household(), wanted.site())
                .orElseThrow(() -> DROP_OFF_CLOSED.because("the session was closed just now"));
    }

    static RuntimeException unknown() {
        return DROP_OFF_UNKNOWN.because("there is no such drop-off session");
    }
}
