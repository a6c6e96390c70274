package cn.yishulai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.simulation.Stock.Where;
import cn.yishulai.simulation.Wishes.State;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must be true on every day of a city, whatever happens there. */
class LifeTest {

    private static final int DAYS = 150;
    private static final Set<State> KEPT = Set.of(State.OFFERED, State.ACCEPTED, State.READY);

    private static final List<String> RULES = List.of(
            "{}",
            "{\"welcomeCredits\": 2, \"intake\": {\"value\": {\"per\": \"LIST_PRICE\"}, \"validity\": {\"until\": \"DAYS\", \"days\": 40}}}",
            """
            {"intake": {"creditsPerBook": 2, "caps": {"perHousehold": {"books": 5, "days": 60}, "spareCopies": 1},
                "validity": {"until": "END_OF_YEAR", "thisSiteOnly": true},
                "purses": [{"name": "CHILDREN", "classes": ["I28"]}]},
             "requests": {"openPerHousehold": 2, "pickupOpenDays": 2, "offerHours": 24,
                "order": {"determinants": ["LOCAL_FIRST", "CHILDREN", "FIRST_BOOK", "WAITED_LONGEST", "TIME"]},
                "appeals": {"afterDays": 0, "missesToSleep": 1}}}""");

    private static Life life(String rules, long seed) {
        City city = City.USUAL.sized(150, 500).behaving(new City.Habits(20, 6, 10, 0.2, 0.6, 0.3));
        return new Life(new Town(city, DAYS, seed), RuleFile.read(rules), 10);
    }

    @Test
    void everyCreditEveryCopyAndEveryWishIsAccountedForOnEveryDay() {
        for (String rules : RULES) {
            Life life = life(rules, 7);
            int[] metBefore = new int[life.town.wisher.length];
            for (int day = 0; day < DAYS; day++) {
                life.day(day);
                life.chronicle.close(day);
                assertThat(life.wallets.balances()).as("credits on day %d", day).isTrue();
                everyCopyIsInOnePlace(life);
                everyWishIsMetOnce(life, metBefore);
            }
            assertThat(Arrays.stream(life.wishes.fulfilled).filter(d -> d >= 0))
                    .as("wishes met under %s", rules)
                    .hasSizeGreaterThan(50);
            assertThat(life.asking().promised().deliveries()).isPositive();
            assertThat(life.keeping().notFetched()).isPositive();
        }
    }

    private static void everyCopyIsInOnePlace(Life life) {
        Stock stock = life.stock;
        int[] shelved = new int[stock.where.length];
        for (IntList shelf : stock.shelfOf) {
            for (int copy : shelf.copy()) {
                shelved[copy]++;
            }
        }
        int[] keptFor = new int[stock.where.length];
        for (int wish = 0; wish < life.wishes.state.length; wish++) {
            boolean keeps = KEPT.contains(life.wishes.state[wish]);
            assertThat(life.wishes.copy[wish] >= 0).isEqualTo(keeps);
            if (keeps) {
                keptFor[life.wishes.copy[wish]]++;
            }
        }
        int free = 0;
        for (int copy = 0; copy < shelved.length; copy++) {
            Where where = stock.where[copy];
            boolean home = where == Where.HOME || where == Where.PROMISED;
            if (shelved[copy] != (where == Where.ON_SHELF ? 1 : 0)
                    || keptFor[copy] != (where == Where.KEPT ? 1 : 0)
                    || home != stock.holder[copy] >= 0
                    || home == stock.site[copy] >= 0) {
                throw new AssertionError("copy %d is %s, %d times on a shelf and kept %d times"
                        .formatted(copy, where, shelved[copy], keptFor[copy]));
            }
            free += shelved[copy];
        }
        assertThat(free)
                .isEqualTo(stock.onShelves())
                .isEqualTo(Arrays.stream(stock.free).sum());
    }

    private static void everyWishIsMetOnce(Life life, int[] metBefore) {
        for (int wish = 0; wish < metBefore.length; wish++) {
            int met = life.wishes.fulfilled[wish];
            if (metBefore[wish] > 0 && met + 1 != metBefore[wish]
                    || met >= 0 != (life.wishes.state[wish] == State.FULFILLED)) {
                throw new AssertionError("wish %d was met on day %d".formatted(wish, metBefore[wish] - 1));
            }
            metBefore[wish] = met + 1;
        }
    }

    @Test
    void aFamilyNeverHasMoreOpenThanTheRulesAllow() {
        Life life = life(RULES.get(2), 3);
        for (int day = 0; day < DAYS; day++) {
            life.day(day);
            life.chronicle.close(day);
            for (IntList open : life.wishes.ofFamily) {
                assertThat(open.size()).isLessThanOrEqualTo(2);
            }
        }
        assertThat(life.wishes.state).contains(State.TURNED_AWAY);
    }
}
