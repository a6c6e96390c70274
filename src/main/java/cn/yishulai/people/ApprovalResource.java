package cn.yishulai.people;

import static cn.yishulai.people.ApprovalRefusal.APPROVAL_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/v1/approvals")
class ApprovalResource {

    private final Approvals approvals;
    private final Callers callers;

    ApprovalResource(Approvals approvals, Callers callers) {
        this.approvals = approvals;
        this.callers = callers;
    }

    /** Why not. */
    record RefusalForm(@NotNull @Size(min = 1, max = 300) String reason) {}

    @GET
    public Page<ApprovalView> list(
            @QueryParam("state") @Nullable ApprovalState state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        ApprovalState wanted = state == null ? ApprovalState.PROPOSED : state;
        return approvals.list(callers.current(), wanted, after, Page.limit(limit));
    }

    @GET
    @Path("/{approvalId}")
    public ApprovalView show(@PathParam("approvalId") String id) {
        return approvals.show(callers.current(), OpaqueId.parse(id, APPROVAL_UNKNOWN));
    }

    @POST
    @Path("/{approvalId}/confirm")
    @Once
    public ApprovalView confirm(@PathParam("approvalId") String id) {
        return approvals.confirm(callers.current(), OpaqueId.parse(id, APPROVAL_UNKNOWN));
    }

    @POST
    @Path("/{approvalId}/refuse")
    @Once
    public ApprovalView refuse(@PathParam("approvalId") String id, @Valid @NotNull RefusalForm form) {
        return approvals.refuse(callers.current(), OpaqueId.parse(id, APPROVAL_UNKNOWN), form.reason());
    }
}
