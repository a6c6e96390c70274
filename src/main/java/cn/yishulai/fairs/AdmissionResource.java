package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** In, out, and the last one back. */
@Path("/v1/admissions")
class AdmissionResource {

    private final Admissions admissions;
    private final GateRefusals refusals;
    private final Callers callers;

    AdmissionResource(Admissions admissions, GateRefusals refusals, Callers callers) {
        this.admissions = admissions;
        this.refusals = refusals;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public Admission.View admit(@Valid @NotNull Admission.Form form) {
        try {
            return admissions.admit(callers.current(), form);
        } catch (Refused refused) {
            if (refused.refusal() instanceof TicketRefusal said) {
                refusals.online(Fairs.id(form.fairId()), said.name());
            }
            throw refused;
        }
    }

    @POST
    @Path("/exits")
    @Once
    public Admission.View leave(@Valid @NotNull Admission.ExitForm form) {
        return admissions.leave(callers.current(), form);
    }

    @POST
    @Path("/undo")
    @Once
    public Admission.View undo(@Valid @NotNull Admission.FairForm form) {
        return admissions.undo(callers.current(), Fairs.id(form.fairId()));
    }
}
