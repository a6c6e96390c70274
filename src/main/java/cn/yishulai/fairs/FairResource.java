package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Fairs: what everybody may see of them, and the steps of their life. */
@Path("/v1/fairs")
class FairResource {

    private final Fairs fairs;
    private final FairLife life;
    private final FairWork work;
    private final FairFeeds feeds;
    private final Callers callers;

    FairResource(Fairs fairs, FairLife life, FairWork work, FairFeeds feeds, Callers callers) {
        this.fairs = fairs;
        this.life = life;
        this.work = work;
        this.feeds = feeds;
        this.callers = callers;
    }

    @GET
    public Page<FairView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return fairs.coming(after, Page.limit(limit));
    }

    @GET
    @Path("/{fairId}")
    public FairView show(@PathParam("fairId") String fairId) {
        return fairs.show(Fairs.id(fairId));
    }

    @GET
    @Path("/{fairId}.ics")
    @Produces("text/calendar;charset=UTF-8")
    public Response calendar(
            @PathParam("fairId") String fairId, @Context HttpHeaders headers, @Context Request request) {
        FairPageWords words = FairPageWords.in(FairPublic.isEnglish(headers, null));
        return FairPublic.answer(
                request, feeds.calendarOf(Fairs.id(fairId), words), FairPublic.shared(FairFeedResource.KEPT));
    }

    @POST
    @Once
    public RestResponse<FairWorkView> plan(@Valid @NotNull FairForms.Draft form) {
        Caller caller = callers.current();
        return marked(RestResponse.Status.CREATED, work.show(caller, life.plan(caller, form.planned())));
    }

    @PUT
    @Path("/{fairId}")
    @Once
    public RestResponse<FairWorkView> edit(
            @PathParam("fairId") String id,
            @HeaderParam("If-Match") @Nullable String seen,
            @Valid @NotNull FairForms.Edit form) {
        return step(id, (caller, fair) -> life.edit(caller, fair, seen, form));
    }

    /** With the mark that an edit must name. */
    @GET
    @Path("/{fairId}/work")
    public RestResponse<FairWorkView> work(@PathParam("fairId") String id) {
        return marked(RestResponse.Status.OK, work.show(callers.current(), Fairs.id(id)));
    }

    @POST
    @Path("/{fairId}/propose")
    @Once
    public RestResponse<FairWorkView> propose(@PathParam("fairId") String id) {
        return step(id, life::propose);
    }

    @POST
    @Path("/{fairId}/send-back")
    @Once
    public RestResponse<FairWorkView> sendBack(@PathParam("fairId") String id, @Valid @NotNull FairForms.Reason form) {
        return step(id, (caller, fair) -> life.sendBack(caller, fair, form.reason()));
    }

    @POST
    @Path("/{fairId}/approve")
    @Once
    public RestResponse<FairWorkView> approve(
            @PathParam("fairId") String id, @HeaderParam("If-Match") @Nullable String seen) {
        return step(id, (caller, fair) -> life.approve(caller, fair, seen));
    }

    @POST
    @Path("/{fairId}/permit")
    @Once
    public RestResponse<FairWorkView> permit(@PathParam("fairId") String id, @Valid @NotNull FairForms.Permit form) {
        return step(id, (caller, fair) -> life.permit(caller, fair, form));
    }

    @POST
    @Path("/{fairId}/publish")
    @Once
    public RestResponse<FairWorkView> publish(@PathParam("fairId") String id) {
        return step(id, life::publish);
    }

    @POST
    @Path("/{fairId}/postpone")
    @Once
    public RestResponse<FairWorkView> postpone(@PathParam("fairId") String id, @Valid @NotNull FairForms.Reason form) {
        return step(id, (caller, fair) -> life.postpone(caller, fair, form.reason()));
    }

    @POST
    @Path("/{fairId}/move")
    @Once
    public RestResponse<FairWorkView> move(@PathParam("fairId") String id, @Valid @NotNull FairForms.Move form) {
        return step(id, (caller, fair) -> life.move(caller, fair, form));
    }

    @POST
    @Path("/{fairId}/open")
    @Once
    public RestResponse<FairWorkView> open(@PathParam("fairId") String id) {
        return step(id, life::open);
    }

    @POST
    @Path("/{fairId}/close")
    @Once
    public RestResponse<FairWorkView> close(@PathParam("fairId") String id) {
        return step(id, life::close);
    }

    @POST
    @Path("/{fairId}/cancel")
    @Once
    public RestResponse<FairWorkView> cancel(@PathParam("fairId") String id, @Valid @NotNull FairForms.Reason form) {
        return step(id, (caller, fair) -> life.cancel(caller, fair, form.reason()));
    }

    @POST
    @Path("/{fairId}/comments")
    @Once
    public RestResponse<FairWorkView> comment(@PathParam("fairId") String id, @Valid @NotNull FairForms.Comment form) {
        return step(id, (caller, fair) -> life.comment(caller, fair, form.words()));
    }

    private RestResponse<FairWorkView> step(String sent, BiConsumer<Caller, UUID> step) {
        UUID id = Fairs.id(sent);
        Caller caller = callers.current();
        step.accept(caller, id);
        return marked(RestResponse.Status.OK, work.show(caller, id));
    }

    private static RestResponse<FairWorkView> marked(RestResponse.Status status, FairWorkView view) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header(HttpHeaders.ETAG, FairLife.tag(view.version()))
                .build();
    }
}
