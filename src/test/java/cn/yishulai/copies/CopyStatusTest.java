package cn.yishulai.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The plan's arrows, written a second time as text, against the table in the enum: all 121 pairs. */
class CopyStatusTest {

    private static final String PLAN =
            """
            LISTED        → PROMISED AVAILABLE QUARANTINED HANDED_OVER WITHDRAWN
            PROMISED      → AVAILABLE ON_HOLD_SHELF LISTED HANDED_OVER QUARANTINED
            AVAILABLE     → CLAIMED ON_HOLD_SHELF IN_TRANSIT AT_FAIR HANDED_OVER MISSING QUARANTINED WITHDRAWN
            CLAIMED       → ON_HOLD_SHELF IN_TRANSIT AVAILABLE HANDED_OVER MISSING QUARANTINED
            ON_HOLD_SHELF → HANDED_OVER AVAILABLE IN_TRANSIT MISSING QUARANTINED
            IN_TRANSIT    → AVAILABLE ON_HOLD_SHELF AT_FAIR MISSING QUARANTINED
            AT_FAIR       → HANDED_OVER IN_TRANSIT MISSING QUARANTINED
            MISSING       → AVAILABLE WITHDRAWN
            QUARANTINED   → AVAILABLE WITHDRAWN
            HANDED_OVER   → LISTED AVAILABLE QUARANTINED
            WITHDRAWN     →
            """;

    private static final Map<String, Set<String>> ARROWS = PLAN.lines()
            .map(line -> line.split("→"))
            .collect(Collectors.toMap(
                    line -> line[0].strip(),
                    line -> line.length < 2
                            ? Set.of()
                            : Arrays.stream(line[1].strip().split("\\s+"))
                                    .filter(name -> !name.isEmpty())
                                    .collect(Collectors.toSet())));

    @Test
    void everyPairOfStatusesIsAnArrowOfThePlanOrRefused() {
        for (CopyStatus from : CopyStatus.values()) {
            for (CopyStatus to : CopyStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s → %s", from, to)
                        .isEqualTo(ARROWS.getOrDefault(from.name(), Set.of()).contains(to.name()));
            }
        }
    }

    @Test
    void thePlanNamesEveryStatusAndNoOther() {
        assertThat(ARROWS.keySet())
                .isEqualTo(Arrays.stream(CopyStatus.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    @Test
    void aCopyBeginsAtHomeOrIsReceived() {
        assertThat(Arrays.stream(CopyStatus.values()).filter(CopyStatus::canBeFirst))
                .containsExactlyInAnyOrder(
                        CopyStatus.LISTED, CopyStatus.AVAILABLE, CopyStatus.ON_HOLD_SHELF, CopyStatus.QUARANTINED);
    }
}
