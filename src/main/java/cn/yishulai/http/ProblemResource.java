package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.ADDRESS_UNKNOWN;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A page for each refusal: the {@code type} of a problem is an address that answers. */
@Path("/problems")
class ProblemResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final Problems problems;
    private final Template page;

    ProblemResource(Problems problems, @Location("problem.html") Template page) {
        this.problems = problems;
        this.page = page;
    }

    @GET
    @Path("/{problemCode}")
    @Produces(HTML)
    public Response problem(
            @PathParam("problemCode") String code,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        Problems.Words words =
                problems.words(code).orElseThrow(() -> ADDRESS_UNKNOWN.because("we have no refusal with this code"));
        String language = Problems.language(languages);
        String body = page.data("words", words)
                .data("language", language)
                .data("english", language.equals(Problems.ENGLISH))
                .render();
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
