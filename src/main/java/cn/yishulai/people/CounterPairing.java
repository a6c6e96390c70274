package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A code that makes a device one of a site. Good once, and only while somebody stands beside it. */
@Entity(name = "counter_pairing")
class CounterPairing {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    @Id
    private byte[] codeDigest;

    private byte[] requestMac;
    private UUID siteId;
    private String label;
    private UUID madeBy;
    private Instant expiresAt;
    private @Nullable UUID usedKey;
    private @Nullable UUID deviceId;

    protected CounterPairing() {}

    CounterPairing(byte[] codeDigest, byte[] requestMac, UUID site, String label, UUID madeBy) {
        this.codeDigest = codeDigest.clone();
        this.requestMac = requestMac.clone();
        this.siteId = site;
        this.label = label;
        this.madeBy = madeBy;
    }

    CounterPairing from(Instant now) {
        expiresAt = now.plus(LIFETIME).truncatedTo(ChronoUnit.MICROS);
        return this;
    }

    boolean isOpen(Instant now) {
        return usedKey == null && now.isBefore(expiresAt);
    }

    boolean wasAskedWith(byte[] mac) {
        return MessageDigest.isEqual(requestMac, mac);
    }

    boolean wasUsedWith(UUID key) {
        return key.equals(usedKey);
    }

    void used(UUID key, UUID device) {
        usedKey = key;
        deviceId = device;
    }

    UUID site() {
        return siteId;
    }

    String label() {
        return label;
    }

    UUID madeBy() {
        return madeBy;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    UUID device() {
        return deviceId;
    }
}
