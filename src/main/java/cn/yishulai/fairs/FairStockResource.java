package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stock of a fair: planned, picked by scan, laid out on tables, taken home. */
@Path("/v1/fairs/{fairId}/stock")
class FairStockResource {

    private final FairStocks stocks;
    private final FairStockPlans plans;
    private final FairStockPicks picks;
    private final FairTables tables;
    private final FairStockReturns returns;
    private final Callers callers;

    FairStockResource(
            FairStocks stocks,
            FairStockPlans plans,
            FairStockPicks picks,
            FairTables tables,
            FairStockReturns returns,
            Callers callers) {
        this.stocks = stocks;
        this.plans = plans;
        this.picks = picks;
        this.tables = tables;
        this.returns = returns;
        this.callers = callers;
    }

    /** By site, after people changed the list. */
    record Progress(List<FairPickProgress> items) {}

    @GET
    public FairStockView show(@PathParam("fairId") String fair) {
        return stocks.show(callers.current(), Fairs.id(fair));
    }

    @PUT
    @Path("/plan")
    @Once
    public FairStockPlanView plan(@PathParam("fairId") String fair, @Valid @NotNull FairStockPlanForm form) {
        return plans.plan(callers.current(), Fairs.id(fair), form);
    }

    @GET
    @Path("/picks")
    public FairPickView.Sheet picks(
            @PathParam("fairId") String fair,
            @QueryParam("site") @NotNull String site,
            @QueryParam("state") FairPickView.@Nullable State state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return picks.list(callers.current(), Fairs.id(fair), Sites.id(site), state, after, Page.limit(limit));
    }

    @POST
    @Path("/picks")
    @Once
    public FairPickView.Scan pick(@PathParam("fairId") String fair, @Valid @NotNull FairStockForms.Pick form) {
        return picks.pick(callers.current(), Fairs.id(fair), form);
    }

    @POST
    @Path("/picks/not-found")
    @Once
    public FairPickView.NotFound notFound(
            @PathParam("fairId") String fair, @Valid @NotNull FairStockForms.Missed form) {
        return picks.notFound(callers.current(), Fairs.id(fair), form);
    }

    @POST
    @Path("/picks/changes")
    @Once
    public Progress change(@PathParam("fairId") String fair, @Valid @NotNull FairStockForms.Changes form) {
        return new Progress(picks.change(callers.current(), Fairs.id(fair), form));
    }

    @GET
    @Path("/tables")
    public FairTableView.Board board(@PathParam("fairId") String fair) {
        return tables.board(callers.current(), Fairs.id(fair));
    }

    @PUT
    @Path("/tables")
    @Once
    public FairTableView.Board setUp(@PathParam("fairId") String fair, @Valid @NotNull FairStockForms.Tables form) {
        return tables.setUp(
                callers.current(),
                Fairs.id(fair),
                form.tables().stream()
                        .map(table -> new FairTableRows.Table(table.number(), table.letter(), table.named()))
                        .toList());
    }

    @POST
    @Path("/lays")
    @Once
    public FairTableView.Laid lay(@PathParam("fairId") String fair, @Valid @NotNull FairStockForms.Lay form) {
        return tables.lay(callers.current(), Fairs.id(fair), form);
    }

    @POST
    @Path("/counts")
    @Once
    public FairTableView.Count count(@PathParam("fairId") String fair, @Valid @NotNull FairStockForms.Count form) {
        return tables.count(callers.current(), Fairs.id(fair), form);
    }

    @POST
    @Path("/returns")
    @Once
    public FairTableView.Home giveBack(@PathParam("fairId") String fair, @Valid @NotNull FairStockForms.Return form) {
        return returns.giveBack(callers.current(), Fairs.id(fair), form);
    }

    @POST
    @Path("/receipts")
    @Once
    public FairTableView.Home receive(@PathParam("fairId") String fair, @Valid @NotNull FairStockForms.Receipt form) {
        return returns.receive(callers.current(), Fairs.id(fair), form);
    }
}
