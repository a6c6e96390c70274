package cn.yishulai.fairs;

import cn.yishulai.labels.Poster;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The page of a fair where a shared link and a poster lead: without script; with its pictures and its poster. */
@Path("/e/{fairId}")
class FairPageResource {

    /** Seconds; a fair that is called off is seen to be within this. */
    private static final int PAGE = 60;

    private static final int PICTURE = 600;

    private final FairPages pages;
    private final FairPoster posters;
    private final Template page;

    FairPageResource(FairPages pages, FairPoster posters, @Location("fair.html") Template page) {
        this.pages = pages;
        this.posters = posters;
        this.page = page;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    public Response show(
            @PathParam("fairId") String id,
            @QueryParam("lang") @Nullable @Size(max = 12) String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        FairPageWords words = FairPageWords.in(FairPublic.isEnglish(headers, lang));
        FairPages.Page fair = pages.page(Fairs.id(id), words);
        String html = page.data("say", words).data("fair", fair).render();
        return FairPublic.answer(request, html, FairPublic.shared(PAGE));
    }

    @GET
    @Path("/picture.png")
    @Produces("image/png")
    public Response wide(
            @PathParam("fairId") String id,
            @QueryParam("lang") @Nullable @Size(max = 12) String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return picture(request, poster(id, lang, headers), Poster.Shape.WIDE);
    }

    @GET
    @Path("/poster.png")
    @Produces("image/png")
    public Response tall(
            @PathParam("fairId") String id,
            @QueryParam("lang") @Nullable @Size(max = 12) String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return picture(request, poster(id, lang, headers), Poster.Shape.TALL);
    }

    @GET
    @Path("/poster.pdf")
    @Produces("application/pdf")
    public Response print(
            @PathParam("fairId") String id,
            @QueryParam("lang") @Nullable @Size(max = 12) String lang,
            @QueryParam("paper") Poster.@Nullable Paper paper,
            @Context HttpHeaders headers,
            @Context Request request) {
        byte[] pdf = posters.pdf(poster(id, lang, headers), paper == null ? Poster.Paper.A4 : paper);
        return FairPublic.answer(request, pdf, FairPublic.shared(PICTURE));
    }

    private Poster poster(String id, @Nullable String lang, HttpHeaders headers) {
        return pages.poster(Fairs.id(id), FairPageWords.in(FairPublic.isEnglish(headers, lang)));
    }

    private Response picture(Request request, Poster poster, Poster.Shape shape) {
        return FairPublic.answer(request, posters.picture(poster, shape), FairPublic.shared(PICTURE));
    }
}
