package cn.yishulai.swaps;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one phone shows and the other scans: {@code YM1.content.signature}, both base64url. The content is the id (16
 * bytes), from when and until when it is good (8 bytes each, seconds), the copy code (10 letters) and the title, so that
 * the other phone shows without network which book it is.
 */
record MeetingCode(UUID id, Instant from, Instant until, CopyCode copy, String title) {

    private static final String BEGINS = "YM1.";
    private static final int COPY_LETTERS = 10;
    private static final int BEFORE_TITLE = 16 + 8 + 8 + COPY_LETTERS;
    /** Bytes: a longer title would make a symbol that a phone reads badly. */
    private static final int LONGEST_TITLE = 60;

    String text(MeetingKeys keys) {
        byte[] content = content();
        return BEGINS + base64(content) + '.' + base64(keys.sign(content));
    }

    /** Empty for anything that we did not sign. */
    static Optional<MeetingCode> read(@Nullable String text, MeetingKeys keys) {
        if (text == null || !text.startsWith(BEGINS)) {
            return Optional.empty();
        }
        String[] parts = text.substring(BEGINS.length()).split("\\.", -1);
        try {
            byte[] content = parts.length == 2 ? Base64.getUrlDecoder().decode(parts[0]) : new byte[0];
            if (content.length < BEFORE_TITLE
                    || !keys.isOurs(content, Base64.getUrlDecoder().decode(parts[1]))) {
                return Optional.empty();
            }
            return Optional.of(of(ByteBuffer.wrap(content)));
        } catch (IllegalArgumentException | Refused e) {
            return Optional.empty();
        }
    }

    private static MeetingCode of(ByteBuffer content) {
        UUID id = new UUID(content.getLong(), content.getLong());
        Instant from = Instant.ofEpochSecond(content.getLong());
        Instant until = Instant.ofEpochSecond(content.getLong());
        byte[] code = new byte[COPY_LETTERS];
        content.get(code);
        byte[] title = new byte[content.remaining()];
        content.get(title);
        return new MeetingCode(id, from, until, new CopyCode(new String(code, UTF_8)), new String(title, UTF_8));
    }

    private byte[] content() {
        byte[] named = shortened().getBytes(UTF_8);
        return ByteBuffer.allocate(BEFORE_TITLE + named.length)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(from.getEpochSecond())
                .putLong(until.getEpochSecond())
                .put(copy.value().getBytes(UTF_8))
                .put(named)
                .array();
    }

    private String shortened() {
        String shorter = title;
        while (shorter.getBytes(UTF_8).length > LONGEST_TITLE) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
