package cn.yishulai.boot;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Who carries messages to phones, on a good day and on a bad one. */
final class CarrierOfTexts implements Closeable {

    /** How it is today. */
    enum Day {
        /** Takes what it gets. */
        GOOD,
        /** Answers 500 and carries nothing. */
        FAILING,
        /** Takes it, and answers when nobody waits any more. */
        SLOW,
        /** Takes it, and answers 500 all the same, so that it is sent again. */
        TAKES_AND_FAILS
    }

    private static final long SLOW_MILLIS = 4_000;

    private final HttpServer server;
    private final Queue<String> carried = new ConcurrentLinkedQueue<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger again = new AtomicInteger();
    /** Whether it looks at the Idempotency-Key, as good carriers do. */
    private volatile boolean knowsKeys;

    private volatile Day day = Day.GOOD;

    private CarrierOfTexts(HttpServer server) {
        this.server = server;
    }

    static CarrierOfTexts open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CarrierOfTexts carrier = new CarrierOfTexts(server);
        server.createContext("/", exchange -> {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            exchange.sendResponseHeaders(carrier.take(String.valueOf(key), text), -1);
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return carrier;
    }

    private int take(String key, String text) {
        switch (day) {
            case GOOD -> carry(key, text);
            case FAILING -> {
                return 500;
            }
            case TAKES_AND_FAILS -> {
                carry(key, text);
                return 500;
            }
            case SLOW -> {
                carry(key, text);
                try {
                    Thread.sleep(SLOW_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        return 200;
    }

    private void carry(String key, String text) {
        if (!keys.add(key)) {
            again.incrementAndGet();
            if (knowsKeys) {
                return;
            }
        }
        carried.add(text);
    }

    void looksAtKeys(boolean does) {
        knowsKeys = does;
    }

    /** How often something came that it had already. */
    int again() {
        return again.get();
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
