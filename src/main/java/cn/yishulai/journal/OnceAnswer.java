package cn.yishulai.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a write was answered with: JSON or binary.
 *
 * @param headers the few that belong to the answer and not to its transport
 */
record OnceAnswer(int status, Map<String, String> headers, byte @Nullable [] body) {

    /** Says of a replay that it is one. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final List<String> KEPT = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.LOCATION,
            HttpHeaders.ETAG,
            // What could not be printed on labels.
            "Substituted-Labels",
            "Substituted");

    static OnceAnswer of(Method method, @Nullable Object answered, ObjectMapper json) throws JsonProcessingException {
        // Of a typed answer its entity is sent, not the answer itself as JSON.
        Object result = answered instanceof RestResponse<?> typed ? typed.toResponse() : answered;
        if (result instanceof Response response) {
            Map<String, String> headers = new TreeMap<>();
            for (String name : KEPT) {
                String value = response.getHeaderString(name);
                if (value != null) {
                    headers.put(name, value);
                }
            }
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, produced(method));
            return new OnceAnswer(response.getStatus(), headers, bytes(response.getEntity(), json));
        }
        byte[] body = bytes(result, json);
        return body == null
                ? new OnceAnswer(status(method, 204), Map.of(), null)
                : new OnceAnswer(status(method, 200), Map.of(HttpHeaders.CONTENT_TYPE, produced(method)), body);
    }

    Response again() {
        Response.ResponseBuilder again = Response.status(status).header(REPLAYED, "true");
        if (body != null) {
            again.entity(body);
            headers.forEach(again::header);
        }
        return again.build();
    }

    private static byte @Nullable [] bytes(@Nullable Object entity, ObjectMapper json) throws JsonProcessingException {
        if (entity == null) {
            return null;
        }
        return entity instanceof byte[] raw ? raw : json.writeValueAsBytes(entity);
    }

    private static int status(Method method, int otherwise) {
        ResponseStatus status = method.getAnnotation(ResponseStatus.class);
        return status == null ? otherwise : status.value();
    }

    private static String produced(Method method) {
        Produces produces = method.getAnnotation(Produces.class);
        if (produces == null) {
            produces = method.getDeclaringClass().getAnnotation(Produces.class);
        }
        return produces == null ? MediaType.APPLICATION_JSON : produces.value()[0];
    }
}
