package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** How tickets of a fair are given. */
@Path("/v1/fairs/{fairId}/ticket-rules")
class TicketRulesResource {

    private final TicketRuleBook rules;
    private final Callers callers;

    TicketRulesResource(TicketRuleBook rules, Callers callers) {
        this.rules = rules;
        this.callers = callers;
    }

    @GET
    public TicketRuleBook.View show(@PathParam("fairId") String fair) {
        return rules.show(callers.current(), Fairs.id(fair));
    }

    @PUT
    @Once
    public TicketRuleBook.View save(@PathParam("fairId") String fair, @Valid @NotNull TicketRuleBook.Form form) {
        return rules.save(callers.current(), Fairs.id(fair), form);
    }
}
