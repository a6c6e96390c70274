package cn.yishulai.swaps;

import static cn.yishulai.inventory.InventoryRefusal.RUN_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Runs of the van over several sites. */
@Path("/v1/runs")
class RunResource {

    private final Runs runs;
    private final Callers callers;

    RunResource(Runs runs, Callers callers) {
        this.runs = runs;
        this.callers = callers;
    }

    @GET
    public Page<RunView> list(
            @QueryParam("site") @NotNull String site,
            @QueryParam("open") @DefaultValue("true") boolean open,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return runs.list(callers.current(), Sites.id(site), open, after, Page.limit(limit));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public RunView plan(@Valid @NotNull RunForms.Plan form) {
        return runs.plan(callers.current(), form);
    }

    @GET
    @Path("/{runId}")
    public RunView show(@PathParam("runId") String id) {
        return runs.show(callers.current(), id(id));
    }

    @GET
    @Path("/{runId}/stops/{position}")
    public RunReads.AtStop stop(@PathParam("runId") String id, @PathParam("position") int position) {
        return runs.stop(callers.current(), id(id), position);
    }

    @POST
    @Path("/{runId}/loads")
    @Once
    @ResponseStatus(201)
    public RunView load(@PathParam("runId") String id, @Valid @NotNull RunForms.Loading form) {
        return runs.load(callers.current(), id(id), form);
    }

    @POST
    @Path("/{runId}/scans")
    @Once
    public TransferScan scan(@PathParam("runId") String id, @Valid @NotNull RunForms.Scan form) {
        return runs.scan(callers.current(), id(id), form);
    }

    @POST
    @Path("/{runId}/leave")
    @Once
    public RunView leave(@PathParam("runId") String id, @Valid @NotNull RunForms.Leaving form) {
        return runs.leave(callers.current(), id(id), form.position());
    }

    @POST
    @Path("/{runId}/cancel")
    @Once
    public RunView cancel(@PathParam("runId") String id) {
        return runs.cancel(callers.current(), id(id));
    }

    private static UUID id(String sent) {
        return OpaqueId.parse(sent, RUN_UNKNOWN);
    }
}
