package cn.yishulai.people;

import cn.yishulai.journal.Locked;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class StaffRepository implements PanacheRepositoryBase<StaffMember, UUID> {

    Optional<StaffMember> byName(String name) {
        return find("name", StaffMember.normal(name)).firstResultOptional();
    }

    Optional<StaffMember> locked(UUID id) {
        return Locked.row(getEntityManager(), StaffMember.class, id);
    }

    /** Makes all who want this name wait for each other. */
    void lockName(String name) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                .setParameter(1, "staff-name:" + name)
                .getResultList();
    }

    boolean hasLibrarian(Instant now) {
        return count("role = ?1 and leftAt is null and (endsAt is null or endsAt > ?2)", Role.LIBRARIAN, now) > 0;
    }

    /** Those who work here now, of one organisation or of all, in the order in which they came. */
    List<StaffMember> working(@Nullable UUID organisation, @Nullable UUID after, int rows, Instant now) {
        return find(
                        "leftAt is null and (endsAt is null or endsAt > ?1) and id > ?2"
                                + " and (?3 is null or organisationId = ?3) order by id",
                        now,
                        after == null ? new UUID(0, 0) : after,
                        organisation)
                .page(0, rows)
                .list();
    }

    List<StaffMember> withIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /** Librarians; who works at the venue itself, or above it with all branches; and the people of the organisation. */
    List<StaffMember> helpers(@Nullable UUID organisation, UUID venue, Collection<UUID> above, Instant now) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        """
                        SELECT s.* FROM staff_member s
                        WHERE s.left_at IS NULL AND (s.ends_at IS NULL OR s.ends_at > :now) AND (s.role = 'LIBRARIAN'
                            OR s.role IN ('STAFF', 'VOLUNTEER') AND EXISTS (SELECT FROM staff_site t WHERE t.staff_id = s.id
                                AND (t.site_id = :venue OR t.with_branches AND t.site_id IN (:above)))
                            OR s.role IN ('PARTNER', 'VOLUNTEER') AND s.organisation_id = :organisation)
                        ORDER BY s.role = 'LIBRARIAN', s.display_name, s.id LIMIT 500
                        """,
                        StaffMember.class)
                .setParameter("now", now)
                .setParameter("venue", venue)
                .setParameter("above", above)
                .setParameter("organisation", organisation == null ? new UUID(0, 0) : organisation)
                .getResultList();
    }
}
