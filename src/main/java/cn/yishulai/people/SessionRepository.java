package cn.yishulai.people;

import static cn.yishulai.people.SignInRefusal.SESSION_ENDED;

import cn.yishulai.journal.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SessionRepository {

    private final EntityManager database;

    SessionRepository(EntityManager database) {
        this.database = database;
    }

    void keep(LoginSession session) {
        database.persist(session);
    }

    void keep(RefreshToken token) {
        database.persist(token);
    }

    /** Locked: of two exchanges of one token, one is first. @throws cn.yishulai.kernel.Refused SESSION_ENDED */
    RefreshToken requireToken(byte[] digest) {
        return findToken(digest).orElseThrow(() -> SESSION_ENDED.because("sign in again"));
    }

    Optional<RefreshToken> findToken(byte[] digest) {
        return Locked.row(database, RefreshToken.class, digest);
    }

    LoginSession require(UUID id) {
        return Locked.row(database, LoginSession.class, id).orElseThrow(() -> SESSION_ENDED.because("sign in again"));
    }

    /** Sessions that act for the person by proxy are their holders' own again; of one holder, or of all. */
    void fallBack(UUID person, @Nullable UUID holder) {
        database.createQuery(
                        """
                        update login_session s set s.personId = s.holderId
                        where s.personId = ?1 and s.holderId <> ?1 and (s.holderId = ?2 or ?2 is null) and s.endedAt is null""")
                .setParameter(1, person)
                .setParameter(2, holder)
                .executeUpdate();
    }

    /** Open sessions of a person must show first that this number is still theirs. */
    void uncertain(PhoneNumber phone, UUID holder) {
        database.createQuery(
                        """
                        update login_session s set s.restricted = ?1, s.uncertainPhone = ?2
                        where s.holderId = ?3 and s.endedAt is null""")
                .setParameter(1, LoginSession.NUMBER_UNCERTAIN)
                .setParameter(2, phone.digits())
                .setParameter(3, holder)
                .executeUpdate();
    }

    /** The number is theirs. */
    void certain(PhoneNumber phone, Collection<UUID> holders) {
        database.createQuery(
                        """
                        update login_session s set s.restricted = null, s.uncertainPhone = null
                        where s.uncertainPhone = ?1 and s.holderId in ?2""")
                .setParameter(1, phone.digits())
                .setParameter(2, holders)
                .executeUpdate();
    }

    /** Numbers stand in ended sessions no longer than in open ones. */
    void forgetNumbers(UUID person) {
        database.createQuery("update login_session s set s.uncertainPhone = null where s.holderId = ?1")
                .setParameter(1, person)
                .executeUpdate();
    }

    /** The member of staff whose session it is. */
    Optional<UUID> worker(UUID session) {
        return Optional.ofNullable(database.find(LoginSession.class, session)).map(LoginSession::staffId);
    }

    /** Ends every open session of a person or a member of staff. */
    int endAll(UUID who, LoginSession.End reason, Instant now) {
        return database.createQuery(
                        """
                        update login_session s set s.endedAt = ?1, s.endReason = ?2
                        where (s.personId = ?3 or s.staffId = ?3 or s.holderId = ?3) and s.endedAt is null""")
                .setParameter(1, now)
                .setParameter(2, reason)
                .setParameter(3, who)
                .executeUpdate();
    }

    /** Ends the session of a shared device, if there is one. */
    int endAt(UUID device, Instant now) {
        return database.createQuery(
                        """
                        update login_session s set s.endedAt = ?1, s.endReason = ?2
                        where s.deviceId = ?3 and s.endedAt is null""")
                .setParameter(1, now)
                .setParameter(2, LoginSession.End.SIGNED_OUT)
                .setParameter(3, device)
                .executeUpdate();
    }

    /** Ends every open session of somebody but this one. */
    int endOthers(UUID who, UUID kept, LoginSession.End reason, Instant now) {
        return database.createQuery(
                        """
                        update login_session s set s.endedAt = ?1, s.endReason = ?2
                        where (s.personId = ?3 or s.staffId = ?3) and s.id <> ?4 and s.endedAt is null""")
                .setParameter(1, now)
                .setParameter(2, reason)
                .setParameter(3, who)
                .setParameter(4, kept)
                .executeUpdate();
    }
}
