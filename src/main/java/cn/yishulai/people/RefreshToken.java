package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The digest of a refresh token. It is exchanged once; after that only the retry of the same exchange is answered. */
@Entity(name = "refresh_token")
class RefreshToken {

    @Id
    private byte[] digest;

    private UUID sessionId;
    private Instant issuedAt;
    private Instant expiresAt;
    private @Nullable Instant usedAt;
    private @Nullable UUID usedKey;

    protected RefreshToken() {}

    RefreshToken(byte[] digest, UUID session, Instant now, Instant expires) {
        this.digest = digest.clone();
        this.sessionId = session;
        this.issuedAt = now;
        this.expiresAt = expires;
    }

    /** @param key the Idempotency-Key of the exchange */
    void use(UUID key, Instant now) {
        usedAt = now;
        usedKey = key;
    }

    boolean isUsed() {
        return usedAt != null;
    }

    boolean wasUsedWith(UUID key) {
        return key.equals(usedKey);
    }

    boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    UUID sessionId() {
        return sessionId;
    }

    Instant issuedAt() {
        return issuedAt;
    }
}
