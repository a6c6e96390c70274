package cn.yishulai.journal;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_MISMATCH;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * One write as its sender numbered it.
 *
 * @param id a digest of the caller, the operation and the key: two callers may choose the same key
 * @param hash a digest of everything the operation was asked with
 */
record OnceRequest(UUID id, byte[] hash) {

    static OnceRequest of(String caller, String operation, UUID key, byte[] contents) {
        byte[] name = sha256((caller + '\n' + operation + '\n' + key).getBytes(UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(name);
        return new OnceRequest(new UUID(bytes.getLong(), bytes.getLong()), sha256(contents));
    }

    /** Names the lock that is held while the write runs. */
    long lock() {
        return id.getMostSignificantBits();
    }

    void requireSame(byte[] earlier) {
        if (!MessageDigest.isEqual(hash, earlier)) {
            throw IDEMPOTENCY_MISMATCH.because("this Idempotency-Key was used before with other contents");
        }
    }

    static byte[] sha256(byte[] contents) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(contents);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
