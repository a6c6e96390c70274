package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.DROP_OFF_CLOSED;
import static cn.yishulai.intake.IntakeRefusal.DROP_OFF_UNKNOWN;

import cn.yishulai.journal.Locked;
import cn.yishulai.kernel.DropOffCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DropOffRepository implements PanacheRepositoryBase<DropOff, UUID> {

    /** Locked: two scanners on one session wait for each other, so that its caps hold. */
    DropOff require(UUID id) {
        return Locked.row(getEntityManager(), DropOff.class, id).orElseThrow(DropOffRepository::unknown);
    }

    DropOff read(UUID id) {
        return findByIdOptional(id).orElseThrow(DropOffRepository::unknown);
    }

    Optional<DropOff> open(UUID household, UUID site) {
        return find("household = ?1 and site = ?2 and state = ?3", household, site, DropOffState.OPEN)
                .firstResultOptional();
    }

    Optional<DropOff> byCode(DropOffCode code) {
        return find("code", code.value()).firstResultOptional();
    }

    /** Two counters that open a session for one family at once get the same one. */
    DropOff openOrResume(DropOff wanted) {
        getEntityManager()
                .createNativeQuery(
                        """
                        INSERT INTO drop_off (id, state, site_id, household_id, opened_for, opened_by, opened_at, rules_version, code)
                        VALUES (uuidv7(), 'OPEN', :site, :household, :household, :by, :at, :rules, :code)
                        ON CONFLICT (household_id, site_id) WHERE state = 'OPEN'
                        DO UPDATE SET code = excluded.code WHERE drop_off.code IS NULL
                        """)
                .setParameter("site", wanted.site())
                .setParameter("household", wanted.household())
                .setParameter("by", wanted.openedBy())
                .setParameter("at", wanted.openedAt())
                .setParameter("rules", wanted.rulesVersion())
                .setParameter("code", String.valueOf(wanted.code()))
                .executeUpdate();
        return open(wanted.household(), wanted.site())
                .orElseThrow(() -> DROP_OFF_CLOSED.because("the session was closed just now"));
    }

    /** Whoever is inspecting books of this family now finishes first. */
    void lockOf(UUID household) {
        getEntityManager()
                .createNativeQuery(
                        "SELECT id FROM drop_off WHERE household_id = ?1 AND state = 'OPEN' ORDER BY id FOR UPDATE",
                        Object.class)
                .setParameter(1, household)
                .getResultList();
    }

    void closeWhereBothAreOpen(UUID one, UUID other, Instant now) {
        getEntityManager()
                .createNativeQuery(
                        """
                        UPDATE drop_off d SET state = 'CLOSED', closed_at = ?3
                        WHERE d.household_id = ?1 AND d.state = 'OPEN' AND EXISTS (SELECT FROM drop_off o
                            WHERE o.household_id = ?2 AND o.state = 'OPEN' AND o.site_id = d.site_id)""")
                .setParameter(1, one)
                .setParameter(2, other)
                .setParameter(3, now)
                .executeUpdate();
    }

    void move(UUID from, UUID into) {
        getEntityManager()
                .createNativeQuery("UPDATE drop_off SET household_id = ?2 WHERE household_id = ?1")
                .setParameter(1, from)
                .setParameter(2, into)
                .executeUpdate();
    }

    static RuntimeException unknown() {
        return DROP_OFF_UNKNOWN.because("there is no such drop-off session");
    }
}
