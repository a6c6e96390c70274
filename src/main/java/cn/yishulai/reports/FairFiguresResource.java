package cn.yishulai.reports;

import cn.yishulai.fairs.FairRefusal;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/v1/fairs/{fairId}/figures")
class FairFiguresResource {

    private final FairFigures figures;
    private final Callers callers;

    FairFiguresResource(FairFigures figures, Callers callers) {
        this.figures = figures;
        this.callers = callers;
    }

    @GET
    public FairFiguresView show(@PathParam("fairId") String id) {
        return figures.of(callers.current(), OpaqueId.parse(id, FairRefusal.FAIR_UNKNOWN));
    }
}
