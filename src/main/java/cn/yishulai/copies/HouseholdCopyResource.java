package cn.yishulai.copies;

import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The books of the caller's household. A class of its own: the longest class path takes a request, and /v1/households/me is one. */
@Path("/v1/households/me/copies")
class HouseholdCopyResource {

    private final CopyReads reads;
    private final Callers callers;

    HouseholdCopyResource(CopyReads reads, Callers callers) {
        this.reads = reads;
        this.callers = callers;
    }

    @GET
    public Page<CopyView> mine(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return reads.ofHousehold(callers.current().household(), after, Page.limit(limit));
    }
}
