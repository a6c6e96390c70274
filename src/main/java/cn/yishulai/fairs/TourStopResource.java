package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** What is done at a stop of a tour: its screen, stamps for families without a phone, books that are taken along. */
@Path("/v1/tours/{tourId}/stops/{siteId}")
class TourStopResource {

    private final TourStamps stamps;
    private final TourWalks walks;
    private final TourBooks books;
    private final Callers callers;

    TourStopResource(TourStamps stamps, TourWalks walks, TourBooks books, Callers callers) {
        this.stamps = stamps;
        this.walks = walks;
        this.books = books;
        this.callers = callers;
    }

    record Arrival(@NotNull @Size(max = 300) String familyCode) {}

    @GET
    @Path("/codes")
    public TourWalks.ScreenView screen(@PathParam("tourId") String id, @PathParam("siteId") String site) {
        return walks.screen(callers.current(), Tours.id(id), Sites.id(site));
    }

    @POST
    @Path("/arrivals")
    @Once
    public TourWalkView.AtStop arrive(
            @PathParam("tourId") String id, @PathParam("siteId") String site, @Valid Arrival form) {
        return walks.arrive(callers.current(), Tours.id(id), Sites.id(site), form.familyCode());
    }

    @POST
    @Path("/stamps")
    @Once
    public TourWalkView.AtStop stamp(
            @PathParam("tourId") String sent, @PathParam("siteId") String site, @Valid TourStampForms.Stamp form) {
        UUID id = Tours.id(sent);
        return walks.atStop(id, stamps.stampAt(callers.current(), id, Sites.id(site), form));
    }

    @POST
    @Path("/books")
    @Once
    public TourBookView take(
            @PathParam("tourId") String id, @PathParam("siteId") String site, @Valid TourStampForms.Take form) {
        return books.take(callers.current(), Tours.id(id), Sites.id(site), form);
    }
}
