package cn.yishulai.people;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class OneTimeCodeRepository implements PanacheRepositoryBase<OneTimeCode, UUID> {

    /** Makes all who ask for a code for this number wait for each other. */
    void lock(PhoneNumber phone) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                .setParameter(1, "one-time-code:" + phone.digits())
                .getResultList();
    }

    /** The newest code of this number, locked; older ones are void. */
    Optional<OneTimeCode> newest(PhoneNumber phone) {
        return find("phone = ?1 order by askedAt desc, id desc", phone.digits())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    long askedFor(PhoneNumber phone, Instant since) {
        return count("phone = ?1 and askedAt > ?2", phone.digits(), since);
    }

    long askedFrom(byte[] address, Instant since) {
        return count("address = ?1 and askedAt > ?2", address, since);
    }

    long askedBy(byte[] device, Instant since) {
        return count("device = ?1 and askedAt > ?2", device, since);
    }
}
