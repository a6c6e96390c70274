package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A device at a site that several people share. */
@Entity(name = "counter_device")
class CounterDevice {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID siteId;
    private String label;
    private byte[] credentialDigest;
    private UUID pairedBy;
    private Instant pairedAt;
    private @Nullable Instant revokedAt;

    protected CounterDevice() {}

    CounterDevice(CounterPairing pairing, byte[] credentialDigest, Instant now) {
        this.siteId = pairing.site();
        this.label = pairing.label();
        this.pairedBy = pairing.madeBy();
        this.credentialDigest = credentialDigest.clone();
        this.pairedAt = now;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    UUID id() {
        return id;
    }

    UUID site() {
        return siteId;
    }

    String label() {
        return label;
    }

    UUID pairedBy() {
        return pairedBy;
    }

    Instant pairedAt() {
        return pairedAt;
    }
}
