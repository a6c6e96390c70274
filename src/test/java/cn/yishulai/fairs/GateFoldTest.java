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
        assertThat(GateFold.of(3, List.of(at(0, IN, 3), at(1, OUT, 1), at(2, IN, 1))))
                .isEqualTo(new GateFold(3, 3, 0, 0));
        assertThat(GateFold.of(3, List.of(at(0, IN, 3), at(1, IN, 2), at(2, OUT, 5))))
                .isEqualTo(new GateFold(3, 0, 2, 0));
        assertThat(GateFold.of(3, List.of(at(0, IN, 3), at(1, IN, 1), at(2, OUT, 1))))
                .as("an exit at the end of the day does not undo a ticket shown twice")
                .isEqualTo(new GateFold(3, 2, 1, 1));
    }

    @Test
    void aTicketThatIsGoodForNobodyOnlyHasPeopleBeyondIt() {
        assertThat(GateFold.of(0, List.of(at(0, IN, 2)))).isEqualTo(new GateFold(0, 0, 2, 2));
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
        GateFold inOrder = GateFold.of(places, passages);
        Collections.shuffle(passages, shuffle);
        assertThat(GateFold.of(places, passages)).isEqualTo(inOrder);
        assertThat(inOrder.came()).isBetween(0, places);
        assertThat(inOrder.inside()).isBetween(0, inOrder.came());
        assertThat(inOrder.overInside()).isBetween(0, inOrder.over());
    }

    private static Passage at(int minute, GateFold.Direction direction, int persons) {
        return new Passage(direction, persons, DOORS.plusSeconds(60L * minute), direction.name() + persons);
    }
}
