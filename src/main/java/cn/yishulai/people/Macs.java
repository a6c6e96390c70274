package cn.yishulai.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.journal.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digests: of things that are too easily guessed for a plain one (six digits, a phone, an address), and of tokens
 * that must come out the same a second time. Each use has a secret of its own.
 */
@ApplicationScoped
class Macs {

    private static final String ALGORITHM = "HmacSHA256";

    private final Secrets secrets;

    Macs(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param use names the secret */
    byte[] of(String use, String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secrets.secret(use), ALGORITHM));
            for (String part : parts) {
                mac.update((part.length() + ":" + part).getBytes(UTF_8));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** A plain digest, for tokens of 256 random bits. */
    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
