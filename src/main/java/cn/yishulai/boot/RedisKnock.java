package cn.yishulai.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** Asks a Redis whether it is there and lets us in, without the client that only a running service has. */
final class RedisKnock {

    private static final int DEFAULT_PORT = 6379;

    private RedisKnock() {}

    /**
     * @param address {@code redis://[[user]:password@]host[:port]}
     * @return how long it took to answer, in nanoseconds
     */
    static long ping(URI address, Duration patience) throws IOException {
        int millis = (int) patience.toMillis();
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(address.getHost(), port), millis);
            BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            if (address.getUserInfo() != null) {
                String[] login = address.getUserInfo().split(":", 2);
                say(socket, answers, login[0].isEmpty() ? "AUTH " + login[1] : "AUTH " + String.join(" ", login));
            }
            long began = System.nanoTime();
            say(socket, answers, "PING");
            return System.nanoTime() - began;
        }
    }

    private static void say(Socket socket, BufferedReader answers, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
        String answer = answers.readLine();
        if (answer == null || !answer.startsWith("+")) {
            throw new IOException(answer == null ? "hangs up" : answer.substring(1));
        }
    }
}
