package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What works it off. */
@Path("/v1/fairs/{fairId}/merits")
class MeritResource {

    private final TicketMarks marks;
    private final Callers callers;

    MeritResource(TicketMarks marks, Callers callers) {
        this.marks = marks;
        this.callers = callers;
    }

    @POST
    @Once
    @ResponseStatus(201)
    public TicketMarks.StandingView merit(
            @PathParam("fairId") String fair, @Valid @NotNull TicketMarks.MeritForm form) {
        return marks.merit(callers.current(), Fairs.id(fair), form);
    }
}
