package cn.yishulai.fairs;

import cn.yishulai.people.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What stands against a family that did not come. */
@Path("/v1/households/me/fair-standing")
class FairStandingResource {

    private final TicketMarks marks;
    private final Callers callers;

    FairStandingResource(TicketMarks marks, Callers callers) {
        this.marks = marks;
        this.callers = callers;
    }

    @GET
    public TicketMarks.StandingView standing() {
        return marks.standing(callers.current());
    }
}
