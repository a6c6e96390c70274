package cn.yishulai.notices;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The carrier of the tests: keeps what it was given, and can be told to be out of order. */
@Mock
@ApplicationScoped
public class RecordingSms implements SmsGateway {

    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Instance<PostRounds> rounds;
    private final Map<String, Queue<String>> taken = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    RecordingSms(Instance<PostRounds> rounds) {
        this.rounds = rounds;
    }

    @Override
    public void send(UUID message, String phone, String text) throws NotCarried {
        if (refusals.merge(phone, -1, (left, one) -> Math.max(left + one, -1)) >= 0) {
            throw NotCarried.yet("out of order");
        }
        taken.computeIfAbsent(phone, p -> new ConcurrentLinkedQueue<>()).add(text);
    }

    void refuse(String phone, int times) {
        refusals.put(phone, times);
    }

    /** What this phone was sent, oldest first. */
    public List<String> to(String phone) {
        return List.copyOf(taken.getOrDefault(phone, new ArrayDeque<>()));
    }

    /** Waits for the next message to this phone and takes it away. */
    public String next(String phone) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            String text = taken.getOrDefault(phone, new ArrayDeque<>()).poll();
            if (text != null) {
                return text;
            }
            pause();
            rounds.get().now();
        }
        throw new AssertionError("no message in " + PATIENCE);
    }

    /** The one-time code in the next message to this phone that has one; notices before it are taken away. */
    public String nextCode(String phone) {
        Matcher code = CODE.matcher(next(phone));
        while (!code.find()) {
            code = CODE.matcher(next(phone));
        }
        return code.group();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
