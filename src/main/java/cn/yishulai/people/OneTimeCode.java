package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Six digits sent to a phone or an e-mail address. Only a keyed digest is kept; a thief of the table cannot try all million of them. */
@Entity(name = "one_time_code")
class OneTimeCode {

    static final Duration LIFETIME = Duration.ofMinutes(5);
    static final int DIGITS = 6;
    /** 50 guesses a day at one number, with ten codes: one chance in 20,000. */
    static final int TRIES = 5;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String sentTo;
    private byte[] codeMac;
    private Instant askedAt;
    private Instant expiresAt;
    private short tries;
    private @Nullable Instant usedAt;
    private byte[] address;
    private byte @Nullable [] device;

    protected OneTimeCode() {}

    OneTimeCode(Recipient to, byte[] codeMac, byte[] address, byte @Nullable [] device, Instant now) {
        this.sentTo = to.text();
        this.codeMac = codeMac.clone();
        this.address = address.clone();
        this.device = device == null ? null : device.clone();
        this.askedAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** Uses the code up, or counts the wrong guess. */
    boolean redeem(byte[] mac, Instant now) {
        if (usedAt != null || tries >= TRIES || !now.isBefore(expiresAt)) {
            return false;
        }
        if (!MessageDigest.isEqual(codeMac, mac)) {
            tries++;
            return false;
        }
        usedAt = now;
        return true;
    }

    Instant askedAt() {
        return askedAt;
    }
}
