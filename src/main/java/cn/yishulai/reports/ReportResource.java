package cn.yishulai.reports;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/v1/reports")
class ReportResource {

    private final StockActivations stockActivations;

    ReportResource(StockActivations stockActivations) {
        this.stockActivations = stockActivations;
    }

    @GET
    @Path("/stock-activation")
    public StockActivation stockActivation(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return stockActivations.of(Days.parse(from, to));
    }
}
