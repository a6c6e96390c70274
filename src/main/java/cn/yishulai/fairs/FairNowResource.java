package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.labels.ListPapers;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.places.VenueContact;
import cn.yishulai.places.VenueForms.Contacts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fair while it runs: what who runs it has to see, and the paper for the hour without power. */
@Path("/v1/fairs/{fairId}/now")
class FairNowResource {

    private final FairNow now;
    private final HelpersThere helpers;
    private final FairContacts contacts;
    private final FairPapers papers;
    private final ListPapers pen;
    private final Callers callers;

    FairNowResource(
            FairNow now,
            HelpersThere helpers,
            FairContacts contacts,
            FairPapers papers,
            ListPapers pen,
            Callers callers) {
        this.now = now;
        this.helpers = helpers;
        this.contacts = contacts;
        this.papers = papers;
        this.pen = pen;
        this.callers = callers;
    }

    record There(@NotNull Boolean present) {}

    record ContactsView(List<VenueContact> items) {}

    @GET
    public FairNowView show(@PathParam("fairId") String fair) {
        return now.show(callers.current(), Fairs.id(fair));
    }

    @POST
    @Path("/shifts/{shiftId}/helpers/{helperId}")
    @Once
    public FairNowView note(
            @PathParam("fairId") String sent,
            @PathParam("shiftId") String shift,
            @PathParam("helperId") String helper,
            @Valid @NotNull There form) {
        UUID fair = Fairs.id(sent);
        Caller caller = callers.current();
        helpers.note(caller, fair, shift, helper, form.present());
        return now.show(caller, fair);
    }

    @GET
    @Path("/contacts")
    public ContactsView contacts(@PathParam("fairId") String fair) {
        return new ContactsView(contacts.of(callers.current(), Fairs.id(fair)));
    }

    @PUT
    @Path("/contacts")
    @Once
    public ContactsView say(@PathParam("fairId") String fair, @Valid @NotNull Contacts form) {
        return new ContactsView(contacts.say(callers.current(), Fairs.id(fair), form.said()));
    }

    @GET
    @Path("/papers.pdf")
    @Produces("application/pdf")
    public byte[] print(
            @PathParam("fairId") String fair,
            @QueryParam("lang") @Nullable @Size(max = 12) String lang,
            @Context HttpHeaders headers) {
        return pen.pdf(papers.of(callers.current(), Fairs.id(fair), FairPublic.isEnglish(headers, lang)));
    }
}
