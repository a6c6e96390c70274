package cn.yishulai.fairs;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.kernel.TicketCode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What opens the lists that gates carry. Each ticket has a secret of its own, which only its symbol says; it is made from
 * a key of the fair that is destroyed when the fair is over, so a list that was left on a stolen phone opens for nobody.
 */
@ApplicationScoped
@Transactional
public class RosterKeys {

    private static final int KEY_BYTES = 32;
    /** 128 bits, for the cipher and for the name of an entry. */
    private static final int SHORT = 16;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TradeSql sql;
    private final Clock clock;

    RosterKeys(TradeSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The key of a fair, made at first need; empty when it was destroyed. */
    Optional<byte[]> of(UUID fair) {
        byte[] fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        sql.change(
                "INSERT INTO fair_roster_key (fair_id, secret, made_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                fair,
                fresh,
                clock.instant());
        return sql
                .list(
                        row -> Optional.ofNullable(row.getBytes("secret")),
                        "SELECT secret FROM fair_roster_key WHERE fair_id = ?",
                        fair)
                .stream()
                .findFirst()
                .orElseThrow();
    }

    /** Those of fairs that are over are gone for good, from the row too. */
    @Scheduled(every = "5m", delayed = "2m")
    void destroy() {
        sql.change(
                """
                UPDATE fair_roster_key k SET secret = NULL, destroyed_at = ? FROM fair f
                WHERE f.id = k.fair_id AND k.secret IS NOT NULL AND f.state IN ('CLOSED', 'RECONCILED', 'CANCELLED')""",
                clock.instant());
    }

    /** A ticket's own. */
    static byte[] secret(byte[] key, UUID ticket) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(ticket.toString().getBytes(UTF_8)), SHORT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** What an entry is called in the list: says nothing of the ticket to whom does not have its code. */
    static byte[] name(UUID fair, TicketCode code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((fair + "|" + code).getBytes(UTF_8));
            return Arrays.copyOf(digest, SHORT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The nonce and what AES-GCM makes of the text. */
    static byte[] sealed(byte[] secret, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] box = cipher.doFinal(text.getBytes(UTF_8));
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + box.length);
            System.arraycopy(box, 0, both, NONCE_BYTES, box.length);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }
}
