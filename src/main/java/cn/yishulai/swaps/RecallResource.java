package cn.yishulai.swaps;

import static cn.yishulai.swaps.SwapRefusal.RECALL_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/recalls")
class RecallResource {

    private final Recalls recalls;
    private final RecallReads reads;
    private final Callers callers;

    RecallResource(Recalls recalls, RecallReads reads, Callers callers) {
        this.recalls = recalls;
        this.reads = reads;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public RecallView open(@Valid RecallForm form) {
        return recalls.open(callers.current(), form);
    }

    @GET
    public Page<RecallView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return reads.list(after, Page.limit(limit));
    }

    @GET
    @Path("/reach")
    public RecallReach reach(@QueryParam("volumeId") String volumeId, @QueryParam("scope") RecallScope scope) {
        return reads.reach(volumeId, scope);
    }

    @GET
    @Path("/{recallId}")
    public RecallView show(@PathParam("recallId") String id) {
        return reads.show(id(id));
    }

    @GET
    @Path("/{recallId}/copies")
    public Page<RecalledCopyView> copies(
            @PathParam("recallId") String id,
            @QueryParam("remaining") @DefaultValue("false") boolean remaining,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return reads.copies(id(id), remaining, after, Page.limit(limit));
    }

    @POST
    @Path("/{recallId}/confirm")
    @Once
    public RecallView confirm(@PathParam("recallId") String id) {
        return recalls.confirm(callers.current(), id(id));
    }

    @POST
    @Path("/{recallId}/withdraw")
    @Once
    public RecallView withdraw(@PathParam("recallId") String id) {
        return recalls.withdraw(callers.current(), id(id));
    }

    @POST
    @Path("/{recallId}/lift")
    @Once
    public RecallView lift(@PathParam("recallId") String id) {
        return recalls.lift(callers.current(), id(id));
    }

    private static UUID id(String sent) {
        return OpaqueId.parse(sent, RECALL_UNKNOWN);
    }
}
