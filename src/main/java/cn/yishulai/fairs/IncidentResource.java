package cn.yishulai.fairs;

import cn.yishulai.fairs.IncidentForms.Close;
import cn.yishulai.fairs.IncidentForms.Raise;
import cn.yishulai.fairs.IncidentForms.Take;
import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What happens at a fair and somebody has to see to. */
@Path("/v1/fairs/{fairId}/incidents")
class IncidentResource {

    private final Incidents incidents;
    private final Callers callers;

    IncidentResource(Incidents incidents, Callers callers) {
        this.incidents = incidents;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public IncidentView raise(@PathParam("fairId") String fair, @Valid @NotNull Raise form) {
        return incidents.raise(callers.current(), Fairs.id(fair), form);
    }

    @POST
    @Path("/{incidentId}/take")
    @Once
    public IncidentView take(
            @PathParam("fairId") String fair, @PathParam("incidentId") String incident, @Valid @NotNull Take form) {
        return incidents.take(callers.current(), Fairs.id(fair), incident, form);
    }

    @POST
    @Path("/{incidentId}/close")
    @Once
    public IncidentView close(
            @PathParam("fairId") String fair, @PathParam("incidentId") String incident, @Valid @NotNull Close form) {
        return incidents.close(callers.current(), Fairs.id(fair), incident, form);
    }
}
