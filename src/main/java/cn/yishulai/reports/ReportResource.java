package cn.yishulai.reports;

import cn.yishulai.journal.Once;
import cn.yishulai.journal.Wanted;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

@Path("/v1/reports")
class ReportResource {

    private static final String TABLE = "text/csv;charset=UTF-8";

    private final StockActivations stockActivations;
    private final UnusualMintings unusualMintings;
    private final StockBalances balances;
    private final Travels travels;
    private final AgeingCopies ageing;
    private final AppealReports appeals;
    private final Fairnesses fairnesses;
    private final Findings findings;
    private final Callers callers;

    ReportResource(
            StockActivations stockActivations,
            UnusualMintings unusualMintings,
            StockBalances balances,
            Travels travels,
            AgeingCopies ageing,
            AppealReports appeals,
            Fairnesses fairnesses,
            Findings findings,
            Callers callers) {
        this.stockActivations = stockActivations;
        this.unusualMintings = unusualMintings;
        this.balances = balances;
        this.travels = travels;
        this.ageing = ageing;
        this.appeals = appeals;
        this.fairnesses = fairnesses;
        this.findings = findings;
        this.callers = callers;
    }

    @GET
    @Path("/balance")
    public StockBalance balance() {
        return balances.now();
    }

    /** For everybody, without signing in. */
    @GET
    @Path("/fairness")
    public Fairness fairness() {
        return fairnesses.last();
    }

    /** What should travel on the next run. */
    @GET
    @Path("/travel")
    public Travel travel(@QueryParam("site") @Nullable @Size(max = 64) String site) {
        return travels.now(site == null ? null : Sites.id(site));
    }

    @GET
    @Path("/appeals")
    public AppealFigures appeals(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return appeals.of(Days.parse(from, to));
    }

    @GET
    @Path("/ageing")
    public Page<AgeingCopy> ageing(
            @QueryParam("site") @NotNull @Size(max = 64) String site,
            @QueryParam("months") @DefaultValue("6") @Min(1) @Max(120) int months,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return ageing.at(callers.current(), Sites.id(site), months, after, Page.limit(limit));
    }

    @GET
    @Path("/stock-activation")
    public StockActivation stockActivation(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return stockActivations.of(Days.parse(from, to));
    }

    @GET
    @Path("/minting")
    @Produces({MediaType.APPLICATION_JSON, TABLE})
    public Response minting(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context HttpHeaders headers) {
        UnusualMinting report = unusualMintings.of(Days.parse(from, to));
        return Wanted.form(headers, MediaType.APPLICATION_JSON, TABLE).equals(TABLE)
                ? Response.ok(MintingCsv.of(report), TABLE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"minting.csv\"")
                        .build()
                : Response.ok(report, MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/minting/{findingId}")
    public FindingView finding(
            @PathParam("findingId") String finding,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return findings.show(finding, Days.parse(from, to));
    }

    @POST
    @Path("/minting/{findingId}/decision")
    @Once
    public FindingView decide(@PathParam("findingId") String finding, @Valid FindingForm form) {
        return findings.decide(callers.current(), finding, form);
    }
}
