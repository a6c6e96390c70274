package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The stages of a fair, and what is played on them. */
@Path("/v1/fairs/{fairId}/stages")
class StageResource {

    private final Stages stages;
    private final ProgrammeReads programmes;
    private final Callers callers;

    StageResource(Stages stages, ProgrammeReads programmes, Callers callers) {
        this.stages = stages;
        this.programmes = programmes;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ProgrammeView add(@PathParam("fairId") String fair, @Valid StageForms.Stage form) {
        return step(fair, (caller, id) -> stages.add(caller, id, form));
    }

    @DELETE
    @Path("/{stageId}")
    @Once
    public ProgrammeView remove(@PathParam("fairId") String fair, @PathParam("stageId") String stage) {
        return step(fair, (caller, id) -> stages.remove(caller, id, stage));
    }

    @POST
    @Path("/performances")
    @Once
    @ResponseStatus(201)
    public ProgrammeView play(@PathParam("fairId") String fair, @Valid StageForms.Performance form) {
        return step(fair, (caller, id) -> stages.play(caller, id, form));
    }

    @PUT
    @Path("/performances/{performanceId}")
    @Once
    public ProgrammeView change(
            @PathParam("fairId") String fair,
            @PathParam("performanceId") String performance,
            @Valid StageForms.Performance form) {
        return step(fair, (caller, id) -> stages.change(caller, id, performance, form));
    }

    @DELETE
    @Path("/performances/{performanceId}")
    @Once
    public ProgrammeView cut(@PathParam("fairId") String fair, @PathParam("performanceId") String performance) {
        return step(fair, (caller, id) -> stages.cut(caller, id, performance));
    }

    private ProgrammeView step(String sent, BiConsumer<Caller, UUID> step) {
        UUID fair = Fairs.id(sent);
        Caller caller = callers.current();
        step.accept(caller, fair);
        return programmes.show(caller, fair);
    }
}
