package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.labels.PaperSlip;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** A family's tickets. */
@Path("/v1/tickets")
class TicketResource {

    private final Tickets tickets;
    private final TicketCards cards;
    private final TicketPasses passes;
    private final Callers callers;

    TicketResource(Tickets tickets, TicketCards cards, TicketPasses passes, Callers callers) {
        this.tickets = tickets;
        this.cards = cards;
        this.passes = passes;
        this.callers = callers;
    }

    record TicketsView(List<TicketView> items) {}

    @GET
    public TicketsView mine() {
        return new TicketsView(tickets.mine(callers.current()));
    }

    @GET
    @Path("/{ticketId}")
    public TicketView show(@PathParam("ticketId") String id) {
        return tickets.show(callers.current(), Tickets.id(id));
    }

    @GET
    @Path("/{ticketId}/pass")
    public TicketPasses.View pass(@PathParam("ticketId") String id) {
        return passes.of(callers.current(), Tickets.id(id));
    }

    @PUT
    @Path("/{ticketId}")
    @Once
    public TicketView resize(@PathParam("ticketId") String id, @Valid @NotNull TicketForm.Resize form) {
        return tickets.resize(callers.current(), Tickets.id(id), form);
    }

    @POST
    @Path("/{ticketId}/keep")
    @Once
    public TicketView keep(@PathParam("ticketId") String id) {
        return tickets.keep(callers.current(), Tickets.id(id));
    }

    @POST
    @Path("/{ticketId}/release")
    @Once
    public TicketView release(@PathParam("ticketId") String id) {
        return tickets.release(callers.current(), Tickets.id(id));
    }

    @GET
    @Path("/{ticketId}/paper")
    @Produces("application/pdf")
    public byte[] paper(
            @PathParam("ticketId") String id,
            @QueryParam("roll") @DefaultValue("A4") PaperSlip.Roll roll,
            @Context HttpHeaders headers) {
        boolean english = headers.getAcceptableLanguages().stream()
                .findFirst()
                .filter(first -> first.getLanguage().equals("en"))
                .isPresent();
        return cards.pdf(callers.current(), Tickets.id(id), english, roll);
    }
}
