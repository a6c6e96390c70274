package cn.yishulai.simulation;

import static cn.yishulai.simulation.SimulationRefusal.SIMULATION_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What other rules would do, before they are in force. */
@Path("/v1/simulations")
class SimulationResource {

    private final Simulations simulations;
    private final Callers callers;

    SimulationResource(Simulations simulations, Callers callers) {
        this.simulations = simulations;
        this.callers = callers;
    }

    @GET
    public Page<SimulationView> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return simulations.list(after == null ? null : id(after), Page.limit(limit));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public SimulationView start(@Valid @NotNull SimulationForm form) {
        return simulations.start(callers.current(), form);
    }

    @GET
    @Path("/{simulationId}")
    public SimulationView show(@PathParam("simulationId") String id) {
        return simulations.require(id(id));
    }

    @POST
    @Path("/{simulationId}/cancel")
    @Once
    public SimulationView cancel(@PathParam("simulationId") String id) {
        return simulations.cancel(callers.current(), id(id));
    }

    private static UUID id(String id) {
        return OpaqueId.parse(id, SIMULATION_UNKNOWN);
    }
}
