package cn.yishulai.swaps;

import cn.yishulai.intake.InspectionForm;
import cn.yishulai.intake.IntakeRefusal;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Stands here and not in intake because deposit and match are one transaction. */
@Path("/v1/drop-offs/{dropOffId}/copies")
class DepositResource {

    private final Deposits deposits;
    private final Callers callers;

    DepositResource(Deposits deposits, Callers callers) {
        this.deposits = deposits;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public DepositView inspect(@PathParam("dropOffId") String dropOff, @Valid InspectionForm form) {
        return deposits.inspect(callers.current(), OpaqueId.parse(dropOff, IntakeRefusal.DROP_OFF_UNKNOWN), form);
    }
}
