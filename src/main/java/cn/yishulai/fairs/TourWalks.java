package cn.yishulai.fairs;

import static cn.yishulai.fairs.TourRefusal.TOUR_UNKNOWN;

import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonView;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a family has of a tour, as it sees it and as the stop sees it; and what the screen of a stop shows. */
@ApplicationScoped
@Transactional
public class TourWalks {

    /** So far ahead a screen knows its codes: a park's network may be gone for a while. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final TourRows tours;
    private final TourStampRows stamps;
    private final TourHours hours;
    private final TourCodes codes;
    private final TourBooks books;
    private final Households households;
    private final Sites sites;
    private final Clock clock;

    TourWalks(
            TourRows tours,
            TourStampRows stamps,
            TourHours hours,
            TourCodes codes,
            TourBooks books,
            Households households,
            Sites sites,
            Clock clock) {
        this.tours = tours;
        this.stamps = stamps;
        this.hours = hours;
        this.codes = codes;
        this.books = books;
        this.households = households;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * What the screen of a stop shows.
     *
     * @param now by the clock of the service, by which codes are judged
     * @param codes the one of now first; none while the stop is closed
     */
    public record ScreenView(
            OffsetDateTime now, boolean open, @Nullable OffsetDateTime opensAt, List<CodeView> codes) {}

    /** Shown from then until then. */
    public record CodeView(String code, OffsetDateTime from, OffsetDateTime until) {}

    /** @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, TOUR_UNKNOWN, TOUR_STOP_UNKNOWN */
    public ScreenView screen(Caller caller, UUID id, UUID site) {
        caller.requireSite(site);
        Tour tour = tours.find(id);
        tour.stop(site);
        Instant now = clock.instant();
        TourHours.Standing standing = hours.at(tour, now).get(site);
        boolean open = tour.state() == TourState.PUBLISHED && standing != null && standing.open();
        List<CodeView> shown = new ArrayList<>();
        for (Instant at = now; open && at.isBefore(now.plus(AHEAD)); at = at.plusSeconds(tour.codeSeconds())) {
            TourCodes.Shown code = codes.shown(tour, site, at);
            shown.add(new CodeView(code.code(), TourView.inCity(code.from()), TourView.inCity(code.until())));
        }
        Instant opens = standing == null ? null : standing.opens();
        return new ScreenView(TourView.inCity(now), open, TourView.maybeInCity(opens), List.copyOf(shown));
    }

    /** What the caller's family has. @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN, also for a draft */
    public TourWalkView mine(Caller caller, UUID id) {
        UUID household = caller.household();
        Tour tour = tours.find(id);
        if (tour.state() == TourState.DRAFT) {
            throw TOUR_UNKNOWN.because("there is no such tour");
        }
        List<PersonView> family = households.personsOf(household);
        List<UUID> persons = family.stream().map(PersonView::id).toList();
        Map<UUID, List<TourStampRows.Stamp>> collected = stamps.of(id, persons);
        Map<UUID, TourStampRows.Certificate> certificates = stamps.certificates(id, persons);
        List<TourWalkView.Walker> walkers = family.stream()
                .map(person -> new TourWalkView.Walker(
                        person.id(),
                        person.nickname(),
                        person.kind(),
                        collected.getOrDefault(person.id(), List.of()).stream()
                                .map(stamp -> new TourWalkView.Stamp(stamp.site(), TourView.inCity(stamp.at())))
                                .toList(),
                        certificate(certificates.get(person.id()))))
                .toList();
        return new TourWalkView(id, tour.needed(), walkers, books.of(id, household));
    }

    private static TourWalkView.@Nullable Certificate certificate(TourStampRows.@Nullable Certificate made) {
        return made == null
                ? null
                : new TourWalkView.Certificate(made.code().value(), TourView.inCity(made.completedAt()));
    }

    /** Who stands at the stop, before anything is stamped. @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, HOUSEHOLD_UNKNOWN */
    public TourWalkView.AtStop arrive(Caller caller, UUID id, UUID site, String familyCode) {
        caller.requireSite(site);
        Tour tour = tours.find(id);
        tour.stop(site);
        UUID household = households.requireByCode(new FamilyCode(familyCode));
        return atStop(tour, new TourStamps.Stamped(household, site, List.of()));
    }

    /** The family after somebody at the stop stamped. */
    public TourWalkView.AtStop atStop(UUID id, TourStamps.Stamped stamped) {
        return atStop(tours.find(id), stamped);
    }

    private TourWalkView.AtStop atStop(Tour tour, TourStamps.Stamped stamped) {
        List<PersonView> family = households.personsOf(stamped.household());
        List<UUID> persons = family.stream().map(PersonView::id).toList();
        Map<UUID, List<TourStampRows.Stamp>> collected = stamps.of(tour.id(), persons);
        Map<UUID, TourStampRows.Certificate> certificates = stamps.certificates(tour.id(), persons);
        List<TourWalkView.AtStop.Here> walkers = family.stream()
                .map(person -> {
                    List<TourStampRows.Stamp> has = collected.getOrDefault(person.id(), List.of());
                    return new TourWalkView.AtStop.Here(
                            person.id(),
                            person.nickname(),
                            person.kind(),
                            has.size(),
                            has.stream().anyMatch(stamp -> stamp.site().equals(stamped.site())),
                            stamped.persons().contains(person.id()),
                            certificates.containsKey(person.id()));
                })
                .toList();
        return new TourWalkView.AtStop(sites.name(stamped.site()), tour.needed(), walkers);
    }
}
