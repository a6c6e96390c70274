package cn.yishulai.planning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.test.api.score.stream.ConstraintVerifier;
import ai.timefold.solver.test.api.score.stream.SingleConstraintVerification;
import cn.yishulai.planning.SeasonCase.Helper;
import cn.yishulai.planning.SeasonCase.HolidayWish;
import cn.yishulai.planning.SeasonCase.Kit;
import cn.yishulai.planning.SeasonCase.Position;
import cn.yishulai.planning.SeasonCase.Span;
import cn.yishulai.planning.SeasonCase.Van;
import cn.yishulai.planning.SeasonCase.Venue;
import cn.yishulai.planning.SeasonCase.Wish;
import cn.yishulai.planning.SeasonDraft.KitNeed;
import cn.yishulai.planning.SeasonDraft.Near;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each thing that a plan is judged by, alone: what it costs, and what it costs not. */
class SeasonConstraintsTest {

    private static final PlanningRules RULES = PlanningRules.USUAL;
    private static final LocalDate SATURDAY = LocalDate.of(2026, 5, 16);
    private static final Venue PARK = venue("玄武湖", 32.07, 118.79, 100);
    /** Eight hundred metres from the park. */
    private static final Venue HALL = venue("文化馆", 32.0772, 118.79, 40);
    /** Twenty kilometres from both. */
    private static final Venue FAR = venue("浦口", 32.07, 118.58, 0);

    private final ConstraintVerifier<SeasonConstraints, SeasonDraft> verifier = ConstraintVerifier.build(
            new SeasonConstraints(), SeasonDraft.class, PlannedFair.class, PlannedVan.class, PlannedShift.class);

    private int number;

    @Test
    void twoFairsAtOneVenueNeedTimeToClearAndBuildUp() {
        PlannedFair morning = fair(PARK, SATURDAY, 9);
        the(Reason.VENUE_TAKEN).given(morning, fair(PARK, SATURDAY, 12)).penalizesBy(1);
        the(Reason.VENUE_TAKEN).given(morning, fair(PARK, SATURDAY, 13)).penalizesBy(0);
        the(Reason.VENUE_TAKEN).given(morning, fair(HALL, SATURDAY, 9)).penalizesBy(0);
    }

    @Test
    void aPlaceAgainstTheWishCostsEachObstacle() {
        PlannedFair fair = fair(PARK, SATURDAY, 9);
        fair.put(
                new Place(PARK, at(SATURDAY, 9), at(SATURDAY, 11), 0, EnumSet.of(Obstacle.CLOSED, Obstacle.TOO_SMALL)));
        the(Reason.PLACE_UNFIT).given(fair).penalizesBy(2);
        the(Reason.PLACE_UNFIT).given(fair(PARK, SATURDAY, 9)).penalizesBy(0);
    }

    @Test
    void fairsNearEachOtherKeepDaysApart() {
        Near close = new Near(PARK.id(), HALL.id(), 3);
        PlannedFair park = fair(PARK, SATURDAY, 9);
        the(Reason.TOO_CLOSE)
                .given(close, park, fair(HALL, SATURDAY.plusDays(1), 9))
                .penalizesBy(2);
        the(Reason.TOO_CLOSE)
                .given(close, park, fair(HALL, SATURDAY.plusDays(3), 9))
                .penalizesBy(0);
        the(Reason.TOO_CLOSE).given(close, park, fair(FAR, SATURDAY, 9)).penalizesBy(0);
        Near same = new Near(PARK.id(), PARK.id(), 7);
        the(Reason.TOO_CLOSE)
                .given(same, park, fair(PARK, SATURDAY.plusDays(5), 9))
                .penalizesBy(2);
    }

    @Test
    void noMorePiecesAreOutOnADayThanThereAre() {
        Kit tents = new Kit(UUID.randomUUID(), "帐篷", 4, 0);
        PlannedFair one = fair(PARK, SATURDAY, 9);
        PlannedFair sameDay = fair(FAR, SATURDAY, 15);
        PlannedFair nextDay = fair(FAR, SATURDAY.plusDays(1), 15);
        the(Reason.EQUIPMENT_OUT)
                .given(one, sameDay, new KitNeed(one.number(), tents, 3), new KitNeed(sameDay.number(), tents, 3))
                .penalizesBy(2);
        the(Reason.EQUIPMENT_OUT)
                .given(one, nextDay, new KitNeed(one.number(), tents, 3), new KitNeed(nextDay.number(), tents, 3))
                .penalizesBy(0);
        the(Reason.EQUIPMENT_OUT)
                .given(
                        one,
                        nextDay,
                        new KitNeed(one.number(), tents, 2, SATURDAY),
                        new KitNeed(one.number(), tents, 2, SATURDAY.plusDays(1)),
                        new KitNeed(nextDay.number(), tents, 3))
                .penalizesBy(1);
    }

    @Test
    void aWishWithoutAPlaceCostsByItsWeight() {
        PlannedFair fair = fair(PARK, SATURDAY, 9);
        fair.put(null);
        the(Reason.WISH_UNPLACED).given(fair).penalizesBy(3 * SeasonConstraints.A_FAIR);
        the(Reason.WISH_UNPLACED).given(fair(PARK, SATURDAY, 9)).penalizesBy(0);
    }

    @Test
    void theSecondVenueOfAWishCostsALittle() {
        PlannedFair second = fair(PARK, SATURDAY, 9);
        second.put(new Place(HALL, at(SATURDAY, 9), at(SATURDAY, 11), 1, Set.of()));
        the(Reason.VENUE_NOT_FIRST)
                .given(second, RULES)
                .penalizesBy(RULES.weights().venueOrder());
        the(Reason.VENUE_NOT_FIRST).given(fair(PARK, SATURDAY, 9), RULES).penalizesBy(0);
    }

    @Test
    void aDistrictInWhichFewWaitCostsALittle() {
        the(Reason.LITTLE_DEMAND).given(fair(PARK, SATURDAY, 9), RULES).penalizesBy(0);
        the(Reason.LITTLE_DEMAND)
                .given(fair(HALL, SATURDAY, 9), RULES)
                .penalizesBy(6 * RULES.weights().demand());
    }

    @Test
    void moreFairsThanTheCityWantsCrowdADay() {
        List<Object> four = new ArrayList<>(List.of(RULES));
        for (int i = 0; i < 4; i++) {
            four.add(fair(FAR, SATURDAY, 9));
        }
        the(Reason.CROWDED_DAY)
                .given(four.toArray())
                .penalizesBy(RULES.weights().crowdedDay());
        the(Reason.CROWDED_DAY).given(four.subList(0, 4).toArray()).penalizesBy(0);
    }

    @Test
    void aFairThatMovesCostsAndOneThatStaysDoesNot() {
        PlannedFair moved = fair(PARK, SATURDAY, 9);
        the(Reason.FAIR_MOVED).given(moved, RULES).penalizesBy(0);
        moved.put(place(PARK, SATURDAY.plusDays(1), 9));
        the(Reason.FAIR_MOVED).given(moved, RULES).penalizesBy(RULES.weights().fairMoved());
    }

    @Test
    void aVanIsAtOneFairAtATimeAndNeedsTheWayToTheNext() {
        Van van = van();
        PlannedFair morning = fair(PARK, SATURDAY, 9);
        PlannedFair noon = fair(FAR, SATURDAY, 13);
        PlannedFair evening = fair(FAR, SATURDAY, 16);
        the(Reason.VAN_TWICE)
                .given(morning, noon, trip(morning, van), trip(noon, van))
                .penalizesBy(1);
        the(Reason.VAN_TWICE)
                .given(morning, evening, trip(morning, van), trip(evening, van))
                .penalizesBy(0);
        the(Reason.VAN_TWICE)
                .given(morning, noon, trip(morning, van), trip(noon, van()))
                .penalizesBy(0);
    }

    @Test
    void aVanThatIsOnTheRoadIsNotHad() {
        Van away = new Van(UUID.randomUUID(), "大白", List.of(new Span(at(SATURDAY, 8), at(SATURDAY, 9))));
        PlannedFair fair = fair(PARK, SATURDAY, 9);
        the(Reason.VAN_BUSY).given(fair, trip(fair, away)).penalizesBy(1);
        the(Reason.VAN_BUSY).given(fair, trip(fair, van())).penalizesBy(0);
    }

    @Test
    void aFairThatNeedsAVanMissesIt() {
        PlannedFair fair = fair(PARK, SATURDAY, 9);
        the(Reason.VAN_MISSING)
                .given(fair, new PlannedVan(fair.number(), List.of()))
                .penalizesBy(30);
        the(Reason.VAN_MISSING).given(fair, trip(fair, van())).penalizesBy(0);
    }

    @Test
    void anotherVanThanBeforeCostsALittle() {
        Van van = van();
        PlannedFair fair = fair(PARK, SATURDAY, 9);
        PlannedVan trip = new PlannedVan(fair.number(), List.of(van));
        trip.takeUp(van, false);
        the(Reason.VAN_CHANGED).given(fair, trip, RULES).penalizesBy(0);
        trip.put(van());
        the(Reason.VAN_CHANGED)
                .given(fair, trip, RULES)
                .penalizesBy(RULES.weights().handsChanged());
    }

    @Test
    void aHelperIsAtOneFairAtATime() {
        Helper lan = helper(2, List.of());
        PlannedFair morning = fair(PARK, SATURDAY, 9);
        PlannedFair noon = fair(FAR, SATURDAY, 13);
        PlannedFair evening = fair(FAR, SATURDAY, 16);
        the(Reason.HELPER_TWICE)
                .given(morning, noon, shift(morning, lan), shift(noon, lan))
                .penalizesBy(1);
        the(Reason.HELPER_TWICE)
                .given(morning, evening, shift(morning, lan), shift(evening, lan))
                .penalizesBy(0);
        the(Reason.HELPER_TWICE)
                .given(morning, shift(morning, lan), shift(morning, lan))
                .penalizesBy(1);
    }

    @Test
    void aHelperWhoIsNotThereDoesNotHelp() {
        Helper away = helper(2, List.of());
        PlannedFair leave = fair(PARK, LocalDate.of(2026, 5, 23), 9);
        PlannedFair monday = fair(PARK, LocalDate.of(2026, 5, 18), 9);
        the(Reason.HELPER_BUSY).given(leave, shift(leave, away)).penalizesBy(1);
        the(Reason.HELPER_BUSY).given(monday, shift(monday, away)).penalizesBy(1);
        PlannedFair there = fair(PARK, SATURDAY, 9);
        the(Reason.HELPER_BUSY).given(there, shift(there, away)).penalizesBy(0);
        Helper elsewhere = helper(2, List.of(new Span(at(SATURDAY, 7), at(SATURDAY, 9))));
        the(Reason.HELPER_BUSY).given(there, shift(there, elsewhere)).penalizesBy(1);
    }

    @Test
    void nobodyHelpsMoreOftenInAWeekThanWasSaid() {
        Helper once = helper(1, List.of());
        PlannedFair saturday = fair(PARK, SATURDAY, 9);
        PlannedFair sunday = fair(FAR, SATURDAY.plusDays(1), 9);
        PlannedFair later = fair(FAR, SATURDAY.plusDays(7), 9);
        the(Reason.HELPER_TOO_OFTEN)
                .given(saturday, sunday, shift(saturday, once), shift(sunday, once))
                .penalizesBy(1);
        the(Reason.HELPER_TOO_OFTEN)
                .given(saturday, later, shift(saturday, once), shift(later, once))
                .penalizesBy(0);
    }

    @Test
    void anOpenShiftCostsOnlyAtAFairThatTakesPlace() {
        PlannedFair fair = fair(PARK, SATURDAY, 9);
        the(Reason.SHIFT_UNFILLED).given(fair, shift(fair, null)).penalizesBy(10);
        PlannedFair none = fair(PARK, SATURDAY, 9);
        none.put(null);
        the(Reason.SHIFT_UNFILLED).given(none, shift(none, null)).penalizesBy(0);
    }

    @Test
    void aLongWayToAFairCostsByFiveKilometres() {
        Helper fromPark = helper(2, List.of());
        PlannedFair far = fair(FAR, SATURDAY, 9);
        PlannedFair near = fair(HALL, SATURDAY, 9);
        the(Reason.HELPER_FAR).given(far, shift(far, fromPark), RULES).penalizesBy(3);
        the(Reason.HELPER_FAR).given(near, shift(near, fromPark), RULES).penalizesBy(0);
    }

    @Test
    void theSameWorkForAllCostsLeast() {
        Helper one = helper(9, List.of());
        Helper other = helper(9, List.of());
        PlannedFair a = fair(PARK, SATURDAY, 9);
        PlannedFair b = fair(PARK, SATURDAY.plusDays(1), 9);
        the(Reason.UNEVEN_LOAD).given(a, b, RULES, shift(a, one), shift(b, one)).penalizesBy(4);
        the(Reason.UNEVEN_LOAD)
                .given(a, b, RULES, shift(a, one), shift(b, other))
                .penalizesBy(2);
    }

    @Test
    void anotherHelperThanBeforeCostsALittle() {
        Helper had = helper(2, List.of());
        PlannedFair fair = fair(PARK, SATURDAY, 9);
        PlannedShift shift = shift(fair, null);
        shift.takeUp(had, false);
        the(Reason.HELPER_CHANGED).given(fair, shift, RULES).penalizesBy(0);
        shift.put(helper(2, List.of()));
        the(Reason.HELPER_CHANGED)
                .given(fair, shift, RULES)
                .penalizesBy(RULES.weights().handsChanged());
    }

    @Test
    void everyReasonIsOneOfTheConstraints() {
        SeasonDraft draft = Drafting.of(SeasonGenerator.season(4, 1), PlanRows.NONE);
        assertThat(SeasonSearch.analysis(draft).constraintAnalyses())
                .extracting(each -> each.constraintName())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.allOf(Reason.class).stream().map(Enum::name).toList());
    }

    private SingleConstraintVerification<SeasonDraft> the(Reason reason) {
        return verifier.verifyThat((provider, factory) -> Arrays.stream(provider.defineConstraints(factory))
                .filter(each -> each.getConstraintRef().constraintName().equals(reason.name()))
                .findFirst()
                .orElseThrow());
    }

    private PlannedFair fair(Venue venue, LocalDate day, int hour) {
        Wish wish = new Wish(
                UUID.randomUUID(),
                "市集",
                List.of(venue.id()),
                day,
                day,
                EnumSet.allOf(DayOfWeek.class),
                HolidayWish.FINE,
                LocalTime.of(9, 0),
                LocalTime.of(20, 0),
                120,
                100,
                3,
                true,
                Map.of("换书台", 1),
                List.of());
        Place place = place(venue, day, hour);
        return new PlannedFair(number++, wish, RULES, List.of(place), place);
    }

    private static Place place(Venue venue, LocalDate day, int hour) {
        return new Place(venue, at(day, hour), at(day, hour + 2), 0, Set.of());
    }

    private static Instant at(LocalDate day, int hour) {
        return Places.start(day, LocalTime.of(hour, 0));
    }

    private static Van van() {
        return new Van(UUID.randomUUID(), "大白", List.of());
    }

    private static PlannedVan trip(PlannedFair fair, Van van) {
        PlannedVan trip = new PlannedVan(fair.number(), List.of(van));
        trip.put(van);
        return trip;
    }

    private PlannedShift shift(PlannedFair fair, Helper helper) {
        PlannedShift shift =
                new PlannedShift(number++, fair.number(), 1, "换书台", helper == null ? List.of() : List.of(helper));
        shift.put(helper);
        return shift;
    }

    /** At weekends, not on 23 May, from the park. */
    private static Helper helper(int mostAWeek, List<Span> busy) {
        return new Helper(
                UUID.randomUUID(),
                "小兰",
                Set.of(),
                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                Set.of(LocalDate.of(2026, 5, 23)),
                mostAWeek,
                PARK.position(),
                busy);
    }

    private static Venue venue(String name, double latitude, double longitude, int demand) {
        return new Venue(
                UUID.randomUUID(),
                name,
                500,
                new Position(latitude, longitude),
                Map.of(),
                Set.of(),
                List.of(),
                List.of(),
                demand);
    }
}
