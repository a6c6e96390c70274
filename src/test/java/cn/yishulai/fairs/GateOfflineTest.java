package cn.yishulai.fairs;

import static cn.yishulai.fairs.DeviceFixture.event;
import static cn.yishulai.fairs.TicketRefusal.TICKET_OVER;
import static cn.yishulai.fairs.TicketsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.http.Ask;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gates that were without network, and what their devices bring. */
@QuarkusTest
@ClocksStandStill
@Audited
class GateOfflineTest {

    private static final int GRACE_MINUTES = 720;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOMEBODY_WAITS =
            "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    @Inject
    TicketFixture given;

    @Inject
    Fairs fairs;

    @Inject
    FairLife life;

    @Inject
    Tickets tickets;

    @Inject
    TicketRuleBook rules;

    @Inject
    TicketMarks marks;

    @Inject
    TicketPasses passes;

    @Inject
    RosterKeys keys;

    @Inject
    Admissions gate;

    @Inject
    Gate screen;

    @Inject
    DeviceMerge merge;

    private final Somebody chen = Somebody.aLibrarian();

    @AfterEach
    void theClockGoesRight() throws Exception {
        given.itIsNow();
    }

    @Test
    void whateverComesFirstTheCountIsTheSame() throws Exception {
        UUID fair = aFair(200);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            codes.add(given.books(given.aFamily(), fair, 3).code());
        }
        DeviceFixture[] gates = open(fair, 2);
        OffsetDateTime sent = at(60);
        List<List<Integer>> orders = orders(List.of(0, 1, 2, 3));
        for (int i = 0; i < orders.size(); i++) {
            String code = codes.get(i);
            List<Map<String, Object>> events = List.of(
                    event(i * 2 + 1, "ADMIT", at(5), Map.of("code", code, "persons", 2)),
                    event(i * 2 + 1, "ADMIT", at(6), Map.of("code", code, "persons", 2)),
                    event(i * 2 + 2, "LEAVE", at(7), Map.of("code", code, "persons", 1)),
                    event(i * 2 + 2, "ADMIT", at(8), Map.of("code", code, "persons", 1)));
            for (int each : orders.get(i)) {
                gates[each % 2].sends(sent, events.get(each)).then().statusCode(200);
            }
            assertThat(given.asked(
                            """
                            SELECT t.admitted || ' ' || (SELECT count(*) FROM admission a WHERE a.ticket_id = t.id AND a.left_at IS NULL)
                              || ' ' || (SELECT sum(persons) FROM over_admission o WHERE o.ticket_id = t.id) FROM ticket t WHERE code = '%s'"""
                                    .formatted(code)))
                    .as("sent in the order %s", orders.get(i))
                    .isEqualTo("3 3 1");
        }
        assertThat(heads(fair)).as("three of each ticket, and one more").isEqualTo(24 * 4);
    }

    /**
     * Some of it is heard of before the rain, the rest when the fair has been put off and called off: in whatever order, and
     * everything twice.
     */
    @Test
    void whatGatesDidBeforeTheRainCountsTheSameWheneverItIsHeardOf() throws Exception {
        Random chance = new Random(20270501);
        for (int round = 0; round < 6; round++) {
            given.itIsNow();
            UUID fair = aFair(20);
            String code = given.books(given.aFamily(), fair, 3).code();
            DeviceFixture[] gates = open(fair, 2);
            List<Map<String, Object>> events = List.of(
                    event(1, "ADMIT", at(5), Map.of("code", code, "persons", 2)),
                    event(1, "ADMIT", at(6), Map.of("code", code, "persons", 2)),
                    event(2, "LEAVE", at(7), Map.of("code", code, "persons", 1)),
                    event(2, "ADMIT", at(8), Map.of("code", code, "persons", 1)),
                    event(3, "ADMIT", at(9), Map.of("persons", 2)),
                    event(3, "LEAVE", at(10), Map.of("persons", 1)));
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
            Collections.shuffle(order, chance);
            int heard = round == 0 ? 0 : chance.nextInt(7);
            given.itIs(Duration.ofMinutes(15));
            send(gates, events, order.subList(0, heard), at(15));
            rains(fair, 20, round % 2 == 0);
            given.itIs(Duration.ofMinutes(60));
            send(gates, events, order.subList(heard, 6), at(60));
            send(gates, events, order, at(60));
            assertThat(given.asked(
                            """
                            SELECT t.state || ' ' || t.admitted || ' ' || (SELECT sum(persons) FROM over_admission o WHERE o.ticket_id = t.id)
                              || ' ' || (SELECT count(*) FROM admission a WHERE a.fair_id = t.fair_id AND a.ticket_id IS NULL AND a.over_ticket IS NULL)
                              || ' ' || (SELECT count(*) FROM admission a WHERE a.fair_id = t.fair_id AND a.left_at IS NULL)
                            FROM ticket t WHERE code = '%s'"""
                                    .formatted(code)))
                    .as("in the order %s, of which %d before the rain", order, heard)
                    .isEqualTo("ADMITTED 3 1 2 0");
            assertThat(heads(fair)).isZero();
            assertThat(outcomes(gates[0].sends(at(60), admit(9, 40, code, 1))))
                    .as("after the rain nobody is let in by the old list")
                    .containsExactly("DEVICE_OLD_EPOCH");
        }
    }

    private static void send(
            DeviceFixture[] gates, List<Map<String, Object>> events, List<Integer> which, OffsetDateTime sent) {
        for (int each : which) {
            gates[each % 2].sends(sent, events.get(each)).then().statusCode(200);
        }
    }

    /** So many minutes after the beginning; called off five minutes later, or not yet. */
    private void rains(UUID fair, int minute, boolean calledOff) throws Exception {
        given.itIs(Duration.ofMinutes(minute));
        life.postpone(chen.caller(), fair, "暴雨");
        if (calledOff) {
            given.itIs(Duration.ofMinutes(minute + 5));
            life.cancel(chen.caller(), fair, "场地积水");
        }
    }

    /** Whichever is first: what is not committed yet cannot be sent home, and a break that is not committed cannot be looked up. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAGateBringsInTheInstantOfTheRainGoesHomeWithEverybody(boolean gateFirst) throws Exception {
        UUID fair = aFair(10);
        TicketView ticket = given.books(given.aFamily(), fair, 2);
        given.opens(fair, Duration.ofHours(-1));
        DeviceFixture door = DeviceFixture.of(fair, chen.caller());
        given.itIs(Duration.ofMinutes(20));
        DeviceEvent came =
                new DeviceEvent(door.id(), 1, "ADMIT", at(5).toInstant(), Map.of("code", ticket.code(), "persons", 2));
        Runnable gateBrings =
                () -> assertThat(merge.take(door.id(), new DeviceMerge.Arrived(came, came.occurredAt(), new byte[] {1}))
                                .code())
                        .isEqualTo("ADMITTED");
        Runnable itRains = () -> life.postpone(chen.caller(), fair, "暴雨");
        CompletableFuture<Void> second = QuarkusTransaction.requiringNew().call(() -> {
            (gateFirst ? gateBrings : itRains).run();
            CompletableFuture<Void> other = CompletableFuture.runAsync(gateFirst ? itRains : gateBrings);
            while (!other.isDone() && !given.asked(SOMEBODY_WAITS).equals("true")) {
                Thread.sleep(5);
            }
            return other;
        });
        second.get(30, TimeUnit.SECONDS);
        assertThat(heads(fair)).as("everybody went home").isZero();
        assertThat(given.asked(
                        "SELECT count(*) FROM admission WHERE fair_id = '%s' AND left_at IS NULL".formatted(fair)))
                .isEqualTo("0");
    }

    @Test
    void aTicketThatIsGivenBackAfterTheRainWasGoodBeforeIt() throws Exception {
        UUID fair = aFair(10);
        TicketView after = given.books(given.aFamily(), fair, 2);
        TicketView before = given.books(given.aFamily(), fair, 3);
        given.opens(fair, Duration.ofHours(-1));
        DeviceFixture door = DeviceFixture.of(fair, chen.caller());
        tickets.release(given.librarian(), before.id());
        rains(fair, 20, false);
        tickets.release(given.librarian(), after.id());
        given.itIs(Duration.ofMinutes(60));
        for (int again = 0; again < 2; again++) {
            assertThat(outcomes(door.sends(at(60), admit(1, 5, after.code(), 2), admit(2, 6, before.code(), 3))))
                    .containsExactly("ADMITTED", "OVER_ADMITTED");
        }
        assertThat(given.asked("SELECT state || admitted FROM ticket WHERE id = '%s'".formatted(after.id())))
                .isEqualTo("RELEASED2");
        assertThat(heads(fair)).as("everybody went home").isZero();
    }

    /** Heads of the new day are those who came on it, whatever is heard of the old one meanwhile. */
    @Test
    void whoCameBeforeTheRainComesInAgainOnTheNewDayAndIsNobodyTooMany() throws Exception {
        UUID fair = aFair(10);
        String code = given.books(given.aFamily(), fair, 2).code();
        DeviceFixture[] old = open(fair, 2);
        given.itIs(Duration.ofMinutes(15));
        assertThat(outcomes(old[0].sends(at(15), admit(1, 5, code, 2)))).containsExactly("ADMITTED");
        rains(fair, 20, false);
        Duration week = Duration.ofDays(7);
        fairs.move(fair, FairFixture.sessions(TicketFixture.begins().plus(week), 10));
        fairs.publish(fair, null);
        given.opens(fair, week);
        DeviceFixture door = DeviceFixture.of(fair, chen.caller());
        int day = (int) week.toMinutes();
        given.itIs(week.plus(Duration.ofMinutes(30)));
        assertThat(outcomes(door.sends(
                        at(day + 30),
                        admit(1, day + 5, code, 2),
                        event(2, "ADMIT", at(day + 6), Map.of("persons", 3)))))
                .containsExactly("RE_ENTERED", "ADMITTED");
        assertThat(heads(fair)).isEqualTo(5);
        assertThat(outcomes(old[1].sends(
                        at(day + 30),
                        event(1, "LEAVE", at(8), Map.of("persons", 2)),
                        event(2, "ADMIT", at(9), Map.of("persons", 4)),
                        admit(3, 10, code, 1))))
                .containsExactly("LEFT", "ADMITTED", "OVER_ADMITTED");
        assertThat(heads(fair)).isEqualTo(5);
    }

    @Test
    void aTicketAtTwoGatesIsRecordedAndNobodyIsSentOut() throws Exception {
        UUID fair = aFair(10);
        String code = given.books(given.aFamily(), fair, 2).code();
        DeviceFixture[] gates = open(fair, 2);
        assertThat(outcomes(gates[0].sends(at(60), admit(1, 5, code, 2)))).containsExactly("ADMITTED");
        assertThat(outcomes(gates[1].sends(at(60), admit(1, 6, code, 2)))).containsExactly("OVER_ADMITTED");
        assertThat(outcomes(gates[1].sends(at(60), admit(1, 6, code, 2))))
                .as("again")
                .containsExactly("OVER_ADMITTED");
        assertThat(heads(fair)).isEqualTo(4);
        assertThat(screen.show(chen.caller(), fair).over()).containsExactly(new GateRefusals.Counted("TWICE", 2));
        gates[0].asksForItsPack().then().body("pack.over", equalTo(2));
        gate.leave(chen.caller(), new Admission.ExitForm(fair.toString(), code, 1));
        assertThat(outcomes(gates[1].sends(at(60), event(2, "ADMIT", at(61), Map.of("code", code)))))
                .as("who went out where there is network comes in again where there is none")
                .containsExactly("RE_ENTERED");
    }

    @Test
    void aTicketGivenBackAfterTheListWasLoadedIsOver() throws Exception {
        UUID fair = aFair(10);
        TicketView ticket = given.books(given.aFamily(), fair, 2);
        String elsewhere = given.books(given.aFamily(), aFair(10), 1).code();
        given.opens(fair, Duration.ofHours(-1));
        DeviceFixture door = DeviceFixture.of(fair, chen.caller());
        tickets.release(given.librarian(), ticket.id());
        given.itIs(Duration.ofHours(1));
        assertThat(outcomes(door.sends(
                        at(60),
                        admit(1, 5, ticket.code(), 2),
                        admit(2, 6, elsewhere, 1),
                        admit(3, 7, "9787020002207", 1))))
                .containsOnly("OVER_ADMITTED");
        assertThat(screen.show(chen.caller(), fair).over())
                .containsExactlyInAnyOrder(
                        new GateRefusals.Counted("TICKET_OVER", 2),
                        new GateRefusals.Counted("OTHER_FAIR", 1),
                        new GateRefusals.Counted("TICKET_UNKNOWN", 1));
        assertThat(heads(fair)).isEqualTo(4);
    }

    @Test
    void whoWasInsideAllTheTimeHasNotFailedToCome() throws Exception {
        UUID fair = given.aFair(10);
        Caller wang = given.aFamily();
        String code = given.books(wang, fair, 2).code();
        DeviceFixture door = open(fair, 1)[0];
        given.itIs(Duration.ofMinutes(30));
        given.ticks();
        assertThat(marks.standing(wang).points()).isPositive();
        assertThat(outcomes(door.sends(at(30), admit(1, 5, code, 2)))).containsExactly("OVER_ADMITTED");
        assertThat(marks.standing(wang).points()).isZero();
        assertThat(screen.show(chen.caller(), fair).over()).containsExactly(new GateRefusals.Counted("PLACE_GIVEN", 2));
    }

    @Test
    void peopleWithoutATicketAreCountedWhicheverGateIsHeardOfFirst() throws Exception {
        UUID fair = aFair(10);
        DeviceFixture[] gates = open(fair, 2);
        gates[1].sends(at(60), event(1, "LEAVE", at(9), Map.of("persons", 2)));
        gates[0].sends(at(60), event(1, "ADMIT", at(5), Map.of("persons", 3)));
        assertThat(heads(fair)).isEqualTo(1);
        assertThat(outcomes(gates[0].sends(
                        at(60),
                        event(2, "ADMIT", at(6), Map.of("persons", 0)),
                        event(3, "ADMIT", at(6), Map.of("persons", "many")),
                        event(4, "REFUSED", at(6), Map.of("reason", "no reason")))))
                .containsOnly("MALFORMED");
        assertThat(heads(fair)).isEqualTo(1);
    }

    @Test
    void everyNoIsCountedByItsReasonAndNamesNobody() throws Exception {
        UUID fair = aFair(10);
        DeviceFixture door = open(fair, 1)[0];
        door.sends(
                at(60),
                event(1, "REFUSED", at(5), Map.of("reason", "TICKET_FORGED")),
                event(2, "REFUSED", at(6), Map.of("reason", "TICKET_FORGED")));
        given.itIsNow();
        Somebody li = Somebody.aLibrarian();
        Ask.post("/v1/admissions", li.token(), Map.of("fairId", fair.toString(), "code", "9787020002207"))
                .then()
                .statusCode(404);
        assertThat(screen.show(chen.caller(), fair).refusals())
                .containsExactly(
                        new GateRefusals.Counted("TICKET_FORGED", 2), new GateRefusals.Counted("TICKET_UNKNOWN", 1));
    }

    @Test
    void theListOfAGateOpensTicketByTicketAndForNobodyAfterTheFair() throws Exception {
        UUID fair = aFair(10);
        Caller wang = given.aFamily();
        TicketView ticket = given.books(wang, fair, 2);
        TicketView other = given.books(given.aFamily(), fair, 3);
        DeviceFixture door = open(fair, 1)[0];
        Response pack = door.asksForItsPack();
        assertThat(pack.asString())
                .doesNotContain(ticket.code())
                .doesNotContain(wang.household().toString());
        JsonNode claims = claims(passes.of(wang, ticket.id()).text(), pack);
        assertThat(claims.get("p").asInt()).isEqualTo(2);
        assertThat(claims.get("e").asInt()).isZero();
        byte[] secret = Base64.getUrlDecoder().decode(claims.get("k").asText());
        assertThat(opened(secret, fair, ticket, pack).get("p").asInt()).isEqualTo(2);
        assertThatThrownBy(() -> opened(secret, fair, other, pack)).isInstanceOf(AEADBadTagException.class);
        fairs.close(fair);
        keys.destroy();
        assertThat(door.asksForItsPack().jsonPath().getMap("pack")).isEmpty();
        assertThat(given.asked("SELECT secret IS NULL FROM fair_roster_key WHERE fair_id = '%s'".formatted(fair)))
                .isEqualTo("true");
        refused(TICKET_OVER, () -> passes.of(wang, ticket.id()));
    }

    /** @return what our signature stands under; of the symbol that {@code pack}'s key checks */
    private static JsonNode claims(String text, Response pack) throws Exception {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(text.substring(text.indexOf('#') + 1));
        signed.setKey(PublicJsonWebKey.Factory.newPublicJwk(pack.jsonPath().<String, Object>getMap("pack.key"))
                .getPublicKey());
        assertThat(signed.getAlgorithmHeaderValue()).isEqualTo("ES256");
        assertThat(signed.verifySignature()).isTrue();
        return JSON.readTree(signed.getPayload());
    }

    private static JsonNode opened(byte[] secret, UUID fair, TicketView ticket, Response pack) throws Exception {
        String name = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(RosterKeys.name(fair, new TicketCode(ticket.code())));
        List<List<String>> roster = pack.jsonPath().getList("pack.roster");
        byte[] box = roster.stream()
                .filter(entry -> entry.get(0).equals(name))
                .map(entry -> Base64.getUrlDecoder().decode(entry.get(1)))
                .findFirst()
                .orElseThrow();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, box, 0, 12));
        return JSON.readTree(new String(cipher.doFinal(box, 12, box.length - 12), StandardCharsets.UTF_8));
    }

    /** Places wait for their families all day, but where a test says otherwise. */
    private UUID aFair(int capacity) {
        UUID fair = given.aFair(capacity);
        rules.save(
                given.librarian(),
                fair,
                new TicketRuleBook.Form(null, 6, 24, 30, GRACE_MINUTES, 120, 3, 10, true, null));
        return fair;
    }

    /** The doors open, the devices are paired, and an hour passes. */
    private DeviceFixture[] open(UUID fair, int many) {
        given.opens(fair, Duration.ZERO);
        DeviceFixture[] gates = new DeviceFixture[many];
        for (int i = 0; i < many; i++) {
            gates[i] = DeviceFixture.of(fair, chen.caller());
        }
        given.itIs(Duration.ofMinutes(60));
        return gates;
    }

    private static Map<String, Object> admit(long sequence, int minute, String code, int persons) {
        return event(sequence, "ADMIT", at(minute), Map.of("code", code, "persons", persons));
    }

    /** So many minutes after the beginning. */
    private static OffsetDateTime at(int minute) {
        return TicketFixture.begins().plus(Duration.ofMinutes(minute)).atOffset(ZoneOffset.UTC);
    }

    private int heads(UUID fair) {
        return screen.show(chen.caller(), fair).heads().inside();
    }

    private static List<String> outcomes(Response answer) {
        answer.then().statusCode(200);
        return answer.jsonPath().getList("items.outcome", String.class);
    }

    private static List<List<Integer>> orders(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : of) {
            List<Integer> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<Integer> order : orders(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
