package cn.yishulai.swaps;

import cn.yishulai.intake.IntakeRefusal;
import cn.yishulai.intake.SecondLookForm;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/drop-offs/{dropOffId}/copies/{code}/second-looks")
class ReconsiderationResource {

    private final Reconsiderations reconsiderations;
    private final Callers callers;

    ReconsiderationResource(Reconsiderations reconsiderations, Callers callers) {
        this.reconsiderations = reconsiderations;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public DepositView again(
            @PathParam("dropOffId") String dropOff, @PathParam("code") String code, @Valid SecondLookForm form) {
        return reconsiderations.again(
                callers.current(), OpaqueId.parse(dropOff, IntakeRefusal.DROP_OFF_UNKNOWN), new CopyCode(code), form);
    }
}
