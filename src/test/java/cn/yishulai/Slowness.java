package cn.yishulai;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A slow machine on a fast one, to find walks that ask a page before it is there: {@code -Dyishulai.slow=400} keeps every
 * request of a browser waiting for up to so many milliseconds, each for its own time, so that answers come in another
 * order than they were asked for, and gives each page a quarter of its processor. Screens are not judged then: that would
 * be the time in which pages come to rest. Without the property nothing is installed.
 */
@Singleton
public class Slowness {

    static final int MOST_MILLIS = Integer.getInteger("yishulai.slow", 0);

    private static final int BEFORE_ALL_OTHERS = 20_000;
    private static final int TIMES_SLOWER = Integer.getInteger("yishulai.slow.cpu", 4);

    static boolean wanted() {
        return MOST_MILLIS > 0;
    }

    void install(@Observes Filters filters) {
        if (wanted()) {
            filters.register(Slowness::keepWaiting, BEFORE_ALL_OTHERS);
        }
    }

    /** The tests' own requests are no browser's. */
    private static void keepWaiting(RoutingContext context) {
        String agent = context.request().getHeader(HttpHeaders.USER_AGENT);
        if (agent == null || !agent.startsWith("Mozilla")) {
            context.next();
            return;
        }
        context.request().pause();
        context.vertx().setTimer(1 + ThreadLocalRandom.current().nextInt(MOST_MILLIS), over -> {
            context.request().resume();
            context.next();
        });
    }

    static void of(BrowserContext context, Page page) {
        if (wanted()) {
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", TIMES_SLOWER);
            context.newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
        }
    }
}
