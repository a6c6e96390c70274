package cn.yishulai.people;

import static cn.yishulai.people.EmailRefusal.EMAIL_NOT_PROVEN;
import static cn.yishulai.people.EmailRefusal.EMAIL_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.journal.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The e-mail addresses of persons: one each, and each of one person, who showed it to be theirs last. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class EmailLogins {

    private final EntityManager database;
    private final EmailWay way;
    private final OneTimeCodes codes;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    EmailLogins(EntityManager database, EmailWay way, OneTimeCodes codes, Outbox outbox, Audit audit, Clock clock) {
        this.database = database;
        this.way = way;
        this.codes = codes;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param email masked */
    public record EmailView(String email, Instant verifiedAt) {}

    /** Mine: none or one. */
    public List<EmailView> of(Caller caller) {
        List<?> rows = database.createNativeQuery(
                        "SELECT email, verified_at FROM email_login WHERE person_id = ?1", Object[].class)
                .setParameter(1, caller.personId())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new EmailView(new EmailAddress((String) row[0]).masked(), (Instant) row[1]))
                .toList();
    }

    /**
     * From now on this address is the caller's; it takes the place of the one before, and is nobody else's any more. The family is told, because
     * it signs in.
     *
     * @throws cn.yishulai.kernel.Refused EMAIL_NOT_OFFERED, SIGN_IN_MALFORMED, EMAIL_NOT_PROVEN
     */
    public EmailView add(Caller caller, EmailForm form) {
        way.require();
        EmailAddress email = EmailAddress.require(form.email());
        if (!codes.redeemApart(email, form.code())) {
            throw EMAIL_NOT_PROVEN.because("the code that was sent to this address shows that it is yours");
        }
        codes.queue(email);
        database.createNativeQuery("DELETE FROM email_login WHERE email = ?1 OR person_id = ?2")
                .setParameter(1, email.text())
                .setParameter(2, caller.personId())
                .executeUpdate();
        database.createNativeQuery("INSERT INTO email_login (person_id, email, verified_at) VALUES (?1, ?2, ?3)")
                .setParameter(1, caller.personId())
                .setParameter(2, email.text())
                .setParameter(3, clock.instant())
                .executeUpdate();
        audit.record(caller.actor(), "email.attach", "person:" + caller.personId(), Map.of());
        outbox.post(
                "household-changed",
                Map.of(
                        "householdId", caller.household().toString(),
                        "change", "一位成员登记了邮箱，可用它登录",
                        "changeEn", "one of you can now sign in by e-mail"));
        return of(caller).get(0);
    }

    /** From here on nobody signs in by it, and nothing is sent to it. @throws cn.yishulai.kernel.Refused EMAIL_UNKNOWN */
    public void remove(Caller caller) {
        int removed = database.createNativeQuery("DELETE FROM email_login WHERE person_id = ?1")
                .setParameter(1, caller.personId())
                .executeUpdate();
        if (removed == 0) {
            throw EMAIL_UNKNOWN.because("you have no e-mail address here");
        }
        audit.record(caller.actor(), "email.detach", "person:" + caller.personId(), Map.of());
    }

    /** Those of a household who have an address and no phone: what their family is told goes there too. */
    public List<UUID> withoutPhone(UUID household) {
        List<?> persons = database.createNativeQuery(
                        """
                        SELECT e.person_id FROM email_login e JOIN person p ON p.id = e.person_id
                        WHERE p.household_id = ?1
                          AND NOT EXISTS (SELECT FROM phone_login l WHERE l.person_id = e.person_id)
                        ORDER BY e.person_id""",
                        Object.class)
                .setParameter(1, household)
                .getResultList();
        return persons.stream().map(UUID.class::cast).toList();
    }

    /** Where a message to this person goes now. */
    public Optional<String> address(UUID person) {
        List<?> addresses = database.createNativeQuery(
                        "SELECT email FROM email_login WHERE person_id = ?1", Object.class)
                .setParameter(1, person)
                .getResultList();
        return addresses.stream().map(String.class::cast).findFirst();
    }

    /** Whose it is; they have just shown it again. */
    Optional<UUID> shownAgain(EmailAddress email) {
        List<?> owners = database.createNativeQuery("SELECT person_id FROM email_login WHERE email = ?1", Object.class)
                .setParameter(1, email.text())
                .getResultList();
        database.createNativeQuery("UPDATE email_login SET verified_at = ?1 WHERE email = ?2")
                .setParameter(1, clock.instant())
                .setParameter(2, email.text())
                .executeUpdate();
        return owners.stream().map(UUID.class::cast).findFirst();
    }

    void forget(UUID person) {
        address(person).map(EmailAddress::new).ifPresent(codes::forget);
        database.createNativeQuery("DELETE FROM email_login WHERE person_id = ?1")
                .setParameter(1, person)
                .executeUpdate();
    }
}
