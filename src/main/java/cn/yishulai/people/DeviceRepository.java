package cn.yishulai.people;

import cn.yishulai.journal.Locked;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DeviceRepository implements PanacheRepositoryBase<CounterDevice, UUID> {

    Optional<CounterDevice> byCredential(byte[] digest) {
        return find("credentialDigest = ?1 and revokedAt is null", (Object) digest)
                .firstResultOptional();
    }

    Optional<CounterDevice> locked(UUID id) {
        return Locked.row(getEntityManager(), CounterDevice.class, id);
    }

    /** In the order in which they were paired. */
    List<CounterDevice> at(UUID site, @Nullable UUID after, int rows) {
        return find(
                        "siteId = ?1 and revokedAt is null and id > ?2 order by id",
                        site,
                        after == null ? new UUID(0, 0) : after)
                .page(0, rows)
                .list();
    }

    /** Locked: of two devices that read one code, one is first. */
    Optional<CounterPairing> pairing(byte[] digest) {
        return Locked.row(getEntityManager(), CounterPairing.class, digest);
    }

    void keep(CounterPairing pairing) {
        getEntityManager().persist(pairing);
    }

    void forgetPairings(Instant before) {
        getEntityManager()
                .createQuery("delete from counter_pairing p where p.expiresAt < ?1")
                .setParameter(1, before)
                .executeUpdate();
    }

    /** Takes one of the five tries; false when none is left. */
    boolean takeTry(UUID device, byte[] who) {
        return getEntityManager()
                        .createNativeQuery(
                                """
                                INSERT INTO pin_try AS t (device_id, who, tries) VALUES (?1, ?2, 1)
                                ON CONFLICT ON CONSTRAINT pin_try_pk DO UPDATE SET tries = t.tries + 1 WHERE t.tries < 5""")
                        .setParameter(1, device)
                        .setParameter(2, who)
                        .executeUpdate()
                == 1;
    }

    void forgetTries(UUID device, byte[] who) {
        getEntityManager()
                .createNativeQuery("DELETE FROM pin_try WHERE device_id = ?1 AND who = ?2")
                .setParameter(1, device)
                .setParameter(2, who)
                .executeUpdate();
    }

    void forgetTries(byte[] who) {
        getEntityManager()
                .createNativeQuery("DELETE FROM pin_try WHERE who = ?1")
                .setParameter(1, who)
                .executeUpdate();
    }

    Optional<String> pinHash(UUID staff) {
        return getSession()
                .createNativeQuery("SELECT pin_hash FROM staff_pin WHERE staff_id = ?1", Object.class)
                .setTupleTransformer((cells, aliases) -> (String) cells[0])
                .setParameter(1, staff)
                .uniqueResultOptional();
    }

    void keepPin(UUID staff, String hash, Instant now) {
        getEntityManager()
                .createNativeQuery(
                        """
                        INSERT INTO staff_pin (staff_id, pin_hash, set_at) VALUES (?1, ?2, ?3)
                        ON CONFLICT ON CONSTRAINT staff_pin_pk DO UPDATE SET pin_hash = excluded.pin_hash, set_at = excluded.set_at""")
                .setParameter(1, staff)
                .setParameter(2, hash)
                .setParameter(3, now)
                .executeUpdate();
    }

    void forgetPin(UUID staff) {
        getEntityManager()
                .createNativeQuery("DELETE FROM staff_pin WHERE staff_id = ?1")
                .setParameter(1, staff)
                .executeUpdate();
    }
}
