package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** What is to be done, over all fairs, and the lists that it comes from. */
@Path("/v1/checklists")
class ChecklistResource {

    private final Checklists checklists;
    private final Tasks tasks;
    private final Callers callers;

    ChecklistResource(Checklists checklists, Tasks tasks, Callers callers) {
        this.checklists = checklists;
        this.tasks = tasks;
        this.callers = callers;
    }

    record Open(List<TaskView> items) {}

    @GET
    @Path("/open-tasks")
    public Open open() {
        return new Open(tasks.open(callers.current()));
    }

    @GET
    @Path("/{checklistName}")
    public Checklists.View show(@PathParam("checklistName") String name) {
        return checklists.show(name);
    }

    @PUT
    @Path("/{checklistName}")
    @Once
    public Checklists.View write(@PathParam("checklistName") String name, @Valid TaskForms.Checklist form) {
        return checklists.write(callers.current(), name, form);
    }
}
