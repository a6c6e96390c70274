package cn.yishulai.fairs;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The calendar of a family, for whoever knows its address: a calendar on a phone signs in nowhere. */
@Path("/v1/calendars")
class CalendarResource {

    private static final int KEPT = 300;

    private final CalendarOfFamily calendars;

    CalendarResource(CalendarOfFamily calendars) {
        this.calendars = calendars;
    }

    @GET
    @Path("/{calendarToken}.ics")
    @Produces("text/calendar;charset=UTF-8")
    public Response show(
            @PathParam("calendarToken") String token,
            @QueryParam("lang") @Nullable @Size(max = 12) String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        FairPageWords words = FairPageWords.in(FairPublic.isEnglish(headers, lang));
        return FairPublic.answer(request, calendars.of(token, words), FairPublic.own(KEPT));
    }
}
