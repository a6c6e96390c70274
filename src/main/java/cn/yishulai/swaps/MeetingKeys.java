package cn.yishulai.swaps;

import cn.yishulai.journal.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * Signs what one phone shows to the other. An elliptic curve every browser knows, so that a phone without network tells a
 * code of ours from a forged one by the public key that it keeps.
 */
@ApplicationScoped
class MeetingKeys {

    private static final String NAME = "meeting-code";
    private static final String SIGNATURE = "SHA256withECDSAinP1363Format";

    private final Secrets secrets;

    MeetingKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(part(0))));
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + SIGNATURE, e);
        }
    }

    boolean isOurs(byte[] content, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(part(1))));
            signature.update(content);
            return signature.verify(signed);
        } catch (java.security.SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + SIGNATURE, e);
        }
    }

    /** As X.509 writes it. */
    byte[] publicKey() {
        return part(1);
    }

    /** The secret is both keys, each after its length, because one cannot be had from the other with the JDK alone. */
    private byte[] part(int wanted) {
        ByteBuffer both = ByteBuffer.wrap(secrets.secret(NAME, MeetingKeys::generate));
        byte[] part = new byte[both.getInt()];
        both.get(part);
        if (wanted == 1) {
            part = new byte[both.getInt()];
            both.get(part);
        }
        return part;
    }

    private static byte[] generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] secret = pair.getPrivate().getEncoded();
            byte[] open = pair.getPublic().getEncoded();
            return ByteBuffer.allocate(8 + secret.length + open.length)
                    .putInt(secret.length)
                    .put(secret)
                    .putInt(open.length)
                    .put(open)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
