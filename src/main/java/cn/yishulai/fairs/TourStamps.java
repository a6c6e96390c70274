package cn.yishulai.fairs;

import static cn.yishulai.fairs.TourRefusal.TOUR_ALREADY_STAMPED;
import static cn.yishulai.fairs.TourRefusal.TOUR_NOBODY_SHOWN;
import static cn.yishulai.fairs.TourRefusal.TOUR_STOP_NOT_NEXT;
import static cn.yishulai.fairs.TourRefusal.TOUR_TIME_WRONG;
import static cn.yishulai.fairs.TourRefusal.TOUR_TOO_SOON;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Stamps of a tour (盖章), once for each person and stop, while the stop is open. Either a phone of the family reads the
 * code that the screen of the stop shows at this moment, for whoever stands beside it; or somebody at the stop reads the
 * family's code or a child's stamp card, so that nobody needs a phone.
 */
@ApplicationScoped
@Transactional
public class TourStamps {

    /** A scan without network is sent later the same day. */
    private static final Duration LONGEST_LATE = Duration.ofHours(24);

    private final TourRows tours;
    private final TourStampRows rows;
    private final TourHours hours;
    private final TourCodes codes;
    private final Households households;
    private final Clock clock;

    TourStamps(
            TourRows tours, TourStampRows rows, TourHours hours, TourCodes codes, Households households, Clock clock) {
        this.tours = tours;
        this.rows = rows;
        this.hours = hours;
        this.codes = codes;
        this.households = households;
        this.clock = clock;
    }

    /** Who was stamped now, and at which stop. */
    public record Stamped(UUID household, UUID site, List<UUID> persons) {}

    /**
     * With a phone of the family.
     *
     * @throws cn.yishulai.kernel.Refused TOUR_CODE_WRONG, TOUR_CODE_OF_ANOTHER, TOUR_CODE_STALE, PERSON_UNKNOWN for one of
     *     another family, and what {@link #stampAt} refuses
     */
    public Stamped collect(Caller caller, UUID id, TourStampForms.Collect form) {
        UUID household = caller.household();
        households.keep(household);
        Tour tour = tours.hold(id);
        Instant now = clock.instant();
        List<UUID> persons = form.persons().isEmpty() ? List.of(caller.personId()) : form.persons();
        requireOfFamily(persons, household);
        UUID site = codes.stop(tour, form.code(), now);
        return stamp(
                tour,
                tour.stop(site),
                new Party(household, persons),
                new TourStampRows.Hand(TourWay.STOP_CODE, now, now, caller.personId()));
    }

    /**
     * By somebody at the stop.
     *
     * @throws cn.yishulai.kernel.Refused SITE_NOT_YOURS, TOUR_STOP_UNKNOWN, TOUR_NOBODY_SHOWN, TOUR_TIME_WRONG,
     *     HOUSEHOLD_UNKNOWN, TOUR_CODE_WRONG for a card that is not ours, TOUR_NOT_READY, TOUR_NOT_TODAY, TOUR_STOP_CLOSED,
     *     TOUR_ALREADY_STAMPED, TOUR_STOP_NOT_NEXT, TOUR_TOO_SOON
     */
    public Stamped stampAt(Caller caller, UUID id, UUID site, TourStampForms.Stamp form) {
        caller.requireSite(site);
        Tour tour = tours.hold(id);
        Tour.Stop stop = tour.stop(site);
        Instant now = clock.instant();
        Instant at = form.occurredAt() == null ? now : form.occurredAt().toInstant();
        if (at.isAfter(now) || at.isBefore(now.minus(LONGEST_LATE))) {
            throw TOUR_TIME_WRONG.because("the scan is said to be of %s, and it is %s".formatted(at, now));
        }
        Party party = party(tour, form);
        TourWay way = form.card() == null ? TourWay.FAMILY_CODE : TourWay.CARD;
        return stamp(tour, stop, party, new TourStampRows.Hand(way, at, now, caller.personId()));
    }

    /** Persons of one family. */
    private record Party(UUID household, List<UUID> persons) {}

    private Party party(Tour tour, TourStampForms.Stamp form) {
        if ((form.card() == null) == (form.familyCode() == null)) {
            throw TOUR_NOBODY_SHOWN.because("either a family's code or a stamp card");
        }
        if (form.card() != null) {
            UUID person = codes.card(tour.id(), form.card()).person();
            UUID household = households.householdOf(person);
            households.keep(household);
            households.opened(household);
            requireOfFamily(List.of(person), household);
            return new Party(household, List.of(person));
        }
        UUID household = households.requireByCode(new FamilyCode(form.familyCode()));
        List<UUID> persons = form.persons().isEmpty()
                ? households.personsOf(household).stream().map(PersonView::id).toList()
                : form.persons();
        requireOfFamily(persons, household);
        return new Party(household, persons);
    }

    private void requireOfFamily(List<UUID> persons, UUID household) {
        List<UUID> family =
                households.personsOf(household).stream().map(PersonView::id).toList();
        if (!family.containsAll(persons)) {
            throw PERSON_UNKNOWN.because("a person does not belong to this family");
        }
    }

    private Stamped stamp(Tour tour, Tour.Stop stop, Party party, TourStampRows.Hand hand) {
        tour.require(TourState.PUBLISHED);
        hours.requireOpen(tour, stop, hand.stampedAt());
        rows.lock(party.persons());
        Map<UUID, List<TourStampRows.Stamp>> before = rows.of(tour.id(), party.persons());
        List<UUID> lacking = party.persons().stream()
                .filter(person -> before.getOrDefault(person, List.of()).stream()
                        .noneMatch(stamp -> stamp.site().equals(stop.site())))
                .toList();
        if (lacking.isEmpty()) {
            throw TOUR_ALREADY_STAMPED.because("everybody has the stamp of this stop");
        }
        lacking.forEach(person -> requireOnTheWay(tour, stop, before.getOrDefault(person, List.of()), hand));
        List<UUID> stamped = lacking.stream()
                .filter(person -> rows.add(tour.id(), stop.site(), person, hand))
                .toList();
        rows.certify(tour, stamped, hand.recordedAt());
        return new Stamped(party.household(), stop.site(), stamped);
    }

    private static void requireOnTheWay(
            Tour tour, Tour.Stop stop, List<TourStampRows.Stamp> before, TourStampRows.Hand hand) {
        if (tour.inOrder()) {
            Tour.Stop next = tour.stops().stream()
                    .filter(other ->
                            before.stream().noneMatch(stamp -> stamp.site().equals(other.site())))
                    .findFirst()
                    .orElse(stop);
            if (!next.site().equals(stop.site())) {
                throw TOUR_STOP_NOT_NEXT.because(
                        "stop %d comes first".formatted(next.position()),
                        Map.of("siteId", next.site().toString(), "position", next.position()));
            }
        }
        Duration apart = Duration.ofMinutes(tour.minutesBetween());
        before.stream()
                .map(stamp -> Duration.between(stamp.at(), hand.stampedAt()).abs())
                .filter(gap -> gap.compareTo(apart) < 0)
                .findFirst()
                .ifPresent(gap -> {
                    throw TOUR_TOO_SOON.because(
                            "nobody is at two stops within %d minutes".formatted(tour.minutesBetween()),
                            Map.of("minutes", tour.minutesBetween()));
                });
    }
}
