package cn.yishulai.planning;

import static cn.yishulai.planning.PlanningRefusal.SEASON_WISH_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What partners and the library wish for a season. */
@Path("/v1/seasons/{seasonId}/wishes")
class SeasonWishResource {

    private final SeasonWishes wishes;
    private final Callers callers;

    SeasonWishResource(SeasonWishes wishes, Callers callers) {
        this.wishes = wishes;
        this.callers = callers;
    }

    @GET
    public Page<SeasonWishView> list(
            @PathParam("seasonId") String season,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return wishes.list(callers.current(), SeasonMeansResource.season(season), after, Page.limit(limit));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public SeasonWishView state(@PathParam("seasonId") String season, @Valid @NotNull SeasonWishForm form) {
        return wishes.state(callers.current(), SeasonMeansResource.season(season), form);
    }

    @PUT
    @Path("/{wishId}")
    @Once
    public SeasonWishView change(
            @PathParam("seasonId") String season,
            @PathParam("wishId") String id,
            @QueryParam("version") @Nullable Integer seen,
            @Valid @NotNull SeasonWishForm form) {
        return wishes.change(callers.current(), SeasonMeansResource.season(season), wish(id), form, seen);
    }

    @POST
    @Path("/{wishId}/withdraw")
    @Once
    @ResponseStatus(204)
    public void withdraw(@PathParam("seasonId") String season, @PathParam("wishId") String id) {
        wishes.withdraw(callers.current(), SeasonMeansResource.season(season), wish(id));
    }

    static UUID wish(String id) {
        return OpaqueId.parse(id, SEASON_WISH_UNKNOWN);
    }
}
