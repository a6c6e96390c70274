package cn.yishulai.fairs;

import cn.yishulai.journal.OfflineEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes down what a device did, one event in one transaction: its effect, its outcome and its number stand together or not
 * at all. Whatever comes a second time is answered as the first time.
 */
@ApplicationScoped
@Transactional
public class DeviceMerge {

    /** The number was used for something else: the device has begun to count anew. */
    static final String SEQUENCE_USED = "SEQUENCE_USED";
    /** Nobody here does such things. */
    static final String KIND_UNKNOWN = "KIND_UNKNOWN";

    private final DeviceRows rows;
    private final TradeSql sql;
    private final OfflineEvents journal;
    private final Instance<DeviceEvents> handlers;

    DeviceMerge(DeviceRows rows, TradeSql sql, OfflineEvents journal, @Any Instance<DeviceEvents> handlers) {
        this.rows = rows;
        this.sql = sql;
        this.journal = journal;
        this.handlers = handlers;
    }

    /**
     * An event as it arrived.
     *
     * @param deviceTime what the clock of the device said
     * @param said digest of all that was said
     */
    record Arrived(DeviceEvent event, Instant deviceTime, byte[] said) {}

    /** @param repeated it was written down before */
    record Outcome(String code, boolean repeated) {}

    private record Stored(byte[] said, String outcome) {}

    /** @throws cn.yishulai.kernel.Refused DEVICE_REVOKED, and what the handler refuses: nothing is written down then */
    Outcome take(UUID device, Arrived arrived) {
        DeviceRows.Row row = rows.hold(device);
        FairDevices.requireGood(row);
        return known(arrived).orElseGet(() -> {
            String outcome = isVoid(row, arrived.event().occurredAt())
                    ? FairDeviceRefusal.DEVICE_OLD_EPOCH.name()
                    : done(row.facts(), arrived.event());
            return write(row.facts(), arrived, outcome);
        });
    }

    /** The event was refused: that is its outcome, now and whenever it comes again. */
    Outcome note(UUID device, Arrived arrived, String refusal) {
        DeviceRows.Row row = rows.hold(device);
        FairDevices.requireGood(row);
        return known(arrived).orElseGet(() -> write(row.facts(), arrived, refusal));
    }

    private Optional<Outcome> known(Arrived arrived) {
        return sql.one(
                        row -> new Stored(row.getBytes("said"), row.getString("outcome")),
                        """
                        SELECT e.said, o.outcome FROM fair_device_event e
                        JOIN offline_event o ON (o.device, o.sequence) = (e.device_id, e.sequence)
                        WHERE e.device_id = ? AND e.sequence = ?""",
                        arrived.event().device(),
                        arrived.event().sequence())
                .map(stored -> new Outcome(
                        Arrays.equals(stored.said(), arrived.said()) ? stored.outcome() : SEQUENCE_USED, true));
    }

    private boolean isVoid(DeviceRows.Row device, Instant occurred) {
        Instant since = device.isOld() ? rows.voidSince(device) : null;
        return since != null && !occurred.isBefore(since);
    }

    private String done(DeviceFacts device, DeviceEvent event) {
        return handlers.stream()
                .filter(handler -> handler.kinds().contains(event.kind()))
                .findFirst()
                .map(handler -> handler.apply(device, event))
                .orElse(KIND_UNKNOWN);
    }

    private Outcome write(DeviceFacts device, Arrived arrived, String outcome) {
        DeviceEvent event = arrived.event();
        journal.add(
                device.id(),
                device.pairedBy(),
                List.of(new OfflineEvents.Event(
                        event.sequence(), event.kind(), "fair:" + device.fair(), event.occurredAt(), outcome)));
        sql.change(
                "INSERT INTO fair_device_event (device_id, sequence, device_time, offset_ms, said) VALUES (?, ?, ?, ?, ?)",
                device.id(),
                event.sequence(),
                arrived.deviceTime(),
                Duration.between(arrived.deviceTime(), event.occurredAt()).toMillis(),
                arrived.said());
        return new Outcome(outcome, false);
    }
}
