package cn.yishulai.intake;

import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The visits of the caller's household. A class of its own: the longest class path takes a request. */
@Path("/v1/households/me/drop-offs")
class DropOffHistoryResource {

    private final DropOffHistory history;
    private final Callers callers;

    DropOffHistoryResource(DropOffHistory history, Callers callers) {
        this.history = history;
        this.callers = callers;
    }

    @GET
    public Page<DropOffBrief> mine(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return history.mine(callers.current(), after, Page.limit(limit));
    }
}
