package cn.yishulai.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes by the clock (RFC 6238) as every authenticator makes them: HMAC-SHA-1, six digits, steps of 30 seconds. */
final class Totp {

    static final int DIGITS = 6;
    static final Duration STEP = Duration.ofSeconds(30);

    /** A phone may be a step behind or ahead, and a person takes a while to type (RFC 6238, section 5.2). */
    private static final int DRIFT_STEPS = 1;
    /** As long as the digest (RFC 4226, section 4, R6). */
    private static final int SECRET_BYTES = 20;

    private static final String ISSUER = "益书来";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret in base 32, as it is typed when no camera is at hand. */
    static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** What the QR code for an authenticator says (the key URI format). */
    static String uri(String name, String secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(encoded(ISSUER), encoded(name), secret, encoded(ISSUER), DIGITS, STEP.toSeconds());
    }

    /** The step whose code this is; nothing when it is none of the steps around now. */
    static OptionalLong step(String secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(current - DRIFT_STEPS, current + DRIFT_STEPS)
                .filter(step -> MessageDigest.isEqual(code(secret, step).getBytes(UTF_8), code.getBytes(UTF_8)))
                .findFirst();
    }

    static String code(String secret, long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP, DIGITS)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"),
                            Instant.ofEpochSecond(step * STEP.toSeconds()),
                            Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
