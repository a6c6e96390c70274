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
    private static final String AN_HOUR = "public, max-age=3600";
    private static final String ASK_EACH_TIME = "no-cache";
    private static final String NOTHING = "no-store";

    /** What Vite names after its contents: /assets/index-B3x9k2Lm.js. */
    private static final Pattern HASHED = Pattern.compile("^/assets/.*-[A-Za-z0-9_-]{8}\\.[a-z0-9]+$");
    /** Pictures that the first page shows several times: a phone asked for the logo anew each time. */
    private static final Pattern PICTURE = Pattern.compile("^/(logo\\.svg|icons/[^/]+)$");
    /** First parts of addresses that are not the web client's. */
    private static final Set<String> OURS =
            Set.of("v1", "b", "B", "f", "F", "c", "C", "e", "E", "problems", "demo", "q", "assets");
    /** What is opened first, by link or icon: for these scripts/first-views.ts builds a page that says what to fetch early. */
    private static final Set<String> FIRST_VIEWS = Set.of("search", "volumes", "fairs", "tickets");

    void install(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        context.addHeadersEndHandler(ignored -> setCaching(context));
        if (isPageOfTheWebClient(context.request())) {
            context.reroute(pageFor(context.request()));
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
        } else if (path != null && PICTURE.matcher(path).matches()) {
            answer.putHeader(HttpHeaders.CACHE_CONTROL, AN_HOUR);
        } else if (path != null && path.startsWith("/v1/")) {
            answer.putHeader(HttpHeaders.CACHE_CONTROL, NOTHING);
        } else {
            answer.putHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
        }
    }

    /** The same page everywhere; for a first view with its scripts and words named in the language that the browser asks for. */
    private static String pageFor(HttpServerRequest request) {
        String first = firstPart(request.path());
        String view = first.isEmpty() ? "home" : FIRST_VIEWS.contains(first) ? first : null;
        if (view == null) {
            return "/index.html";
        }
        String languages = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        String language = languages == null || languages.startsWith("zh") ? "zh-CN" : "en";
        return "/first/%s.%s.html".formatted(view, language);
    }

    private static String firstPart(String path) {
        return path.substring(1).split("/", 2)[0];
    }

    /** An address typed or shared: GET, wants a page, no dot in it, and not one of the service itself. */
    private static boolean isPageOfTheWebClient(HttpServerRequest request) {
        String path = request.path();
        if (request.method() != HttpMethod.GET || path == null || path.contains(".")) {
            return false;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html") && !OURS.contains(firstPart(path));
    }
}
