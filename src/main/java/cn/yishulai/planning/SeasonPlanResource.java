package cn.yishulai.planning;

import static cn.yishulai.planning.PlanningRefusal.PLAN_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Callers;
import cn.yishulai.planning.PlanForms.Accept;
import cn.yishulai.planning.PlanForms.Assign;
import cn.yishulai.planning.PlanForms.Move;
import cn.yishulai.planning.PlanForms.Start;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Plans of a season: searched for, pinned and changed by people, accepted. */
@Path("/v1/seasons/{seasonId}/plans")
class SeasonPlanResource {

    private final SeasonPlans plans;
    private final PlanChoices choices;
    private final Callers callers;

    SeasonPlanResource(SeasonPlans plans, PlanChoices choices, Callers callers) {
        this.plans = plans;
        this.choices = choices;
        this.callers = callers;
    }

    @GET
    public Page<PlanView> list(
            @PathParam("seasonId") String season,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return plans.list(SeasonMeansResource.season(season), after, Page.limit(limit));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public PlanView start(@PathParam("seasonId") String season, @Valid @NotNull Start form) {
        return plans.start(callers.current(), SeasonMeansResource.season(season), form);
    }

    @GET
    @Path("/{planId}")
    public PlanView show(@PathParam("seasonId") String season, @PathParam("planId") String id) {
        return plans.show(SeasonMeansResource.season(season), plan(id));
    }

    @POST
    @Path("/{planId}/cancel")
    @Once
    public PlanView cancel(@PathParam("seasonId") String season, @PathParam("planId") String id) {
        return plans.cancel(callers.current(), SeasonMeansResource.season(season), plan(id));
    }

    @POST
    @Path("/{planId}/accept")
    @Once
    public PlanView accept(
            @PathParam("seasonId") String season, @PathParam("planId") String id, @Valid @NotNull Accept form) {
        return plans.accept(callers.current(), SeasonMeansResource.season(season), plan(id), form);
    }

    @GET
    @Path("/{planId}/fairs/{wishId}/places")
    public PlanView.Choices places(
            @PathParam("seasonId") String season,
            @PathParam("planId") String id,
            @PathParam("wishId") String wish,
            @QueryParam("day") @Nullable LocalDate day) {
        return choices.places(SeasonMeansResource.season(season), plan(id), SeasonWishResource.wish(wish), day);
    }

    @PUT
    @Path("/{planId}/fairs/{wishId}")
    @Once
    public PlanView move(
            @PathParam("seasonId") String season,
            @PathParam("planId") String id,
            @PathParam("wishId") String wish,
            @Valid @NotNull Move form) {
        return plans.move(
                callers.current(), SeasonMeansResource.season(season), plan(id), SeasonWishResource.wish(wish), form);
    }

    @GET
    @Path("/{planId}/fairs/{wishId}/shifts/{shiftNumber}/helpers")
    public PlanView.HelperChoices helpers(
            @PathParam("seasonId") String season,
            @PathParam("planId") String id,
            @PathParam("wishId") String wish,
            @PathParam("shiftNumber") int shift) {
        return choices.helpers(SeasonMeansResource.season(season), plan(id), SeasonWishResource.wish(wish), shift);
    }

    @PUT
    @Path("/{planId}/fairs/{wishId}/shifts/{shiftNumber}")
    @Once
    public PlanView assign(
            @PathParam("seasonId") String season,
            @PathParam("planId") String id,
            @PathParam("wishId") String wish,
            @PathParam("shiftNumber") int shift,
            @Valid @NotNull Assign form) {
        return plans.assign(
                callers.current(),
                SeasonMeansResource.season(season),
                plan(id),
                SeasonWishResource.wish(wish),
                shift,
                form);
    }

    private static UUID plan(String id) {
        return OpaqueId.parse(id, PLAN_UNKNOWN);
    }
}
