package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt to sign in by its Idempotency-Key: which session it opened, or that it was refused. Holds no token. */
@Entity(name = "login_attempt")
class LoginAttempt {

    @Id
    private UUID key;

    private byte[] requestMac;
    private @Nullable UUID sessionId;
    private Instant at;

    protected LoginAttempt() {}

    LoginAttempt(UUID key, byte[] requestMac, @Nullable UUID session, Instant now) {
        this.key = key;
        this.requestMac = requestMac.clone();
        this.sessionId = session;
        this.at = now;
    }

    byte[] requestMac() {
        return requestMac.clone();
    }

    /** Null when it was refused. */
    @Nullable
    UUID sessionId() {
        return sessionId;
    }
}
