package cn.yishulai.planning;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import cn.yishulai.planning.Vans.VanForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The library's vans that go to fairs. */
@Path("/v1/vans")
class VanResource {

    private final Vans vans;
    private final Callers callers;

    VanResource(Vans vans, Callers callers) {
        this.vans = vans;
        this.callers = callers;
    }

    @GET
    public Vans.VansView list() {
        return vans.list();
    }

    @POST
    @Once
    @ResponseStatus(201)
    public Vans.VanView add(@Valid @NotNull VanForm form) {
        return vans.add(callers.current(), form);
    }
}
