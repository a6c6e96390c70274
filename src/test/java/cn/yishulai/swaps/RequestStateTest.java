package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequestStateTest {

    private static final Set<String> ARROWS = Set.of(
            "OPEN → OFFERED",
            "OFFERED → ACCEPTED",
            "ACCEPTED → READY",
            "READY → FULFILLED",
            "OPEN → PAUSED",
            "PAUSED → OPEN",
            "OFFERED → OPEN",
            "ACCEPTED → OPEN",
            "READY → OPEN",
            "READY → EXPIRED",
            "OPEN → UNFILLED",
            "OPEN → CANCELLED",
            "PAUSED → CANCELLED",
            "OFFERED → CANCELLED",
            "ACCEPTED → CANCELLED",
            "READY → CANCELLED");

    @Test
    void everyPairOfStatesIsAnArrowOrRefused() {
        Set<String> built = new TreeSet<>();
        for (RequestState from : RequestState.values()) {
            for (RequestState to : RequestState.values()) {
                if (from.canBecome(to)) {
                    built.add(from + " → " + to);
                }
            }
        }
        assertThat(built).isEqualTo(new TreeSet<>(ARROWS));
    }

    @Test
    void anyOpenRequestCanBeCancelledAndNoOther() {
        assertThat(Arrays.stream(RequestState.values())
                        .filter(state -> state.canBecome(RequestState.CANCELLED))
                        .collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(RequestState.values())
                        .filter(RequestState::open)
                        .collect(Collectors.toSet()));
    }

    @Test
    void aCreditIsHeldFromAcceptanceToTheEnd() {
        assertThat(Arrays.stream(RequestState.values()).filter(RequestState::holdsCredit))
                .containsExactly(RequestState.ACCEPTED, RequestState.READY);
    }
}
