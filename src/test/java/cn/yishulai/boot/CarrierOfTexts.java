package cn.yishulai.boot;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Who carries messages to phones, on a good day and on a bad one. */
final class CarrierOfTexts implements Closeable {

    /** How it is today. */
    enum Day {
        /** Takes what it gets. */
        GOOD,
        /** Answers 500 and carries nothing. */
        FAILING,
        /** Takes it, and answers when nobody waits any more. */
        SLOW
    }

    private static final long SLOW_MILLIS = 4_000;

    private final HttpServer server;
    private final Queue<String> carried = new ConcurrentLinkedQueue<>();
    private volatile Day day = Day.GOOD;

    private CarrierOfTexts(HttpServer server) {
        this.server = server;
    }

    static CarrierOfTexts open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CarrierOfTexts carrier = new CarrierOfTexts(server);
        server.createContext("/", exchange -> {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(carrier.take(text), -1);
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return carrier;
    }

    private int take(String text) {
        switch (day) {
            case GOOD -> carried.add(text);
            case FAILING -> {
                return 500;
            }
            case SLOW -> {
                carried.add(text);
                try {
                    Thread.sleep(SLOW_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        return 200;
    }

    void has(Day now) {
        day = now;
    }

    String url() {
        return "http://127.0.0.1:%d/send".formatted(server.getAddress().getPort());
    }

    /** How often a message to a phone was carried. */
    long carriedTo(String phone) {
        return List.copyOf(carried).stream()
                .filter(text -> text.contains(phone))
                .count();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
