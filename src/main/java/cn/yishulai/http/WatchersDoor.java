package cn.yishulai.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures are for whoever knows the operator's token, also when no proxy stands before the node. Others find nothing there. */
@ApplicationScoped
class WatchersDoor {

    /** After {@link StaticFiles}, before everything that answers. */
    private static final int SECOND = 900;

    private static final String FIGURES = "/q/metrics";
    private static final String BEARER = "Bearer ";
    private static final int NOT_FOUND = 404;

    private final Optional<byte[]> token;

    WatchersDoor(WatchConfig config) {
        token = config.token().map(said -> said.getBytes(UTF_8));
    }

    void install(@Observes Filters filters) {
        filters.register(this::handle, SECOND);
    }

    private void handle(RoutingContext context) {
        // the path as the router understands it: no other spelling of it leads there
        String path = context.normalizedPath();
        if (path.startsWith(FIGURES) && !knows(context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            context.response().setStatusCode(NOT_FOUND).end();
        } else {
            context.next();
        }
    }

    private boolean knows(@Nullable String header) {
        return header != null
                && header.startsWith(BEARER)
                && token.isPresent()
                && MessageDigest.isEqual(
                        token.get(), header.substring(BEARER.length()).getBytes(UTF_8));
    }
}
