package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeState.CANCELLED;
import static cn.yishulai.fairs.TradeState.CLOSED;
import static cn.yishulai.fairs.TradeState.DRAFT;
import static cn.yishulai.fairs.TradeState.FINISHED;
import static cn.yishulai.fairs.TradeState.MATCHED;
import static cn.yishulai.fairs.TradeState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All pairs of states of a trade session. */
class TradeStateTest {

    private static final Map<TradeState, Set<TradeState>> NEXT = Map.of(
            DRAFT, Set.of(OPEN, CANCELLED),
            OPEN, Set.of(CLOSED, CANCELLED),
            CLOSED, Set.of(MATCHED, CANCELLED),
            MATCHED, Set.of(FINISHED),
            FINISHED, Set.of(),
            CANCELLED, Set.of());

    @Test
    void aSessionGoesItsWayAndNoOther() {
        for (TradeState from : TradeState.values()) {
            for (TradeState to : TradeState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(NEXT.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }
}
