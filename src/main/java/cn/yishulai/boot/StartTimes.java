package cn.yishulai.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long the start of this process took, and which part of it took how long. */
final class StartTimes {

    private static final Map<String, Duration> PARTS = new LinkedHashMap<>();

    private StartTimes() {}

    static synchronized void add(String part, Duration duration) {
        PARTS.merge(part, duration, Duration::plus);
    }

    /** @param sinceNanos a reading of {@link System#nanoTime()} */
    static void addSince(String part, long sinceNanos) {
        add(part, Duration.ofNanos(System.nanoTime() - sinceNanos));
    }

    /** From the moment the operating system made this process, so the start of the JVM counts. */
    static Duration sinceProcessStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    /** {@code 4.2 s (servers 1.0, migration 0.5, service 2.7)}; what was not measured is the service itself. */
    static synchronized String summary(Duration total) {
        Duration rest = PARTS.values().stream().reduce(total, Duration::minus);
        List<String> parts = new ArrayList<>();
        PARTS.forEach((part, duration) -> parts.add(part + " " + seconds(duration)));
        parts.add("service " + seconds(rest));
        return "%s s (%s)".formatted(seconds(total), String.join(", ", parts));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
