package cn.yishulai.fairs;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How what is published is answered: kept for minutes, asked again by its mark, in the language of whoever reads. */
final class FairPublic {

    private FairPublic() {}

    /** @param asked what the address says; it wins over what the browser prefers, so that a link can be shared */
    static boolean isEnglish(HttpHeaders headers, @Nullable String asked) {
        if (asked != null) {
            return asked.toLowerCase(Locale.ROOT).startsWith("en");
        }
        return headers.getAcceptableLanguages().stream()
                .findFirst()
                .map(Locale::getLanguage)
                .filter("en"::equals)
                .isPresent();
    }

    static Response answer(Request request, String body, CacheControl cache) {
        return answer(request, body.getBytes(UTF_8), cache);
    }

    /** 304 without the body when the mark is the one that the reader has. */
    static Response answer(Request request, byte[] body, CacheControl cache) {
        EntityTag mark = new EntityTag(FairTold.hash(body));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(mark);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(body) : unchanged;
        return answer.tag(mark)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** For everybody, for so many seconds. */
    static CacheControl shared(int seconds) {
        CacheControl cache = new CacheControl();
        cache.setMaxAge(seconds);
        cache.setNoTransform(false);
        cache.getCacheExtension().put("public", null);
        return cache;
    }

    /** For this reader alone. */
    static CacheControl own(int seconds) {
        CacheControl cache = new CacheControl();
        cache.setMaxAge(seconds);
        cache.setNoTransform(false);
        cache.setPrivate(true);
        return cache;
    }
}
