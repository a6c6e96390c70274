package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Places in a session: booked, or waited for. */
@Path("/v1/fairs/{fairId}/sessions/{sessionNumber}")
class SessionTicketResource {

    private final Tickets tickets;
    private final Waitlist waitlist;
    private final Callers callers;

    SessionTicketResource(Tickets tickets, Waitlist waitlist, Callers callers) {
        this.tickets = tickets;
        this.waitlist = waitlist;
        this.callers = callers;
    }

    @POST
    @Path("/tickets")
    @Once
    @ResponseStatus(201)
    public TicketView book(
            @PathParam("fairId") String fair,
            @PathParam("sessionNumber") int session,
            @Valid @NotNull TicketForm form) {
        return tickets.book(callers.current(), Fairs.id(fair), session, form);
    }

    @POST
    @Path("/waitlist")
    @Once
    @ResponseStatus(201)
    public WaitlistView join(
            @PathParam("fairId") String fair,
            @PathParam("sessionNumber") int session,
            @Valid @NotNull Waitlist.Form form) {
        return waitlist.join(callers.current(), Fairs.id(fair), session, form);
    }
}
