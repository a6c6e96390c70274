package cn.yishulai.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * The last one-time codes of the demonstration, for its page on the loopback address. Empty in every other service.
 * They may live in the process, because a demonstration is one process.
 */
@ApplicationScoped
public class DemoCodes {

    private static final int SHOWN = 20;

    /** What a message would have said; the numbers of a demonstration are nobody's. */
    public record DemoCode(String to, String code, Instant at) {}

    private final boolean demonstration;
    private final Clock clock;
    private final Deque<DemoCode> last = new ArrayDeque<>();

    DemoCodes(Config config, Clock clock) {
        this.demonstration = config.getValue("yishulai.demo", Boolean.class);
        this.clock = clock;
    }

    /** Newest first. */
    public synchronized List<DemoCode> last() {
        return List.copyOf(last);
    }

    /** Whether this service is a demonstration. */
    public boolean isDemonstration() {
        return demonstration;
    }

    synchronized void note(Recipient to, String code) {
        if (demonstration) {
            last.addFirst(new DemoCode(to.text(), code, clock.instant()));
            if (last.size() > SHOWN) {
                last.removeLast();
            }
        }
    }
}
