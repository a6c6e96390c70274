package cn.yishulai.swaps;

import static cn.yishulai.swaps.HomeSwapRefusal.HOME_SWAP_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.swaps.HomeSwapLeg.IfEnded;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The swaps that were found for a family. */
@Path("/v1/home-swaps")
class HomeSwapResource {

    private final HomeSwaps swaps;
    private final HomeSwapReads reads;
    private final Callers callers;

    HomeSwapResource(HomeSwaps swaps, HomeSwapReads reads, Callers callers) {
        this.swaps = swaps;
        this.reads = reads;
        this.callers = callers;
    }

    @GET
    public Page<HomeSwapView> mine(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        return reads.of(callers.current(), after, Page.limit(limit));
    }

    @GET
    @Path("/{homeSwapId}")
    public HomeSwapView show(@PathParam("homeSwapId") String id) {
        return reads.show(callers.current(), id(id));
    }

    @POST
    @Path("/{homeSwapId}/agree")
    @Once
    public HomeSwapView agree(@PathParam("homeSwapId") String id, @Valid HomeSwapForm form) {
        Caller caller = callers.current();
        swaps.agree(caller, id(id), form);
        return reads.show(caller, id(id));
    }

    @POST
    @Path("/{homeSwapId}/decline")
    @Once
    public HomeSwapView decline(@PathParam("homeSwapId") String id) {
        Caller caller = callers.current();
        swaps.decline(caller, id(id));
        return reads.show(caller, id(id));
    }

    @POST
    @Path("/{homeSwapId}/if-ended")
    @Once
    public HomeSwapView chooseEnd(@PathParam("homeSwapId") String id, @Valid EndForm form) {
        Caller caller = callers.current();
        swaps.chooseEnd(caller, id(id), form.ifEnded());
        return reads.show(caller, id(id));
    }

    private static UUID id(String id) {
        return OpaqueId.parse(id, HOME_SWAP_UNKNOWN);
    }

    /** What becomes of a book that was brought for nothing. */
    public record EndForm(@NotNull IfEnded ifEnded) {}
}
