package cn.yishulai.fairs;

import cn.yishulai.fairs.DeviceMerge.Arrived;
import cn.yishulai.journal.Deadlock;
import cn.yishulai.kernel.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what devices did, any number of times and in any order. Each event is a transaction of its own, so a connection
 * that breaks in the middle loses nothing: what arrived stands, and all of it may be sent again.
 */
@ApplicationScoped
class DeviceUploads {

    private final FairDevices devices;
    private final DeviceMerge merge;
    private final FairAccess access;
    private final ObjectMapper json;
    private final Clock clock;

    DeviceUploads(FairDevices devices, DeviceMerge merge, FairAccess access, ObjectMapper json, Clock clock) {
        this.devices = devices;
        this.merge = merge;
        this.access = access;
        this.json = json.copy().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
        this.clock = clock;
    }

    /** @param repeated it had come before; the outcome is the one of then */
    record Item(long sequence, String outcome, boolean repeated) {}

    /**
     * @param clockOffsetMs what is added to the clock of the device to have ours
     * @param old the fair was postponed since the device was paired: it must be paired anew
     */
    record View(OffsetDateTime now, long clockOffsetMs, FairState fairState, boolean old, List<Item> items) {}

    /** @throws Refused DEVICE_UNKNOWN, DEVICE_REVOKED */
    View take(@Nullable String token, UUID id, DeviceForms.Upload form) {
        DeviceRows.Row device = devices.known(token);
        if (!device.facts().id().equals(id)) {
            throw FairDevices.unknown();
        }
        Instant now = clock.instant();
        Duration measured = Duration.between(form.sentAt().toInstant(), now);
        DeviceClock times = new DeviceClock(device.pairedAt(), now, measured, device.offset());
        List<Item> items = new ArrayList<>();
        form.events().stream()
                .sorted(Comparator.comparing(DeviceForms.Event::sequence))
                .forEach(event -> items.add(item(id, arrived(id, event, times))));
        devices.seen(id, measured);
        FairFacts fair = access.facts(device.facts().fair());
        return new View(TicketViews.inCity(now), measured.toMillis(), fair.state(), device.isOld(), items);
    }

    private Item item(UUID device, Arrived arrived) {
        DeviceMerge.Outcome outcome;
        try {
            outcome = Deadlock.retried(() -> merge.take(device, arrived));
        } catch (Refused refused) {
            if (refused.refusal() == FairDeviceRefusal.DEVICE_REVOKED) {
                throw refused;
            }
            outcome = merge.note(device, arrived, refused.refusal().name());
        }
        return new Item(arrived.event().sequence(), outcome.code(), outcome.repeated());
    }

    private Arrived arrived(UUID device, DeviceForms.Event event, DeviceClock times) {
        Instant byDevice = event.occurredAt().toInstant();
        return new Arrived(
                new DeviceEvent(device, event.sequence(), event.kind(), times.right(byDevice), event.said()),
                byDevice,
                DeviceSecrets.digest(event.kind() + '|' + byDevice + '|' + text(event)));
    }

    private String text(DeviceForms.Event event) {
        try {
            return json.writeValueAsString(event.said());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
