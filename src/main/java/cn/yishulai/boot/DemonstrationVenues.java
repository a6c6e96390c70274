package cn.yishulai.boot;

import cn.yishulai.fairs.FairForm;
import cn.yishulai.fairs.FairLife;
import cn.yishulai.fairs.SessionForm;
import cn.yishulai.places.Datum;
import cn.yishulai.places.Position;
import cn.yishulai.places.VenueContact;
import cn.yishulai.places.VenueProfile;
import cn.yishulai.places.VenueWindow;
import cn.yishulai.places.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;

/** Two venues, what they offer, and a fair of the cultural centre that waits for the library's answer. Their facts are invented. */
@ApplicationScoped
class DemonstrationVenues {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Venues venues;
    private final FairLife fairs;
    private final Clock clock;

    DemonstrationVenues(Venues venues, FairLife fairs, Clock clock) {
        this.venues = venues;
        this.fairs = fairs;
        this.clock = clock;
    }

    void describe(DemonstrationSites.Ids places, DemonstrationPeople.Ids people) {
        venues.describe(
                places.park(),
                null,
                new VenueProfile(
                        3_000,
                        false,
                        false,
                        false,
                        true,
                        "玄武门内草坪；饮水点两处。",
                        "不占用消防通道；21:00 清场。",
                        new Position(32.0717, 118.7917, Datum.WGS84)));
        venues.describe(
                places.culturalCentre(),
                null,
                new VenueProfile(1_200, true, true, true, true, "一楼大厅与剧场；货梯一部，两路供电。", "演出期间保持安静。", null));
        venues.reachedBy(places.culturalCentre(), List.of(new VenueContact("场务值班", "开门、用电", "025-12345678")));
        LocalDate day = LocalDate.now(clock.withZone(CITY)).plusWeeks(6).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        venues.offer(
                places.culturalCentre(),
                List.of(new VenueWindow(
                        VenueWindow.Kind.AVAILABLE, at(day.minusDays(1), "09:00"), at(day, "20:00"), "周末可用")));
        UUID fair = fairs.plan(
                people.partner(),
                new FairForm(
                        "艺图演“易” · 演出与换书",
                        "上午木偶剧，下午评弹；散场后在大厅换书。",
                        places.culturalCentre(),
                        List.of(
                                new SessionForm(at(day, "09:30"), at(day, "11:30"), 400),
                                new SessionForm(at(day, "14:00"), at(day, "17:00"), 1_000))));
        fairs.propose(people.partner(), fair);
        fairs.comment(people.librarian(), fair, "下午这一场有一千人，要先办许可。剧场和大厅能分开进场吗？");
    }

    private static Instant at(LocalDate day, String clock) {
        return day.atTime(LocalTime.parse(clock)).atZone(CITY).toInstant();
    }
}
