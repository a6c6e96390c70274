package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.notices.RecordingSms;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Staff;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@ClocksStandStill
class SessionStoryTest {

    private static final String PASSWORD = "益书来 2026 correct horse";

    @Inject
    RecordingSms sms;

    @Inject
    Staff staff;

    @Inject
    Sites sites;

    @Inject
    Session database;

    private final String phone = "137%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private final String device = UUID.randomUUID().toString();

    @Test
    void aNewPhoneBecomesAPersonWithAHousehold() {
        JsonPath session = signIn();
        assertThat(session.getString("role")).isEqualTo("CITIZEN");
        assertThat(session.getString("householdId")).isNotBlank();
        assertThat(session.getInt("expiresIn")).isEqualTo(900);
        travel(Duration.ofMinutes(2));
        assertThat(signIn().getString("personId")).isEqualTo(session.getString("personId"));
    }

    @Test
    void aCodeIsGoodOnceAndOnlyForItsPhone() {
        String code = codeFor(phone);
        assertRefused(open(UUID.randomUUID(), other(phone), code), 401, "sign-in-refused");
        open(UUID.randomUUID(), phone, code).then().statusCode(201);
        assertRefused(open(UUID.randomUUID(), phone, code), 401, "sign-in-refused");
    }

    @Test
    void afterFiveWrongGuessesTheRightCodeIsRefused() {
        String code = codeFor(phone);
        for (int i = 0; i < 5; i++) {
            assertRefused(open(UUID.randomUUID(), phone, wrong(code)), 401, "sign-in-refused");
        }
        assertRefused(open(UUID.randomUUID(), phone, code), 401, "sign-in-refused");
    }

    @Test
    void manyGuessesAtOnceGetNoMoreThanFiveTries() {
        String code = codeFor(phone);
        assertThat(atOnce(12, () -> open(UUID.randomUUID(), phone, wrong(code))))
                .extracting(Response::statusCode)
                .containsOnly(401);
        assertThat(count("SELECT tries FROM one_time_code WHERE sent_to = ?1", phone))
                .isEqualTo(5);
    }

    @Test
    void aCodeLivesFiveMinutes() {
        String code = codeFor(phone);
        travel(Duration.ofMinutes(5));
        assertRefused(open(UUID.randomUUID(), phone, code), 401, "sign-in-refused");
    }

    @Test
    void anotherCodeWithinAMinuteIsRefusedAndARetryOfTheFirstIsNot() {
        UUID key = UUID.randomUUID();
        askForCode(key, phone).then().statusCode(202);
        askForCode(key, phone).then().statusCode(202).header("Idempotency-Replayed", "true");
        Response again = askForCode(UUID.randomUUID(), phone);
        assertRefused(again, 429, "sign-in-too-often");
        assertThat(Integer.parseInt(again.header("Retry-After"))).isBetween(1, 62);
        sms.next(phone);
        assertThat(sms.to(phone)).isEmpty();
    }

    @Test
    void aKnownAndAnUnknownNumberGetTheSameAnswer() {
        signIn();
        travel(Duration.ofMinutes(2));
        assertThat(askForCode(UUID.randomUUID(), phone).asString())
                .isEqualTo(askForCode(UUID.randomUUID(), other(phone)).asString());
    }

    @Test
    void aDeviceCannotAskForManyNumbers() {
        for (int i = 0; i < 10; i++) {
            String number = "136%s%02d".formatted(phone.substring(3, 9), i);
            askForCode(UUID.randomUUID(), number).then().statusCode(202);
        }
        assertRefused(askForCode(UUID.randomUUID(), phone), 429, "sign-in-too-often");
    }

    @Test
    void aRetriedSignInGetsTheSameSessionAndAnotherBodyIsRefused() {
        String code = codeFor(phone);
        UUID key = UUID.randomUUID();
        String first = refreshToken(open(key, phone, code));
        assertThat(refreshToken(open(key, phone, code))).isNotNull().isEqualTo(first);
        assertRefused(open(key, phone, wrong(code)), 422, "idempotency-mismatch");
    }

    @Test
    void aRetriedWrongGuessIsCountedOnce() {
        String code = codeFor(phone);
        UUID key = UUID.randomUUID();
        for (int i = 0; i < 8; i++) {
            assertRefused(open(key, phone, wrong(code)), 401, "sign-in-refused");
        }
        open(UUID.randomUUID(), phone, code).then().statusCode(201);
    }

    @Test
    void aRefreshTokenIsExchangedOnceAndItsRetryGetsTheSameSuccessor() {
        String token = signIn().getString("refreshToken");
        UUID key = UUID.randomUUID();
        String successor = refreshToken(refresh(key, token));
        assertThat(refreshToken(refresh(key, token))).isNotNull().isEqualTo(successor);
        assertThat(refresh(UUID.randomUUID(), successor).statusCode()).isEqualTo(201);
    }

    @Test
    void aRefreshTokenSeenTwiceEndsTheSessionForEverybody() {
        String token = signIn().getString("refreshToken");
        String successor = refreshToken(refresh(UUID.randomUUID(), token));
        assertRefused(refresh(UUID.randomUUID(), token), 401, "refresh-token-reused");
        assertRefused(refresh(UUID.randomUUID(), successor), 401, "session-ended");
    }

    @Test
    void ofManyExchangesAtOnceWithOneKeyAllGetOneSuccessor() {
        String token = signIn().getString("refreshToken");
        UUID key = UUID.randomUUID();
        assertThat(atOnce(8, () -> refresh(key, token)))
                .extracting(SessionStoryTest::refreshToken)
                .doesNotContainNull()
                .containsOnly(refreshToken(refresh(key, token)));
    }

    @Test
    void ofManyExchangesAtOnceWithDifferentKeysOneSucceedsAndTheSessionEnds() {
        String token = signIn().getString("refreshToken");
        assertThat(atOnce(8, () -> refresh(UUID.randomUUID(), token)))
                .extracting(Response::statusCode)
                .containsOnlyOnce(201);
        assertThat(count(
                        """
                        SELECT count(*) FROM login_session s JOIN phone_login p USING (person_id)
                        WHERE s.end_reason = 'TOKEN_REUSED' AND p.phone = ?1""",
                        phone))
                .isOne();
    }

    @Test
    void whoSignsOutCannotRefresh() {
        JsonPath session = signIn();
        UUID key = UUID.randomUUID();
        signOut(key, session).then().statusCode(204);
        signOut(key, session).then().statusCode(204);
        assertRefused(refresh(UUID.randomUUID(), session.getString("refreshToken")), 401, "session-ended");
    }

    @Test
    void theAccessTokensOfStaffEndWithTheirSessionsToo() {
        String name = aMember(Role.AUDITOR);
        JsonPath here = openAsStaff(UUID.randomUUID(), name, PASSWORD).jsonPath();
        JsonPath there = openAsStaff(UUID.randomUUID(), name, PASSWORD).jsonPath();
        JsonPath third = openAsStaff(UUID.randomUUID(), name, PASSWORD).jsonPath();
        signOut(UUID.randomUUID(), here).then().statusCode(204);
        assertRefused(Ask.get("/v1/second-factor", here.getString("accessToken")), 401, "not-signed-in");
        Ask.get("/v1/second-factor", there.getString("accessToken")).then().statusCode(200);
        Ask.delete("/v1/sessions", there.getString("accessToken")).then().statusCode(204);
        assertRefused(Ask.get("/v1/second-factor", there.getString("accessToken")), 401, "not-signed-in");
        assertRefused(Ask.get("/v1/second-factor", third.getString("accessToken")), 401, "not-signed-in");
    }

    @Test
    void noTokenLiesInTheDatabase() {
        JsonPath session = signIn();
        String refresh = session.getString("refreshToken");
        String successor = refreshToken(refresh(UUID.randomUUID(), refresh));
        for (String table : List.of("once_answer", "login_attempt", "refresh_token", "login_session", "audit_entry")) {
            for (String token : List.of(refresh, successor, session.getString("accessToken"))) {
                assertThat(count("SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?1", "%" + token + "%"))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void staffSignInByNameWhateverItsCaseAndSeeTheirSites() {
        UUID site =
                sites.add(new SiteForm("阅览室 " + UUID.randomUUID(), SiteKind.READING_ROOM, null, null, true, Map.of()));
        String name = aMember(Role.STAFF, site);
        Response session = openAsStaff(UUID.randomUUID(), name.toUpperCase(Locale.ROOT), PASSWORD);
        session.then().statusCode(201);
        assertThat(session.jsonPath().getString("role")).isEqualTo("STAFF");
        assertThat(session.jsonPath().getString("householdId")).isNull();
        assertThat(session.jsonPath().getList("sites.id")).isEqualTo(List.of(site.toString()));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreTheSameRefusal() {
        String name = aMember(Role.AUDITOR);
        Response wrong = openAsStaff(UUID.randomUUID(), name, "wrong");
        Response unknown = openAsStaff(UUID.randomUUID(), "nobody-" + UUID.randomUUID(), "wrong");
        assertRefused(wrong, 401, "sign-in-refused");
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
    }

    @Test
    void aPersonCannotSignInWithHalfOfWhatIsNeeded() {
        assertRefused(post("/v1/sessions", UUID.randomUUID(), Map.of("grant", "PHONE")), 400, "sign-in-malformed");
        assertRefused(
                post("/v1/sessions", UUID.randomUUID(), Map.of("grant", "STAFF", "name", "x")),
                400,
                "sign-in-malformed");
        assertRefused(post("/v1/sessions", UUID.randomUUID(), Map.of("grant", "TELEPATHY")), 400, "body-malformed");
    }

    @Test
    void anExpiredAccessTokenDoesNotKeepAnybodyFromRefreshing() {
        given().header("Authorization", "Bearer nonsense")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(Map.of("refreshToken", signIn().getString("refreshToken")))
                .post("/v1/sessions/refresh")
                .then()
                .statusCode(201);
    }

    @Test
    void anAccessTokenLivesFifteenMinutes() {
        Somebody citizen = Somebody.aCitizen();
        travel(Duration.ofMinutes(14));
        citizen.asks().get("/v1/households/me/notices").then().statusCode(200);
        travel(Duration.ofMinutes(16));
        assertRefused(citizen.asks().get("/v1/households/me/notices"), 401, "not-signed-in");
    }

    private JsonPath signIn() {
        Response session = open(UUID.randomUUID(), phone, codeFor(phone));
        session.then().statusCode(201);
        return session.jsonPath();
    }

    private String codeFor(String number) {
        askForCode(UUID.randomUUID(), number).then().statusCode(202);
        return sms.nextCode(number);
    }

    private Response askForCode(UUID key, String number) {
        return given().header("Idempotency-Key", key)
                .header("Device-Id", device)
                .contentType("application/json")
                .body(Map.of("phone", number))
                .post("/v1/one-time-codes");
    }

    private static Response open(UUID key, String number, String code) {
        return post("/v1/sessions", key, Map.of("grant", "PHONE", "phone", number, "code", code));
    }

    private static Response openAsStaff(UUID key, String name, String password) {
        return post("/v1/sessions", key, Map.of("grant", "STAFF", "name", name, "password", password));
    }

    private static Response refresh(UUID key, String token) {
        return post("/v1/sessions/refresh", key, Map.of("refreshToken", token));
    }

    private static String refreshToken(Response session) {
        return session.jsonPath().getString("refreshToken");
    }

    private static Response signOut(UUID key, JsonPath session) {
        return given().header("Authorization", "Bearer " + session.getString("accessToken"))
                .header("Idempotency-Key", key)
                .delete("/v1/sessions/current");
    }

    private static Response post(String path, UUID key, Map<String, String> body) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    private String aMember(Role role, UUID... at) {
        String name = "li-" + UUID.randomUUID();
        staff.register(name, "小李", role, PASSWORD, Set.of(at));
        return name;
    }

    private int count(String sql, String with) {
        return database.createNativeQuery(sql, Integer.class)
                .setParameter(1, with)
                .getSingleResult();
    }

    private static List<Response> atOnce(int many, Supplier<Response> request) {
        List<CompletableFuture<Response>> running = IntStream.range(0, many)
                .mapToObj(i -> CompletableFuture.supplyAsync(request))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static void travel(Duration by) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), by), Clock.class);
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    private static String other(String phone) {
        return "139" + phone.substring(3);
    }
}
