package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.notices.RecordingSms;
import cn.yishulai.people.OutsideFakes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Citizens who are known elsewhere: to the library's own system by card, to WeChat by a mini-program. */
@QuarkusTest
class OutsideLoginStoryTest {

    private static final String CARD_PASSWORD = "310115";

    @Inject
    RecordingSms sms;

    @Inject
    Session database;

    private final String phone = "137%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private final String card = "NL" + UUID.randomUUID().toString().substring(0, 12);

    @BeforeEach
    void aCard() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery("DELETE FROM login_failure")
                .executeUpdate());
        OutsideFakes.card(card, CARD_PASSWORD);
    }

    @AfterEach
    void allAnswer() {
        OutsideFakes.away(false);
    }

    @Test
    void aCardIsLinkedToAPhoneTheFirstTimeAndIsEnoughAfterwards() {
        assertRefused(byCard(CARD_PASSWORD, Map.of()), 401, "login-not-linked");
        Response linked = byCard(CARD_PASSWORD, proof());
        linked.then().statusCode(201);
        Response again = byCard(CARD_PASSWORD, Map.of());
        again.then().statusCode(201);
        assertThat(again.jsonPath().getString("personId"))
                .isEqualTo(linked.jsonPath().getString("personId"));
    }

    @Test
    void aWrongCodeLinksNothing() {
        Map<String, String> wrong = new HashMap<>(proof());
        wrong.compute("code", (name, code) -> (code.charAt(0) == '0' ? '1' : '0') + code.substring(1));
        assertRefused(byCard(CARD_PASSWORD, wrong), 401, "sign-in-refused");
        assertRefused(byCard(CARD_PASSWORD, Map.of()), 401, "login-not-linked");
    }

    @Test
    void anUnknownCardAndAWrongPasswordAreTheSameRefusal() {
        Response wrong = byCard("000000", Map.of());
        assertRefused(wrong, 401, "sign-in-refused");
        assertThat(open("READER_CARD", Map.of("card", "nobody's", "password", "000000"))
                        .asString())
                .isEqualTo(wrong.asString());
    }

    @Test
    void fiveWrongPasswordsCloseTheCardHereAlsoWhenTheyComeAtOnce() {
        assertThat(Ask.atOnce(12, () -> byCard("000000", Map.of())))
                .extracting(Response::statusCode)
                .filteredOn(status -> status == 401)
                .hasSize(5);
        assertRefused(byCard(CARD_PASSWORD, Map.of()), 429, "sign-in-too-often");
    }

    @Test
    void aMiniProgramSignsInByACodeThatIsGoodOnce() {
        String openid = "o" + UUID.randomUUID();
        Map<String, String> first = new HashMap<>(proof());
        first.put("wechatCode", OutsideFakes.codeOf(openid));
        Response linked = open("WECHAT", first);
        linked.then().statusCode(201);
        String code = OutsideFakes.codeOf(openid);
        open("WECHAT", Map.of("wechatCode", code)).then().statusCode(201);
        assertRefused(open("WECHAT", Map.of("wechatCode", code)), 401, "sign-in-refused");
    }

    @Test
    void whatSystemsOutsideCallSomebodyLiesNowhere() {
        String openid = "o" + UUID.randomUUID();
        Map<String, String> first = new HashMap<>(proof());
        first.put("wechatCode", OutsideFakes.codeOf(openid));
        open("WECHAT", first).then().statusCode(201);
        for (String table : List.of("outside_login", "login_attempt", "login_failure", "audit_entry", "once_answer")) {
            assertThat(database.createNativeQuery(
                                    "SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?1"
                                            + " OR t::text LIKE '%' || encode(convert_to(?2, 'UTF8'), 'hex') || '%'",
                                    Integer.class)
                            .setParameter(1, "%" + openid + "%")
                            .setParameter(2, openid)
                            .getSingleResult())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aSystemThatIsAwayIsNotTheReadersFault() {
        OutsideFakes.away(true);
        for (int i = 0; i < 7; i++) {
            assertRefused(byCard(CARD_PASSWORD, Map.of()), 503, "sign-in-way-away");
        }
        OutsideFakes.away(false);
        assertRefused(byCard(CARD_PASSWORD, Map.of()), 401, "login-not-linked");
    }

    @Test
    void whoUnlinksACardIsNotSignedInByItAnyMore() {
        Response session = byCard(CARD_PASSWORD, proof());
        String token = session.jsonPath().getString("accessToken");
        assertThat(Ask.get("/v1/households/me/login-links", token).jsonPath().getList("items.kind"))
                .containsExactly("READER_CARD");
        Ask.delete("/v1/households/me/login-links/READER_CARD", token).then().statusCode(204);
        assertRefused(Ask.delete("/v1/households/me/login-links/READER_CARD", token), 404, "login-link-unknown");
        assertRefused(Ask.delete("/v1/households/me/login-links/TELEPATHY", token), 404, "login-link-unknown");
        assertRefused(byCard(CARD_PASSWORD, Map.of()), 401, "login-not-linked");
    }

    @Test
    void whoIsErasedLeavesNoLink() {
        Response session = byCard(CARD_PASSWORD, proof());
        String token = session.jsonPath().getString("accessToken");
        Ask.delete("/v1/households/me/persons/" + session.jsonPath().getString("personId"), token)
                .then()
                .statusCode(204);
        assertRefused(byCard(CARD_PASSWORD, Map.of()), 401, "login-not-linked");
    }

    @Test
    void halfAProofIsRefused() {
        assertRefused(open("READER_CARD", Map.of("card", card)), 400, "sign-in-malformed");
        assertRefused(open("WECHAT", Map.of()), 400, "sign-in-malformed");
    }

    /** A phone, and the code that was sent to it. */
    private Map<String, String> proof() {
        Ask.post("/v1/one-time-codes", null, Map.of("phone", phone)).then().statusCode(202);
        return Map.of("phone", phone, "code", sms.nextCode(phone));
    }

    private Response byCard(String password, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("card", card);
        form.put("password", password);
        return open("READER_CARD", form);
    }

    private static Response open(String grant, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("grant", grant);
        return Ask.post("/v1/sessions", null, form);
    }
}
