package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.not;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.people.Authenticator;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second factor of those who sign in by password, over HTTP. */
@QuarkusTest
@ClocksStandStill
class SecondFactorStoryTest {

    private static final String PASSWORD = "益书来 2026 correct horse";

    @Inject
    Staff staff;

    @Inject
    Session database;

    private final String name = "wang-" + UUID.randomUUID();
    private UUID id;
    private Duration now = Duration.ZERO;
    private String secret = "";
    private String accessToken = "";

    @BeforeEach
    void aMember() {
        // All tests knock from one address, whose wrong tries are limited too.
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery("DELETE FROM login_failure")
                .executeUpdate());
        id = staff.register(name, "王馆长", Role.LIBRARIAN, PASSWORD, Set.of());
    }

    @Test
    void whoHasASecondFactorSignsInWithBothAndWithEachCodeOnce() {
        Authenticator phone = enrolled();
        assertRefused(open(null), 401, "second-factor-asked");
        assertRefused(open(phone.wrongCode()), 401, "sign-in-refused");
        String code = phone.code();
        open(code).then().statusCode(201);
        assertRefused(open(code), 401, "sign-in-refused");
        travel(1);
        open(phone.code()).then().statusCode(201);
    }

    @Test
    void aWrongPasswordIsNotToldApartByASecondFactor() {
        enrolled();
        Response wrong = Ask.post("/v1/sessions", null, credentials("wrong", null));
        assertRefused(wrong, 401, "sign-in-refused");
        assertThat(Ask.post("/v1/sessions", null, credentials("wrong", "123456"))
                        .asString())
                .isEqualTo(wrong.asString());
    }

    @Test
    void ofManySignInsWithOneCodeAtOnceOneSucceeds() {
        String code = enrolled().code();
        assertThat(Ask.atOnce(5, () -> open(code)))
                .extracting(Response::statusCode)
                .containsOnlyOnce(201);
        assertThat(database.createNativeQuery(
                                "SELECT count(*) FROM second_factor_step WHERE staff_id = ?1", Integer.class)
                        .setParameter(1, id)
                        .getSingleResult())
                .as("the step of the enrolment and one more")
                .isEqualTo(2);
    }

    @Test
    void wrongCodesAfterTheRightPasswordAreCountedLikeWrongPasswords() {
        Authenticator phone = enrolled();
        for (int i = 0; i < 5; i++) {
            assertRefused(open(phone.wrongCode()), 401, "sign-in-refused");
        }
        assertRefused(open(phone.code()), 429, "sign-in-too-often");
    }

    @Test
    void manyGuessesOfASecondFactorAtOnceGetNoMoreThanFiveTries() {
        assertThat(Ask.atOnce(24, () -> Ask.post("/v1/sessions", null, credentials("wrong", null))))
                .extracting(Response::statusCode)
                .filteredOn(status -> status == 401)
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aRetryGetsTheSameSecretTheSameRecoveryCodesAndTheSameSession() {
        String me = signedIn();
        UUID key = UUID.randomUUID();
        String secret = begin(me, key).jsonPath().getString("secret");
        assertThat(begin(me, key).jsonPath().getString("secret")).isEqualTo(secret);
        assertThat(begin(me, UUID.randomUUID()).jsonPath().getString("secret")).isNotEqualTo(secret);
        String last = begin(me, key).jsonPath().getString("secret");
        String code = new Authenticator(last).code();
        Response codes = confirm(me, key, code);
        codes.then().statusCode(201);
        assertThat(confirm(me, key, code).asString()).isEqualTo(codes.asString());
        assertRefused(confirm(me, UUID.randomUUID(), code), 409, "second-factor-set");
        assertRefused(begin(me, UUID.randomUUID()), 409, "second-factor-set");
        travel(1);
        String next = new Authenticator(last).code();
        String token = open(key, next).jsonPath().getString("refreshToken");
        assertThat(open(key, next).jsonPath().getString("refreshToken"))
                .isNotNull()
                .isEqualTo(token);
    }

    @Test
    void aRecoveryCodeOpensOneSignIn() {
        String me = signedIn();
        List<String> codes = enrol(me).getList("recoveryCodes");
        assertThat(codes).hasSize(8).doesNotHaveDuplicates();
        String typed = codes.get(3).toLowerCase(Locale.ROOT).replaceAll("(.{5})", "$1-");
        assertThat(Ask.atOnce(4, () -> open(typed.substring(0, 11))))
                .extracting(Response::statusCode)
                .containsOnlyOnce(201);
        assertThat(Ask.get("/v1/second-factor", me).jsonPath().getInt("recoveryCodesLeft"))
                .isEqualTo(7);
    }

    @Test
    void aStolenTokenCannotEnrolWithoutThePassword() {
        assertRefused(Ask.post("/v1/second-factor", signedIn(), Map.of("password", "wrong")), 422, "password-wrong");
    }

    @Test
    void aSecondFactorCountsOnlyOnceItIsConfirmed() {
        String me = signedIn();
        assertRefused(confirm(me, UUID.randomUUID(), "123456"), 409, "second-factor-not-begun");
        String secret = begin(me, UUID.randomUUID()).jsonPath().getString("secret");
        assertRefused(
                confirm(me, UUID.randomUUID(), new Authenticator(secret).wrongCode()), 422, "second-factor-wrong");
        assertThat(Ask.get("/v1/second-factor", me).jsonPath().getBoolean("enrolled"))
                .isFalse();
        open(null).then().statusCode(201);
    }

    @Test
    void anotherLibrarianRemovesItAndOneselfCannot() {
        enrolled();
        Somebody other = Somebody.aLibrarian();
        travel(1);
        String refresh = open(new Authenticator(secret).code()).jsonPath().getString("refreshToken");
        assertRefused(Ask.delete("/v1/second-factor/" + id, accessToken), 403, "yourself-not-allowed");
        other.asks().delete("/v1/second-factor/" + id).then().statusCode(204);
        assertRefused(other.asks().delete("/v1/second-factor/" + id), 404, "staff-unknown");
        assertRefused(Ask.post("/v1/sessions/refresh", null, Map.of("refreshToken", refresh)), 401, "session-ended");
        open(null).then().statusCode(201);
        assertThat(database.createNativeQuery(
                                "SELECT count(*) FROM audit_entry WHERE verb = 'second-factor.remove' AND subject = ?1",
                                Integer.class)
                        .setParameter(1, "staff:" + id)
                        .getSingleResult())
                .isOne();
    }

    @Test
    void whereItIsRequiredASessionReachesOnlyEnrolmentUntilThereIsOne() {
        Authenticator.isRequired();
        Response session = open(null);
        assertThat(session.jsonPath().getBoolean("mustEnrol")).isTrue();
        String me = session.jsonPath().getString("accessToken");
        Ask.get("/v1/sites", me).then().statusCode(200);
        assertRefused(Ask.get("/v1/pull-list?site=" + UUID.randomUUID(), me), 403, "second-factor-needed");
        assertRefused(Ask.post("/v1/scans", me, Map.of()), 403, "second-factor-needed");
        enrol(me);
        Response open = Ask.post(
                "/v1/sessions/refresh",
                null,
                Map.of("refreshToken", session.jsonPath().getString("refreshToken")));
        open.then().statusCode(201);
        assertThat(open.jsonPath().getString("mustEnrol")).isNull();
        Ask.get("/v1/pull-list?site=" + UUID.randomUUID(), open.jsonPath().getString("accessToken"))
                .then()
                .statusCode(not(403));
    }

    @Test
    void whereItIsRequiredPartnersWorkWithoutOne() {
        Authenticator.isRequired();
        String partner = "zhao-" + UUID.randomUUID();
        staff.register(partner, "小赵", Role.PARTNER, PASSWORD, Set.of());
        Response session =
                Ask.post("/v1/sessions", null, Map.of("grant", "STAFF", "name", partner, "password", PASSWORD));
        session.then().statusCode(201);
        assertThat(session.jsonPath().getString("mustEnrol")).isNull();
    }

    @Test
    void neitherSecretNorRecoveryCodeLiesInTheDatabase() {
        String me = signedIn();
        List<String> codes = enrol(me).getList("recoveryCodes");
        for (String table : List.of("second_factor", "recovery_code", "once_answer", "login_attempt", "audit_entry")) {
            for (String text : List.of(secret, codes.get(0))) {
                assertThat(database.createNativeQuery(
                                        "SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?1"
                                                + " OR encode(convert_to(t::text, 'UTF8'), 'hex') LIKE ?2",
                                        Integer.class)
                                .setParameter(1, "%" + text + "%")
                                .setParameter(2, "%" + HexFormat.of().formatHex(text.getBytes()) + "%")
                                .getSingleResult())
                        .as(table)
                        .isZero();
            }
        }
    }

    private Authenticator enrolled() {
        enrol(signedIn());
        travel(1);
        return new Authenticator(secret);
    }

    private JsonPath enrol(String me) {
        secret = begin(me, UUID.randomUUID()).jsonPath().getString("secret");
        Response confirmed = confirm(me, UUID.randomUUID(), new Authenticator(secret).code());
        confirmed.then().statusCode(201);
        return confirmed.jsonPath();
    }

    private String signedIn() {
        Response session = open(null);
        session.then().statusCode(201);
        accessToken = session.jsonPath().getString("accessToken");
        return accessToken;
    }

    private Response begin(String me, UUID key) {
        return Ask.post("/v1/second-factor", me, key, Map.of("password", PASSWORD));
    }

    private static Response confirm(String me, UUID key, String code) {
        return Ask.post("/v1/second-factor/confirm", me, key, Map.of("code", code));
    }

    private Response open(@Nullable String code) {
        return open(UUID.randomUUID(), code);
    }

    private Response open(UUID key, @Nullable String code) {
        return Ask.post("/v1/sessions", null, key, credentials(PASSWORD, code));
    }

    private Map<String, String> credentials(String password, @Nullable String code) {
        Map<String, String> form = new HashMap<>(Map.of("grant", "STAFF", "name", name, "password", password));
        if (code != null) {
            form.put("secondFactor", code);
        }
        return form;
    }

    private void travel(int steps) {
        now = now.plus(Authenticator.steps(steps));
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), now), Clock.class);
    }
}
