package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_NOT_READY;
import static cn.yishulai.fairs.FairRefusal.FAIR_SESSIONS_WRONG;
import static cn.yishulai.fairs.FairRefusal.FAIR_WITHOUT_PERMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FairTest {

    private static final Instant TEN = Instant.parse("2027-05-01T02:00:00Z");
    private static final Instant NOON = TEN.plus(Duration.ofHours(2));

    @Test
    void aFairBecomesPublicStepByStep() {
        Fair fair = aFairFor(400, 300);
        refused(FAIR_NOT_READY, () -> fair.publish(TEN));
        fair.propose();
        fair.sendBack();
        fair.propose();
        refused(FAIR_NOT_READY, () -> fair.publish(TEN));
        fair.approve();
        fair.publish(TEN);
        assertThat(fair.state()).isEqualTo(FairState.PUBLISHED);
        refused(FAIR_NOT_READY, fair::propose);
    }

    @Test
    void aThousandPeopleAtOnceNeedAPermit() {
        Fair small = approved(aFairFor(999, 999));
        small.publish(TEN);
        Fair large = approved(aFairFor(300, 1_000));
        refused(FAIR_WITHOUT_PERMIT, () -> large.publish(TEN));
        assertThat(large.state()).isEqualTo(FairState.APPROVED);
        large.permit("宁公治许〔2027〕12 号");
        large.publish(TEN);
        assertThat(large.state()).isEqualTo(FairState.PUBLISHED);
    }

    @Test
    void aPostponedFairKeepsItsSessionsAndLosesItsPermit() {
        Fair fair = approved(aFairFor(300, 1_000));
        fair.permit("宁公治许〔2027〕12 号");
        fair.publish(TEN);
        refused(FAIR_NOT_READY, () -> fair.move(sessions(TEN.plus(Duration.ofDays(7)), 300, 1_000), null, Set.of()));
        fair.postpone();
        assertThat(fair.epoch()).isEqualTo(1);
        refused(FAIR_SESSIONS_WRONG, () -> fair.move(sessions(TEN.plus(Duration.ofDays(7)), 300), null, Set.of()));
        fair.move(sessions(TEN.plus(Duration.ofDays(7)), 300, 1_000), null, Set.of());
        assertThat(fair.begins()).isEqualTo(TEN.plus(Duration.ofDays(7)));
        refused(FAIR_WITHOUT_PERMIT, () -> fair.publish(TEN));
        fair.permit("宁公治许〔2027〕15 号");
        fair.publish(TEN);
        fair.cancel();
        refused(FAIR_NOT_READY, fair::postpone);
    }

    @Test
    void sessionsRunForwardOneAfterTheOther() {
        refused(FAIR_SESSIONS_WRONG, () -> fair(List.of()));
        refused(FAIR_SESSIONS_WRONG, () -> fair(List.of(new SessionForm(NOON, TEN, 10))));
        refused(FAIR_SESSIONS_WRONG, () -> fair(List.of(new SessionForm(TEN, TEN, 10))));
        refused(FAIR_SESSIONS_WRONG, () -> fair(List.of(new SessionForm(TEN, NOON, 0))));
        SessionForm morning = new SessionForm(TEN, NOON, 10);
        refused(FAIR_SESSIONS_WRONG, () -> fair(List.of(morning, new SessionForm(NOON.minusSeconds(60), NOON, 10))));
        assertThat(fair(List.of(morning, new SessionForm(NOON, NOON.plusSeconds(60), 10)))
                        .sessions())
                .extracting(FairSession::number)
                .containsExactly(1, 2);
    }

    private static Fair approved(Fair fair) {
        fair.propose();
        fair.approve();
        return fair;
    }

    private static Fair aFairFor(int... capacities) {
        return fair(sessions(TEN, capacities));
    }

    private static Fair fair(List<SessionForm> sessions) {
        return new Fair(new FairForm("阅美玄武湖", null, new UUID(0, 1), sessions));
    }

    static List<SessionForm> sessions(Instant from, int... capacities) {
        return IntStream.range(0, capacities.length)
                .mapToObj(i -> {
                    Instant begins = from.plus(Duration.ofHours(2L * i));
                    return new SessionForm(begins, begins.plus(Duration.ofHours(2)), capacities[i]);
                })
                .toList();
    }

    private static void refused(FairRefusal refusal, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.refusal())
                .isEqualTo(refusal));
    }
}
