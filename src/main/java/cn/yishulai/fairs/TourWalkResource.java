package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.labels.PosterPapers;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;

/** What a family does on a tour. */
@Path("/v1/tours/{tourId}")
class TourWalkResource {

    private final TourStamps stamps;
    private final TourWalks walks;
    private final TourPapers papers;
    private final PosterPapers pen;
    private final Callers callers;

    TourWalkResource(TourStamps stamps, TourWalks walks, TourPapers papers, PosterPapers pen, Callers callers) {
        this.stamps = stamps;
        this.walks = walks;
        this.papers = papers;
        this.pen = pen;
        this.callers = callers;
    }

    @GET
    @Path("/walk")
    public TourWalkView walk(@PathParam("tourId") String id) {
        return walks.mine(callers.current(), Tours.id(id));
    }

    @POST
    @Path("/stamps")
    @Once
    public TourWalkView collect(@PathParam("tourId") String sent, @Valid TourStampForms.Collect form) {
        UUID id = Tours.id(sent);
        Caller caller = callers.current();
        stamps.collect(caller, id, form);
        return walks.mine(caller, id);
    }

    @GET
    @Path("/certificates/{personId}")
    @Produces("application/pdf")
    public byte[] certificate(
            @PathParam("tourId") String id, @PathParam("personId") String person, @Context HttpHeaders headers) {
        return pen.certificate(
                papers.certificate(callers.current(), Tours.id(id), person, FairPublic.isEnglish(headers, null)));
    }

    @GET
    @Path("/cards/{personId}")
    @Produces("application/pdf")
    public byte[] card(
            @PathParam("tourId") String id, @PathParam("personId") String person, @Context HttpHeaders headers) {
        return pen.card(papers.card(callers.current(), Tours.id(id), person, FairPublic.isEnglish(headers, null)));
    }
}
