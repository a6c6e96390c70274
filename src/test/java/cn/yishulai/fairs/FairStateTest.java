package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table as the design draws it, over all pairs of states. */
class FairStateTest {

    private static final Set<String> ARROWS = Set.of(
            "DRAFT PROPOSED",
            "PROPOSED APPROVED",
            "PROPOSED DRAFT",
            "APPROVED PUBLISHED",
            "PUBLISHED RUNNING",
            "PUBLISHED POSTPONED",
            "RUNNING CLOSED",
            "RUNNING POSTPONED",
            "POSTPONED PUBLISHED",
            "CLOSED RECONCILED",
            "DRAFT CANCELLED",
            "PROPOSED CANCELLED",
            "APPROVED CANCELLED",
            "PUBLISHED CANCELLED",
            "POSTPONED CANCELLED");

    @Test
    void allPairsAreAsTheTableSays() {
        Set<String> allowed = Stream.of(FairState.values())
                .flatMap(from ->
                        Stream.of(FairState.values()).filter(from::canBecome).map(next -> from + " " + next))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(allowed).isEqualTo(new TreeSet<>(ARROWS));
    }

    @Test
    void everyFairCanComeToAnEnd() {
        Set<FairState> ending = Arrays.stream(FairState.values())
                .filter(from -> Arrays.stream(FairState.values()).noneMatch(from::canBecome))
                .collect(Collectors.toSet());
        assertThat(ending).containsExactlyInAnyOrder(FairState.RECONCILED, FairState.CANCELLED);
    }
}
