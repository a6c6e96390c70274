package cn.yishulai.counter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActionsTest {

    private static final UUID HERE = UUID.randomUUID();
    private static final UUID ELSEWHERE = UUID.randomUUID();

    @Test
    void everyStatusHereOrElsewhereOffersSomethingOrSaysWhyNot() {
        for (CopyStatus status : CopyStatus.values()) {
            for (UUID site : new UUID[] {HERE, ELSEWHERE}) {
                Actions actions = Actions.of(copy(status, site), HERE, HERE);
                assertThat(actions.actions().isEmpty())
                        .as("%s %s", status, site.equals(HERE) ? "here" : "elsewhere")
                        .isEqualTo(actions.obstacle() != null);
            }
        }
    }

    @Test
    void aClaimedCopyGoesToTheHoldShelfHereOrIsSentToItsReader() {
        assertThat(Actions.of(copy(CopyStatus.CLAIMED, HERE), HERE, HERE).actions())
                .startsWith(ScanAction.HOLD_SHELF);
        assertThat(Actions.of(copy(CopyStatus.CLAIMED, HERE), HERE, ELSEWHERE).actions())
                .startsWith(ScanAction.SEND);
    }

    @Test
    void aCopyOnTheHoldShelfThatNobodyWaitsForIsCleared() {
        assertThat(Actions.of(copy(CopyStatus.ON_HOLD_SHELF, HERE), HERE, null).actions())
                .startsWith(ScanAction.SHELVE);
    }

    private static CopyFacts copy(CopyStatus status, UUID site) {
        boolean atHome =
                switch (status) {
                    case LISTED, PROMISED, HANDED_OVER -> true;
                    default -> false;
                };
        return new CopyFacts(
                UUID.randomUUID(),
                CopyCode.random(),
                status,
                UUID.randomUUID(),
                atHome ? UUID.randomUUID() : null,
                atHome ? null : site,
                null,
                null,
                null);
    }
}
