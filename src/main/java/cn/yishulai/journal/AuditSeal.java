package cn.yishulai.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed codes of the audit trail. Who edits the table without the key cannot make them fit again. */
final class AuditSeal {

    /** Under this name the key lies among the secrets of the house. */
    static final String KEY = "audit-chain";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    AuditSeal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The code of one entry. Every part goes in with its length, so that nothing can move from one to the next. */
    byte[] of(AuditEntry entry) {
        Mac mac = mac();
        for (String part : List.of(
                entry.id().toString(),
                entry.at().toString(),
                entry.actor(),
                entry.verb(),
                entry.subject(),
                entry.facts())) {
            byte[] bytes = part.getBytes(UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    /** The code of an entry together with all before it. */
    byte[] link(byte[] before, long position, byte[] seal) {
        Mac mac = mac();
        mac.update(before);
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
        mac.update(seal);
        return mac.doFinal();
    }

    /** The code of the end of the chain, so that a chain that was cut short cannot pass for a whole one. */
    byte[] head(long position, byte[] chain) {
        return link(chain, position, "head".getBytes(UTF_8));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
