package cn.yishulai.people;

import cn.yishulai.kernel.FamilyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attempts, failures and known addresses of those who sign in. */
@ApplicationScoped
class LoginRepository {

    private final EntityManager database;

    LoginRepository(EntityManager database) {
        this.database = database;
    }

    Optional<LoginAttempt> attempt(UUID key) {
        return Optional.ofNullable(database.find(LoginAttempt.class, key));
    }

    /** False when somebody else has the key now. Until the end of the transaction it is ours. */
    boolean lock(UUID key) {
        return (Boolean) database.createNativeQuery("SELECT pg_try_advisory_xact_lock(?1)", Object.class)
                .setParameter(1, key.getMostSignificantBits() ^ key.getLeastSignificantBits())
                .getSingleResult();
    }

    void keep(LoginAttempt attempt) {
        database.persist(attempt);
    }

    Optional<PhoneLogin> newestLogin(PhoneNumber phone) {
        return database.createQuery(
                        "select l from phone_login l where l.phone = ?1 order by l.verifiedAt desc, l.id",
                        PhoneLogin.class)
                .setParameter(1, phone.digits())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    List<PhoneLogin> of(PhoneNumber phone) {
        return database.createQuery(
                        "select l from phone_login l where l.phone = ?1 order by l.verifiedAt desc, l.id",
                        PhoneLogin.class)
                .setParameter(1, phone.digits())
                .getResultList();
    }

    /** Those for persons of the family with this card. */
    List<PhoneLogin> of(PhoneNumber phone, FamilyCode card) {
        return database.createQuery(
                        """
                        select l from phone_login l join person p on p.id = l.personId
                        join household h on h.id = p.householdId
                        where l.phone = ?1 and h.familyCode = ?2 order by l.verifiedAt desc, l.id""",
                        PhoneLogin.class)
                .setParameter(1, phone.digits())
                .setParameter(2, card.value())
                .getResultList();
    }

    void forget(PhoneLogin login) {
        database.remove(login);
    }

    void flush() {
        database.flush();
    }

    Optional<PhoneLogin> login(PhoneNumber phone, UUID person) {
        return database.createQuery(
                        "select l from phone_login l where l.phone = ?1 and l.personId = ?2", PhoneLogin.class)
                .setParameter(1, phone.digits())
                .setParameter(2, person)
                .getResultStream()
                .findFirst();
    }

    void keep(PhoneLogin login) {
        database.persist(login);
    }

    /** Makes all who try the same at once wait for each other, so that each sees the tries before it. */
    void queue(byte[] who) {
        database.createNativeQuery(
                        "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(encode(?1, 'hex'), 0))", Object.class)
                .setParameter(1, who)
                .getResultList();
    }

    /** Counts a failure before it is known to be one. */
    UUID count(byte[] who, byte[] address, Instant now) {
        UUID id = UUID.randomUUID();
        database.createNativeQuery("INSERT INTO login_failure (id, at, who, address) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, id)
                .setParameter(2, now)
                .setParameter(3, who)
                .setParameter(4, address)
                .executeUpdate();
        return id;
    }

    void uncount(UUID failure) {
        database.createNativeQuery("DELETE FROM login_failure WHERE id = ?1")
                .setParameter(1, failure)
                .executeUpdate();
    }

    long failuresOf(byte[] who, byte @Nullable [] address, Instant since) {
        String from = address == null ? "" : " AND address = ?3";
        var query = database.createNativeQuery(
                        "SELECT count(*) FROM login_failure WHERE who = ?1 AND at > ?2" + from, Object.class)
                .setParameter(1, who)
                .setParameter(2, since);
        if (address != null) {
            query.setParameter(3, address);
        }
        return (Long) query.getSingleResult();
    }

    long failuresFrom(byte[] address, Instant since) {
        return (Long) database.createNativeQuery(
                        "SELECT count(*) FROM login_failure WHERE address = ?1 AND at > ?2", Object.class)
                .setParameter(1, address)
                .setParameter(2, since)
                .getSingleResult();
    }

    boolean knowsAddress(UUID staff, byte[] address, Instant since) {
        return !database.createNativeQuery(
                        "SELECT 1 FROM staff_address WHERE staff_id = ?1 AND address = ?2 AND seen_at > ?3",
                        Object.class)
                .setParameter(1, staff)
                .setParameter(2, address)
                .setParameter(3, since)
                .getResultList()
                .isEmpty();
    }

    void rememberAddress(UUID staff, byte[] address, Instant now) {
        database.createNativeQuery(
                        """
                        INSERT INTO staff_address (staff_id, address, seen_at) VALUES (?1, ?2, ?3)
                        ON CONFLICT ON CONSTRAINT staff_address_pk DO UPDATE SET seen_at = excluded.seen_at""")
                .setParameter(1, staff)
                .setParameter(2, address)
                .setParameter(3, now)
                .executeUpdate();
    }
}
