package cn.yishulai.people;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class OneTimeCodeRepository implements PanacheRepositoryBase<OneTimeCode, UUID> {

    /** Makes all who ask for a code for this recipient wait for each other. */
    void lock(Recipient to) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                .setParameter(1, "one-time-code:" + to.text())
                .getResultList();
    }

    /** The newest code of this recipient, locked; older ones are void. */
    Optional<OneTimeCode> newest(Recipient to) {
        return find("sentTo = ?1 order by askedAt desc, id desc", to.text())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    void forget(Recipient to) {
        delete("sentTo", to.text());
    }

    long askedFor(Recipient to, Instant since) {
        return count("sentTo = ?1 and askedAt > ?2", to.text(), since);
    }

    long askedFrom(byte[] address, Instant since) {
        return count("address = ?1 and askedAt > ?2", address, since);
    }

    long askedBy(byte[] device, Instant since) {
        return count("device = ?1 and askedAt > ?2", device, since);
    }
}
