package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tours, and the steps of their life. */
@Path("/v1/tours")
class TourResource {

    private final Tours tours;
    private final TourBooks books;
    private final TourFigures figures;
    private final Callers callers;

    TourResource(Tours tours, TourBooks books, TourFigures figures, Callers callers) {
        this.tours = tours;
        this.books = books;
        this.figures = figures;
        this.callers = callers;
    }

    @GET
    public Page<TourView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return tours.list(callers.somebody(), after, Page.limit(limit));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public TourView plan(@Valid TourForm form) {
        Caller caller = callers.current();
        return tours.show(caller, tours.plan(caller, form));
    }

    @GET
    @Path("/{tourId}")
    public RestResponse<TourView> show(@PathParam("tourId") String id) {
        return marked(callers.somebody(), Tours.id(id));
    }

    @PUT
    @Path("/{tourId}")
    @Once
    public RestResponse<TourView> change(
            @PathParam("tourId") String sent, @HeaderParam("If-Match") @Nullable String seen, @Valid TourForm form) {
        UUID id = Tours.id(sent);
        Caller caller = callers.current();
        tours.change(caller, id, seen, form);
        return marked(caller, id);
    }

    @POST
    @Path("/{tourId}/publish")
    @Once
    public TourView publish(@PathParam("tourId") String sent) {
        UUID id = Tours.id(sent);
        Caller caller = callers.current();
        tours.publish(caller, id);
        return tours.show(caller, id);
    }

    @POST
    @Path("/{tourId}/close")
    @Once
    public TourView close(@PathParam("tourId") String sent) {
        UUID id = Tours.id(sent);
        Caller caller = callers.current();
        tours.close(caller, id);
        return tours.show(caller, id);
    }

    @GET
    @Path("/{tourId}/books")
    public Page<TourBookView> books(
            @PathParam("tourId") String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return books.list(Tours.id(id), after, Page.limit(limit));
    }

    @GET
    @Path("/{tourId}/figures")
    public TourFigures.FiguresView figures(@PathParam("tourId") String id) {
        return figures.of(Tours.id(id));
    }

    /** With the mark that a change must name. */
    private RestResponse<TourView> marked(@Nullable Caller caller, UUID id) {
        TourView view = tours.show(caller, id);
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Tours.tag(view.version()))
                .build();
    }
}
