package cn.yishulai.swaps;

import static cn.yishulai.catalog.VolumeRefusal.TASK_UNKNOWN;

import cn.yishulai.catalog.Cataloguing;
import cn.yishulai.catalog.CataloguingKind;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.swaps.CataloguingReads.TaskView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/cataloguing")
class CataloguingResource {

    private final CataloguingReads reads;
    private final Cataloguing cataloguing;
    private final Callers callers;

    CataloguingResource(CataloguingReads reads, Cataloguing cataloguing, Callers callers) {
        this.reads = reads;
        this.cataloguing = cataloguing;
        this.callers = callers;
    }

    @GET
    public Page<TaskView> queue(
            @QueryParam("kind") @Nullable CataloguingKind kind,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return reads.queue(kind, after, Page.limit(limit));
    }

    @POST
    @Path("/{taskId}/dismiss")
    @Once
    @ResponseStatus(204)
    public void dismiss(@PathParam("taskId") String id) {
        cataloguing.dismiss(callers.current(), OpaqueId.parse(id, TASK_UNKNOWN));
    }
}
