package cn.yishulai.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One connection to a service, which asks and waits, as a scanner does. It writes and reads plain HTTP/1.1 itself: a
 * client that costs as much as the service on the same processors would measure itself.
 */
final class Wire implements AutoCloseable {

    private static final int HEX = 16;

    private final Socket socket;
    private final InputStream in;
    private final String authorised;
    private byte[] body = {};
    private int comeAgain;

    /** @param token of whoever asks; empty for nobody */
    Wire(int port, String token) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        this.authorised = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    /** A write with a key of its own. @return the status of the answer */
    int post(String path, String json) throws IOException {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return ask(
                "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%sIdempotency-Key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(path, authorised, UUID.randomUUID(), length, json));
    }

    /** A look. @return the status of the answer */
    int get(String path) throws IOException {
        return ask("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n".formatted(path, authorised));
    }

    /** A look for volumes with the availability of each. @return the status of the answer */
    int search(String query) throws IOException {
        return get("/v1/volumes?limit=20&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    /** The last answer. */
    String said() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** After how many seconds to come again, as the last answer said; 0 if it did not. */
    int comeAgain() {
        return comeAgain;
    }

    private int ask(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        String first = line();
        int length = 0;
        boolean chunked = false;
        comeAgain = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            } else if (header.regionMatches(true, 0, "retry-after:", 0, 12)) {
                comeAgain = Integer.parseInt(header.substring(12).strip());
            }
        }
        body = chunked ? chunks() : in.readNBytes(length);
        return Integer.parseInt(first.substring(9, 12));
    }

    private byte[] chunks() throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), HEX);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the service hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
