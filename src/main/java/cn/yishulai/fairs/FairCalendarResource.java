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

/** Coming fairs for calendars. */
@Path("/v1/fairs.ics")
class FairCalendarResource {

    private final FairFeeds feeds;

    FairCalendarResource(FairFeeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Produces("text/calendar;charset=UTF-8")
    public Response coming(
            @QueryParam("lang") @Nullable @Size(max = 12) String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        FairPageWords words = FairPageWords.in(FairPublic.isEnglish(headers, lang));
        return FairPublic.answer(request, feeds.calendarOfComing(words), FairPublic.shared(FairFeedResource.KEPT));
    }
}
