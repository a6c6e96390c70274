package cn.yishulai.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Children, their guardians and what these agreed to. */
@ApplicationScoped
class WardRepository {

    private final Session database;

    WardRepository(Session database) {
        this.database = database;
    }

    /** Children for whom the person answers, or has been asked to. */
    List<Person> of(UUID guardian) {
        return database.createQuery(
                        """
                        from person p where (p.guardianId = ?1 or p.guardianOfferedTo = ?1) and p.erasedAt is null
                        order by p.createdAt, p.id""",
                        Person.class)
                .setParameter(1, guardian)
                .getResultList();
    }

    Optional<Consent> inForce(UUID child) {
        return database.createQuery("from consent c where c.personId = ?1 and c.revokedAt is null", Consent.class)
                .setParameter(1, child)
                .uniqueResultOptional();
    }

    List<WardView.ConsentView> history(UUID child) {
        return database.createQuery(
                        """
                        select new cn.yishulai.people.WardView$ConsentView(
                            c.noticeVersion, g.nickname, c.own, c.givenAt, c.revokedAt)
                        from consent c join person g on g.id = c.guardianId
                        where c.personId = ?1 order by c.givenAt desc, c.id desc""",
                        WardView.ConsentView.class)
                .setParameter(1, child)
                .getResultList();
    }

    /** The notice that is in force now. */
    NoticeText notice(Instant now) {
        Object[] row = database.createNativeQuery(
                        """
                        SELECT version, zh, en, since FROM consent_notice WHERE since <= ?1
                        ORDER BY since DESC, version DESC LIMIT 1""",
                        Object[].class)
                .setParameter(1, now)
                .getSingleResult();
        return new NoticeText((String) row[0], (String) row[1], (String) row[2], (Instant) row[3]);
    }

    /** What guardians are shown. */
    public record NoticeText(String version, String zh, String en, Instant since) {}
}
