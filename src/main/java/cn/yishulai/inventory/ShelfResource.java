package cn.yishulai.inventory;

import cn.yishulai.inventory.ShelfPlans.Plan;
import cn.yishulai.inventory.ShelfPlans.ShelfView;
import cn.yishulai.journal.Once;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.people.Callers;
import cn.yishulai.places.Shelf;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The shelf locations of a site. Where they stand is a question of the address only: a shelf knows its site. */
@Path("/v1/shelves")
class ShelfResource {

    private final ShelfPlans plans;
    private final Callers callers;

    ShelfResource(ShelfPlans plans, Callers callers) {
        this.plans = plans;
        this.callers = callers;
    }

    /** @param name says something, and holds no control characters */
    record NameForm(@NotNull @Size(max = 40) @Pattern(regexp = Shelf.NAMED) String name) {}

    record ShelfForm(
            @NotNull @Size(max = 64) String siteId,
            @NotNull @Size(max = 40) @Pattern(regexp = Shelf.NAMED) String name) {}

    record WalkForm(
            @NotNull @Size(max = 64) String siteId, @NotNull @Size(max = 2_000) List<@NotNull String> shelves) {}

    @GET
    public Plan list(@QueryParam("site") @NotNull String site) {
        return plans.show(callers.current(), Sites.id(site));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ShelfView add(@Valid @NotNull ShelfForm form) {
        return plans.add(callers.current(), Sites.id(form.siteId()), form.name());
    }

    @PUT
    @Once
    public Plan walk(@Valid @NotNull WalkForm form) {
        List<ShelfCode> order = form.shelves().stream().map(ShelfCode::new).toList();
        return plans.walk(callers.current(), Sites.id(form.siteId()), order);
    }

    @PATCH
    @Path("/{shelfCode}")
    @Once
    public ShelfView rename(@PathParam("shelfCode") String code, @Valid @NotNull NameForm form) {
        return plans.rename(callers.current(), new ShelfCode(code), form.name());
    }

    @DELETE
    @Path("/{shelfCode}")
    @Once
    @ResponseStatus(204)
    public void retire(@PathParam("shelfCode") String code) {
        plans.retire(callers.current(), new ShelfCode(code));
    }
}
