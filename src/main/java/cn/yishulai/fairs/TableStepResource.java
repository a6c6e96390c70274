package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** What was done at the tables of a fair without network. */
@Path("/v1/fairs/{fairId}/table-steps")
class TableStepResource {

    private final TableSteps steps;
    private final Callers callers;

    TableStepResource(TableSteps steps, Callers callers) {
        this.steps = steps;
        this.callers = callers;
    }

    @GET
    public TableStepView.Sheet list(
            @PathParam("fairId") String fair,
            @QueryParam("all") @Nullable Boolean all,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return steps.list(callers.current(), Fairs.id(fair), Boolean.TRUE.equals(all), after, Page.limit(limit));
    }

    @POST
    @Path("/explanations")
    @Once
    public TableStepView.Sheet explain(
            @PathParam("fairId") String fair, @Valid @NotNull TableStepView.Explanation form) {
        return steps.explain(callers.current(), Fairs.id(fair), form);
    }
}
