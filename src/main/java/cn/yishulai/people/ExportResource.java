package cn.yishulai.people;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Path("/v1/households/me/export")
class ExportResource {

    private final Exports exports;
    private final Callers callers;

    ExportResource(Exports exports, Callers callers) {
        this.exports = exports;
        this.callers = callers;
    }

    @GET
    @Produces("application/zip")
    public Response export(@QueryParam("scope") Exports.@Nullable Scope scope, @Context HttpHeaders headers) {
        boolean english = headers.getAcceptableLanguages().stream()
                .findFirst()
                .map(Locale::getLanguage)
                .filter("en"::equals)
                .isPresent();
        Exports.Scope wanted = scope == null ? Exports.Scope.HOUSEHOLD : scope;
        return Response.ok(exports.zip(callers.current(), wanted, english))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"yishulai.zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
