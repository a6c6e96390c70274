package cn.yishulai.planning;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import cn.yishulai.planning.Vans.HolidaysForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Public holidays and moved working days of a year, with the notice that says them. */
@Path("/v1/holidays")
class HolidayResource {

    private final Vans calendar;
    private final Callers callers;

    HolidayResource(Vans calendar, Callers callers) {
        this.calendar = calendar;
        this.callers = callers;
    }

    @GET
    @Path("/{year}")
    public Vans.HolidaysView show(@PathParam("year") int year) {
        return calendar.holidays(year);
    }

    @PUT
    @Path("/{year}")
    @Once
    public Vans.HolidaysView say(@PathParam("year") int year, @Valid @NotNull HolidaysForm form) {
        return calendar.say(callers.current(), year, form);
    }
}
