package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The checklist of a fair. */
@Path("/v1/fairs/{fairId}/tasks")
class TaskResource {

    private final Tasks tasks;
    private final ProgrammeReads programmes;
    private final Callers callers;

    TaskResource(Tasks tasks, ProgrammeReads programmes, Callers callers) {
        this.tasks = tasks;
        this.programmes = programmes;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public ProgrammeView add(@PathParam("fairId") String fair, @Valid TaskForms.Task form) {
        return step(fair, (caller, id) -> tasks.add(caller, id, form));
    }

    @POST
    @Path("/from-checklist")
    @Once
    public ProgrammeView takeOver(@PathParam("fairId") String fair) {
        return step(fair, tasks::takeOver);
    }

    @PUT
    @Path("/{fairTaskId}")
    @Once
    public ProgrammeView change(
            @PathParam("fairId") String fair, @PathParam("fairTaskId") String task, @Valid TaskForms.Task form) {
        return step(fair, (caller, id) -> tasks.change(caller, id, task, form));
    }

    @POST
    @Path("/{fairTaskId}/tick")
    @Once
    public ProgrammeView tick(
            @PathParam("fairId") String fair, @PathParam("fairTaskId") String task, @Valid TaskForms.Done form) {
        return step(fair, (caller, id) -> tasks.tick(caller, id, task, form.done()));
    }

    private ProgrammeView step(String sent, BiConsumer<Caller, UUID> step) {
        UUID fair = Fairs.id(sent);
        Caller caller = callers.current();
        step.accept(caller, fair);
        return programmes.show(caller, fair);
    }
}
