package cn.yishulai.swaps;

import cn.yishulai.kernel.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The rules of requests: for everybody to read, their history for the library's own people. */
@Path("/v1/request-rules")
class RequestRulesResource {

    private final RequestRuleDesk desk;

    RequestRulesResource(RequestRuleDesk desk) {
        this.desk = desk;
    }

    @GET
    public RequestRulesView inForce() {
        return desk.inForce();
    }

    @GET
    @Path("/versions")
    public Page<RequestRuleVersionView> versions(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return desk.versions(after, Page.limit(limit));
    }
}
