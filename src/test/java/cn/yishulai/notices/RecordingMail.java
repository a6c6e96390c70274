package cn.yishulai.notices;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mail host of the story tests: keeps what it was given, and can be told to be out of order. */
@Mock
@ApplicationScoped
public class RecordingMail implements MailGateway {

    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Instance<PostRounds> rounds;
    private final Map<String, Queue<Letter>> taken = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    RecordingMail(Instance<PostRounds> rounds) {
        this.rounds = rounds;
    }

    @Override
    public void send(Letter letter) throws NotCarried {
        if (refusals.merge(letter.to(), -1, (left, one) -> Math.max(left + one, -1)) >= 0) {
            throw NotCarried.yet("out of order");
        }
        box(letter.to()).add(letter);
    }

    public void refuse(String to, int times) {
        refusals.put(to, times);
    }

    public int waiting(String to) {
        return box(to).size();
    }

    /** Waits for the next letter to this address and takes it away. @return its text */
    public String next(String to) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            Letter letter = box(to).poll();
            if (letter != null) {
                return letter.text();
            }
            Thread.sleep(20);
            rounds.get().now();
        }
        throw new AssertionError("no letter in " + PATIENCE);
    }

    public String nextCode(String to) throws InterruptedException {
        Matcher code = CODE.matcher(next(to));
        if (!code.find()) {
            throw new AssertionError("the letter has no code");
        }
        return code.group();
    }

    private Queue<Letter> box(String to) {
        return taken.computeIfAbsent(to, t -> new ConcurrentLinkedQueue<>());
    }
}
