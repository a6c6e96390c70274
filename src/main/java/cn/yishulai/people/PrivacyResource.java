package cn.yishulai.people;

import cn.yishulai.journal.Wanted;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** For programs in both languages at once, for people as a page in theirs. */
@Path("/v1/privacy")
class PrivacyResource {

    private static final String PAGE = "text/html;charset=UTF-8";

    private final PrivacyNotice notice;
    private final Template page;

    PrivacyResource(PrivacyNotice notice, @Location("privacy.html") Template page) {
        this.notice = notice;
        this.page = page;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, PAGE})
    public Response show(@Context HttpHeaders headers) {
        PrivacyNotice.PrivacyView read = notice.read();
        return Wanted.form(headers, MediaType.APPLICATION_JSON, PAGE).equals(PAGE)
                ? Response.ok(page(read, headers), PAGE).build()
                : Response.ok(read, MediaType.APPLICATION_JSON).build();
    }

    private String page(PrivacyNotice.PrivacyView read, HttpHeaders headers) {
        boolean english = headers.getAcceptableLanguages().stream()
                .findFirst()
                .map(Locale::getLanguage)
                .filter("en"::equals)
                .isPresent();
        return page.data("english", english)
                .data("items", read.items())
                .data("ages", read.ages())
                .render();
    }
}
