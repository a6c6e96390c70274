package cn.yishulai.swaps;

import cn.yishulai.inventory.PullLists;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Sites;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be pulled, and what waits to be fetched, with the readers it is for. */
@Path("/v1")
class PullListResource {

    private final PullLists lists;
    private final Outcomes outcomes;
    private final Sites sites;
    private final HomeSwapRows homeSwaps;
    private final Callers callers;

    PullListResource(PullLists lists, Outcomes outcomes, Sites sites, HomeSwapRows homeSwaps, Callers callers) {
        this.homeSwaps = homeSwaps;
        this.sites = sites;
        this.lists = lists;
        this.outcomes = outcomes;
        this.callers = callers;
    }

    @GET
    @Path("/pull-list")
    public Page<PullLine> toPull(
            @QueryParam("site") @NotNull String site,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return lines(lists.toPull(here(site), after, Page.limit(limit)));
    }

    @GET
    @Path("/hold-shelf")
    public Page<PullLine> onHoldShelf(
            @QueryParam("site") @NotNull String site,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return lines(lists.onHoldShelf(here(site), after, Page.limit(limit)));
    }

    @GET
    @Path("/clearance-list")
    public Page<ClearanceLine> toClear(
            @QueryParam("site") @NotNull String site,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<UUID> copies = lists.toClear(here(site), after, Page.limit(limit));
        Set<UUID> kept = homeSwaps.kept(copies.items());
        return new Page<>(
                outcomes.clearance(
                        copies.items().stream().filter(id -> !kept.contains(id)).toList()),
                copies.nextAfter());
    }

    private UUID here(String site) {
        UUID id = Sites.id(site);
        callers.current().requireSite(id);
        sites.require(id);
        return id;
    }

    private Page<PullLine> lines(Page<UUID> copies) {
        return new Page<>(outcomes.lines(copies.items()), copies.nextAfter());
    }
}
