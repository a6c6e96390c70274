package cn.yishulai.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class InspectionRepository implements PanacheRepositoryBase<Inspection, UUID> {

    /** In the order of the session. */
    List<Inspection> of(UUID dropOff) {
        return list("dropOff = ?1 order by id", dropOff);
    }

    Optional<Inspection> of(UUID dropOff, UUID copy) {
        return find("dropOff = ?1 and copy = ?2", dropOff, copy).firstResultOptional();
    }

    /** Books with credit in the session, and copies of the volume among them. */
    Credited inSession(UUID dropOff, UUID volume) {
        return credited("i.drop_off_id = ?1", dropOff, volume, Instant.EPOCH);
    }

    /** The same of the family in all its sessions since then. */
    Credited ofHousehold(UUID household, UUID volume, Instant since) {
        return credited("d.household_id = ?1", household, volume, since);
    }

    private Credited credited(String which, UUID whose, UUID volume, Instant since) {
        Object[] counts = (Object[]) getEntityManager()
                .createNativeQuery(
                        """
                        SELECT count(*)::integer, count(*) FILTER (WHERE i.volume_id = ?2)::integer
                        FROM inspection i JOIN drop_off d ON d.id = i.drop_off_id
                        WHERE i.decision = 'CREDIT' AND i.decided_at > ?3 AND %s
                        """
                                .formatted(which))
                .setParameter(1, whose)
                .setParameter(2, volume)
                .setParameter(3, since)
                .getSingleResult();
        return new Credited((Integer) counts[0], (Integer) counts[1]);
    }

    /** Until the end of the transaction no other book of this family is decided by what it has had credited over time. */
    void lockHousehold(UUID household) {
        getEntityManager()
                .createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(:space, hashtext(:household))) AS locked")
                .setParameter("space", FAMILY_LOCKS)
                .setParameter("household", household.toString())
                .getSingleResult();
    }

    /** Advisory locks have one name space for the whole database; this number is ours. */
    private static final int FAMILY_LOCKS = 5001;

    record Credited(int books, int copies) {}
}
