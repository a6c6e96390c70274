package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.TRY_AGAIN;

import cn.yishulai.kernel.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns away what the {@link FullHouse} has no place for: at once, on the thread that read the request, before anybody is
 * asked who it is. Health and figures (the proxy must not take a busy node for a dead one) and files of the web client pass.
 */
@ApplicationScoped
class FrontSteps {

    /** After {@link StaticFiles}, before everything that answers. */
    private static final int SECOND = 950;

    /** First parts of the addresses behind which a thread of the house works. */
    private static final Set<String> WORK = Set.of("v1", "b", "B", "f", "F", "c", "C", "e", "E", "problems", "demo");

    /** Those who are turned away at one moment do not all come back at one moment. */
    private static final int LATEST_SECONDS = 3;

    private final FullHouse house;
    private final ProblemAnswers problems;
    private final MeterRegistry figures;

    FrontSteps(FullHouse house, ProblemAnswers problems, MeterRegistry figures) {
        this.house = house;
        this.problems = problems;
        this.figures = figures;
    }

    void install(@Observes Filters filters) {
        filters.register(this::handle, SECOND);
    }

    private void handle(RoutingContext context) {
        String path = context.normalizedPath();
        if (!WORK.contains(path.substring(1).split("/", 2)[0])) {
            context.next();
        } else if (house.enter(isLook(context.request().method()))) {
            AtomicBoolean left =
                    new AtomicBoolean(); // an answer has a head and an end, and one that breaks off has two ends
            Runnable leave = () -> {
                if (left.compareAndSet(false, true)) {
                    house.leave();
                }
            };
            // With the head the work is done: a line that stays open for minutes, to be told of things, holds no place.
            context.addHeadersEndHandler(head -> leave.run());
            context.addEndHandler(ended -> leave.run());
            context.next();
        } else {
            turnAway(context);
        }
    }

    private static boolean isLook(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    private void turnAway(RoutingContext context) {
        int seconds = 1 + ThreadLocalRandom.current().nextInt(LATEST_SECONDS);
        Refused refused = TRY_AGAIN.because(
                "more is asked of this node than it answers at once", Map.of("retryAfterSeconds", seconds));
        String language = Problems.language(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        figures.counter("yishulai.refusals", "code", refused.refusal().code()).increment();
        context.request().resume(); // what is on its way is read and forgotten, so that the connection serves on
        context.response()
                .setStatusCode(refused.refusal().kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds))
                .end(Buffer.buffer(problems.body(refused, language)));
    }
}
