package cn.yishulai.people;

import static cn.yishulai.people.OutsideRefusal.LOGIN_LINK_UNKNOWN;

import cn.yishulai.journal.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who at a system outside is who here. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class OutsideLinks {

    private final EntityManager database;
    private final Audit audit;
    private final Clock clock;

    OutsideLinks(EntityManager database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    public record LinkView(OutsideKind kind, Instant linkedAt) {}

    /** Mine, by kind. */
    public List<LinkView> of(Caller caller) {
        List<?> rows = database.createNativeQuery(
                        "SELECT kind, linked_at FROM outside_login WHERE person_id = ?1 ORDER BY kind", Object[].class)
                .setParameter(1, caller.personId())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new LinkView(OutsideKind.valueOf((String) row[0]), (Instant) row[1]))
                .toList();
    }

    /** From here on nobody signs in that way as the caller. @throws cn.yishulai.kernel.Refused LOGIN_LINK_UNKNOWN */
    public void unlink(Caller caller, OutsideKind kind) {
        int unlinked = database.createNativeQuery("DELETE FROM outside_login WHERE person_id = ?1 AND kind = ?2")
                .setParameter(1, caller.personId())
                .setParameter(2, kind.name())
                .executeUpdate();
        if (unlinked == 0) {
            throw LOGIN_LINK_UNKNOWN.because("nothing of this kind is linked");
        }
        audit.record(caller.actor(), "login.unlink", "person:" + caller.personId(), Map.of("kind", kind.name()));
    }

    Optional<UUID> person(OutsideKind kind, byte[] subject) {
        List<?> found = database.createNativeQuery(
                        "SELECT person_id FROM outside_login WHERE kind = ?1 AND subject_mac = ?2", Object.class)
                .setParameter(1, kind.name())
                .setParameter(2, subject)
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /** Another one of that kind takes the place of the one before. */
    void link(OutsideKind kind, byte[] subject, UUID person) {
        database.createNativeQuery("DELETE FROM outside_login WHERE person_id = ?1 AND kind = ?2")
                .setParameter(1, person)
                .setParameter(2, kind.name())
                .executeUpdate();
        database.createNativeQuery(
                        "INSERT INTO outside_login (kind, subject_mac, person_id, linked_at) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, kind.name())
                .setParameter(2, subject)
                .setParameter(3, person)
                .setParameter(4, clock.instant())
                .executeUpdate();
        audit.record("citizen:" + person, "login.link", "person:" + person, Map.of("kind", kind.name()));
    }

    void forget(UUID person) {
        database.createNativeQuery("DELETE FROM outside_login WHERE person_id = ?1")
                .setParameter(1, person)
                .executeUpdate();
    }
}
