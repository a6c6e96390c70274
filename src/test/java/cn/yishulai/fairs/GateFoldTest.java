package cn.yishulai.fairs;

import static cn.yishulai.fairs.GateFold.Direction.IN;
import static cn.yishulai.fairs.GateFold.Direction.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.fairs.GateFold.Passage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GateFoldTest {

    private static final Instant DOORS = Instant.parse("2027-05-01T01:00:00Z");

    @Test
    void whoGoesOutComesInAgainAndWhoComesTwiceIsOver() {
        assertThat(folded(3, List.of(at(0, IN, 3), at(1, OUT, 1), at(2, IN, 1))))
                .isEqualTo(new GateFold(3, 3, 0, 0));
        assertThat(folded(3, List.of(at(0, IN, 3), at(1, IN, 2), at(2, OUT, 5))))
                .isEqualTo(new GateFold(3, 0, 2, 0));
        assertThat(folded(3, List.of(at(0, IN, 3), at(1, IN, 1), at(2, OUT, 1))))
                .as("an exit at the end of the day does not undo a ticket shown twice")
                .isEqualTo(new GateFold(3, 2, 1, 1));
    }

    @Test
    void aTicketThatIsGoodForNobodyOnlyHasPeopleBeyondIt() {
        assertThat(folded(0, List.of(at(0, IN, 2)))).isEqualTo(new GateFold(0, 0, 2, 2));
    }

    @Property(tries = 300)
    void theOrderInWhichDevicesAreHeardOfChangesNothing(
            @ForAll @Size(max = 12) List<@IntRange(min = -3, max = 3) Integer> steps,
            @ForAll @IntRange(min = 0, max = 6) int places,
            @ForAll Random shuffle) {
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) != 0) {
                passages.add(at(i / 2, steps.get(i) > 0 ? IN : OUT, Math.abs(steps.get(i))));
            }
        }
        GateFold inOrder = folded(places, passages);
        Collections.shuffle(passages, shuffle);
        assertThat(folded(places, passages)).isEqualTo(inOrder);
        assertThat(inOrder.came()).isBetween(0, places);
        assertThat(inOrder.inside()).isBetween(0, inOrder.came());
        assertThat(inOrder.overInside()).isBetween(0, inOrder.over());
    }

    /** It rains at the third minute, and again at the fifth; the ticket was given back in between. */
    @Property(tries = 300)
    void whatHappenedBeforeTheRainDoesNotDependOnWhenItIsHeardOf(
            @ForAll @Size(max = 12) List<@IntRange(min = -3, max = 3) Integer> steps,
            @ForAll @IntRange(min = 0, max = 6) int places,
            @ForAll Random shuffle) {
        List<Instant> rain = List.of(DOORS.plusSeconds(180), DOORS.plusSeconds(300));
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) != 0) {
                passages.add(at(i / 2, steps.get(i) > 0 ? IN : OUT, Math.abs(steps.get(i))));
            }
        }
        GateFold.Places good = new GateFold.Places(places, rain.get(0));
        GateFold inOrder = GateFold.of(good, passages, rain);
        Collections.shuffle(passages, shuffle);
        assertThat(GateFold.of(good, passages, rain)).isEqualTo(inOrder);
        List<Passage> before =
                passages.stream().filter(one -> one.at().isBefore(rain.get(0))).toList();
        assertThat(inOrder.came())
                .as("nobody comes on its places after the rain")
                .isEqualTo(folded(places, before).came());
        List<Passage> after =
                passages.stream().filter(one -> !one.at().isBefore(rain.get(1))).toList();
        assertThat(inOrder.heads())
                .as("everybody went home")
                .isEqualTo(GateFold.of(good, after, List.of()).heads());
    }

    @Test
    void whoWentHomeInTheRainComesInAgainOnTheNewDay() {
        Instant rain = DOORS.plusSeconds(180);
        assertThat(GateFold.of(new GateFold.Places(3, null), List.of(at(0, IN, 2), at(60, IN, 3)), List.of(rain)))
                .isEqualTo(new GateFold(3, 3, 0, 0));
    }

    private static GateFold folded(int places, List<Passage> passages) {
        return GateFold.of(new GateFold.Places(places, null), passages, List.of());
    }

    private static Passage at(int minute, GateFold.Direction direction, int persons) {
        return new Passage(direction, persons, DOORS.plusSeconds(60L * minute), direction.name() + persons);
    }
}
