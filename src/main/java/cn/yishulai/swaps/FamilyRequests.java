package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** The requests of families and persons that join, leave or go for good. */
@ApplicationScoped
class FamilyRequests {

    private final Session database;

    FamilyRequests(Session database) {
        this.database = database;
    }

    /** What the family as a whole asked for through one of these persons. */
    List<UUID> forFamilyBy(Set<UUID> persons) {
        return database.createQuery(
                        "select r.id from swap_request r where r.person in ?1 and r.wish.forFamily = true and r."
                                + RequestRepository.STILL_OPEN + " order by r.id",
                        UUID.class)
                .setParameter(1, persons)
                .getResultList();
    }

    /** Who of a family could ask in the place of these: its first other grown-up who does not wait in the same line already. */
    Optional<UUID> somebodyElse(UUID request, UUID household, Set<UUID> butThese) {
        List<?> ids = database.createNativeQuery(
                        """
                        SELECT p.id FROM person p WHERE p.household_id = :household AND p.id NOT IN (:persons) AND p.kind <> 'CHILD'
                          AND p.erased_at IS NULL AND NOT EXISTS (SELECT FROM swap_request r JOIN swap_request o ON o.line_key = r.line_key
                              WHERE r.id = :request AND o.person_id = p.id AND o.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY'))
                        ORDER BY p.created_at, p.id LIMIT 1
                        """,
                        Object.class)
                .setParameter("household", household)
                .setParameter("persons", butThese)
                .setParameter("request", request)
                .getResultList();
        return ids.stream().map(UUID.class::cast).findFirst();
    }

    /** The lines in which a family waits, in the order in which lines are locked. */
    List<UUID> openVolumesOf(UUID household) {
        return database.createQuery(
                        "select distinct r.volume from swap_request r where r.household = ?1 and r."
                                + RequestRepository.STILL_OPEN + " order by r.volume",
                        UUID.class)
                .setParameter(1, household)
                .getResultList();
    }

    /** The same of some persons. */
    List<UUID> openVolumesOf(Set<UUID> persons) {
        return database.createQuery(
                        "select distinct r.volume from swap_request r where r.person in ?1 and r."
                                + RequestRepository.STILL_OPEN + " order by r.volume",
                        UUID.class)
                .setParameter(1, persons)
                .getResultList();
    }

    /** Ids only, so that each is read when it is locked. */
    List<UUID> allOpenOf(UUID person) {
        return database.createQuery(
                        "select r.id from swap_request r where r.person = ?1 and r." + RequestRepository.STILL_OPEN
                                + " order by r.id",
                        UUID.class)
                .setParameter(1, person)
                .getResultList();
    }

    /** How many credits are held for the requests of these persons. */
    long heldFor(Set<UUID> persons) {
        return database.createQuery(
                        "select coalesce(sum(r.heldCredits), 0) from swap_request r where r.person in ?1", Long.class)
                .setParameter(1, persons)
                .getSingleResult();
    }

    void move(UUID from, UUID into) {
        database.createMutationQuery("update swap_request set household = ?1 where household = ?2")
                .setParameter(1, into)
                .setParameter(2, from)
                .executeUpdate();
    }

    void move(Set<UUID> persons, UUID into) {
        database.createMutationQuery("update swap_request set household = ?1 where person in ?2")
                .setParameter(1, into)
                .setParameter(2, persons)
                .executeUpdate();
    }
}
