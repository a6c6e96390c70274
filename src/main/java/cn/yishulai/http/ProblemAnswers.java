package cn.yishulai.http;

import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a no as {@code application/problem+json} (RFC 9457). */
@ApplicationScoped
class ProblemAnswers {

    static final String MEDIA_TYPE = "application/problem+json";

    private final Problems problems;
    private final ObjectMapper json;
    private final MeterRegistry figures;

    ProblemAnswers(Problems problems, ObjectMapper json, MeterRegistry figures) {
        this.problems = problems;
        this.json = json;
        this.figures = figures;
    }

    Response of(Refused refused, @Nullable String acceptLanguage) {
        Refusal refusal = refused.refusal();
        figures.counter("yishulai.refusals", "code", refusal.code()).increment();
        String language = Problems.language(acceptLanguage);
        Response.ResponseBuilder answer = Response.status(refusal.kind().status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body(refused, language));
        switch (refusal.kind()) {
            case UNAUTHENTICATED -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case TOO_MANY, UNAVAILABLE ->
                answer.header(HttpHeaders.RETRY_AFTER, refused.facts().getOrDefault("retryAfterSeconds", 1));
            default -> {}
        }
        return answer.build();
    }

    /** The problem as bytes, so that nothing on the way chooses another media type for it. */
    byte[] body(Refused refused, String language) {
        Refusal refusal = refused.refusal();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/problems/" + refusal.code());
        problem.put("code", refusal.code());
        problem.put("title", problems.title(refusal, language));
        problem.put("status", refusal.kind().status());
        problem.put("detail", refused.detail());
        refused.facts().forEach(problem::putIfAbsent);
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a refusal must be plain values", e);
        }
    }
}
