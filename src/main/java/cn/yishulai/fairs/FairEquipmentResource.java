package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What equipment a fair has booked. */
@Path("/v1/fairs/{fairId}/equipment")
class FairEquipmentResource {

    private final Equipments equipment;
    private final ProgrammeReads programmes;
    private final Callers callers;

    FairEquipmentResource(Equipments equipment, ProgrammeReads programmes, Callers callers) {
        this.equipment = equipment;
        this.programmes = programmes;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ProgrammeView book(@PathParam("fairId") String sent, @Valid EquipmentForms.Booking form) {
        UUID fair = Fairs.id(sent);
        Caller caller = callers.current();
        equipment.book(caller, fair, form);
        return programmes.show(caller, fair);
    }

    @DELETE
    @Path("/{bookingId}")
    @Once
    public ProgrammeView giveBack(@PathParam("fairId") String sent, @PathParam("bookingId") String booking) {
        UUID fair = Fairs.id(sent);
        Caller caller = callers.current();
        equipment.giveBack(caller, fair, booking);
        return programmes.show(caller, fair);
    }
}
