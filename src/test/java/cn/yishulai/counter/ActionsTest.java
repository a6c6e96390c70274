package cn.yishulai.counter;

import static cn.yishulai.counter.ScanAction.HAND_OVER;
import static cn.yishulai.counter.ScanAction.HOLD_SHELF;
import static cn.yishulai.counter.ScanAction.SEND;
import static cn.yishulai.counter.ScanAction.SHELVE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.CopyView;
import cn.yishulai.counter.Belongs.Where;
import cn.yishulai.places.SiteName;
import cn.yishulai.swaps.RequestBrief;
import cn.yishulai.swaps.RequestState;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole table of the scan box: every status, here and elsewhere, waited for or not. */
class ActionsTest {

    private static final SiteName HERE = new SiteName(UUID.randomUUID(), "这里");
    private static final SiteName THERE = new SiteName(UUID.randomUUID(), "那里");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    @Test
    void everyStatusHereOrElsewhereOffersSomethingOrSaysWhyNot() {
        for (CopyStatus status : CopyStatus.values()) {
            for (SiteName site : List.of(HERE, THERE)) {
                for (RequestBrief request :
                        Arrays.asList(null, waits(RequestState.ACCEPTED, HERE), waits(RequestState.READY, THERE))) {
                    Actions actions = Actions.of(status, site.id(), HERE.id(), request);
                    assertThat(actions.actions().isEmpty())
                            .as("%s %s %s", status, site.name(), request)
                            .isEqualTo(actions.obstacle() != null);
                    assertThat(actions.actions()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(4);
                }
            }
        }
    }

    @Test
    void theLikeliestComesFirst() {
        Map<String, List<ScanAction>> first = new LinkedHashMap<>();
        first.put("claimed, fetched here", here(CopyStatus.CLAIMED, waits(RequestState.ACCEPTED, HERE)));
        first.put("claimed, fetched there", here(CopyStatus.CLAIMED, waits(RequestState.ACCEPTED, THERE)));
        first.put("offered", here(CopyStatus.CLAIMED, waits(RequestState.OFFERED, HERE)));
        first.put("waits for its reader", here(CopyStatus.ON_HOLD_SHELF, waits(RequestState.READY, HERE)));
        first.put("waits for nobody", here(CopyStatus.ON_HOLD_SHELF, null));
        first.put("found again", here(CopyStatus.MISSING, null));
        assertThat(first.values().stream().map(actions -> actions.get(0)))
                .containsExactly(HOLD_SHELF, SEND, HAND_OVER, HAND_OVER, SHELVE, SHELVE);
        assertThat(first.get("offered")).doesNotContain(HOLD_SHELF, SEND);
    }

    @Test
    void everyStatusSaysWhereTheCopyShouldBe() {
        assertThat(Arrays.stream(CopyStatus.values())
                        .map(status -> Belongs.of(copy(status), null).where()))
                .containsExactly(
                        Where.WITH_A_FAMILY,
                        Where.PROMISED_TO_US,
                        Where.ON_ITS_SHELF,
                        Where.ON_ITS_SHELF,
                        Where.BACK_TO_ITS_SHELF,
                        Where.ON_ITS_WAY,
                        Where.ON_A_FAIR_TABLE,
                        Where.LOST,
                        Where.SET_ASIDE,
                        Where.WITH_A_FAMILY,
                        Where.NOWHERE);
    }

    @Test
    void aCopyThatAReaderWaitsForBelongsWhereTheReaderFetchesIt() {
        assertThat(Belongs.of(copy(CopyStatus.CLAIMED), waits(RequestState.ACCEPTED, HERE)))
                .isEqualTo(new Belongs(Where.ON_THE_HOLD_SHELF, HERE, null, null));
        assertThat(Belongs.of(copy(CopyStatus.CLAIMED), waits(RequestState.ACCEPTED, THERE)))
                .isEqualTo(new Belongs(Where.IN_THE_VAN_BOX, THERE, null, null));
        assertThat(Belongs.of(copy(CopyStatus.CLAIMED), waits(RequestState.OFFERED, THERE)))
                .isEqualTo(new Belongs(Where.ON_ITS_SHELF, HERE, "A3", null));
        assertThat(Belongs.of(copy(CopyStatus.ON_HOLD_SHELF), waits(RequestState.READY, HERE)))
                .isEqualTo(new Belongs(Where.ON_THE_HOLD_SHELF, HERE, null, FRIDAY));
    }

    private static List<ScanAction> here(CopyStatus status, @Nullable RequestBrief request) {
        return Actions.of(status, HERE.id(), HERE.id(), request).actions();
    }

    private static RequestBrief waits(RequestState state, SiteName pickup) {
        return new RequestBrief("r", state, pickup, "小明", state == RequestState.READY ? FRIDAY : null);
    }

    private static CopyView copy(CopyStatus status) {
        return new CopyView("", "", status, null, HERE, "A3", null, null, null, null, OffsetDateTime.MIN);
    }
}
