package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleSets;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes first, what homes are asked for and how families swap are changed by two persons, from a moment on. */
@QuarkusTest
@ClocksStandStill
@Audited
class RequestRulesTest {

    private static final String DRAFTS = "/v1/request-rules/drafts";

    @Inject
    SwapFixture world;

    @Inject
    RuleSets rules;

    @Inject
    LineOrder order;

    @Inject
    Handovers handovers;

    @Inject
    DataSource database;

    private final Somebody zhao = Somebody.aLibrarian();
    private final Somebody qian = Somebody.aLibrarian();
    private final OffsetDateTime tomorrow =
            OffsetDateTime.now(ZoneOffset.ofHours(8)).plusDays(1).truncatedTo(ChronoUnit.SECONDS);

    private RequestRules before;

    @BeforeEach
    void theUsualRules() {
        before = rules.requests();
    }

    /** The other tests of the house know the usual rules, now and tomorrow. */
    @AfterEach
    void theUsualRulesAgain() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
        rules.publish(Clock.systemUTC().instant(), before);
        rules.publish(tomorrow.toInstant(), before);
        order.apply();
    }

    @Test
    void anotherOrderIsPreparedByOnePublishedByAnotherAndHoldsFromItsDayOn() {
        UUID site = world.aSite();
        UUID volume = world.aVolume();
        Caller early = world.aFamilyWithCredits(2);
        Caller newcomer = world.aFamilyWithCredits(1);
        hasRead(early, site);
        UUID first = world.asks(early, volume, site);
        UUID second = world.asks(newcomer, volume, site);

        Response draft = zhao.asks().body(form(null, "FIRST_BOOK", "TIME")).post(DRAFTS);
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
        assertThat(draft.jsonPath().getList("changes.field")).isEqualTo(List.of("order.determinants"));
        assertThat(draft.jsonPath().getString("summary[0].zh")).isEqualTo("先看：还没换到过书的优先；再看：申请早的优先。");
        assertThat(draft.jsonPath().getInt("lines.elsewhere")).isGreaterThanOrEqualTo(2);
        assertThat(draft.jsonPath().getInt("lines.otherFirst")).isPositive();
        String id = draft.jsonPath().getString("id");
        assertRefused(publish(zhao, id, 1), 403, "second-person-needed");
        assertRefused(publish(qian, id, 2), 409, "draft-changed");
        Response published = publish(qian, id, 1);
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        assertThat(published.jsonPath().getString("state")).isEqualTo("PUBLISHED");
        int version = published.jsonPath().getInt("version");

        Response shown = given().get("/v1/request-rules");
        assertThat(shown.jsonPath().getInt("rules.version")).isEqualTo(before.version());
        assertThat(shown.jsonPath().getString("next.from")).isNotNull();
        assertThat(world.request(early, first).place().ahead()).as("today").isZero();
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofHours(25)), Clock.class);
        order.apply();
        assertThat(world.request(newcomer, second).place().ahead())
                .as("tomorrow")
                .isZero();
        assertThat(world.request(early, first).place().ahead()).isOne();
        assertThat(given().get("/v1/line-order").jsonPath().getList("determinants"))
                .isEqualTo(List.of("FIRST_BOOK", "TIME"));

        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
        Response history = zhao.asks().get("/v1/request-rules/versions?limit=1");
        assertThat(history.jsonPath().getInt("items[0].version")).isEqualTo(version);
        assertThat(history.jsonPath().getString("items[0].note")).isEqualTo("新来的家庭先换到书");
        assertThat(history.jsonPath().getString("items[0].preparedBy")).isNotNull();
        assertThat(history.jsonPath().getString("items[0].publishedBy")).isNotNull();
    }

    @Test
    void theSameThingsAskedInAnotherOrderAreAChange() {
        Response draft =
                zhao.asks().body(form(null, "CHILDREN", "FIRST_BOOK", "TIME")).post(DRAFTS);
        String id = draft.jsonPath().getString("id");
        publish(qian, id, 1, null);
        Response other =
                zhao.asks().body(form(null, "FIRST_BOOK", "CHILDREN", "TIME")).post(DRAFTS);
        assertThat(other.jsonPath().getList("changes.field")).isEqualTo(List.of("order.determinants"));
        qian.asks()
                .post(DRAFTS + "/" + other.jsonPath().getString("id") + "/discard")
                .then()
                .statusCode(200);
    }

    @Test
    void whatNobodyCanMeanIsRefusedWithItsField() {
        refused(Map.of("order", Map.of("determinants", List.of("FIRST_BOOK"))), "order.determinants");
        refused(Map.of("order", Map.of("determinants", List.of("CHILDREN", "CHILDREN", "TIME"))), "order.determinants");
        refused(Map.of("appeals", Map.of("bonus", 101)), "appeals.bonus");
        refused(Map.of("appeals", Map.of("missesToSleep", 0)), "appeals.missesToSleep");
        refused(Map.of("homeSwaps", Map.of("codeHours", -1)), "homeSwaps.codeHours");
        refused(Map.of("offerHours", 0), "offerHours");
        assertThat(zhao.asks()
                        .body(Map.of("rules", rules(Map.of("appeals", Map.of("bonuss", 1))), "note", "x"))
                        .post(DRAFTS)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theDatabaseRefusesOnePersonAlone() {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(
                                """
                                INSERT INTO rule_set (kind, version, valid_from, body, published_at, published_by, prepared_by)
                                VALUES ('REQUESTS', 1000000, now(), '{}', now(), '%1$s', '%1$s')
                                """
                                        .formatted(UUID.randomUUID()));
                    }
                })
                .hasMessageContaining("rule_set_two_persons");
    }

    private void refused(Map<String, ?> slip, String field) {
        Response answer =
                zhao.asks().body(Map.of("rules", rules(slip), "note", "x")).post(DRAFTS);
        assertRefused(answer, 422, "rules-malformed");
        assertThat(answer.jsonPath().getString("field")).isEqualTo(field);
    }

    private Response publish(Somebody who, String id, int revision) {
        return publish(who, id, revision, tomorrow.toString());
    }

    private static Response publish(Somebody who, String id, int revision, @Nullable String from) {
        Map<String, Object> body =
                from == null ? Map.of("revision", revision) : Map.of("revision", revision, "validFrom", from);
        return who.asks().body(body).post(DRAFTS + "/" + id + "/publish");
    }

    private static Map<String, Object> form(@Nullable Map<String, ?> also, String... determinants) {
        return Map.of(
                "rules",
                rules(also == null ? Map.of("order", Map.of("determinants", List.of(determinants))) : also),
                "note",
                "新来的家庭先换到书");
    }

    /** As they are, but for this. */
    private static Map<String, Object> rules(Map<String, ?> but) {
        Map<String, Object> body =
                new HashMap<>(given().get("/v1/request-rules").jsonPath().getMap("rules"));
        body.putAll(but);
        return body;
    }

    private void hasRead(Caller reader, UUID site) {
        UUID book = world.aVolume();
        world.asks(reader, book, site);
        handovers.handOver(
                world.staffAt(site),
                world.brought(world.aFamily(), book, site),
                new HandoverForm(site.toString(), world.card(reader), null, null));
    }
}
