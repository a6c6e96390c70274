package cn.yishulai.reports;

import cn.yishulai.journal.Wanted;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
    private final AgeingCopies ageing;
    private final Callers callers;

    ReportResource(
            StockActivations stockActivations,
            UnusualMintings unusualMintings,
            StockBalances balances,
            AgeingCopies ageing,
            Callers callers) {
        this.stockActivations = stockActivations;
        this.unusualMintings = unusualMintings;
        this.balances = balances;
        this.ageing = ageing;
        this.callers = callers;
    }

    @GET
    @Path("/balance")
    public StockBalance balance() {
        return balances.now();
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
}
