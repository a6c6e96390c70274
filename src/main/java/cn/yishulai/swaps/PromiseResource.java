package cn.yishulai.swaps;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.swaps.AppealRefusal.PROMISE_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/promises")
class PromiseResource {

    private final Promises promises;
    private final AppealReads reads;
    private final Callers callers;

    PromiseResource(Promises promises, AppealReads reads, Callers callers) {
        this.promises = promises;
        this.reads = reads;
        this.callers = callers;
    }

    @GET
    public Page<PromiseView> mine(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return reads.promisesOf(
                callers.current().household(),
                after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED),
                Page.limit(limit));
    }

    @POST
    @Path("/{promiseId}/take-back")
    @Once
    public PromiseView takeBack(@PathParam("promiseId") String promise) {
        Caller caller = callers.current();
        UUID id = OpaqueId.parse(promise, PROMISE_UNKNOWN);
        promises.takeBack(caller, id);
        return reads.promise(caller.household(), id);
    }
}
