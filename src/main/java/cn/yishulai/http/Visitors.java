package cn.yishulai.http;

import cn.yishulai.people.Visitor;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** From where a request comes. */
final class Visitors {

    private static final String DEVICE = "Device-Id";
    private static final int LONGEST_DEVICE = 64;

    private Visitors() {}

    static Visitor of(HttpServerRequest request) {
        return new Visitor(request.remoteAddress().hostAddress(), device(request.getHeader(DEVICE)));
    }

    private static @Nullable String device(@Nullable String header) {
        return header == null || header.isBlank() || header.length() > LONGEST_DEVICE ? null : header;
    }
}
