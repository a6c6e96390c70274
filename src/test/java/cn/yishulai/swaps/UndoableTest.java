package cn.yishulai.swaps;

import static cn.yishulai.swaps.UndoRefusal.UNDO_AT_DROP_OFF;
import static cn.yishulai.swaps.UndoRefusal.UNDO_NOTHING;
import static cn.yishulai.swaps.UndoRefusal.UNDO_PROMISED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.LastVerb;
import cn.yishulai.copies.LastVerb.Stood;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The whole table: from every status to every status that the plan of the house allows, and a change of shelf. */
class UndoableTest {

    private static final UUID SITE = UUID.randomUUID();

    @Test
    void everyArrowGoesBackByAnArrowOrIsRefusedWithAReason() {
        List<String> back = new ArrayList<>();
        for (CopyStatus before : CopyStatus.values()) {
            for (CopyStatus now : CopyStatus.values()) {
                if (!before.canBecome(now)) {
                    continue;
                }
                Undoable undoable = Undoable.of(verb(before, now, "as staff do"));
                assertThat(undoable.refusal().isPresent())
                        .as(before + " → " + now)
                        .isEqualTo(undoable.back() == null);
                if (undoable.back() != null) {
                    CopyStatus to = Objects.requireNonNull(undoable.back()).status();
                    assertThat(now.canBecome(to)).as(now + " → " + to).isTrue();
                    back.add(before + " → " + now + " → " + to);
                }
            }
        }
        assertThat(back)
                .containsExactlyInAnyOrder(
                        "AVAILABLE → IN_TRANSIT → AVAILABLE",
                        "AVAILABLE → HANDED_OVER → AVAILABLE",
                        "AVAILABLE → MISSING → AVAILABLE",
                        "AVAILABLE → QUARANTINED → AVAILABLE",
                        "CLAIMED → IN_TRANSIT → AVAILABLE",
                        "CLAIMED → HANDED_OVER → AVAILABLE",
                        "CLAIMED → MISSING → AVAILABLE",
                        "CLAIMED → QUARANTINED → AVAILABLE",
                        "ON_HOLD_SHELF → HANDED_OVER → AVAILABLE",
                        "ON_HOLD_SHELF → AVAILABLE → ON_HOLD_SHELF",
                        "ON_HOLD_SHELF → IN_TRANSIT → AVAILABLE",
                        "ON_HOLD_SHELF → MISSING → AVAILABLE",
                        "ON_HOLD_SHELF → QUARANTINED → AVAILABLE",
                        "IN_TRANSIT → AVAILABLE → IN_TRANSIT",
                        "IN_TRANSIT → QUARANTINED → AVAILABLE",
                        "AT_FAIR → HANDED_OVER → AVAILABLE",
                        "MISSING → AVAILABLE → MISSING",
                        "QUARANTINED → AVAILABLE → QUARANTINED",
                        "HANDED_OVER → AVAILABLE → HANDED_OVER");
    }

    @Test
    void whatCountsOnTheCopySinceIsNotTakenAway() {
        assertThat(Undoable.of(verb(CopyStatus.MISSING, CopyStatus.CLAIMED, "claimed for the next in line"))
                        .refusal())
                .contains(UNDO_PROMISED);
        assertThat(Undoable.of(verb(CopyStatus.CLAIMED, CopyStatus.ON_HOLD_SHELF, "set aside for its reader"))
                        .refusal())
                .contains(UNDO_PROMISED);
    }

    @Test
    void anInspectionIsNotUndoneHere() {
        for (CopyStatus before : List.of(CopyStatus.LISTED, CopyStatus.PROMISED, CopyStatus.HANDED_OVER)) {
            for (CopyStatus now : List.of(CopyStatus.AVAILABLE, CopyStatus.QUARANTINED)) {
                assertThat(Undoable.of(verb(before, now, "drop-off: ACCEPTED")).refusal())
                        .as(before + " → " + now)
                        .contains(UNDO_AT_DROP_OFF);
            }
        }
    }

    @Test
    void whatWasUndoneIsNotUndoneAgain() {
        assertThat(Undoable.of(verb(CopyStatus.HANDED_OVER, CopyStatus.AVAILABLE, "undone: handed over"))
                        .refusal())
                .contains(UNDO_NOTHING);
    }

    @Test
    void aCopyPutOnTheWrongShelfGoesBackToItsOwn() {
        LastVerb verb = verb(CopyStatus.AVAILABLE, CopyStatus.AVAILABLE, "shelved");
        assertThat(Undoable.of(verb).back()).isEqualTo(verb.before());
    }

    private static LastVerb verb(CopyStatus before, CopyStatus now, String reason) {
        boolean atHome =
                before == CopyStatus.LISTED || before == CopyStatus.PROMISED || before == CopyStatus.HANDED_OVER;
        Stood stood = new Stood(before, atHome ? UUID.randomUUID() : null, atHome ? null : SITE, atHome ? null : "A3");
        return new LastVerb(UUID.randomUUID(), Instant.EPOCH, reason, List.of(now), stood);
    }
}
