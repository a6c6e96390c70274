package cn.yishulai.swaps;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Where librarians prepare and publish rules of requests. */
@Path("/v1/request-rules/drafts")
class RequestRuleDeskResource {

    private final RequestRuleDesk desk;
    private final Callers callers;

    RequestRuleDeskResource(RequestRuleDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    public Page<RequestRuleDraftView> open() {
        return desk.open(callers.current());
    }

    @POST
    @Once
    @ResponseStatus(201)
    public RequestRuleDraftView begin(@Valid @NotNull RequestRuleDraftForm form) {
        return desk.begin(callers.current(), form);
    }

    @GET
    @Path("/{requestDraftId}")
    public RequestRuleDraftView show(@PathParam("requestDraftId") String id) {
        return desk.show(callers.current(), id);
    }

    @PUT
    @Path("/{requestDraftId}")
    @Once
    public RequestRuleDraftView change(
            @PathParam("requestDraftId") String id, @Valid @NotNull RequestRuleDraftForm form) {
        return desk.change(callers.current(), id, form);
    }

    @POST
    @Path("/{requestDraftId}/discard")
    @Once
    public RequestRuleDraftView discard(@PathParam("requestDraftId") String id) {
        return desk.discard(callers.current(), id);
    }

    @POST
    @Path("/{requestDraftId}/publish")
    @Once
    public RequestRuleDraftView publish(
            @PathParam("requestDraftId") String id, @Valid @NotNull RequestRulePublicationForm form) {
        return desk.publish(callers.current(), id, form);
    }
}
