package cn.yishulai.notices;

import static cn.yishulai.notices.NoticeRefusal.PUSH_DEVICES_TOO_MANY;
import static cn.yishulai.notices.NoticeRefusal.PUSH_DEVICE_UNKNOWN;

import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The apps that persons let us write to. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class PushDevices {

    /** Phones, tablets and browsers of one person. */
    private static final int MOST = 10;

    private final Session database;
    private final Clock clock;

    PushDevices(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An app of mine; its token is not shown again. */
    public record PushDeviceView(UUID id, PushGateway.Platform platform, Instant addedAt) {}

    List<PushDeviceView> of(Caller caller) {
        return database.createNativeQuery(
                        "SELECT id, platform, added_at FROM push_device WHERE person_id = ?1 ORDER BY id",
                        Object[].class)
                .setParameter(1, caller.personId())
                .getResultStream()
                .map(row -> new PushDeviceView(
                        (UUID) row[0], PushGateway.Platform.valueOf((String) row[1]), (Instant) row[2]))
                .toList();
    }

    /**
     * The same token again is the same app: a phone that changes hands writes to whoever signs in on it.
     *
     * @throws cn.yishulai.kernel.Refused PUSH_DEVICES_TOO_MANY
     */
    PushDeviceView register(Caller caller, PushDeviceForm form) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO push_device (id, person_id, token, platform, added_at) VALUES (uuidv7(), ?1, ?2, ?3, ?4)
                        ON CONFLICT ON CONSTRAINT push_device_token DO UPDATE SET person_id = excluded.person_id,
                            platform = excluded.platform, added_at = excluded.added_at""")
                .setParameter(1, caller.personId())
                .setParameter(2, form.token())
                .setParameter(3, form.platform().name())
                .setParameter(4, clock.instant())
                .executeUpdate();
        List<PushDeviceView> mine = of(caller);
        if (mine.size() > MOST) {
            throw PUSH_DEVICES_TOO_MANY.because("a person has at most %d apps".formatted(MOST));
        }
        UUID id = database.createNativeQuery("SELECT id FROM push_device WHERE token = ?1", Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter(1, form.token())
                .getSingleResult();
        return mine.stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** @throws cn.yishulai.kernel.Refused PUSH_DEVICE_UNKNOWN also for somebody else's */
    void remove(Caller caller, UUID device) {
        int removed = database.createNativeMutationQuery("DELETE FROM push_device WHERE id = ?1 AND person_id = ?2")
                .setParameter(1, device)
                .setParameter(2, caller.personId())
                .executeUpdate();
        if (removed == 0) {
            throw PUSH_DEVICE_UNKNOWN.because("you registered no such app");
        }
    }

    List<PushGateway.Device> of(UUID person) {
        return database.createNativeQuery(
                        "SELECT token, platform FROM push_device WHERE person_id = ?1 ORDER BY id", Object[].class)
                .setParameter(1, person)
                .getResultStream()
                .map(row -> new PushGateway.Device((String) row[0], PushGateway.Platform.valueOf((String) row[1])))
                .toList();
    }

    /** The app was removed from that phone. */
    void gone(PushGateway.Device device) {
        database.createNativeMutationQuery("DELETE FROM push_device WHERE token = ?1")
                .setParameter(1, device.token())
                .executeUpdate();
    }

    void forget(UUID person) {
        database.createNativeMutationQuery("DELETE FROM push_device WHERE person_id = ?1")
                .setParameter(1, person)
                .executeUpdate();
    }
}
