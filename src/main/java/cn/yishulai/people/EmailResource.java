package cn.yishulai.people;

import cn.yishulai.journal.Once;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/households/me/emails")
class EmailResource {

    private final EmailLogins emails;
    private final Callers callers;

    EmailResource(EmailLogins emails, Callers callers) {
        this.emails = emails;
        this.callers = callers;
    }

    record EmailsView(List<EmailLogins.EmailView> items) {}

    @GET
    public EmailsView list() {
        return new EmailsView(emails.of(callers.current()));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public EmailLogins.EmailView add(@Valid @NotNull EmailForm form) {
        return emails.add(callers.current(), form);
    }

    @DELETE
    @Once
    public void remove() {
        emails.remove(callers.current());
    }
}
