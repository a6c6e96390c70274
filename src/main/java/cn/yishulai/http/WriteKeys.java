package cn.yishulai.http;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_KEY_MISSING;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Idempotency-Key of writes whose answers hold a secret: they repeat themselves in their own way, without keeping the answer. */
final class WriteKeys {

    /** The name of the header. */
    static final String HEADER = "Idempotency-Key";

    private static final int LENGTH = 36;

    private WriteKeys() {}

    /** @throws cn.yishulai.kernel.Refused IDEMPOTENCY_KEY_MISSING */
    static UUID require(@Nullable String header) {
        try {
            if (header != null && header.length() == LENGTH) {
                return UUID.fromString(header);
            }
        } catch (IllegalArgumentException e) {
            throw IDEMPOTENCY_KEY_MISSING.because("the Idempotency-Key is not a UUID");
        }
        throw IDEMPOTENCY_KEY_MISSING.because("a write needs an Idempotency-Key: a UUID that the client chose");
    }
}
