package cn.yishulai.inventory;

import static cn.yishulai.inventory.TransferState.CANCELLED;
import static cn.yishulai.inventory.TransferState.PACKING;
import static cn.yishulai.inventory.TransferState.PROPOSED;
import static cn.yishulai.inventory.TransferState.RECEIVED;
import static cn.yishulai.inventory.TransferState.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import cn.yishulai.kernel.TransferCode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** All pairs of states, and every verb in every state. */
class TransferStateTest {

    private static final UUID LI = new UUID(0, 9);
    private static final Instant NOW = Instant.parse("2026-11-22T02:03:00Z");

    private static final Map<TransferState, Set<TransferState>> ARROWS = Map.of(
            PROPOSED, Set.of(PACKING, CANCELLED),
            PACKING, Set.of(SENT, CANCELLED),
            SENT, Set.of(RECEIVED),
            RECEIVED, Set.of(),
            CANCELLED, Set.of());

    private static final Map<String, Consumer<Transfer>> VERBS = Map.of(
            "pack", Transfer::pack,
            "takeOut", Transfer::requirePacking,
            "send", load -> load.send(LI, NOW),
            "arrive", load -> load.arrive(LI, NOW),
            "close", load -> load.close(LI, NOW),
            "cancel", load -> load.cancel(LI, NOW));

    /** Verb to the states in which it may be done, and what they become. */
    private static final Map<String, Map<TransferState, TransferState>> BECOMES = Map.of(
            "pack", Map.of(PROPOSED, PACKING, PACKING, PACKING),
            "takeOut", Map.of(PACKING, PACKING),
            "send", Map.of(PACKING, SENT),
            "arrive", Map.of(PACKING, SENT, SENT, SENT),
            "close", Map.of(SENT, RECEIVED),
            "cancel", Map.of(PROPOSED, CANCELLED, PACKING, CANCELLED));

    @Test
    void theArrowsAreThose() {
        for (TransferState from : TransferState.values()) {
            for (TransferState to : TransferState.values()) {
                assertThat(from.canBecome(to))
                        .as(from + " → " + to)
                        .isEqualTo(ARROWS.get(from).contains(to));
            }
            assertThat(from.open()).isEqualTo(!ARROWS.get(from).isEmpty());
        }
    }

    @Test
    void everyVerbInEveryStateDoesWhatTheTableSays() {
        VERBS.forEach((verb, step) -> {
            for (TransferState state : TransferState.values()) {
                Transfer load = in(state);
                TransferState next = BECOMES.get(verb).get(state);
                if (next == null) {
                    assertThatThrownBy(() -> step.accept(load))
                            .as(verb + " in " + state)
                            .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.refusal())
                                    .isEqualTo(InventoryRefusal.TRANSFER_NOT_READY));
                    assertThat(load.facts().state()).isEqualTo(state);
                } else {
                    step.accept(load);
                    assertThat(load.facts().state()).as(verb + " in " + state).isEqualTo(next);
                }
            }
        });
    }

    private static Transfer in(TransferState state) {
        Transfer load = new Transfer(TransferCode.random(), new UUID(0, 1), new UUID(0, 2), 10, LI, NOW);
        switch (state) {
            case PROPOSED -> {}
            case PACKING -> load.pack();
            case SENT -> {
                load.pack();
                load.send(LI, NOW);
            }
            case RECEIVED -> {
                load.pack();
                load.send(LI, NOW);
                load.close(LI, NOW);
            }
            case CANCELLED -> load.cancel(LI, NOW);
        }
        return load;
    }
}
