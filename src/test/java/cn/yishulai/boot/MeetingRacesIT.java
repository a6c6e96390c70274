package cn.yishulai.boot;

import static cn.yishulai.boot.Homes.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Homes.Home;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two running nodes: phones that met without network send what they recorded, each to both nodes, more than once and in any
 * order. Guards: the device and the lines of all books; meeting_record_once and offline_event_pk behind them.
 */
@ExtendWith(TwoNodes.Running.class)
class MeetingRacesIT {

    private static final int ROUNDS = 2;

    private Connection connection;
    private Town town;
    private Homes homes;

    @BeforeEach
    void homes(TwoNodes nodes) throws Exception {
        connection = nodes.connect();
        town = new Town(connection);
        homes = new Homes(nodes, connection);
    }

    @AfterEach
    void noRuleIsBroken() throws Exception {
        assertThat(TwoNodes.brokenRules(connection)).isEmpty();
        connection.close();
    }

    /** Each phone sends its record twice, to both nodes, all at once: one swap, one step of each book. */
    @Test
    void whatTwoPhonesSendTwiceToTwoNodesHappensOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Home> pair = homes.ring(2);
            Map<String, Object> a = says(UUID.randomUUID(), met(1, pair.get(0), pair.get(1)));
            Map<String, Object> b = says(UUID.randomUUID(), met(1, pair.get(1), pair.get(0)));
            for (Desk.Answer answer : Race.run(List.<Callable<Desk.Answer>>of(
                    () -> pair.get(0).here().post("/v1/meetings", a),
                    () -> pair.get(0).there().post("/v1/meetings", a),
                    () -> pair.get(1).here().post("/v1/meetings", b),
                    () -> pair.get(1).there().post("/v1/meetings", b)))) {
                done(answer);
            }
            assertSwapped(pair.get(0), pair.get(1));
            assertSwapped(pair.get(1), pair.get(0));
        }
    }

    /** The phones of an afternoon are sent last record first, each to another node. */
    @Test
    void recordsThatComeOutOfOrderAtTwoNodesAreAllDone() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Home> one = homes.ring(2);
            Home other = homes.with(town.volume());
            Home more = homes.another(one.get(0), town.volume());
            UUID phone = UUID.randomUUID();
            Map<String, Object> last = says(phone, met(2, more, other));
            Map<String, Object> first = says(phone, met(1, one.get(0), one.get(1)));
            Map<String, Object> b = says(UUID.randomUUID(), met(1, one.get(1), one.get(0)));
            Map<String, Object> c = says(UUID.randomUUID(), met(1, other, more));
            for (Desk.Answer answer : Race.run(List.<Callable<Desk.Answer>>of(
                    () -> more.here().post("/v1/meetings", last),
                    () -> more.there().post("/v1/meetings", first),
                    () -> one.get(1).there().post("/v1/meetings", b),
                    () -> other.here().post("/v1/meetings", c)))) {
                done(answer);
            }
            assertSwapped(one.get(0), one.get(1));
            assertSwapped(more, other);
        }
    }

    /** A family says of one book that two others have it. */
    @Test
    void oneBookIsSwappedWithOneOfTwoFamilies() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Home one = homes.with(town.volume());
            Home left = homes.with(town.volume());
            Home right = homes.with(town.volume());
            done(left.here().post("/v1/meetings", says(UUID.randomUUID(), met(1, left, one))));
            done(right.here().post("/v1/meetings", says(UUID.randomUUID(), met(1, right, one))));
            Map<String, Object> withLeft = says(UUID.randomUUID(), met(1, one, left));
            Map<String, Object> withRight = says(UUID.randomUUID(), met(1, one, right));
            Race.run(List.of(() -> one.here().post("/v1/meetings", withLeft), () -> one.there()
                    .post("/v1/meetings", withRight)));
            List<String> statuses = List.of(homes.copy(left.book()), homes.copy(right.book()));
            assertThat(statuses).containsExactlyInAnyOrder("HANDED_OVER", "LISTED");
            assertThat(homes.copy(one.book())).isEqualTo("HANDED_OVER");
        }
    }

    private static Map<String, Object> says(UUID device, Map<String, Object> event) {
        return Map.of(
                "device", device.toString(), "deviceTime", OffsetDateTime.now().toString(), "events", List.of(event));
    }

    /** This family gives its book for that one, whose code it has scanned. */
    private static Map<String, Object> met(int sequence, Home gives, Home takes) throws Exception {
        String code = done(takes.here().post("/v1/meetings/codes", Map.of("copyCode", takes.book())))
                .json()
                .path("code")
                .asText();
        return Map.of(
                "sequence",
                sequence,
                "occurredAt",
                OffsetDateTime.now().toString(),
                "gives",
                gives.book(),
                "code",
                code);
    }

    private void assertSwapped(Home giver, Home taker) throws Exception {
        assertThat(homes.asked(
                        "SELECT h.family_code || ' ' || c.status || ' ' || c.moves FROM copy c JOIN household h ON h.id = c.household_id"
                                + " WHERE c.code = '%s'",
                        giver.book()))
                .isEqualTo(taker.card() + " HANDED_OVER 2");
    }
}
