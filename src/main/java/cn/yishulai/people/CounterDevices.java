package cn.yishulai.people;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_MISMATCH;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.people.DeviceRefusal.DEVICE_UNKNOWN;
import static cn.yishulai.people.DeviceRefusal.PAIRING_VOID;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;

/**
 * Devices at a site that several people share. A device proves by its credential that it is there; who stands before it
 * proves that by PIN. Every public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class CounterDevices {

    /** 120 bits. */
    private static final int CODE_LETTERS = 24;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String PAIRING = "counter-pairing";
    private static final String CREDENTIAL = "counter-device";

    private final DeviceRepository repository;
    private final SessionRepository sessions;
    private final Macs macs;
    private final Audit audit;
    private final Clock clock;

    CounterDevices(DeviceRepository repository, SessionRepository sessions, Macs macs, Audit audit, Clock clock) {
        this.repository = repository;
        this.sessions = sessions;
        this.macs = macs;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param pairingCode to be shown as a QR code to the device; shown once */
    public record PairingView(String pairingCode, Instant expiresAt) {}

    /** @param credential kept by the device and shown to nobody */
    public record PairedView(UUID id, UUID siteId, String label, String credential) {}

    public record DeviceView(UUID id, UUID siteId, String label, Instant pairedAt) {}

    /**
     * A code for a device that shall stand at the site. The same key gets the same code.
     *
     * @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, IDEMPOTENCY_MISMATCH
     */
    public PairingView offer(Caller caller, UUID site, String label, UUID key) {
        caller.requireSite(site);
        String code = new Base32()
                .encodeToString(macs.of(PAIRING, caller.personId().toString(), key.toString()))
                .substring(0, CODE_LETTERS);
        byte[] mac = macs.of(PAIRING, "form", site.toString(), label);
        byte[] digest = Macs.digest(code);
        CounterPairing pairing = repository.pairing(digest).orElse(null);
        if (pairing == null) {
            pairing = new CounterPairing(digest, mac, site, label, caller.personId()).from(clock.instant());
            repository.keep(pairing);
        } else if (!pairing.wasAskedWith(mac)) {
            throw IDEMPOTENCY_MISMATCH.because("this Idempotency-Key was used before with other contents");
        }
        return new PairingView(code, pairing.expiresAt());
    }

    /** Makes the device one of the site. The same key gets the same credential. @throws cn.yishulai.kernel.Refused PAIRING_VOID */
    public PairedView pair(String code, UUID key) {
        Instant now = clock.instant();
        CounterPairing pairing = repository
                .pairing(Macs.digest(code))
                .filter(found -> found.isOpen(now) || found.wasUsedWith(key))
                .orElseThrow(() -> PAIRING_VOID.because("ask for another code at the desk"));
        String credential =
                Base64.getUrlEncoder().withoutPadding().encodeToString(macs.of(CREDENTIAL, code, key.toString()));
        UUID id = pairing.device();
        if (id == null) {
            CounterDevice device = new CounterDevice(pairing, Macs.digest(credential), now);
            repository.persist(device);
            id = device.id();
            pairing.used(key, id);
            audit.record(
                    "staff:" + pairing.madeBy(),
                    "device.pair",
                    "device:" + id,
                    Map.of("site", pairing.site().toString()));
        }
        return new PairedView(id, pairing.site(), pairing.label(), credential);
    }

    /** In the order in which they were paired. @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS */
    public Page<DeviceView> at(Caller caller, UUID site, @Nullable String after, int limit) {
        caller.requireSite(site);
        UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        List<DeviceView> rows = repository.at(site, last, limit + 1).stream()
                .map(device -> new DeviceView(device.id(), device.site(), device.label(), device.pairedAt()))
                .toList();
        return Page.cut(rows, limit, device -> device.id().toString());
    }

    /** Lost, stolen or given away: its session ends and its credential opens nothing. @throws cn.yishulai.kernel.Refused DEVICE_UNKNOWN, SITE_NOT_YOURS */
    public void revoke(Caller caller, UUID id) {
        CounterDevice device = repository
                .locked(id)
                .filter(found -> !found.isRevoked())
                .orElseThrow(() -> DEVICE_UNKNOWN.because("there is no such device"));
        caller.requireSite(device.site());
        device.revoke(clock.instant());
        sessions.endAt(id, clock.instant());
        audit.record(caller.actor(), "device.revoke", "device:" + id, Map.of());
    }

    @Scheduled(every = "6h", delayed = "15m")
    void forgetOld() {
        repository.forgetPairings(clock.instant().minus(KEPT));
    }
}
