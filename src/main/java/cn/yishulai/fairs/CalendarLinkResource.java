package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The secret address of the calendar of the caller's family. */
@Path("/v1/households/me/calendar")
class CalendarLinkResource {

    private final CalendarLinks links;
    private final Callers callers;

    CalendarLinkResource(CalendarLinks links, Callers callers) {
        this.links = links;
        this.callers = callers;
    }

    @GET
    public CalendarLinks.CalendarLinkView show() {
        return links.show(callers.current());
    }

    @POST
    @Once
    public CalendarLinks.CalendarLinkView renew() {
        return links.renew(callers.current());
    }

    @DELETE
    @Once
    public void end() {
        links.end(callers.current());
    }
}
