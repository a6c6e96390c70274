package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The last step in the life of a fair. */
@Path("/v1/fairs/{fairId}/reconcile")
class FairReconcileResource {

    private final FairReconciliations reconciliations;
    private final Callers callers;

    FairReconcileResource(FairReconciliations reconciliations, Callers callers) {
        this.reconciliations = reconciliations;
        this.callers = callers;
    }

    @POST
    @Once
    public FairReconciliationView reconcile(@PathParam("fairId") String fair) {
        return reconciliations.reconcile(callers.current(), Fairs.id(fair));
    }
}
