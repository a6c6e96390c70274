package cn.yishulai.people;

import cn.yishulai.journal.Secrets;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that sign access tokens: one for each month, so every month brings a new one without downtime and without
 * anybody's help. RSA, because a token is checked a thousand times for each time it is signed, and checking RSA costs a
 * fifth of checking an elliptic curve in Java.
 */
@ApplicationScoped
class TokenKeys {

    private static final int RSA_BITS = 2048;
    private static final String NAME = "access-token-";

    private final Secrets secrets;
    private final Clock clock;
    private final Map<YearMonth, PrivateKey> privates = new ConcurrentHashMap<>();
    private final Map<YearMonth, PublicKey> publics = new ConcurrentHashMap<>();

    TokenKeys(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The month whose key signs now; it names the key in the token. */
    YearMonth month() {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC));
    }

    PrivateKey signing(YearMonth month) {
        return privates.computeIfAbsent(month, m -> privateKey(secrets.secret(NAME + m, TokenKeys::generate)));
    }

    /** The key to check with; nothing unless it names this month or the one before. */
    Optional<PublicKey> checking(String name) {
        YearMonth now = month();
        return Optional.of(now)
                .filter(m -> m.toString().equals(name))
                .or(() ->
                        Optional.of(now.minusMonths(1)).filter(m -> m.toString().equals(name)))
                .map(m -> publics.computeIfAbsent(m, this::publicKey));
    }

    /** A key of two months ago signs nothing that is still alive. */
    @Scheduled(every = "24h", delayed = "3m")
    void forgetOld() {
        secrets.forget(NAME + month().minusMonths(2));
    }

    private PublicKey publicKey(YearMonth month) {
        return secrets.existing(NAME + month)
                .map(bytes -> publicOf((RSAPrivateCrtKey) privateKey(bytes)))
                .orElse(null);
    }

    private static byte[] generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key does not read", e);
        }
    }

    private static PublicKey publicOf(RSAPrivateCrtKey key) {
        BigInteger modulus = key.getModulus();
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key does not read", e);
        }
    }
}
