package cn.yishulai.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Phones get HTTP/2 from the proxy, which speaks HTTP/1.1 to us. A request that turned its connection into HTTP/2 in the clear would
 * go on behind the proxy's back: it no longer reads such a connection, and its rules are asked once.
 */
@Singleton
class OneProtocol implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
