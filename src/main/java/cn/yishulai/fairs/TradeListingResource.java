package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the caller's family brings to a trade session, wishes and gets; and what others bring. */
@Path("/v1/trade-sessions/{tradeSessionId}")
class TradeListingResource {

    private final TradeListings listings;
    private final TradeListingReads reads;
    private final TradeVolumes volumes;
    private final Callers callers;

    TradeListingResource(TradeListings listings, TradeListingReads reads, TradeVolumes volumes, Callers callers) {
        this.listings = listings;
        this.reads = reads;
        this.volumes = volumes;
        this.callers = callers;
    }

    @GET
    @Path("/listing")
    public RestResponse<TradeListingView> show(@PathParam("tradeSessionId") String id) {
        return marked(callers.current(), TradeSessions.id(id));
    }

    @PUT
    @Path("/listing")
    @Once
    public RestResponse<TradeListingView> save(
            @PathParam("tradeSessionId") String sent,
            @HeaderParam("If-Match") @Nullable String seen,
            @Valid TradeListingForm form) {
        UUID id = TradeSessions.id(sent);
        Caller caller = callers.current();
        listings.save(caller, id, seen, form);
        return marked(caller, id);
    }

    @GET
    @Path("/volumes")
    public Page<TradeVolumeView> volumes(
            @PathParam("tradeSessionId") String id,
            @QueryParam("query") @Nullable @Size(max = 200) String query,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return volumes.list(callers.somebody(), TradeSessions.id(id), query, after, Page.limit(limit));
    }

    @POST
    @Path("/withdrawals")
    @Once
    public TradeListingView withdraw(@PathParam("tradeSessionId") String sent, @Valid TradeForms.Code form) {
        UUID id = TradeSessions.id(sent);
        Caller caller = callers.current();
        listings.withdraw(caller, id, form.copy());
        return reads.show(caller, id);
    }

    /** With the mark that a change must name. */
    private RestResponse<TradeListingView> marked(Caller caller, UUID id) {
        TradeListingView view = reads.show(caller, id);
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, TradeListings.tag(view.version()))
                .build();
    }
}
