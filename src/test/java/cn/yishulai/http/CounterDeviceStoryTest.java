package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Staff;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scanner that several people share: paired once, signed in to by PIN. */
@QuarkusTest
@ClocksStandStill
class CounterDeviceStoryTest {

    private static final String PIN = "482916";

    @Inject
    Sites sites;

    @Inject
    Staff staff;

    @Inject
    Session database;

    private final String name = "li-" + UUID.randomUUID();
    private UUID site;
    private Somebody desk;

    @BeforeEach
    void aSite() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery("DELETE FROM login_failure")
                .executeUpdate());
        site = aPlace();
        desk = Somebody.staffAt(site);
    }

    @Test
    void whoHasAPinSignsInAtThePairedDeviceForItsSiteOnly() {
        aMember(name, Role.STAFF, site, aPlace());
        Response session = byPin(aDevice(), name, PIN);
        session.then().statusCode(201);
        assertThat(session.jsonPath().getString("role")).isEqualTo("STAFF");
        assertThat(session.jsonPath().getList("sites.id")).containsExactly(site.toString());
    }

    @Test
    void aLibrarianIsStaffOfTheSiteThere() {
        aMember(name, Role.LIBRARIAN);
        Response session = byPin(aDevice(), name, PIN);
        assertThat(session.jsonPath().getString("role")).isEqualTo("STAFF");
        String token = session.jsonPath().getString("accessToken");
        assertRefused(Ask.get("/v1/staff", token), 403, "role-not-allowed");
        assertRefused(Ask.get("/v1/counter-devices?site=" + aPlace(), token), 403, "site-not-yours");
        Ask.get("/v1/counter-devices?site=" + site, token).then().statusCode(200);
    }

    @Test
    void whoDoesNotWorkThereDoesNotGetInWithTheRightPin() {
        aMember(name, Role.STAFF, aPlace());
        String auditor = "qian-" + UUID.randomUUID();
        staff.register(auditor, "老钱", Role.AUDITOR, Somebody.PASSWORD, Set.of());
        String device = aDevice();
        Response stranger = byPin(device, name, PIN);
        assertRefused(stranger, 401, "sign-in-refused");
        for (Response other : List.of(
                byPin(device, name, "591837"),
                byPin(device, "nobody-" + name, PIN),
                byPin("no device of ours", name, PIN),
                byPin(device, auditor, PIN))) {
            assertThat(other.asString()).isEqualTo(stranger.asString());
        }
    }

    @Test
    void theNextPersonEndsTheSessionOfTheOneBefore() {
        aMember(name, Role.STAFF, site);
        String next = "sun-" + UUID.randomUUID();
        aMember(next, Role.STAFF, site);
        String device = aDevice();
        Response first = byPin(device, name, PIN);
        byPin(device, next, PIN).then().statusCode(201);
        assertRefused(refresh(first.jsonPath().getString("refreshToken")), 401, "session-ended");
        assertRefused(devices(first.jsonPath().getString("accessToken")), 401, "not-signed-in");
    }

    @Test
    void ofManyWhoSignInAtOnceOneIsAtTheDevice() {
        aMember(name, Role.STAFF, site);
        String device = aDevice();
        Ask.atOnce(4, () -> byPin(device, name, PIN));
        assertThat(count("SELECT count(*) FROM login_session s JOIN staff_member m ON m.id = s.staff_id"
                        + " WHERE m.name = ?1 AND s.device_id IS NOT NULL AND s.ended_at IS NULL"))
                .isOne();
    }

    @Test
    void whoWalksAwayIsSignedOutAfterTwentyMinutes() {
        aMember(name, Role.STAFF, site);
        String token = byPin(aDevice(), name, PIN).jsonPath().getString("refreshToken");
        travel(Duration.ofMinutes(19));
        Response refreshed = refresh(token);
        refreshed.then().statusCode(201);
        assertThat(refreshed.jsonPath().getList("sites.id")).containsExactly(site.toString());
        travel(Duration.ofMinutes(40));
        assertRefused(refresh(refreshed.jsonPath().getString("refreshToken")), 401, "session-ended");
    }

    @Test
    void aRevokedDeviceOpensNothingAndItsSessionEnds() {
        aMember(name, Role.STAFF, site);
        String device = aDevice();
        Response session = byPin(device, name, PIN);
        String access = session.jsonPath().getString("accessToken");
        devices(access).then().statusCode(200);
        String id = Ask.get("/v1/counter-devices?site=" + site, desk.token())
                .jsonPath()
                .getString("items[0].id");
        assertRefused(
                Ask.delete(
                        "/v1/counter-devices/" + id, Somebody.staffAt(aPlace()).token()),
                403,
                "site-not-yours");
        Ask.delete("/v1/counter-devices/" + id, desk.token()).then().statusCode(204);
        assertRefused(devices(access), 401, "not-signed-in");
        assertRefused(refresh(session.jsonPath().getString("refreshToken")), 401, "session-ended");
        assertRefused(byPin(device, name, PIN), 401, "sign-in-refused");
        assertRefused(Ask.delete("/v1/counter-devices/" + id, desk.token()), 404, "device-unknown");
    }

    @Test
    void fiveWrongPinsLockAPersonAtThatDeviceAndNowhereElse() {
        aMember(name, Role.STAFF, site);
        String here = aDevice();
        String there = aDevice();
        for (int i = 0; i < 5; i++) {
            assertRefused(byPin(here, name, "59183" + i), 401, "sign-in-refused");
        }
        assertRefused(byPin(here, name, PIN), 403, "pin-locked");
        byPin(there, name, PIN).then().statusCode(201);
        byPassword(name).then().statusCode(201);
        setPin(name, "730164").then().statusCode(204);
        byPin(here, name, "730164").then().statusCode(201);
    }

    @Test
    void anUnknownNameLocksLikeAKnownOne() {
        String device = aDevice();
        for (int i = 0; i < 5; i++) {
            assertRefused(byPin(device, "nobody-" + name, PIN), 401, "sign-in-refused");
        }
        assertRefused(byPin(device, "nobody-" + name, PIN), 403, "pin-locked");
    }

    @Test
    void manyPinsAtOnceGetNoMoreThanFiveTries() {
        aMember(name, Role.STAFF, site);
        String device = aDevice();
        List<Response> answers = Ask.atOnce(14, () -> byPin(device, name, "591837"));
        assertThat(answers).extracting(Response::statusCode).doesNotContain(201);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 403)
                .as("looked at")
                .hasSize(5);
    }

    @Test
    void aDeviceCannotTryManyNames() {
        String device = aDevice();
        for (int i = 0; i < 30; i++) {
            assertRefused(byPin(device, "nobody-" + i + name, PIN), 401, "sign-in-refused");
        }
        assertRefused(byPin(device, "nobody-30" + name, PIN), 429, "sign-in-too-often");
    }

    @Test
    void aPairingCodeIsGoodOnceAndForTenMinutes() {
        String code = aCode();
        List<Response> paired = Ask.atOnce(5, () -> Ask.post("/v1/counter-devices", null, Map.of("pairingCode", code)));
        assertThat(paired).extracting(Response::statusCode).containsOnlyOnce(201);
        String late = aCode();
        travel(Duration.ofMinutes(10));
        assertRefused(Ask.post("/v1/counter-devices", null, Map.of("pairingCode", late)), 404, "pairing-void");
    }

    @Test
    void aRetryGetsTheSameCodeAndTheSameCredential() {
        UUID key = UUID.randomUUID();
        Map<String, String> form = Map.of("siteId", site.toString(), "label", "枪");
        Response first = Ask.post("/v1/counter-devices/pairings", desk.token(), key, form);
        assertThat(Ask.post("/v1/counter-devices/pairings", desk.token(), key, form)
                        .asString())
                .isEqualTo(first.asString());
        Map<String, String> code = Map.of("pairingCode", first.jsonPath().getString("pairingCode"));
        String credential =
                Ask.post("/v1/counter-devices", null, key, code).jsonPath().getString("credential");
        assertThat(Ask.post("/v1/counter-devices", null, key, code).jsonPath().getString("credential"))
                .isNotNull()
                .isEqualTo(credential);
        assertRefused(
                Ask.post(
                        "/v1/counter-devices/pairings",
                        desk.token(),
                        key,
                        Map.of("siteId", site.toString(), "label", "x")),
                422,
                "idempotency-mismatch");
    }

    @Test
    void aTrivialPinAndAWrongPasswordAreRefusedAndNoPinLiesInTheDatabase() {
        aMember(name, Role.STAFF, site);
        for (String pin : List.of("111111", "123456", "987654", "121212", "123123", "112211", "890123", "000007")) {
            assertRefused(setPin(name, pin), 422, "pin-trivial");
        }
        String token = byPassword(name).jsonPath().getString("accessToken");
        assertRefused(Ask.post("/v1/pin", token, Map.of("password", "wrong", "pin", PIN)), 422, "password-wrong");
        assertThat(database.createNativeQuery(
                                "SELECT count(*) FROM staff_pin p, once_answer o WHERE p::text LIKE ?1 OR o::text LIKE ?1",
                                Integer.class)
                        .setParameter(1, "%\"" + PIN + "\"%")
                        .getSingleResult())
                .isZero();
        Ask.delete("/v1/pin", token).then().statusCode(204);
        assertRefused(byPin(aDevice(), name, PIN), 401, "sign-in-refused");
    }

    private Response devices(String token) {
        return Ask.get("/v1/counter-devices?site=" + site, token);
    }

    private UUID aPlace() {
        return sites.add(new SiteForm("阅览室 " + UUID.randomUUID(), SiteKind.READING_ROOM, null, null, true, Map.of()));
    }

    private void aMember(String called, Role role, UUID... at) {
        staff.register(called, "小李", role, Somebody.PASSWORD, Set.of(at));
        setPin(called, PIN).then().statusCode(204);
    }

    private static Response setPin(String called, String pin) {
        String token = byPassword(called).jsonPath().getString("accessToken");
        return Ask.post("/v1/pin", token, Map.of("password", Somebody.PASSWORD, "pin", pin));
    }

    private String aCode() {
        return Ask.post(
                        "/v1/counter-devices/pairings",
                        desk.token(),
                        Map.of(
                                "siteId",
                                site.toString(),
                                "label",
                                "枪 " + UUID.randomUUID().toString().substring(0, 8)))
                .jsonPath()
                .getString("pairingCode");
    }

    private String aDevice() {
        return Ask.post("/v1/counter-devices", null, Map.of("pairingCode", aCode()))
                .jsonPath()
                .getString("credential");
    }

    private static Response byPin(String device, String called, String pin) {
        return Ask.post(
                "/v1/sessions", null, Map.of("grant", "PIN", "deviceCredential", device, "name", called, "pin", pin));
    }

    private static Response byPassword(String called) {
        return Ask.post("/v1/sessions", null, Map.of("grant", "STAFF", "name", called, "password", Somebody.PASSWORD));
    }

    private static Response refresh(String token) {
        return Ask.post("/v1/sessions/refresh", null, Map.of("refreshToken", token));
    }

    private int count(String sql) {
        return database.createNativeQuery(sql, Integer.class)
                .setParameter(1, name)
                .getSingleResult();
    }

    private static void travel(Duration by) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), by), Clock.class);
    }
}
