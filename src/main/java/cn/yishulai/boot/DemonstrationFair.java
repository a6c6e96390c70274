package cn.yishulai.boot;

import cn.yishulai.fairs.FairForm;
import cn.yishulai.fairs.Fairs;
import cn.yishulai.fairs.SessionForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;

/** A swap fair in the park, on the Saturday after next. */
@ApplicationScoped
class DemonstrationFair {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    /** Below the thousand from which the police must permit it. */
    private static final int PEOPLE_AT_ONCE = 300;

    private final Fairs fairs;
    private final Clock clock;

    DemonstrationFair(Fairs fairs, Clock clock) {
        this.fairs = fairs;
        this.clock = clock;
    }

    void announce(UUID park) {
        LocalDate day =
                LocalDate.now(clock.withZone(CITY)).plusWeeks(1).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        UUID fair = fairs.plan(new FairForm(
                "阅美玄武湖 · 换书市集",
                "带一本读完的书来，换一本没读过的走。雨天顺延，票仍有效。",
                park,
                List.of(session(day, "09:30", "11:30"), session(day, "14:00", "16:30"))));
        fairs.propose(fair);
        fairs.approve(fair);
        fairs.publish(fair, null);
    }

    private static SessionForm session(LocalDate day, String from, String until) {
        return new SessionForm(
                day.atTime(LocalTime.parse(from)).atZone(CITY).toInstant(),
                day.atTime(LocalTime.parse(until)).atZone(CITY).toInstant(),
                PEOPLE_AT_ONCE);
    }
}
