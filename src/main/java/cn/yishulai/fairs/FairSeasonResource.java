package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The season that a fair is of. */
@Path("/v1/fairs/{fairId}/season")
class FairSeasonResource {

    private final Seasons seasons;
    private final ProgrammeReads programmes;
    private final Callers callers;

    FairSeasonResource(Seasons seasons, ProgrammeReads programmes, Callers callers) {
        this.seasons = seasons;
        this.programmes = programmes;
        this.callers = callers;
    }

    /** @param seasonId null for none */
    record Belonging(@Nullable @Size(max = 64) String seasonId) {}

    @PUT
    @Once
    public ProgrammeView put(@PathParam("fairId") String sent, @Valid Belonging form) {
        UUID fair = Fairs.id(sent);
        seasons.put(fair, form.seasonId() == null ? null : Seasons.id(form.seasonId()));
        return programmes.show(callers.current(), fair);
    }
}
