package cn.yishulai.planning;

import static cn.yishulai.fairs.ProgrammeRefusal.SEASON_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import cn.yishulai.planning.SeasonMeans.HelpersForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** With whom and by which rules a season is planned. */
@Path("/v1/seasons/{seasonId}/planning")
class SeasonMeansResource {

    private final SeasonMeans means;
    private final Callers callers;

    SeasonMeansResource(SeasonMeans means, Callers callers) {
        this.means = means;
        this.callers = callers;
    }

    @GET
    @Path("/helpers")
    public SeasonMeans.HelpersView helpers(@PathParam("seasonId") String season) {
        return means.helpers(season(season));
    }

    @PUT
    @Path("/helpers")
    @Once
    public SeasonMeans.HelpersView say(@PathParam("seasonId") String season, @Valid @NotNull HelpersForm form) {
        return means.say(callers.current(), season(season), form);
    }

    @GET
    @Path("/rules")
    public PlanningRules rules(@PathParam("seasonId") String season) {
        return means.rules(season(season));
    }

    @PUT
    @Path("/rules")
    @Once
    public PlanningRules say(@PathParam("seasonId") String season, @Valid @NotNull PlanningRules rules) {
        return means.say(callers.current(), season(season), rules);
    }

    static UUID season(String id) {
        return OpaqueId.parse(id, SEASON_UNKNOWN);
    }
}
