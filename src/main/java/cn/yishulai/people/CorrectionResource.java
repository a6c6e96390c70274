package cn.yishulai.people;

import cn.yishulai.journal.Once;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/corrections")
class CorrectionResource {

    private final Corrections corrections;
    private final Callers callers;

    CorrectionResource(Corrections corrections, Callers callers) {
        this.corrections = corrections;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ApprovalView propose(@Valid @NotNull CorrectionForm form) {
        return corrections.propose(callers.current(), form);
    }
}
