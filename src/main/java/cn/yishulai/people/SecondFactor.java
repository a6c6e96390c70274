package cn.yishulai.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The authenticator of a member of staff: its secret, sealed. It counts once a code of it has been shown. */
@Entity(name = "second_factor")
class SecondFactor {

    @Id
    private UUID staffId;

    private byte[] sealed;
    private UUID enrolKey;
    private Instant createdAt;
    private @Nullable UUID confirmKey;
    private @Nullable Instant confirmedAt;

    protected SecondFactor() {}

    SecondFactor(UUID staff, byte[] sealed, UUID key, Instant now) {
        this.staffId = staff;
        this.sealed = sealed.clone();
        this.enrolKey = key;
        this.createdAt = now;
    }

    /** Another secret in the place of one that was never confirmed. */
    void begunAgain(byte[] newlySealed, UUID key, Instant now) {
        sealed = newlySealed.clone();
        enrolKey = key;
        createdAt = now;
    }

    void confirmed(UUID key, Instant now) {
        confirmKey = key;
        confirmedAt = now;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    boolean wasBegunWith(UUID key) {
        return enrolKey.equals(key);
    }

    boolean wasConfirmedWith(UUID key) {
        return key.equals(confirmKey);
    }

    byte[] sealed() {
        return sealed.clone();
    }

    @Nullable
    Instant confirmedAt() {
        return confirmedAt;
    }
}
