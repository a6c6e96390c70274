package cn.yishulai.fairs;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.journal.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes and tokens of devices: nobody guesses them, and the same request gets the same one again. */
@ApplicationScoped
class DeviceSecrets {

    private static final String NAME = "fair-device";
    private static final String ALGORITHM = "HmacSHA256";
    /** 120 bits. */
    private static final int CODE_LETTERS = 24;

    private final Secrets secrets;

    DeviceSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    String code(UUID by, UUID key) {
        return new Base32()
                .encodeToString(mac("code", by.toString(), key.toString()))
                .substring(0, CODE_LETTERS);
    }

    String token(String code, UUID key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac("token", code, key.toString()));
    }

    byte[] mac(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secrets.secret(NAME), ALGORITHM));
            for (String part : parts) {
                mac.update((part.length() + ":" + part).getBytes(UTF_8));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
