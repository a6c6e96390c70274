package cn.yishulai.fairs;

import static cn.yishulai.fairs.TourRefusal.TOUR_CODE_OF_ANOTHER;
import static cn.yishulai.fairs.TourRefusal.TOUR_CODE_STALE;
import static cn.yishulai.fairs.TourRefusal.TOUR_CODE_WRONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.journal.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The two signed codes of a tour. The screen of a stop shows a new one every minute or so ({@code YT1.…}): a photo of it
 * that is taken home collects nothing. A stamp card carries one that stays ({@code YP1.…}): it says whose stamps are meant,
 * and collects nothing without somebody at the stop who scans it.
 *
 * <p>Any node tells its own codes from forged ones by a secret that all of them share; nothing is stored.
 */
@ApplicationScoped
class TourCodes {

    private static final String OF_STOP = "YT1.";
    private static final String OF_PERSON = "YP1.";
    private static final String ALGORITHM = "HmacSHA256";
    /** Bytes of the signature that are sent: guessing one of 96 bits takes longer than any tour. */
    private static final int SIGNED = 12;

    private static final int ID = 16;
    /** Seconds: so long a code is still taken after the screen went on, because people aim, read and tap. */
    private static final int GRACE = 20;

    private final Secrets secrets;

    TourCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A code and from when until when the screen shows it. */
    record Shown(String code, Instant from, Instant until) {}

    /** What a stamp card says. */
    record Card(UUID tour, UUID person) {}

    /** The one that is shown at this moment. */
    Shown shown(Tour tour, UUID site, Instant at) {
        long turn = turn(tour, at);
        byte[] content = ByteBuffer.allocate(2 * ID + Long.BYTES)
                .put(bytes(tour.id()))
                .put(bytes(site))
                .putLong(turn)
                .array();
        Instant from = Instant.ofEpochSecond(turn * tour.codeSeconds());
        return new Shown(sealed(OF_STOP, content), from, from.plusSeconds(tour.codeSeconds()));
    }

    /**
     * At which stop a code is shown now. By the clock of the service alone: neither the screen's nor the phone's counts.
     *
     * @param text as scanned: bare, or at the end of an address
     * @throws cn.yishulai.kernel.Refused TOUR_CODE_WRONG, TOUR_CODE_OF_ANOTHER, TOUR_CODE_STALE
     */
    UUID stop(Tour tour, String text, Instant now) {
        ByteBuffer content = ByteBuffer.wrap(opened(OF_STOP, text, 2 * ID + Long.BYTES));
        UUID named = id(content);
        UUID site = id(content);
        long turn = content.getLong();
        if (!named.equals(tour.id())) {
            throw TOUR_CODE_OF_ANOTHER.because("the code belongs to another tour");
        }
        boolean isNow = turn == turn(tour, now) || turn == turn(tour, now.minusSeconds(GRACE));
        if (!isNow) {
            throw TOUR_CODE_STALE.because("the code is not the one that is shown now");
        }
        return site;
    }

    String card(UUID tour, UUID person) {
        return sealed(
                OF_PERSON,
                ByteBuffer.allocate(2 * ID).put(bytes(tour)).put(bytes(person)).array());
    }

    /** @throws cn.yishulai.kernel.Refused TOUR_CODE_WRONG, TOUR_CODE_OF_ANOTHER */
    Card card(UUID tour, String text) {
        ByteBuffer content = ByteBuffer.wrap(opened(OF_PERSON, text, 2 * ID));
        Card card = new Card(id(content), id(content));
        if (!card.tour().equals(tour)) {
            throw TOUR_CODE_OF_ANOTHER.because("the card belongs to another tour");
        }
        return card;
    }

    private static long turn(Tour tour, Instant at) {
        return Math.floorDiv(at.getEpochSecond(), (long) tour.codeSeconds());
    }

    private String sealed(String kind, byte[] content) {
        byte[] all = ByteBuffer.allocate(content.length + SIGNED)
                .put(content)
                .put(signature(kind, content))
                .array();
        return kind + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    private byte[] opened(String kind, String text, int length) {
        int begins = text.indexOf(kind);
        try {
            byte[] all = begins < 0
                    ? new byte[0]
                    : Base64.getUrlDecoder()
                            .decode(text.substring(begins + kind.length()).strip());
            byte[] content = Arrays.copyOf(all, length);
            if (all.length == length + SIGNED
                    && MessageDigest.isEqual(Arrays.copyOfRange(all, length, all.length), signature(kind, content))) {
                return content;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw TOUR_CODE_WRONG.because("this is not a code of ours");
    }

    private byte[] signature(String kind, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secrets.secret("tour-codes"), ALGORITHM));
            mac.update(kind.getBytes(UTF_8));
            return Arrays.copyOf(mac.doFinal(content), SIGNED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID id(ByteBuffer content) {
        return new UUID(content.getLong(), content.getLong());
    }
}
