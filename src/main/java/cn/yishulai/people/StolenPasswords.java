package cn.yishulai.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A file of SHA-1 digests of stolen passwords, sorted, a line each, perhaps with {@code :count}: the format of Have I Been
 * Pwned. It is searched by bisection where it lies, about 36 reads of a page for all 38 GB; nothing is loaded.
 */
final class StolenPasswords {

    private static final int DIGEST_LETTERS = 40;
    /** Longer than any line: a digest, a colon and a count. */
    private static final int WINDOW = 128;

    private final Path file;

    /** @throws UncheckedIOException when the file cannot be read or is no such list */
    StolenPasswords(Path file) {
        this.file = file;
        try (FileChannel channel = FileChannel.open(file)) {
            if (!lineFrom(channel, 0).matches("[0-9A-F]{40}(:\\d+)?")) {
                throw new IOException(file + " is no list of SHA-1 digests");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String password) {
        String wanted = digest(password);
        try (FileChannel channel = FileChannel.open(file)) {
            long low = 0;
            long high = channel.size();
            // Of the lines that begin in [low, high) the wanted one is one, if it is there at all.
            while (low < high) {
                long middle = low + (high - low) / 2;
                long line = beginOfLine(channel, middle, low);
                String found = lineFrom(channel, line);
                int order = wanted.compareTo(found.substring(0, Math.min(DIGEST_LETTERS, found.length())));
                if (order == 0) {
                    return true;
                }
                if (order < 0) {
                    high = line;
                } else {
                    low = afterLine(channel, line);
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that this byte is in. */
    private static long beginOfLine(FileChannel channel, long at, long notBefore) throws IOException {
        long from = Math.max(notBefore, at - WINDOW);
        byte[] bytes = read(channel, from, (int) (at - from));
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return from + i + 1;
            }
        }
        return from;
    }

    private static long afterLine(FileChannel channel, long begin) throws IOException {
        byte[] bytes = read(channel, begin, WINDOW);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return begin + i + 1;
            }
        }
        return begin + bytes.length;
    }

    private static String lineFrom(FileChannel channel, long begin) throws IOException {
        String text = new String(read(channel, begin, WINDOW), US_ASCII);
        return text.lines().findFirst().orElse("").toUpperCase(Locale.ROOT);
    }

    private static byte[] read(FileChannel channel, long from, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(most);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
            // until it is full or the file ends
        }
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    private static String digest(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
