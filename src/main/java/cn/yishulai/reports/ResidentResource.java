package cn.yishulai.reports;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/report-residents")
class ResidentResource {

    private final Residents residents;
    private final Callers callers;

    ResidentResource(Residents residents, Callers callers) {
        this.residents = residents;
        this.callers = callers;
    }

    /** For everybody: what figures per resident are divided by. */
    @GET
    public Page<ResidentView> all() {
        return new Page<>(residents.all(), null);
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ResidentView record(@Valid @NotNull ResidentForm form) {
        return residents.record(callers.current(), form);
    }
}
