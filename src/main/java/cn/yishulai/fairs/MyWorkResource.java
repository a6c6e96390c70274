package cn.yishulai.fairs;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One's own shifts, tasks and news. */
@Path("/v1/my-work")
class MyWorkResource {

    private final MyWork work;
    private final Rota rota;
    private final RotaCalendar calendar;
    private final Callers callers;

    MyWorkResource(MyWork work, Rota rota, RotaCalendar calendar, Callers callers) {
        this.work = work;
        this.rota = rota;
        this.calendar = calendar;
        this.callers = callers;
    }

    @GET
    public MyWork.View show(@HeaderParam("Accept-Language") @Nullable String language) {
        return work.show(callers.current(), isEnglish(language));
    }

    @GET
    @Path("/shifts.ics")
    @Produces("text/calendar;charset=UTF-8")
    public String calendar() {
        return calendar.of(work.shifts(callers.current().personId()));
    }

    @POST
    @Path("/shifts/{shiftId}/answer")
    @Once
    public MyWork.View answer(
            @PathParam("shiftId") String shift,
            @HeaderParam("Accept-Language") @Nullable String language,
            @Valid ShiftForms.Answer form) {
        rota.answer(callers.current(), shift, form.accept());
        return work.show(callers.current(), isEnglish(language));
    }

    @POST
    @Path("/news/read")
    @Once
    public MyWork.View read(@HeaderParam("Accept-Language") @Nullable String language) {
        work.read(callers.current());
        return work.show(callers.current(), isEnglish(language));
    }

    private static boolean isEnglish(@Nullable String language) {
        return language != null && language.strip().toLowerCase(Locale.ROOT).startsWith("en");
    }
}
