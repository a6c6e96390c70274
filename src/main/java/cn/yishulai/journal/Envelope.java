package cn.yishulai.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that may lie in the database and not be read there: AES-256-GCM, a fresh nonce before each. Each use has a secret
 * of its own, and an envelope opens only at the place it was sealed for.
 */
@ApplicationScoped
public class Envelope {

    private static final String OUTBOX = "outbox";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Secrets secrets;

    Envelope(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] seal(String text) {
        return seal(OUTBOX, "", text);
    }

    /**
     * @param use names the secret
     * @param place names the row: an envelope that was moved to another one does not open
     */
    public byte[] seal(String use, String place, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, use, place, nonce, text.getBytes(UTF_8));
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    String open(byte[] envelope) {
        return open(OUTBOX, "", envelope);
    }

    /** The text, when it was sealed for this use and place. */
    public String open(String use, String place, byte[] envelope) {
        ByteBuffer bytes = ByteBuffer.wrap(envelope);
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        return new String(cipher(Cipher.DECRYPT_MODE, use, place, nonce, sealed), UTF_8);
    }

    private byte[] cipher(int mode, String use, String place, byte[] nonce, byte[] contents) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secrets.secret(use), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(UTF_8));
            return cipher.doFinal(contents);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed text cannot be handled", e);
        }
    }
}
