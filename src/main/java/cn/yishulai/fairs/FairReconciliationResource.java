package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** What became of everything that was sent to a fair. */
@Path("/v1/fairs/{fairId}/reconciliation")
class FairReconciliationResource {

    private final FairReconciliations reconciliations;
    private final Callers callers;

    FairReconciliationResource(FairReconciliations reconciliations, Callers callers) {
        this.reconciliations = reconciliations;
        this.callers = callers;
    }

    @GET
    public FairReconciliationView show(@PathParam("fairId") String fair) {
        return reconciliations.show(callers.current(), Fairs.id(fair));
    }

    @POST
    @Path("/explanations")
    @Once
    public FairReconciliationView explain(
            @PathParam("fairId") String fair, @Valid @NotNull FairStockForms.Explanation form) {
        return reconciliations.explain(callers.current(), Fairs.id(fair), form);
    }
}
