package cn.yishulai.fairs;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Coming fairs for feed readers. */
@Path("/v1/fairs.atom")
class FairFeedResource {

    /** Seconds. */
    static final int KEPT = 300;

    private final FairFeeds feeds;

    FairFeedResource(FairFeeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Produces("application/atom+xml;charset=UTF-8")
    public Response atom(
            @QueryParam("lang") @Nullable @Size(max = 12) String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        FairPageWords words = FairPageWords.in(FairPublic.isEnglish(headers, lang));
        return FairPublic.answer(request, feeds.atomOfComing(words), FairPublic.shared(KEPT));
    }
}
