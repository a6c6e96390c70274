package cn.yishulai.fairs;

import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A look at a fair from its gate. */
@Path("/v1/fairs/{fairId}/gate")
class GateResource {

    private final Gate gate;
    private final Callers callers;

    GateResource(Gate gate, Callers callers) {
        this.gate = gate;
        this.callers = callers;
    }

    @GET
    public Gate.View show(@PathParam("fairId") String fair) {
        return gate.show(callers.current(), Fairs.id(fair));
    }

    @POST
    @Path("/look-ups")
    public Gate.LookUp lookUp(@PathParam("fairId") String fair, @Valid @NotNull Gate.LookUpForm form) {
        return gate.lookUp(callers.current(), Fairs.id(fair), form);
    }
}
