package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_DAYS_WRONG;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.VenueForms.WindowView;
import cn.yishulai.places.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a place is to be had: what is offered, what is blocked, and which fairs have it. */
@ApplicationScoped
@Transactional
public class FairTimes {

    /** More than a year ahead nobody plans. */
    private static final int MOST_DAYS = 370;

    private final Venues venues;
    private final FairVenues taken;
    private final FairAccess access;

    FairTimes(Venues venues, FairVenues taken, FairAccess access) {
        this.venues = venues;
        this.taken = taken;
        this.access = access;
    }

    /** @param taken times that fairs have */
    public record TimesView(List<WindowView> windows, List<TakenView> taken) {}

    /** @param fairId and its title: for whoever may work on it */
    public record TakenView(OffsetDateTime from, OffsetDateTime until, @Nullable UUID fairId, @Nullable String title) {}

    /**
     * From a day to a day, both included.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, FAIR_DAYS_WRONG for days in the wrong order or too many
     */
    TimesView of(Caller caller, UUID site, LocalDate first, LocalDate last) {
        venues.profile(site);
        if (last.isBefore(first) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw FAIR_DAYS_WRONG.because("from a day to a later one, %d days at most".formatted(MOST_DAYS));
        }
        Instant from = OpeningCalendar.startOf(first);
        Instant until = OpeningCalendar.startOf(last.plusDays(1));
        return new TimesView(
                venues.windows(site, from, until).stream().map(WindowView::of).toList(),
                taken.taken(site, from, until).stream()
                        .map(each -> shown(caller, each))
                        .toList());
    }

    private TakenView shown(Caller caller, FairVenues.Taken each) {
        boolean may = caller.role() == Role.LIBRARIAN || FairAccess.reaches(caller, access.facts(each.fair()));
        return new TakenView(
                FairView.inCity(each.from()),
                FairView.inCity(each.until()),
                may ? each.fair() : null,
                may ? each.title() : null);
    }
}
