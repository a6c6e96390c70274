package cn.yishulai.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.reports.CountView.Row;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is hidden cannot be solved from what is shown and the total. */
class SuppressionTest {

    private static final List<String> VISITS = List.of("VISITS");
    private static final Suppression BELOW_TEN = new Suppression(10);

    @Test
    void aSmallNumberIsHiddenAndWithItTheNextSmallest() {
        assertThat(shown(40, 3, 25, 0)).containsExactly(40L, null, null, 0L);
    }

    @Test
    void severalSmallNumbersHideEachOtherOnceTheyAreTenTogether() {
        assertThat(shown(40, 6, 7, 12)).containsExactly(40L, null, null, 12L);
        assertThat(shown(40, 3, 4, 12)).containsExactly(40L, null, null, null);
    }

    @Test
    void nothingIsHiddenWhereNothingIsSmall() {
        assertThat(shown(40, 10, 0)).containsExactly(40L, 10L, 0L);
    }

    @Test
    void aTotalBelowTheSmallestIsTooSmall() {
        assertThat(BELOW_TEN.isTooSmall(measures(9), VISITS)).isTrue();
        assertThat(BELOW_TEN.isTooSmall(measures(0), VISITS)).isFalse();
    }

    @Property(tries = 200)
    void whoKnowsTheTotalLearnsNoSmallNumber(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 30) Integer> numbers) {
        int total = numbers.stream().mapToInt(Integer::intValue).sum();
        if (total > 0 && total < 10) {
            return; // then nothing is shown at all
        }
        Long[] shown = shown(numbers.stream().mapToInt(Integer::intValue).toArray());
        long hidden = Arrays.stream(shown).filter(number -> number == null).count();
        long rest = total
                - Arrays.stream(shown)
                        .mapToLong(number -> number == null ? 0 : number)
                        .sum();
        assertThat(hidden).as("one alone is the rest").isNotEqualTo(1);
        assertThat(rest == 0 || rest >= 10)
                .as("what all hidden ones are together")
                .isTrue();
        assertThat(Arrays.stream(shown).filter(number -> number != null))
                .allMatch(number -> number == 0 || number >= 10);
    }

    private static Long[] shown(int... numbers) {
        List<Row> rows = Arrays.stream(numbers)
                .mapToObj(number -> new Row(key(), measures(number), null))
                .toList();
        return BELOW_TEN.of(rows, VISITS).stream()
                .map(row -> Boolean.TRUE.equals(row.hidden())
                        ? null
                        : row.measures().get("VISITS").asLong())
                .toArray(Long[]::new);
    }

    private static int keys;

    private static ObjectNode key() {
        return JsonNodeFactory.instance.objectNode().put("DAY", "day " + keys++);
    }

    private static ObjectNode measures(int visits) {
        return JsonNodeFactory.instance.objectNode().put("VISITS", visits);
    }
}
