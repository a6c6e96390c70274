package cn.yishulai.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How long browsers keep what, and where the web client's own addresses lead. Quarkus marks static files and even 404s
 * immutable for a day; that would leave citizens with an old app and a broken one.
 */
@ApplicationScoped
class StaticFiles {

    /** Before every other handler. */
    private static final int FIRST = 1_000;

    private static final String A_YEAR = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";
    private static final String NOTHING = "no-store";

    /** What Vite names after its contents: /assets/index-B3x9k2Lm.js. */
    private static final Pattern HASHED = Pattern.compile("^/assets/.*-[A-Za-z0-9_-]{8}\\.[a-z0-9]+$");
    /** First parts of addresses that are not the web client's. */
    private static final Set<String> OURS =
            Set.of("v1", "b", "B", "f", "F", "c", "C", "e", "E", "problems", "demo", "q", "assets");

    void install(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        context.addHeadersEndHandler(ignored -> setCaching(context));
        if (isPageOfTheWebClient(context.request())) {
            context.reroute("/index.html");
        } else {
            context.next();
        }
    }

    private static void setCaching(RoutingContext context) {
        var answer = context.response();
        if (answer.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            return;
        }
        String path = context.request().path();
        int status = answer.getStatusCode();
        if (status != 200 && status != 304 && status != 206) {
            answer.putHeader(HttpHeaders.CACHE_CONTROL, NOTHING);
        } else if (path != null && HASHED.matcher(path).matches()) {
            answer.putHeader(HttpHeaders.CACHE_CONTROL, A_YEAR);
        } else if (path != null && path.startsWith("/v1/")) {
            answer.putHeader(HttpHeaders.CACHE_CONTROL, NOTHING);
        } else {
            answer.putHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
        }
    }

    /** An address typed or shared: GET, wants a page, no dot in it, and not one of the service itself. */
    private static boolean isPageOfTheWebClient(HttpServerRequest request) {
        String path = request.path();
        if (request.method() != HttpMethod.GET || path == null || path.equals("/") || path.contains(".")) {
            return false;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String first = path.substring(1).split("/", 2)[0];
        return accept != null && accept.contains("text/html") && !OURS.contains(first);
    }
}
