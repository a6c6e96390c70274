package cn.yishulai.fairs;

import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The fairs that the caller works on. */
@Path("/v1/fair-proposals")
class FairProposalResource {

    private final FairWork work;
    private final Callers callers;

    FairProposalResource(FairWork work, Callers callers) {
        this.work = work;
        this.callers = callers;
    }

    @GET
    public Page<FairBrief> list(
            @QueryParam("state") @Nullable FairState state,
            @QueryParam("waiting") @Nullable Boolean waiting,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return work.list(callers.current(), state, Boolean.TRUE.equals(waiting), after, Page.limit(limit));
    }
}
