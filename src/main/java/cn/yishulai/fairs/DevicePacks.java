package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What devices take along for hours without network. */
@ApplicationScoped
@Transactional
public class DevicePacks {

    private final FairDevices devices;
    private final FairAccess access;
    private final Instance<DevicePack> packs;
    private final Clock clock;

    DevicePacks(FairDevices devices, FairAccess access, @Any Instance<DevicePack> packs, Clock clock) {
        this.devices = devices;
        this.access = access;
        this.packs = packs;
        this.clock = clock;
    }

    /**
     * @param now by our clock: what is younger than this, the device does not know of
     * @param pack by purpose; empty when the fair is over, and then the device forgets what it has
     */
    public record View(
            OffsetDateTime now,
            UUID fairId,
            String title,
            FairState fairState,
            int epoch,
            OffsetDateTime from,
            OffsetDateTime until,
            Map<String, Object> pack) {}

    /** @throws cn.yishulai.kernel.Refused DEVICE_UNKNOWN, DEVICE_REVOKED, DEVICE_OLD_EPOCH */
    View pack(@Nullable String token, UUID id) {
        DeviceFacts device = devices.require(token);
        if (!device.id().equals(id)) {
            throw FairDevices.unknown();
        }
        FairFacts fair = access.facts(device.fair());
        return new View(
                TicketViews.inCity(clock.instant()),
                fair.id(),
                fair.title(),
                fair.state(),
                fair.epoch(),
                TicketViews.inCity(fair.begins()),
                TicketViews.inCity(fair.ends()),
                isOver(fair) ? Map.of() : contents(device));
    }

    private Map<String, Object> contents(DeviceFacts device) {
        return packs.stream()
                .filter(pack -> pack.purpose().equals(device.purpose()))
                .findFirst()
                .map(pack -> pack.pack(device))
                .orElse(Map.of());
    }

    static boolean isOver(FairFacts fair) {
        return switch (fair.state()) {
            case CLOSED, RECONCILED, CANCELLED -> true;
            case DRAFT, PROPOSED, APPROVED, PUBLISHED, RUNNING, POSTPONED -> false;
        };
    }
}
