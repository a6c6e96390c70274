package cn.yishulai.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import cn.yishulai.simulation.Report.Shelf;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final City CITY = City.USUAL.sized(300, 1_500);
    private static final RuleBook FIRST = RuleFile.first();
    private static final Map<String, Report> LIVED = new ConcurrentHashMap<>();

    private static Plan plan(City city, int runs, Integer... shelves) {
        return new Plan(city, 180, runs, 5, List.of(shelves));
    }

    private static Report report(City city) {
        return Simulation.run(plan(city, 2, 10), FIRST, null, Simulation.Progress.UNSEEN);
    }

    private static double mean(Shelf shelf, Figure figure) {
        return Objects.requireNonNull(shelf.row(figure).today()).mean();
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        assertThat(report(CITY)).isEqualTo(report(CITY));
    }

    @Test
    void theSameRulesTwiceDifferInNothing() {
        Report report = Simulation.run(plan(CITY, 3, 10), FIRST, RuleFile.first(), Simulation.Progress.UNSEEN);
        assertThat(report.shelves().get(0).figures()).allSatisfy(row -> {
            assertThat(row.proposed()).isEqualTo(row.today());
            Spread difference = row.difference();
            if (difference != null) {
                assertThat(difference.mean()).isZero();
                assertThat(difference.isSure()).isFalse();
            }
        });
    }

    @Test
    void moreRegisteredBooksMeetMoreWishesWhetherTastesAgreeOrNot() {
        for (double agreement : new double[] {0, 1}) {
            City city = CITY.liking(CITY.tastes().agreeing(agreement));
            List<Shelf> shelves = Simulation.run(plan(city, 3, 0, 5, 10, 25), FIRST, null, Simulation.Progress.UNSEEN)
                    .shelves();
            List<Double> met = shelves.stream()
                    .map(shelf -> mean(shelf, Figure.WISHES_MET))
                    .toList();
            System.out.printf("agreement %.0f: 0, 5, 10, 25 registered books a home meet %s%n", agreement, met);
            assertThat(met).isSorted();
            assertThat(met.get(3)).isGreaterThan(met.get(1) + 0.02);
        }
    }

    /** Every input is moved, and something that people look at moves with it. */
    @Test
    void everyInputChangesSomething() {
        City.Habits habits = CITY.habits();
        City.Tastes tastes = CITY.tastes();
        Map<String, City> cities = Map.ofEntries(
                Map.entry("households", CITY.sized(200, 1_500)),
                Map.entry("titles", CITY.sized(300, 800)),
                Map.entry("sites", new City(300, 1_500, 1, tastes, habits)),
                Map.entry("steepness", CITY.liking(new City.Tastes(1.2, 0.5, 0.35))),
                Map.entry("agreement", CITY.liking(tastes.agreeing(1))),
                Map.entry("children", CITY.liking(new City.Tastes(0.8, 0.5, 0.9))),
                Map.entry("wishesAYear", CITY.behaving(new City.Habits(12, 2, 2, 0.1, 0.5, 0.15))),
                Map.entry("visitsAYear", CITY.behaving(new City.Habits(6, 4, 2, 0.1, 0.5, 0.15))),
                Map.entry("walkInsAYear", CITY.behaving(new City.Habits(6, 2, 8, 0.1, 0.5, 0.15))),
                Map.entry("noShows", CITY.behaving(habits.notShowing(0.4))),
                Map.entry("promises", CITY.behaving(new City.Habits(6, 2, 2, 0.1, 0.1, 0.15))),
                Map.entry("misses", CITY.behaving(new City.Habits(6, 2, 2, 0.1, 0.5, 0.8))));
        Report usual = report(CITY);
        cities.forEach(
                (input, city) -> assertThat(report(city).shelves()).as(input).isNotEqualTo(usual.shelves()));
        assertThat(mean(report(cities.get("noShows")).shelves().get(0), Figure.WISHES_MET))
                .isLessThan(mean(usual.shelves().get(0), Figure.WISHES_MET) - 0.1);
    }

    @Test
    void everyRuleThatIsMovedMovesSomething() {
        Stream.of(
                        "{\"intake\": {\"creditsPerBook\": 3}}",
                        "{\"intake\": {\"lowestGrade\": \"LIKE_NEW\"}}",
                        "{\"intake\": {\"earliestYear\": 2018}}",
                        "{\"intake\": {\"capPerSession\": 1}}",
                        "{\"intake\": {\"accepts\": {\"refusedKinds\": [\"TEXTBOOK\", \"PERIODICAL\"]}}}",
                        "{\"intake\": {\"accepts\": {\"refusedClasses\": [\"I\"]}}}",
                        "{\"intake\": {\"caps\": {\"perHousehold\": {\"books\": 2, \"days\": 180}}}}",
                        "{\"intake\": {\"caps\": {\"spareCopies\": 0}}}",
                        "{\"intake\": {\"value\": {\"per\": \"LIST_PRICE\"}}}",
                        "{\"intake\": {\"value\": {\"per\": \"PRICE_STEP\", \"stepFen\": 2000}}}",
                        "{\"intake\": {\"validity\": {\"until\": \"DAYS\", \"days\": 20}}}",
                        "{\"intake\": {\"validity\": {\"until\": \"FOR_EVER\", \"thisSiteOnly\": true}}}",
                        "{\"intake\": {\"purses\": [{\"name\": \"CHILDREN\", \"audiences\": [\"FROM_7_TO_10\"]}]}}",
                        "{\"openPerHousehold\": 1, \"pickupOpenDays\": 7, \"offerHours\": 48}",
                        "{\"requests\": {\"pickupOpenDays\": 1}}",
                        "{\"requests\": {\"offerHours\": 240}}",
                        "{\"requests\": {\"order\": {\"determinants\": [\"FIRST_BOOK\", \"TIME\"]}}}",
                        "{\"requests\": {\"order\": {\"determinants\": [\"CHILDREN\", \"TIME\"]}}}",
                        "{\"requests\": {\"order\": {\"determinants\": [\"LOCAL_FIRST\", \"TIME\"]}}}",
                        "{\"requests\": {\"order\": {\"determinants\": [\"WAITED_LONGEST\", \"TIME\"]}}}",
                        "{\"requests\": {\"appeals\": {\"afterDays\": 60}}}",
                        "{\"requests\": {\"appeals\": {\"homesPerRound\": 1}}}",
                        "{\"requests\": {\"appeals\": {\"answerOpenDays\": 1}}}",
                        "{\"requests\": {\"appeals\": {\"bringOpenDays\": 30}}}",
                        "{\"requests\": {\"appeals\": {\"missesToSleep\": 1}}}",
                        "{\"requests\": {\"appeals\": {\"laterDays\": 1}}}",
                        "{\"welcomeCredits\": 2}")
                .forEach(rules -> assertThat(changed("{}", rules)).as(rules).isNotEmpty());
    }

    /** Where books earn credits those outnumber the books soon, and bonuses stop; so the bonus is moved where they do not. */
    @Test
    void aBonusIsGivenOnlyWhileCreditsDoNotOutnumberBooks() {
        String few =
                "{\"intake\": {\"creditsPerBook\": 0}, \"welcomeCredits\": 2, \"requests\": {\"appeals\": {\"bonus\": %d}}}";
        assertThat(changed(few.formatted(1), few.formatted(0))).contains(Figure.CREDITS);
        String many = "{\"intake\": {\"creditsPerBook\": 10}, \"requests\": {\"appeals\": {\"bonus\": %d}}}";
        assertThat(changed(many.formatted(1), many.formatted(0))).isEmpty();
    }

    private static List<Figure> changed(String before, String after) {
        Report one = LIVED.computeIfAbsent(before, SimulationTest::lived);
        Report other = lived(after);
        return Stream.of(Figure.values())
                .filter(figure -> !one.shelves()
                        .get(0)
                        .row(figure)
                        .equals(other.shelves().get(0).row(figure)))
                .toList();
    }

    /** A city in which every rule matters: short of titles, of one taste, with many wishes and many missed promises. */
    private static Report lived(String rules) {
        City city = City.USUAL
                .sized(300, 600)
                .liking(new City.Tastes(0.9, 1, 0.4))
                .behaving(new City.Habits(10, 3, 4, 0.1, 0.5, 0.3));
        return Simulation.run(plan(city, 1, 10), RuleFile.read(rules), null, Simulation.Progress.UNSEEN);
    }

    @Test
    void itTellsHowFarItIsAndCanBeEnded() {
        int[] last = new int[2];
        Simulation.run(plan(CITY, 2, 5, 10), FIRST, FIRST, (done, all) -> {
            assertThat(done).isBetween(last[0], last[0] + 1);
            last[0] = done;
            last[1] = all;
        });
        assertThat(last).containsExactly(8, 8);
        assertThatThrownBy(() -> Simulation.run(plan(CITY, 2, 5), FIRST, null, (done, all) -> {
                    if (done == 1) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void whatNobodyCanMeanOrAffordIsRefused() {
        assertThatThrownBy(() -> CITY.sized(9, 100)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> CITY.liking(CITY.tastes().agreeing(Double.NaN)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> plan(CITY, 1, 61)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> RuleFile.read("{\"requests\": {\"offerHours\": 0}}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("offerHours");
        Plan large = new Plan(CITY.sized(20_000, 1_500), 1_000, 10, 1, List.of(10));
        assertThatThrownBy(() -> Simulation.run(large, FIRST, null, Simulation.Progress.UNSEEN))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("100,000,000");
    }

    @Test
    void aSpreadIsStudentsInterval() {
        Spread spread = Objects.requireNonNull(Spread.of(new double[] {1, 2, 3, Double.NaN}));
        assertThat(spread).isEqualTo(new Spread(2, -0.4843, 4.4843, 3));
        assertThat(spread.isSure()).isFalse();
        assertThat(Objects.requireNonNull(Spread.of(new double[] {1, 1.1})).isSure())
                .isTrue();
        assertThat(Spread.of(new double[] {4})).isEqualTo(new Spread(4, null, null, 1));
        assertThat(Spread.of(new double[] {Double.NaN})).isNull();
    }
}
