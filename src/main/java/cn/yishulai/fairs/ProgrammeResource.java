package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** The programme of a fair, and what its sessions go by. */
@Path("/v1/fairs/{fairId}/programme")
class ProgrammeResource {

    private final ProgrammeReads programmes;
    private final SessionTerms terms;
    private final Callers callers;

    ProgrammeResource(ProgrammeReads programmes, SessionTerms terms, Callers callers) {
        this.programmes = programmes;
        this.terms = terms;
        this.callers = callers;
    }

    @GET
    public ProgrammeView show(@PathParam("fairId") String fair) {
        return programmes.show(callers.current(), Fairs.id(fair));
    }

    @PUT
    @Path("/sessions/{sessionNumber}")
    @Once
    public ProgrammeView say(
            @PathParam("fairId") String sent, @PathParam("sessionNumber") int session, @Valid SessionTermsForm form) {
        UUID fair = Fairs.id(sent);
        Caller caller = callers.current();
        terms.say(caller, fair, session, form);
        return programmes.show(caller, fair);
    }
}
