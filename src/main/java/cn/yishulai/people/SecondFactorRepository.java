package cn.yishulai.people;

import cn.yishulai.journal.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SecondFactorRepository {

    private final EntityManager database;

    SecondFactorRepository(EntityManager database) {
        this.database = database;
    }

    Optional<SecondFactor> of(UUID staff) {
        return Optional.ofNullable(database.find(SecondFactor.class, staff));
    }

    /** Of two who enrol or confirm at once for one member, one is first. */
    Optional<SecondFactor> locked(UUID staff) {
        Locked.row(database, StaffMember.class, staff);
        return Locked.row(database, SecondFactor.class, staff);
    }

    void keep(SecondFactor factor) {
        database.persist(factor);
    }

    /** Takes the step for good; false when it was taken before. Who comes at the same time waits for the index. */
    boolean take(UUID staff, long step, Instant now) {
        return database.createNativeQuery(
                                """
                                INSERT INTO second_factor_step (staff_id, step, used_at) VALUES (?1, ?2, ?3)
                                ON CONFLICT ON CONSTRAINT second_factor_step_pk DO NOTHING""")
                        .setParameter(1, staff)
                        .setParameter(2, step)
                        .setParameter(3, now)
                        .executeUpdate()
                == 1;
    }

    void keepRecoveryCode(UUID staff, byte[] digest) {
        database.createNativeQuery("INSERT INTO recovery_code (digest, staff_id) VALUES (?1, ?2)")
                .setParameter(1, digest)
                .setParameter(2, staff)
                .executeUpdate();
    }

    /** False when there is no such code, or it was used before. */
    boolean useRecoveryCode(UUID staff, byte[] digest, Instant now) {
        return database.createNativeQuery(
                                "UPDATE recovery_code SET used_at = ?3 WHERE digest = ?2 AND staff_id = ?1 AND used_at IS NULL")
                        .setParameter(1, staff)
                        .setParameter(2, digest)
                        .setParameter(3, now)
                        .executeUpdate()
                == 1;
    }

    long recoveryCodesLeft(UUID staff) {
        return (Long) database.createNativeQuery(
                        "SELECT count(*) FROM recovery_code WHERE staff_id = ?1 AND used_at IS NULL", Object.class)
                .setParameter(1, staff)
                .getSingleResult();
    }

    void remove(SecondFactor factor, UUID staff) {
        database.createNativeQuery("DELETE FROM recovery_code WHERE staff_id = ?1")
                .setParameter(1, staff)
                .executeUpdate();
        database.remove(factor);
    }

    void forgetSteps(Instant before) {
        database.createNativeQuery("DELETE FROM second_factor_step WHERE used_at < ?1")
                .setParameter(1, before)
                .executeUpdate();
    }
}
