package cn.yishulai.fairs;

import cn.yishulai.fairs.TradeRuns.Text;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Results of trade sessions, published for everybody. */
@Path("/v1/trade-sessions/{tradeSessionId}/runs/{runNumber}")
class TradeRunResource {

    private static final String TEXT = "text/plain;charset=UTF-8";

    private final TradeRuns runs;

    TradeRunResource(TradeRuns runs) {
        this.runs = runs;
    }

    @GET
    public TradeRunView show(@PathParam("tradeSessionId") String id, @PathParam("runNumber") int number) {
        return runs.show(TradeSessions.id(id), number);
    }

    @GET
    @Path("/input")
    @Produces(TEXT)
    public RestResponse<String> input(@PathParam("tradeSessionId") String id, @PathParam("runNumber") int number) {
        return file(id, number, Text.INPUT, "list");
    }

    @GET
    @Path("/result")
    @Produces(TEXT)
    public RestResponse<String> result(@PathParam("tradeSessionId") String id, @PathParam("runNumber") int number) {
        return file(id, number, Text.RESULT, "result");
    }

    @GET
    @Path("/certificate")
    @Produces(TEXT)
    public RestResponse<String> certificate(
            @PathParam("tradeSessionId") String id, @PathParam("runNumber") int number) {
        return file(id, number, Text.CERTIFICATE, "certificate");
    }

    private RestResponse<String> file(String sent, int number, Text text, String name) {
        UUID id = TradeSessions.id(sent);
        return RestResponse.ResponseBuilder.ok(runs.text(id, number, text))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"trade-%s-%d-%s.txt\"".formatted(id, number, name))
                .build();
    }
}
