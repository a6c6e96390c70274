package cn.yishulai.swaps;

import cn.yishulai.intake.ReleaseForm;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/**
 * The provenance of a book is clear: it may go on, or home. A book that goes back to its library is withdrawn, by two
 * persons.
 */
@Path("/v1/copies/{code}/release")
class ReleaseResource {

    private final Reconsiderations reconsiderations;
    private final Callers callers;

    ReleaseResource(Reconsiderations reconsiderations, Callers callers) {
        this.reconsiderations = reconsiderations;
        this.callers = callers;
    }

    @POST
    @Once
    public DepositView release(@PathParam("code") String code, @Valid ReleaseForm form) {
        return reconsiderations.release(callers.current(), new CopyCode(code), form);
    }
}
