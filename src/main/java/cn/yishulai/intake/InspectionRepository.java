package cn.yishulai.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class InspectionRepository implements PanacheRepositoryBase<Inspection, UUID> {

    /** Those in force, in the order in which the books were first decided. */
    List<Inspection> of(UUID dropOff) {
        Map<UUID, Inspection> byCopy = new LinkedHashMap<>();
        list("dropOff = ?1 order by id", dropOff).forEach(inspection -> byCopy.put(inspection.copy(), inspection));
        return List.copyOf(byCopy.values());
    }

    /** The one in force. */
    Optional<Inspection> of(UUID dropOff, UUID copy) {
        return find("dropOff = ?1 and copy = ?2 order by id desc", dropOff, copy)
                .firstResultOptional();
    }

    /** The newest decision about a copy in any session. */
    Optional<Inspection> lastOf(UUID copy) {
        return find("copy = ?1 order by id desc", copy).firstResultOptional();
    }

    /** Books with credit in the session, copies of the volume among them, and books of one person. */
    Credited inSession(UUID dropOff, Tallies.Counted book) {
        return credited("i.drop_off_id = ?1", dropOff, book, Instant.EPOCH);
    }

    /** The same of the family in all its sessions since then. */
    Credited ofHousehold(UUID household, Tallies.Counted book, Instant since) {
        return credited("d.household_id = ?1", household, book, since);
    }

    private Credited credited(String which, UUID whose, Tallies.Counted book, Instant since) {
        Object[] counts = (Object[]) getEntityManager()
                .createNativeQuery(
                        """
                        SELECT count(*)::integer, count(*) FILTER (WHERE i.volume_id = ?2)::integer,
                               count(*) FILTER (WHERE i.person_id = ?5)::integer
                        FROM inspection_in_force i JOIN drop_off d ON d.id = i.drop_off_id
                        WHERE i.decision = 'CREDIT' AND i.decided_at > ?3 AND i.copy_id <> ?4 AND %s
                        """
                                .formatted(which))
                .setParameter(1, whose)
                .setParameter(2, book.volume())
                .setParameter(3, since)
                .setParameter(4, book.except() == null ? NOBODY : book.except())
                .setParameter(5, book.person() == null ? NOBODY : book.person())
                .getSingleResult();
        return new Credited((Integer) counts[0], (Integer) counts[1], (Integer) counts[2]);
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

    /** The id of nothing. */
    private static final UUID NOBODY = new UUID(0, 0);

    record Credited(int books, int copies, int ofPerson) {}

    void attach(UUID inspection, UUID photo) {
        getEntityManager()
                .createNativeQuery("INSERT INTO inspection_photo (inspection_id, photo_id) VALUES (?1, ?2)")
                .setParameter(1, inspection)
                .setParameter(2, photo)
                .executeUpdate();
    }

    /** Of each inspection that has any, in the order in which they were taken. */
    Map<UUID, List<String>> photos(Collection<UUID> inspections) {
        if (inspections.isEmpty()) {
            return Map.of();
        }
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        "SELECT inspection_id, photo_id FROM inspection_photo WHERE inspection_id IN (:ids) ORDER BY photo_id",
                        Tuple.class)
                .setParameter("ids", inspections)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.groupingBy(
                        row -> row.get("inspection_id", UUID.class),
                        Collectors.mapping(
                                row -> row.get("photo_id", UUID.class).toString(), Collectors.toList())));
    }
}
