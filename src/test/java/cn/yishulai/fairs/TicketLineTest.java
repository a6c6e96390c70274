package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.fairs.TicketLine.Group;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The rule of waiting lines, and the states around it, for every line. */
class TicketLineTest {

    @Example
    void aSmallGroupIsServedPastALargeOneThatKeepsItsPlace() {
        Group five = group(5, 0);
        Group two = group(2, 0);
        TicketLine.Served turn = TicketLine.serve(List.of(five, two), 3, 3);
        assertThat(turn.served()).containsExactly(two);
        assertThat(turn.left()).containsExactly(five.passed());
    }

    @Example
    void placesAreKeptForWhomWasPassedOverOften() {
        Group five = group(5, 3);
        assertThat(TicketLine.serve(List.of(five, group(1, 0)), 4, 3).served()).isEmpty();
        assertThat(TicketLine.mayBePassed(List.of(five), 3)).isFalse();
        assertThat(TicketLine.serve(List.of(five, group(1, 0)), 6, 3).served()).hasSize(2);
    }

    /** Whole groups, never more than there is, in order but for those passed over, and nobody past the limit. */
    @Property(tries = 200)
    void aTurnIsFair(@ForAll Random random, @ForAll @IntRange(max = 30) int free, @ForAll @IntRange(max = 4) int most) {
        List<Group> line = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            line.add(group(1 + random.nextInt(6), random.nextInt(most + 1)));
        }
        TicketLine.Served turn = TicketLine.serve(line, free, most);
        int used = turn.served().stream().mapToInt(Group::persons).sum();
        assertThat(used).isLessThanOrEqualTo(free);
        assertThat(turn.served().size() + turn.left().size()).isEqualTo(line.size());
        assertThat(turn.left()).allMatch(group -> group.passedOver() <= most);
        assertThat(turn.left().stream().map(Group::id).toList())
                .isEqualTo(line.stream()
                        .map(Group::id)
                        .filter(id -> turn.left().stream().anyMatch(g -> g.id().equals(id)))
                        .toList());
        assertThat(TicketLine.serve(turn.left(), free - used, most).served())
                .as("nobody is left who could be served")
                .isEmpty();
    }

    /** However many small families come behind it, a large one waits for a bounded number of them. */
    @Property(tries = 100)
    void aLargeFamilyDoesNotStarve(@ForAll Random random, @ForAll @IntRange(max = 5) int most) {
        UUID large = UUID.randomUUID();
        List<Group> line = new ArrayList<>(List.of(new Group(large, 6, 0)));
        int free = 0;
        Set<UUID> before = new HashSet<>();
        for (int step = 0; step < 200; step++) {
            line.add(group(1 + random.nextInt(3), 0));
            free += 1;
            TicketLine.Served turn = TicketLine.serve(line, free, most);
            line = new ArrayList<>(turn.left());
            free -= turn.served().stream().mapToInt(Group::persons).sum();
            if (turn.served().stream().anyMatch(group -> group.id().equals(large))) {
                assertThat(before.size()).isLessThanOrEqualTo(most);
                return;
            }
            turn.served().forEach(group -> before.add(group.id()));
        }
        throw new AssertionError("the large family waits for ever");
    }

    @Example
    void whatIsOverStaysOver() {
        for (WaitlistState state : EnumSet.of(WaitlistState.TAKEN, WaitlistState.LAPSED, WaitlistState.LEFT)) {
            for (WaitlistState next : WaitlistState.values()) {
                assertThat(state.canBecome(next)).as(state + " → " + next).isFalse();
            }
        }
        assertThat(WaitlistState.OFFERED.canBecome(WaitlistState.WAITING)).isFalse();
        assertThat(WaitlistState.WAITING.canBecome(WaitlistState.TAKEN)).isFalse();
    }

    @Example
    void aTicketHasSevenWaysAndNoOthers() {
        int ways = 0;
        for (TicketState one : TicketState.values()) {
            for (TicketState next : TicketState.values()) {
                ways += one.canBecome(next) ? 1 : 0;
            }
        }
        assertThat(ways).isEqualTo(7);
        assertThat(TicketState.NO_SHOW.canBecome(TicketState.ADMITTED)).isFalse();
    }

    private static Group group(int persons, int passedOver) {
        return new Group(UUID.randomUUID(), persons, passedOver);
    }
}
