package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairDeviceRefusal.DEVICE_OLD_EPOCH;
import static cn.yishulai.fairs.FairDeviceRefusal.DEVICE_REVOKED;
import static cn.yishulai.fairs.FairDeviceRefusal.DEVICE_TABLE_WRONG;
import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_MISMATCH;
import static cn.yishulai.people.DeviceRefusal.DEVICE_UNKNOWN;
import static cn.yishulai.people.DeviceRefusal.PAIRING_VOID;

import cn.yishulai.fairs.DeviceForms.Purpose;
import cn.yishulai.fairs.DeviceRows.Asked;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Helpers' phones and tablets at a fair. Who works on the fair shows a code, the device reads it and has a token from then
 * on: for this fair, for its gate or one table, until the fair is postponed or somebody takes the device out. It signs
 * nobody in, and sees nobody's data.
 */
@ApplicationScoped
@Transactional
public class FairDevices {

    private static final Duration CODE_IS_GOOD = Duration.ofMinutes(10);
    private static final Duration CODE_IS_KEPT = Duration.ofDays(1);

    private final DeviceRows rows;
    private final DeviceSecrets secrets;
    private final FairAccess access;
    private final Audit audit;
    private final Clock clock;

    FairDevices(DeviceRows rows, DeviceSecrets secrets, FairAccess access, Audit audit, Clock clock) {
        this.rows = rows;
        this.secrets = secrets;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param pairingCode to be shown as a symbol that the device reads; shown once */
    public record PairingView(String pairingCode, OffsetDateTime expiresAt) {}

    /**
     * @param token kept by the device and shown to nobody
     * @param clockOffsetMs what is added to its clock to have ours
     */
    public record PairedView(
            UUID id,
            String token,
            String purpose,
            String label,
            @Nullable Integer table,
            UUID fairId,
            String title,
            int epoch,
            long clockOffsetMs) {}

    /** @param old the fair was postponed since it was paired */
    public record DeviceView(
            UUID id,
            String purpose,
            String label,
            @Nullable Integer table,
            OffsetDateTime pairedAt,
            OffsetDateTime lastSeenAt,
            long clockOffsetMs,
            boolean old,
            @Nullable OffsetDateTime revokedAt) {}

    /**
     * A code for a device. The same key gets the same code.
     *
     * @throws Refused FAIR_UNKNOWN, DEVICE_TABLE_WRONG, IDEMPOTENCY_MISMATCH
     */
    PairingView offer(Caller caller, UUID fair, DeviceForms.Offer form, UUID key) {
        access.require(caller, fair);
        if ((form.purpose() == Purpose.TABLE) != (form.table() != null)) {
            throw DEVICE_TABLE_WRONG.because("a device of a table says which, one of the gate has none");
        }
        String code = secrets.code(caller.personId(), key);
        byte[] digest = DeviceSecrets.digest(code);
        byte[] mac = secrets.mac("form", fair.toString(), form.toString());
        Asked asked = new Asked(fair, form.purpose().name(), form.label().strip(), form.table(), caller.personId());
        rows.offer(digest, mac, asked, clock.instant().plus(CODE_IS_GOOD).truncatedTo(ChronoUnit.MICROS));
        DeviceRows.Pairing pairing = rows.pairing(digest).orElseThrow();
        if (!MessageDigest.isEqual(pairing.mac(), mac)) {
            throw IDEMPOTENCY_MISMATCH.because("this Idempotency-Key was used before with other contents");
        }
        return new PairingView(code, TicketViews.inCity(pairing.expires()));
    }

    /** The device that read the code is one of the fair's. The same key gets the same token. @throws Refused PAIRING_VOID */
    PairedView pair(DeviceForms.Pair form, UUID key) {
        Instant now = clock.instant();
        byte[] digest = DeviceSecrets.digest(form.pairingCode());
        DeviceRows.Pairing pairing = rows.pairing(digest)
                .filter(found -> found.isOpenFor(key, now))
                .orElseThrow(() -> PAIRING_VOID.because("ask for another code"));
        String token = secrets.token(form.pairingCode(), key);
        Asked asked = pairing.asked();
        UUID id = pairing.device();
        if (id == null) {
            id = rows.pair(digest, key, asked, DeviceSecrets.digest(token), now);
            rows.seen(id, Duration.between(form.deviceTime().toInstant(), now), now);
            audit.record(
                    "staff:" + asked.by(),
                    "fair-device.pair",
                    "device:" + id,
                    Map.of("fair", asked.fair().toString(), "purpose", asked.purpose()));
        }
        DeviceRows.Row device = rows.find(id).orElseThrow();
        return new PairedView(
                id,
                token,
                asked.purpose(),
                asked.label(),
                asked.table(),
                asked.fair(),
                access.facts(asked.fair()).title(),
                device.facts().epoch(),
                device.offset().toMillis());
    }

    /** In the order in which they were paired, with those that were taken out. @throws Refused FAIR_UNKNOWN */
    List<DeviceView> list(Caller caller, UUID fair) {
        access.require(caller, fair);
        return rows.of(fair).stream().map(FairDevices::view).toList();
    }

    /** Lost, stolen or given back: its token opens nothing any more. @throws Refused DEVICE_UNKNOWN */
    void revoke(Caller caller, UUID id) {
        DeviceRows.Row device = rows.find(id)
                .filter(found ->
                        FairAccess.reaches(caller, access.facts(found.facts().fair())))
                .orElseThrow(FairDevices::unknown);
        if (rows.revoke(device.facts().id(), caller.personId(), clock.instant())) {
            audit.record(caller.actor(), "fair-device.revoke", "device:" + id, Map.of());
        }
    }

    /** The device whose token this is. @throws Refused DEVICE_UNKNOWN, DEVICE_REVOKED, DEVICE_OLD_EPOCH */
    public DeviceFacts require(@Nullable String token) {
        DeviceRows.Row device = known(token);
        if (device.isOld()) {
            throw DEVICE_OLD_EPOCH.because("the fair was postponed since the device was paired");
        }
        return device.facts();
    }

    /** The same, also after the fair was postponed: what it did before is not lost. @throws Refused DEVICE_UNKNOWN, DEVICE_REVOKED */
    DeviceRows.Row known(@Nullable String token) {
        DeviceRows.Row device =
                token == null ? null : rows.byToken(DeviceSecrets.digest(token)).orElse(null);
        if (device == null) {
            throw unknown();
        }
        requireGood(device);
        return device;
    }

    static void requireGood(DeviceRows.Row device) {
        if (device.revokedAt() != null) {
            throw DEVICE_REVOKED.because("this device was taken out");
        }
    }

    static Refused unknown() {
        return DEVICE_UNKNOWN.because("no device of a fair has this token");
    }

    /** How wrong its clock was taken to be, and when it was heard of. */
    void seen(UUID device, Duration offset) {
        rows.seen(device, offset, clock.instant());
    }

    @Scheduled(every = "6h", delayed = "16m")
    void forgetOld() {
        rows.forgetPairings(clock.instant().minus(CODE_IS_KEPT));
    }

    private static DeviceView view(DeviceRows.Row row) {
        Instant revoked = row.revokedAt();
        return new DeviceView(
                row.facts().id(),
                row.facts().purpose(),
                row.label(),
                row.facts().table(),
                TicketViews.inCity(row.pairedAt()),
                TicketViews.inCity(row.seenAt()),
                row.offset().toMillis(),
                row.isOld(),
                revoked == null ? null : TicketViews.inCity(revoked));
    }
}
