package cn.yishulai.reports;

import cn.yishulai.journal.Wanted;
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

    ReportResource(StockActivations stockActivations, UnusualMintings unusualMintings) {
        this.stockActivations = stockActivations;
        this.unusualMintings = unusualMintings;
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
