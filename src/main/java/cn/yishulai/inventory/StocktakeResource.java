package cn.yishulai.inventory;

import static cn.yishulai.inventory.InventoryRefusal.STOCKTAKE_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.journal.Wanted;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/stocktakes")
class StocktakeResource {

    private static final String TABLE = "text/csv;charset=UTF-8";

    private final Stocktakes stocktakes;
    private final StocktakeReads reads;
    private final StocktakeScans scans;
    private final StocktakeCsv table;
    private final Callers callers;

    StocktakeResource(
            Stocktakes stocktakes, StocktakeReads reads, StocktakeScans scans, StocktakeCsv table, Callers callers) {
        this.stocktakes = stocktakes;
        this.reads = reads;
        this.scans = scans;
        this.table = table;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public StocktakeView open(@Valid StocktakeForm form) {
        return stocktakes.open(callers.current(), form);
    }

    @GET
    public Page<StocktakeView> list(
            @QueryParam("site") String site,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return reads.at(callers.current(), Sites.id(site), after, Page.limit(limit));
    }

    @GET
    @Path("/{stocktakeId}")
    public StocktakeView show(@PathParam("stocktakeId") String id) {
        return reads.show(callers.current(), id(id));
    }

    @GET
    @Path("/{stocktakeId}/lines")
    @Produces({MediaType.APPLICATION_JSON, TABLE})
    public Response lines(
            @PathParam("stocktakeId") String id,
            @QueryParam("bucket") @Nullable Bucket bucket,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit,
            @Context HttpHeaders headers) {
        return Wanted.form(headers, MediaType.APPLICATION_JSON, TABLE).equals(TABLE)
                ? Response.ok(table.of(callers.current(), id(id)), TABLE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"stocktake.csv\"")
                        .build()
                : Response.ok(
                                reads.lines(callers.current(), id(id), bucket, after, Page.limit(limit)),
                                MediaType.APPLICATION_JSON)
                        .build();
    }

    @POST
    @Path("/{stocktakeId}/scans")
    @Once
    public ShelfScansView scan(@PathParam("stocktakeId") String id, @Valid ShelfScansForm form) {
        return scans.add(callers.current(), id(id), form);
    }

    @POST
    @Path("/{stocktakeId}/counted")
    @Once
    public StocktakeView counted(@PathParam("stocktakeId") String id) {
        return stocktakes.counted(callers.current(), id(id));
    }

    @POST
    @Path("/{stocktakeId}/reopen")
    @Once
    public StocktakeView reopen(@PathParam("stocktakeId") String id) {
        return stocktakes.reopen(callers.current(), id(id));
    }

    @POST
    @Path("/{stocktakeId}/sign-off")
    @Once
    public StocktakeView sign(@PathParam("stocktakeId") String id) {
        return stocktakes.sign(callers.current(), id(id));
    }

    @POST
    @Path("/{stocktakeId}/cancel")
    @Once
    public StocktakeView cancel(@PathParam("stocktakeId") String id) {
        return stocktakes.cancel(callers.current(), id(id));
    }

    private static UUID id(String sent) {
        return OpaqueId.parse(sent, STOCKTAKE_UNKNOWN);
    }
}
