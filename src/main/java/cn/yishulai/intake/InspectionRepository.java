package cn.yishulai.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** The newest decision about each of the copies in any session. */
    List<Inspection> newestOf(Collection<UUID> copies) {
        Map<UUID, Inspection> byCopy = new LinkedHashMap<>();
        list("copy in ?1 order by id", copies).forEach(inspection -> byCopy.put(inspection.copy(), inspection));
        return List.copyOf(byCopy.values());
    }

    /** A copy that is set aside: the newest step of it says why, and who did it. */
    record SetAside(UUID copy, String why, UUID by) {}

    private static final String SET_ASIDE =
            """
            SELECT c.id, m.reason, m.actor FROM copy c CROSS JOIN LATERAL (
                SELECT reason, actor FROM movement WHERE copy_id = c.id ORDER BY seq DESC LIMIT 1) m
            WHERE c.status = 'QUARANTINED' AND""";

    /** At a site, in the order of registration. */
    List<SetAside> setAside(UUID site, @Nullable UUID after, int rows) {
        return setAside(getEntityManager()
                .createNativeQuery(SET_ASIDE + " c.site_id = ?1 AND c.id > ?2 ORDER BY c.id LIMIT ?3", Tuple.class)
                .setParameter(1, site)
                .setParameter(2, after == null ? NOBODY : after)
                .setParameter(3, rows));
    }

    SetAside setAside(UUID copy) {
        return setAside(getEntityManager()
                        .createNativeQuery(SET_ASIDE + " c.id = ?1", Tuple.class)
                        .setParameter(1, copy))
                .get(0);
    }

    private static List<SetAside> setAside(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new SetAside(
                        row.get("id", UUID.class), row.get("reason", String.class), row.get("actor", UUID.class)))
                .toList();
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
