package cn.yishulai.swaps;

import static cn.yishulai.swaps.DeaccessionRefusal.DEACCESSION_LIST_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.swaps.DeaccessionListView.State;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/deaccession-lists")
class DeaccessionListResource {

    private final DeaccessionLists lists;
    private final Callers callers;

    DeaccessionListResource(DeaccessionLists lists, Callers callers) {
        this.lists = lists;
        this.callers = callers;
    }

    /** Why not. */
    record RefusalForm(@NotNull @Size(min = 1, max = 300) String reason) {}

    @POST
    @Once
    @ResponseStatus(201)
    public DeaccessionListView propose(@Valid @NotNull DeaccessionListForm form) {
        return lists.propose(callers.current(), form);
    }

    @GET
    public Page<DeaccessionListView> list(
            @QueryParam("state") @Nullable State state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return lists.list(callers.current(), state == null ? State.PROPOSED : state, after, Page.limit(limit));
    }

    @GET
    @Path("/{deaccessionListId}")
    public DeaccessionListView show(@PathParam("deaccessionListId") String id) {
        return lists.show(callers.current(), OpaqueId.parse(id, DEACCESSION_LIST_UNKNOWN));
    }

    @POST
    @Path("/{deaccessionListId}/confirm")
    @Once
    public DeaccessionListView execute(@PathParam("deaccessionListId") String id) {
        return lists.execute(callers.current(), OpaqueId.parse(id, DEACCESSION_LIST_UNKNOWN));
    }

    @POST
    @Path("/{deaccessionListId}/refuse")
    @Once
    public DeaccessionListView refuse(@PathParam("deaccessionListId") String id, @Valid @NotNull RefusalForm form) {
        return lists.refuse(callers.current(), OpaqueId.parse(id, DEACCESSION_LIST_UNKNOWN), form.reason());
    }
}
