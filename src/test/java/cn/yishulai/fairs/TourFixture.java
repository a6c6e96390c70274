package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.arc.Arc;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Tours that are walked. */
public final class TourFixture {

    private TourFixture() {}

    /** Published, open at every hour of its month, with a stop at each of the sites; nobody waits between two. */
    public static UUID published(UUID... sites) {
        return published(form(sites.length, false, 0, sites));
    }

    static UUID published(TourForm form) {
        Caller librarian = Somebody.aLibrarian().caller();
        UUID tour = bean(Tours.class).plan(librarian, form);
        bean(Tours.class).publish(librarian, tour);
        return tour;
    }

    /** Not published yet. */
    public static UUID draft(UUID... sites) {
        return bean(Tours.class).plan(Somebody.aLibrarian().caller(), form(sites.length, false, 0, sites));
    }

    static TourForm form(int needed, boolean inOrder, int minutesBetween, UUID... sites) {
        LocalDate today = OpeningCalendar.dayOf(now());
        TourForm.Span always = new TourForm.Span(
                today.minusDays(1).atStartOfDay(OpeningCalendar.CITY).toOffsetDateTime(),
                today.plusDays(30).atStartOfDay(OpeningCalendar.CITY).toOffsetDateTime());
        List<TourForm.Stop> stops = Arrays.stream(sites)
                .map(site -> new TourForm.Stop(site.toString(), "站的故事", "找到门口的石狮", List.of(always)))
                .toList();
        return new TourForm("城墙根下的书", "沿着城墙走一走", today, today.plusDays(28), inOrder, needed, 60, minutesBetween, stops);
    }

    /** What the screen of the stop shows at this moment. */
    public static String shown(UUID tour, UUID site) {
        return bean(TourWalks.class)
                .screen(Somebody.aLibrarian().caller(), tour, site)
                .codes()
                .get(0)
                .code();
    }

    /** A tour whose only stop is the site, where the person was stamped, so that it is complete. */
    public static UUID completedBy(Caller walker, UUID site) {
        UUID tour = published(site);
        bean(TourStamps.class).collect(walker, tour, new TourStampForms.Collect(shown(tour, site), null));
        return tour;
    }

    private static Instant now() {
        return bean(Clock.class).instant();
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
