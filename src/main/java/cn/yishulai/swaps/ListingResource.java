package cn.yishulai.swaps;

import cn.yishulai.copies.CopyForm;
import cn.yishulai.copies.CopyView;
import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/copies")
class ListingResource {

    private final Listings listings;
    private final Callers callers;

    ListingResource(Listings listings, Callers callers) {
        this.listings = listings;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public CopyView register(@Valid CopyForm form) {
        return listings.register(callers.current(), form);
    }
}
