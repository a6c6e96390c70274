package cn.yishulai.fairs;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.journal.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * Signs what a ticket's symbol says (ES256, RFC 7515): a gate without network tells our tickets from forged ones by the
 * public key that it keeps. An elliptic curve that every browser knows.
 */
@ApplicationScoped
class TicketKeys {

    private static final String NAME = "ticket-pass";

    private final Secrets secrets;

    TicketKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    String signed(String claims) {
        JsonWebSignature pass = new JsonWebSignature();
        pass.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        pass.setPayload(claims);
        pass.setKey(key().getPrivateKey());
        try {
            return pass.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a ticket cannot be signed", e);
        }
    }

    /** As a JSON Web Key, without the private part. */
    Map<String, Object> publicKey() {
        return key().toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private PublicJsonWebKey key() {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(new String(secrets.secret(NAME, TicketKeys::generate), UTF_8));
        } catch (JoseException e) {
            throw new IllegalStateException("the key of tickets does not read", e);
        }
    }

    private static byte[] generate() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256)
                    .toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)
                    .getBytes(UTF_8);
        } catch (JoseException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
