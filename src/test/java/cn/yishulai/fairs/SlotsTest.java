package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_SESSIONS_WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final Instant TEN = Instant.parse("2027-05-01T02:00:00Z");
    private static final Instant ELEVEN = TEN.plus(Duration.ofHours(1));
    private static final Instant NOON = TEN.plus(Duration.ofHours(2));
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void aSessionThatNobodyDividedHasOneSlotAsLongAsItself() {
        Fair fair = fair(new SessionForm(TEN, NOON, 100, 20, 10, List.of()));
        assertThat(fair.slots(1)).containsExactly(new FairSlot(1, 1, TEN, NOON, 80, 80));
        assertThat(fair.sessions().get(0).walkInPlaces()).isEqualTo(20);
        assertThat(fair.sessions().get(0).deskPlaces()).isEqualTo(10);
    }

    @Test
    void slotsFollowOneAnotherWithinTheirSession() {
        assertThat(divided(slot(TEN, ELEVEN, 50), slot(ELEVEN, NOON, 80)).slots(1))
                .extracting(FairSlot::number)
                .containsExactly(1, 2);
        refused(() -> divided(slot(TEN, NOON, 50), slot(ELEVEN, NOON, 50)));
        refused(() -> divided(slot(TEN.minusSeconds(1), ELEVEN, 50)));
        refused(() -> divided(slot(ELEVEN, NOON.plusSeconds(1), 50)));
        refused(() -> divided(slot(NOON, NOON, 50)));
    }

    @Test
    void noSlotTakesThePlacesOfThoseWhoJustCome() {
        refused(() -> divided(slot(TEN, NOON, 81)));
        refused(() -> fair(new SessionForm(TEN, NOON, 100, 60, 41, List.of())));
    }

    @Test
    void slotsMoveWithTheirSessionAndKeepTheirPlaces() {
        Fair fair = divided(slot(TEN, ELEVEN, 50), slot(ELEVEN, NOON, 30));
        published(fair);
        fair.postpone();
        fair.move(List.of(new SessionForm(TEN.plus(WEEK), NOON.plus(WEEK), 100)), null, Set.of());
        assertThat(fair.slots(1))
                .containsExactly(
                        new FairSlot(1, 1, TEN.plus(WEEK), ELEVEN.plus(WEEK), 50, 80),
                        new FairSlot(1, 2, ELEVEN.plus(WEEK), NOON.plus(WEEK), 30, 80));
        assertThat(fair.sessions().get(0).walkInPlaces()).isEqualTo(20);
    }

    private static void published(Fair fair) {
        fair.propose();
        fair.approve();
        fair.publish(TEN);
    }

    private static SlotForm slot(Instant from, Instant until, int places) {
        return new SlotForm(from, until, places);
    }

    private static Fair divided(SlotForm... slots) {
        return fair(new SessionForm(TEN, NOON, 100, 20, 10, List.of(slots)));
    }

    private static Fair fair(SessionForm session) {
        return new Fair(new FairForm("阅美玄武湖", null, new UUID(0, 1), List.of(session)));
    }

    private static void refused(ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.refusal())
                .isEqualTo(FAIR_SESSIONS_WRONG));
    }
}
