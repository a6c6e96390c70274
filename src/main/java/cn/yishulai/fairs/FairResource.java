package cn.yishulai.fairs;

import cn.yishulai.kernel.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/v1/fairs")
class FairResource {

    private final Fairs fairs;

    FairResource(Fairs fairs) {
        this.fairs = fairs;
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
    public String calendar(@PathParam("fairId") String fairId) {
        return fairs.calendar(Fairs.id(fairId));
    }
}
