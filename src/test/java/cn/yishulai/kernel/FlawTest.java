package cn.yishulai.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FlawTest {

    @Test
    void aFlawMakesAGradeWorseAndNeverBetter() {
        for (Flaw flaw : Flaw.values()) {
            for (Grade seen : Grade.values()) {
                Grade grade = Flaw.grade(seen, Set.of(flaw));
                assertThat(seen.atLeast(grade)).as("%s %s", seen, flaw).isTrue();
                assertThat(grade).isIn(seen, flaw.atBest());
            }
        }
    }

    @Test
    void theWorstFlawDecidesInWhateverOrderTheyAreFound() {
        assertThat(Flaw.grade(Grade.LIKE_NEW, Set.of())).isEqualTo(Grade.LIKE_NEW);
        assertThat(Flaw.grade(Grade.LIKE_NEW, Set.of(Flaw.NAME_INSIDE, Flaw.MOULD, Flaw.TORN)))
                .isEqualTo(Grade.DAMAGED);
        assertThat(Flaw.grade(Grade.WORN, Set.of(Flaw.NAME_INSIDE))).isEqualTo(Grade.WORN);
    }

    @Test
    void noFlawLeavesABookAsFromTheShopAndEachGradeBelowHasOne() {
        assertThat(Arrays.stream(Flaw.values()).map(Flaw::atBest))
                .doesNotContain(Grade.LIKE_NEW)
                .contains(Grade.GOOD, Grade.FAIR, Grade.WORN, Grade.DAMAGED);
        assertThat(new TreeSet<>(Arrays.stream(BookKind.values())
                        .filter(BookKind::mustBeCleared)
                        .toList()))
                .containsExactly(BookKind.INTERNAL, BookKind.PIRATED, BookKind.BANNED);
    }
}
