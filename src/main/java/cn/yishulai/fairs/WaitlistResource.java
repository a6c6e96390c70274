package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A family's places in waiting lines. */
@Path("/v1/waitlist")
class WaitlistResource {

    private final Waitlist waitlist;
    private final Callers callers;

    WaitlistResource(Waitlist waitlist, Callers callers) {
        this.waitlist = waitlist;
        this.callers = callers;
    }

    record WaitlistViews(List<WaitlistView> items) {}

    @GET
    public WaitlistViews mine() {
        return new WaitlistViews(waitlist.mine(callers.current()));
    }

    @POST
    @Path("/{entryId}/accept")
    @Once
    @ResponseStatus(201)
    public TicketView accept(@PathParam("entryId") String id) {
        return waitlist.accept(callers.current(), Waitlist.id(id));
    }

    @POST
    @Path("/{entryId}/leave")
    @Once
    public WaitlistView leave(@PathParam("entryId") String id) {
        return waitlist.leave(callers.current(), Waitlist.id(id));
    }
}
