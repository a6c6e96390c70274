package cn.yishulai.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is asked of this node by the names of the contract, and scans by what was scanned. An answer that took
 * longer than anybody at a counter waits for is a line in the log.
 */
@Provider
@Singleton
@PreMatching
@Priority(2)
class Tally implements ContainerRequestFilter, ContainerResponseFilter {

    /** Operations that are the scan of a code by somebody who stands there, and what kind of scan each is. */
    static final Map<String, String> SCANS = Map.ofEntries(
            Map.entry("scan", "lookup"),
            Map.entry("shelveCopy", "shelve"),
            Map.entry("holdCopy", "hold-shelf"),
            Map.entry("handOverCopy", "hand-over"),
            Map.entry("receiveCopy", "receive"),
            Map.entry("inspectCopy", "inspection"),
            Map.entry("packIntoTransfer", "transfer"),
            Map.entry("receiveWithTransfer", "transfer"),
            Map.entry("scanAtStop", "van-stop"),
            Map.entry("scanStocktake", "stocktake"),
            Map.entry("stampAtStop", "stamp"),
            Map.entry("admit", "admission"),
            Map.entry("noteExit", "exit"));

    /** What stands in design.md's table to be reached (5 to 50 ms), and what a person notices (0.25 to 5 s). */
    private static final Duration[] STEPS = List.of(5, 10, 25, 50, 100, 250, 1000, 5000).stream()
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final String BEGAN = "began";
    private static final Logger LOG = Logger.getLogger(Tally.class);

    private final Authorisation contract;
    private final MeterRegistry figures;

    /** To describe a timer anew at each answer costs more than to count by it. There are as many as operations and outcomes. */
    private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    Tally(Authorisation contract, MeterRegistry figures) {
        this.contract = contract;
        this.figures = figures;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGAN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!(request.getProperty(BEGAN) instanceof Long began)) {
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        String operation = operation().orElse("unknown");
        String outcome = outcome(answer.getStatus());
        timers.computeIfAbsent(new Answered(operation, outcome), this::timer).record(took);
        String scan = SCANS.get(operation);
        if (scan != null) {
            figures.counter("yishulai.scans", "of", scan, "outcome", outcome).increment();
        }
        if (took.compareTo(SLOW) > 0) {
            LOG.infof("slow: %s took %d ms, %s", operation, took.toMillis(), outcome);
        }
    }

    private record Answered(String operation, String outcome) {}

    private Timer timer(Answered answered) {
        return Timer.builder("yishulai.operations")
                .description("Answers by operation of the contract: done, refused by a rule, busy, or failed")
                .tags("operation", answered.operation(), "outcome", answered.outcome())
                .serviceLevelObjectives(STEPS)
                .register(figures);
    }

    private Optional<String> operation() {
        @Nullable Method method = resource.getResourceMethod();
        return method == null ? Optional.empty() : contract.operation(method);
    }

    private static String outcome(int status) {
        return switch (status) {
            case 429, 503 -> "busy";
            default -> status < 400 ? "done" : status < 500 ? "refused" : "failed";
        };
    }
}
