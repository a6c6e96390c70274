package cn.yishulai.fairs;

import static cn.yishulai.fairs.DeviceFixture.event;
import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.http.Ask;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@ClocksStandStill
class DevicesTest {

    @Inject
    TicketFixture given;

    @Inject
    FairFixture fairs;

    @Inject
    DeviceProbe probe;

    @Inject
    FairLife life;

    private UUID fair = new UUID(0, 0);
    private Somebody chen;

    @BeforeEach
    void aFair() {
        fair = given.aFair(10);
        chen = Somebody.aLibrarian();
    }

    @AfterEach
    void theClockGoesRight() {
        given.itIsNow();
    }

    @Test
    void aCodePairsOneDeviceOnce() {
        String code = offer(Map.of("purpose", "GATE", "label", "东门")).getString("pairingCode");
        List<Response> five = Ask.atOnce(
                5, () -> Ask.post("/v1/fair-devices", null, Map.of("pairingCode", code, "deviceTime", now())));
        assertThat(five).extracting(Response::statusCode).containsOnlyOnce(201).contains(404);
        assertThat(Ask.get("/v1/fair-devices?fairId=" + fair, chen.token())
                        .jsonPath()
                        .getList("items.label"))
                .containsExactly("东门");
    }

    @Test
    void aCodeIsGoodForTenMinutesAndTheSameKeyGetsTheSameToken() {
        UUID key = UUID.randomUUID();
        Map<String, String> form = Map.of("pairingCode", offer(table(3)).getString("pairingCode"), "deviceTime", now());
        String late = offer(table(4)).getString("pairingCode");
        String first = Ask.post("/v1/fair-devices", null, key, form).jsonPath().getString("token");
        assertThat(Ask.post("/v1/fair-devices", null, key, form).jsonPath().getString("token"))
                .isEqualTo(first);
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11)), Clock.class);
        assertRefused(
                Ask.post("/v1/fair-devices", null, Map.of("pairingCode", late, "deviceTime", now())),
                404,
                "pairing-void");
    }

    @Test
    void aTableSaysItsNumberAndAGateHasNone() {
        assertRefused(pairing(chen, Map.of("purpose", "TABLE", "label", "书桌")), 422, "device-table-wrong");
        assertRefused(pairing(chen, Map.of("purpose", "GATE", "label", "门", "table", 1)), 422, "device-table-wrong");
    }

    @Test
    void othersNeitherPairNorSeeNorTakeOutDevices() {
        Somebody stranger = Somebody.ofOrganisation(fairs.anOrganisation(), Role.PARTNER);
        DeviceFixture device = DeviceFixture.of(fair, chen.caller());
        assertRefused(pairing(stranger, Map.of("purpose", "GATE", "label", "门")), 404, "fair-unknown");
        assertRefused(Ask.get("/v1/fair-devices?fairId=" + fair, stranger.token()), 404, "fair-unknown");
        assertRefused(Ask.delete("/v1/fair-devices/" + device.id(), stranger.token()), 404, "device-unknown");
        assertThat(device.asksForItsPack().statusCode()).isEqualTo(200);
    }

    @Test
    void aDeviceThatWasTakenOutIsRefusedAndWhatItBringsToo() {
        DeviceFixture stolen = DeviceFixture.of(fair, chen.caller());
        Ask.delete("/v1/fair-devices/" + stolen.id(), chen.token()).then().statusCode(204);
        assertRefused(stolen.asksForItsPack(), 403, "device-revoked");
        String name = UUID.randomUUID().toString();
        assertRefused(stolen.sends(time(), probe(1, name)), 403, "device-revoked");
        assertThat(probe.times(name)).isZero();
        DeviceFixture other = DeviceFixture.of(fair, chen.caller());
        assertRefused(new DeviceFixture(stolen.id(), other.token(), fair).asksForItsPack(), 404, "device-unknown");
        assertRefused(new DeviceFixture(stolen.id(), "x", fair).sends(time()), 404, "device-unknown");
    }

    @Test
    void whatComesSixTimesAndCutIsDoneOnceAndAnsweredTheSame() {
        DeviceFixture device = DeviceFixture.of(fair, chen.caller());
        OffsetDateTime at = time();
        String name = UUID.randomUUID().toString();
        List<Map<String, Object>> all = LongStream.rangeClosed(1, 6)
                .mapToObj(i -> event(i, "PROBE", at, Map.of("name", name)))
                .toList();
        List<Response> answers = Ask.atOnce(4, () -> device.sends(at, all));
        device.sends(at, all.subList(4, 6)).then().statusCode(200);
        device.sends(at, all.subList(0, 2)).then().statusCode(200);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.jsonPath().getList("items.outcome", String.class))
                .containsOnly("DONE")
                .hasSize(6));
        assertThat(probe.times(name)).as("each of six once").isEqualTo(6);
    }

    @Test
    void aNumberThatComesBackWithSomethingElseIsNotTheSameEvent() {
        DeviceFixture device = DeviceFixture.of(fair, chen.caller());
        String name = UUID.randomUUID().toString();
        device.sends(time(), probe(1, name));
        assertThat(outcomes(device.sends(time(), probe(1, name + "!")))).containsExactly("SEQUENCE_USED");
        assertThat(probe.times(name + "!")).isZero();
    }

    @Test
    void aRefusalIsItsOutcomeAndNothingIsLost() {
        DeviceFixture device = DeviceFixture.of(fair, chen.caller());
        String name = UUID.randomUUID().toString();
        Map<String, Object> no = probe(1, "no" + name);
        Map<String, Object> yes = probe(2, name);
        assertThat(outcomes(device.sends(time(), no, yes, event(3, "DANCE", time(), Map.of()))))
                .containsExactly("SLOT_UNKNOWN", "DONE", "KIND_UNKNOWN");
        assertThat(outcomes(device.sends(time(), no, yes))).containsExactly("SLOT_UNKNOWN", "DONE");
        assertThat(probe.times("no" + name)).as("asked once").isEqualTo(1);
    }

    @Test
    void bothTimesOfAClockThatIsADayAheadAreKept() throws Exception {
        DeviceFixture device = DeviceFixture.of(fair, chen.caller());
        OffsetDateTime ahead = time().plusDays(1);
        Response answer = device.sends(ahead, event(1, "PROBE", ahead, Map.of("name", "clock")));
        assertThat(answer.jsonPath().getLong("clockOffsetMs"))
                .isBetween(
                        -Duration.ofDays(1).toMillis(),
                        -Duration.ofDays(1).plusMinutes(-5).toMillis());
        assertThat(given.asked(
                        """
                        SELECT abs(extract(epoch FROM o.occurred_at - o.received_at)) < 300
                           AND e.device_time - o.occurred_at > interval '23 hours'
                        FROM offline_event o JOIN fair_device_event e ON (e.device_id, e.sequence) = (o.device, o.sequence)
                        WHERE o.device = '%s'"""
                                .formatted(device.id())))
                .isEqualTo("true");
    }

    @Test
    void afterAPostponementTheDeviceIsVoidButWhatItDidBeforeStands() {
        DeviceFixture device = DeviceFixture.of(fair, chen.caller());
        OffsetDateTime before = time().plusMinutes(10);
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)), Clock.class);
        life.postpone(chen.caller(), fair, "下雨");
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)), Clock.class);
        assertRefused(device.asksForItsPack(), 409, "device-old-epoch");
        Response answer = device.sends(
                time().plusHours(2),
                event(1, "PROBE", before, Map.of("name", "before")),
                event(2, "PROBE", time().plusMinutes(90), Map.of("name", "after")));
        assertThat(outcomes(answer)).containsExactly("DONE", "DEVICE_OLD_EPOCH");
        assertThat(answer.jsonPath().getBoolean("old")).isTrue();
    }

    private JsonPath offer(Map<String, Object> form) {
        Response answer = pairing(chen, form);
        answer.then().statusCode(201);
        return answer.jsonPath();
    }

    private Response pairing(Somebody who, Map<String, Object> form) {
        return Ask.post("/v1/fairs/" + fair + "/pairings", who.token(), form);
    }

    private static Map<String, Object> table(int number) {
        return Map.of("purpose", "TABLE", "label", "书桌", "table", number);
    }

    private static Map<String, Object> probe(long sequence, String name) {
        return event(sequence, "PROBE", time(), Map.of("name", name));
    }

    private static List<String> outcomes(Response answer) {
        answer.then().statusCode(200);
        return answer.jsonPath().getList("items.outcome", String.class);
    }

    private static String now() {
        return time().toString();
    }

    private static OffsetDateTime time() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}
