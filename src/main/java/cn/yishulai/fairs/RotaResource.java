package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The helpers' rota of a fair. */
@Path("/v1/fairs/{fairId}/shifts")
class RotaResource {

    private final Rota rota;
    private final RotaCalendar calendar;
    private final ProgrammeReads programmes;
    private final Callers callers;

    RotaResource(Rota rota, RotaCalendar calendar, ProgrammeReads programmes, Callers callers) {
        this.rota = rota;
        this.calendar = calendar;
        this.programmes = programmes;
        this.callers = callers;
    }

    /** Who may be asked. */
    record Helpers(List<Rota.Helper> items) {}

    @GET
    @Path("/helpers")
    public Helpers helpers(@PathParam("fairId") String fair) {
        return new Helpers(rota.helpers(callers.current(), Fairs.id(fair)));
    }

    @GET
    @Path("/rota.ics")
    @Produces("text/calendar;charset=UTF-8")
    public String calendar(@PathParam("fairId") String fair) {
        return calendar.of(programmes.show(callers.current(), Fairs.id(fair)));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ProgrammeView add(@PathParam("fairId") String fair, @Valid ShiftForms.Shift form) {
        return step(fair, (caller, id) -> rota.add(caller, id, form));
    }

    @PUT
    @Path("/{shiftId}")
    @Once
    public ProgrammeView change(
            @PathParam("fairId") String fair, @PathParam("shiftId") String shift, @Valid ShiftForms.Shift form) {
        return step(fair, (caller, id) -> rota.change(caller, id, shift, form));
    }

    @DELETE
    @Path("/{shiftId}")
    @Once
    public ProgrammeView remove(@PathParam("fairId") String fair, @PathParam("shiftId") String shift) {
        return step(fair, (caller, id) -> rota.remove(caller, id, shift));
    }

    @POST
    @Path("/{shiftId}/helpers")
    @Once
    @ResponseStatus(201)
    public ProgrammeView ask(
            @PathParam("fairId") String fair, @PathParam("shiftId") String shift, @Valid ShiftForms.Ask form) {
        return step(fair, (caller, id) -> rota.ask(caller, id, shift, form.helperId()));
    }

    @DELETE
    @Path("/{shiftId}/helpers/{helperId}")
    @Once
    public ProgrammeView letGo(
            @PathParam("fairId") String fair,
            @PathParam("shiftId") String shift,
            @PathParam("helperId") String helper) {
        return step(fair, (caller, id) -> rota.letGo(caller, id, shift, helper));
    }

    private ProgrammeView step(String sent, BiConsumer<Caller, UUID> step) {
        UUID fair = Fairs.id(sent);
        Caller caller = callers.current();
        step.accept(caller, fair);
        return programmes.show(caller, fair);
    }
}
