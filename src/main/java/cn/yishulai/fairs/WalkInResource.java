package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Numbers at the gate. */
@Path("/v1/fairs/{fairId}/sessions/{sessionNumber}/queue")
class WalkInResource {

    private final WalkIns walkIns;
    private final Callers callers;

    WalkInResource(WalkIns walkIns, Callers callers) {
        this.walkIns = walkIns;
        this.callers = callers;
    }

    @GET
    public WalkIns.QueueView show(@PathParam("fairId") String fair, @PathParam("sessionNumber") int session) {
        return walkIns.show(Fairs.id(fair), session);
    }

    @POST
    @Once
    @ResponseStatus(201)
    public WalkIns.SlipView take(
            @PathParam("fairId") String fair,
            @PathParam("sessionNumber") int session,
            @Valid @NotNull WalkIns.SlipForm form) {
        return walkIns.take(callers.current(), Fairs.id(fair), session, form);
    }

    @POST
    @Path("/call")
    @Once
    public WalkIns.QueueView call(@PathParam("fairId") String fair, @PathParam("sessionNumber") int session) {
        return walkIns.call(callers.current(), Fairs.id(fair), session);
    }

    @POST
    @Path("/{slipNumber}/drop")
    @Once
    public WalkIns.QueueView drop(
            @PathParam("fairId") String fair,
            @PathParam("sessionNumber") int session,
            @PathParam("slipNumber") int slip) {
        return walkIns.drop(callers.current(), Fairs.id(fair), session, slip);
    }

    @POST
    @Path("/admissions")
    @Once
    @ResponseStatus(201)
    public Admission.View admit(
            @PathParam("fairId") String fair,
            @PathParam("sessionNumber") int session,
            @Valid @NotNull Admission.WalkInForm form) {
        return walkIns.admit(callers.current(), Fairs.id(fair), session, form);
    }
}
