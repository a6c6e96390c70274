package cn.yishulai.people;

import cn.yishulai.kernel.JoinCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
class JoinCodeRepository {

    private final Session database;

    JoinCodeRepository(Session database) {
        this.database = database;
    }

    void keep(JoinCode code, UUID household, UUID maker, Instant now, Instant until) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO join_code (code, household_id, made_by, made_at, expires_at)
                        VALUES (?1, ?2, ?3, ?4, ?5)""")
                .setParameter(1, code.value())
                .setParameter(2, household)
                .setParameter(3, maker)
                .setParameter(4, now)
                .setParameter(5, until)
                .executeUpdate();
    }

    /** A family has one at a time. */
    void voidAllOf(UUID household, Instant now) {
        database.createNativeMutationQuery(
                        "UPDATE join_code SET used_at = ?2 WHERE household_id = ?1 AND used_at IS NULL")
                .setParameter(1, household)
                .setParameter(2, now)
                .executeUpdate();
    }

    /** Whose it is, while it is good. */
    Optional<UUID> household(JoinCode code, Instant now) {
        return database.createNativeQuery(
                        "SELECT household_id FROM join_code WHERE code = ?1 AND used_at IS NULL AND expires_at > ?2",
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, code.value())
                .setParameter(2, now)
                .uniqueResultOptional();
    }

    /** False when somebody else was faster. */
    boolean use(JoinCode code, Instant now) {
        return database.createNativeMutationQuery(
                                "UPDATE join_code SET used_at = ?2 WHERE code = ?1 AND used_at IS NULL AND expires_at > ?2")
                        .setParameter(1, code.value())
                        .setParameter(2, now)
                        .executeUpdate()
                == 1;
    }

    /** They name a person and are good for nothing any more. */
    void forgetBefore(Instant moment) {
        database.createNativeMutationQuery("DELETE FROM join_code WHERE expires_at < ?1")
                .setParameter(1, moment)
                .executeUpdate();
    }
}
