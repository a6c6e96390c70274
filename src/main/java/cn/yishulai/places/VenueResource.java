package cn.yishulai.places;

import cn.yishulai.kernel.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Places for fairs. */
@Path("/v1/venues")
class VenueResource {

    private final Venues venues;

    VenueResource(Venues venues) {
        this.venues = venues;
    }

    @GET
    public Page<VenueView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return venues.list(after, Page.limit(limit));
    }
}
