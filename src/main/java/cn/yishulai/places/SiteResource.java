package cn.yishulai.places;

import cn.yishulai.kernel.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/v1/sites")
class SiteResource {

    private final Sites sites;

    SiteResource(Sites sites) {
        this.sites = sites;
    }

    @GET
    public Page<SiteView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return sites.list(after, Page.limit(limit));
    }

    @GET
    @Path("/{siteId}")
    public SiteView show(@PathParam("siteId") String siteId) {
        return sites.require(Sites.id(siteId));
    }
}
