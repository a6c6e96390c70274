package cn.yishulai.http;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request a name, so that a line of the log, the answer and the log of the proxy are found by each other. The
 * proxy's name is taken when it is one; anything else that a caller writes there is not let into the log.
 */
@Provider
@Singleton
@PreMatching
@Priority(1)
class RequestNames implements ContainerRequestFilter, ContainerResponseFilter {

    static final String HEADER = "X-Request-Id";

    private static final String REQUEST = "request";
    private static final String WRITE = "key";
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z-]{8,64}");
    private static final int UUID_LENGTH = 36;

    @Override
    public void filter(ContainerRequestContext request) {
        String said = request.getHeaderString(HEADER);
        String name = said != null && NAME.matcher(said).matches()
                ? said
                : UUID.randomUUID().toString();
        request.setProperty(REQUEST, name);
        MDC.put(REQUEST, name);
        String key = request.getHeaderString(WriteKeys.HEADER);
        if (key != null && key.length() == UUID_LENGTH && NAME.matcher(key).matches()) {
            MDC.put(WRITE, key);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        Object name = request.getProperty(REQUEST);
        if (name != null) {
            answer.getHeaders().putSingle(HEADER, name);
        }
    }
}
