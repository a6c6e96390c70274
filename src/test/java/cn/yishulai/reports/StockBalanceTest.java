package cn.yishulai.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.places.SiteName;
import cn.yishulai.reports.StockBalance.Row;
import cn.yishulai.reports.StockBalance.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sites starve, which overflow, and what could move. */
class StockBalanceTest {

    private static final int DAYS = 90;

    @ParameterizedTest(name = "{0} on the shelf, {1} given, {2} waiting: {3}")
    @CsvSource({
        "0, 0, 0, BALANCED",
        "0, 1, 0, STARVING",
        "0, 0, 1, STARVING",
        "13, 90, 0, STARVING",
        "14, 90, 0, BALANCED",
        "20, 90, 21, STARVING",
        "180, 90, 0, BALANCED",
        "181, 90, 0, OVERFLOWING",
        "49, 0, 0, BALANCED",
        "50, 0, 0, OVERFLOWING",
        "50, 1, 0, OVERFLOWING",
        "60, 0, 61, STARVING"
    })
    void aSiteStandsAsItsSupplyLasts(long onShelf, long given, long waiting, State state) {
        assertThat(StockBalance.state(onShelf, given, waiting, DAYS)).isEqualTo(state);
    }

    @ParameterizedTest(name = "idle {2} months of {3}, {1} alike, asked elsewhere {0}: {4}")
    @CsvSource({
        "true, 1, 30, 6, SEND",
        "false, 1, 6, 6, KEEP",
        "false, 2, 6, 6, FREE_SHELF",
        "false, 1, 8, 6, KEEP",
        "false, 1, 9, 6, FREE_SHELF",
        "false, 3, 11, 6, FREE_SHELF",
        "false, 1, 12, 6, DONATE",
        "false, 5, 40, 6, DONATE"
    })
    void aCopyThatNobodySwapsGoesWhereItIsOfUse(
            boolean asked, long alike, int months, int limit, AgeingCopy.Suggestion suggestion) {
        assertThat(AgeingCopy.Suggestion.of(asked, alike, months, limit)).isEqualTo(suggestion);
    }

    @Test
    void theHungriestIsHelpedFirstAndNobodyWhoGivesBecomesHungry() {
        for (int seed = 0; seed < 500; seed++) {
            List<Row> rows = aCity(new Random(seed));
            Map<UUID, Long> after = new HashMap<>();
            rows.forEach(row -> after.put(row.site().id(), row.onShelf()));
            for (StockBalance.Suggestion move : StockBalance.suggest(rows, DAYS)) {
                assertThat(move.copies()).isPositive();
                after.merge(move.from().id(), -move.copies(), Long::sum);
                after.merge(move.to().id(), move.copies(), Long::sum);
            }
            for (Row row : rows) {
                long now = after.get(row.site().id());
                State state = StockBalance.state(now, row.given(), row.waiting(), DAYS);
                switch (row.state()) {
                    case OVERFLOWING -> assertThat(state).as("seed %s", seed).isNotEqualTo(State.STARVING);
                    case BALANCED -> assertThat(now).isEqualTo(row.onShelf());
                    case STARVING ->
                        assertThat(now).isBetween(row.onShelf(), row.onShelf() + StockBalance.need(row, DAYS));
                }
            }
            long spare = rows.stream()
                    .filter(row -> row.state() == State.OVERFLOWING)
                    .mapToLong(row -> StockBalance.spare(row, DAYS))
                    .sum();
            long need = rows.stream()
                    .filter(row -> row.state() == State.STARVING)
                    .mapToLong(row -> StockBalance.need(row, DAYS))
                    .sum();
            assertThat(StockBalance.suggest(rows, DAYS).stream()
                            .mapToLong(StockBalance.Suggestion::copies)
                            .sum())
                    .isEqualTo(Math.min(spare, need));
        }
    }

    private static List<Row> aCity(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            long onShelf = random.nextInt(3) * random.nextInt(300);
            long given = random.nextInt(4) * random.nextInt(60);
            long waiting = random.nextInt(3) == 0 ? random.nextInt(40) : 0;
            rows.add(new Row(
                    new SiteName(new UUID(random.nextLong(), i), "点位 " + i),
                    onShelf,
                    0,
                    given,
                    waiting,
                    null,
                    StockBalance.state(onShelf, given, waiting, DAYS)));
        }
        return rows;
    }
}
