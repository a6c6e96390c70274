package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.places.District;
import cn.yishulai.places.Districts;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Seasons of fairs. */
@Path("/v1/seasons")
class SeasonResource {

    private final Seasons seasons;
    private final Districts districts;
    private final FairFeeds feeds;
    private final Callers callers;

    SeasonResource(Seasons seasons, Districts districts, FairFeeds feeds, Callers callers) {
        this.seasons = seasons;
        this.districts = districts;
        this.feeds = feeds;
        this.callers = callers;
    }

    record DistrictsView(List<District> items) {}

    @GET
    public Page<SeasonView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return seasons.list(after, Page.limit(limit));
    }

    @GET
    @Path("/districts")
    public DistrictsView districts() {
        return new DistrictsView(districts.list());
    }

    @POST
    @Once
    @ResponseStatus(201)
    public SeasonView add(@Valid SeasonForm form) {
        Caller caller = callers.current();
        return seasons.work(caller, seasons.add(caller, form));
    }

    /** The sessions of its published fairs. */
    @GET
    @Path("/{seasonId}.ics")
    @Produces("text/calendar;charset=UTF-8")
    public Response calendar(@PathParam("seasonId") String id, @Context HttpHeaders headers, @Context Request request) {
        SeasonView season = seasons.show(Seasons.id(id));
        List<UUID> fairs = season.fairs() == null
                ? List.of()
                : season.fairs().stream().map(SeasonView.Fair::id).toList();
        return FairPublic.answer(
                request,
                feeds.calendarOf(season.title(), fairs, FairPageWords.in(FairPublic.isEnglish(headers, null))),
                FairPublic.shared(FairFeedResource.KEPT));
    }

    @GET
    @Path("/{seasonId}")
    public SeasonView show(@PathParam("seasonId") String id) {
        return seasons.show(Seasons.id(id));
    }

    @PUT
    @Path("/{seasonId}")
    @Once
    public SeasonView describe(@PathParam("seasonId") String sent, @Valid SeasonForm form) {
        UUID id = Seasons.id(sent);
        seasons.describe(id, form);
        return seasons.work(callers.current(), id);
    }

    @GET
    @Path("/{seasonId}/work")
    public SeasonView work(@PathParam("seasonId") String id) {
        return seasons.work(callers.current(), Seasons.id(id));
    }
}
