package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Organisations;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How those who work here come in, choose and change their passwords, and leave. */
@QuarkusTest
@ClocksStandStill
class InvitationStoryTest {

    private static final String PASSWORD = "四月的玄武湖边有一只白鹭";
    private static final String OTHER = "kxvqmwzrtbnh kxvqmw";

    @Inject
    Sites sites;

    @Inject
    Organisations organisations;

    @Inject
    Session database;

    private final Somebody librarian = Somebody.aLibrarian();
    private final String name = "zhao-" + UUID.randomUUID();
    private UUID site;
    private UUID organisation;

    @BeforeEach
    void places() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery("DELETE FROM login_failure")
                .executeUpdate());
        site = sites.add(new SiteForm("阅览室 " + UUID.randomUUID(), SiteKind.READING_ROOM, null, null, true, Map.of()));
        organisation = organisations.add("文化馆 " + UUID.randomUUID()).id();
    }

    @Test
    void whoAcceptsAnInvitationSignsInAsWhatItSays() {
        Response invited = invite(Map.of(
                "role",
                "PARTNER",
                "displayName",
                "小赵",
                "siteIds",
                List.of(site.toString()),
                "organisationId",
                organisation.toString()));
        invited.then().statusCode(201);
        String token = invited.jsonPath().getString("token");
        Response look = Ask.post("/v1/invitations/look", null, Map.of("token", token));
        assertThat(look.jsonPath().getString("organisation.id")).isEqualTo(organisation.toString());
        assertThat(look.jsonPath().getString("token")).isNull();
        accept(token, name, PASSWORD).then().statusCode(201);
        Response session = signIn(name, PASSWORD);
        session.then().statusCode(201);
        assertThat(session.jsonPath().getString("role")).isEqualTo("PARTNER");
        assertThat(session.jsonPath().getList("sites.id")).containsExactly(site.toString());
        assertRefused(Ask.post("/v1/invitations/look", null, Map.of("token", token)), 404, "invitation-void");
    }

    @Test
    void ofManyWhoAcceptAtOnceOneGetsIn() {
        String token = token(invite(Map.of("role", "AUDITOR", "displayName", "老钱")));
        AtomicInteger number = new AtomicInteger();
        List<Response> answers = Ask.atOnce(5, () -> accept(token, name + "." + number.incrementAndGet(), PASSWORD));
        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> assertRefused(answer, 404, "invitation-void"));
        assertThat(count("SELECT count(*) FROM staff_member WHERE name LIKE ?1", name + "%"))
                .isOne();
    }

    @Test
    void aRetryGetsTheSameInvitationAndNoTokenLiesInTheDatabase() {
        UUID key = UUID.randomUUID();
        Map<String, Object> form = Map.of("role", "AUDITOR", "displayName", "老钱");
        String token = token(Ask.post("/v1/invitations", librarian.token(), key, form));
        assertThat(token(Ask.post("/v1/invitations", librarian.token(), key, form)))
                .isEqualTo(token);
        assertRefused(
                Ask.post("/v1/invitations", librarian.token(), key, Map.of("role", "LIBRARIAN", "displayName", "老钱")),
                422,
                "idempotency-mismatch");
        accept(token, name, PASSWORD).then().statusCode(201);
        for (String table : List.of("invitation", "once_answer", "audit_entry", "staff_member")) {
            for (String secret : List.of(token, PASSWORD)) {
                assertThat(count("SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?1", "%" + secret + "%"))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void anInvitationLivesAWeekAndCanBeTakenBack() {
        Response one = invite(Map.of("role", "AUDITOR", "displayName", "老钱"));
        Response two = invite(Map.of("role", "AUDITOR", "displayName", "老孙"));
        String path = "/v1/invitations/" + two.jsonPath().getString("id");
        Ask.delete(path, librarian.token()).then().statusCode(204);
        assertRefused(Ask.delete(path, librarian.token()), 404, "invitation-unknown");
        assertRefused(accept(token(two), name, PASSWORD), 404, "invitation-void");
        travel(Duration.ofDays(7));
        assertRefused(accept(token(one), name, PASSWORD), 404, "invitation-void");
    }

    @Test
    void aBadNameOrPasswordLeavesTheInvitationGood() {
        String token = token(invite(Map.of("role", "AUDITOR", "displayName", "老钱")));
        assertRefused(accept(token, name, "short"), 422, "password-too-short");
        assertRefused(accept(token, name, "password1234"), 422, "password-too-common");
        assertRefused(accept(token, "no blanks", PASSWORD), 422, "login-name-malformed");
        accept(token, name, PASSWORD).then().statusCode(201);
        String next = token(invite(Map.of("role", "AUDITOR", "displayName", "老钱")));
        assertRefused(accept(next, name.toUpperCase(Locale.ROOT), PASSWORD), 409, "login-name-taken");
    }

    @Test
    void aPartnerInvitesVolunteersOfItsOwnAndSeesNobodyElse() {
        Somebody partner = Somebody.ofOrganisation(organisation, Role.PARTNER, site);
        UUID others = organisations.add("书店 " + UUID.randomUUID()).id();
        Map<String, Object> volunteer = new HashMap<>(Map.of(
                "role",
                "VOLUNTEER",
                "displayName",
                "小孙",
                "siteIds",
                List.of(site.toString()),
                "endsOn",
                today().plusDays(30).toString()));
        Response invited = Ask.post("/v1/invitations", partner.token(), volunteer);
        invited.then().statusCode(201);
        assertThat(invited.jsonPath().getString("organisation.id")).isEqualTo(organisation.toString());
        accept(token(invited), name, PASSWORD).then().statusCode(201);
        assertRefused(
                Ask.post("/v1/invitations", partner.token(), Map.of("role", "STAFF", "displayName", "x")),
                403,
                "role-not-yours-to-give");
        volunteer.put("organisationId", others.toString());
        assertRefused(Ask.post("/v1/invitations", partner.token(), volunteer), 404, "organisation-unknown");
        Response theirs = Ask.post("/v1/invitations", librarian.token(), volunteer);
        theirs.then().statusCode(201);
        assertRefused(
                Ask.delete("/v1/invitations/" + theirs.jsonPath().getString("id"), partner.token()),
                404,
                "invitation-unknown");
        assertThat(Ask.get("/v1/invitations?limit=100", partner.token())
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(Ask.get("/v1/staff?limit=100", partner.token()).jsonPath().getList("items.organisation.id"))
                .containsOnly(organisation.toString());
        volunteer.remove("organisationId");
        volunteer.put(
                "siteIds",
                List.of(sites.add(new SiteForm(
                                "别处 " + UUID.randomUUID(), SiteKind.READING_ROOM, null, null, true, Map.of()))
                        .toString()));
        assertRefused(Ask.post("/v1/invitations", partner.token(), volunteer), 403, "site-not-yours");
    }

    @Test
    void anInvitationSaysAllThatItsRoleNeeds() {
        for (Map<String, Object> form : List.<Map<String, Object>>of(
                Map.of("role", "PARTNER", "displayName", "小赵"),
                Map.of("role", "STAFF", "displayName", "小赵", "organisationId", organisation.toString()),
                Map.of("role", "VOLUNTEER", "displayName", "小孙", "organisationId", organisation.toString()),
                Map.of(
                        "role",
                        "VOLUNTEER",
                        "displayName",
                        "小孙",
                        "organisationId",
                        organisation.toString(),
                        "endsOn",
                        today().plusDays(400).toString()),
                Map.of(
                        "role",
                        "AUDITOR",
                        "displayName",
                        "老钱",
                        "endsOn",
                        today().minusDays(1).toString()))) {
            assertRefused(invite(form), 422, "invitation-incomplete");
        }
    }

    @Test
    void aVolunteersAccountEndsAfterItsLastDay() {
        String token = token(invite(Map.of(
                "role",
                "VOLUNTEER",
                "displayName",
                "小孙",
                "organisationId",
                organisation.toString(),
                "endsOn",
                today().plusDays(2).toString())));
        accept(token, name, PASSWORD).then().statusCode(201);
        String refresh = signIn(name, PASSWORD).jsonPath().getString("refreshToken");
        travel(Duration.ofDays(3));
        assertRefused(Ask.post("/v1/sessions/refresh", null, Map.of("refreshToken", refresh)), 401, "session-ended");
        assertRefused(signIn(name, PASSWORD), 401, "sign-in-refused");
    }

    @Test
    void whoLeavesIsSignedOutAndCannotComeBack() {
        accept(token(invite(Map.of("role", "AUDITOR", "displayName", "老钱"))), name, PASSWORD);
        Response session = signIn(name, PASSWORD);
        String id = session.jsonPath().getString("personId");
        String access = session.jsonPath().getString("accessToken");
        Ask.get("/v1/second-factor", access).then().statusCode(200);
        Ask.delete("/v1/staff/" + id, librarian.token()).then().statusCode(204);
        assertRefused(Ask.get("/v1/second-factor", access), 401, "not-signed-in");
        assertRefused(Ask.delete("/v1/staff/" + id, librarian.token()), 404, "staff-unknown");
        assertRefused(
                Ask.post(
                        "/v1/sessions/refresh",
                        null,
                        Map.of("refreshToken", session.jsonPath().getString("refreshToken"))),
                401,
                "session-ended");
        assertRefused(signIn(name, PASSWORD), 401, "sign-in-refused");
        assertRefused(
                Ask.delete("/v1/staff/" + librarian.caller().personId(), librarian.token()),
                403,
                "yourself-not-allowed");
    }

    @Test
    void aLostPasswordIsReplacedByALinkAndTheOldOneWorksUntilThen() {
        accept(token(invite(Map.of("role", "AUDITOR", "displayName", "老钱"))), name, PASSWORD);
        Response session = signIn(name, PASSWORD);
        String path = "/v1/staff/" + session.jsonPath().getString("personId") + "/password-reset";
        String first = token(Ask.post(path, librarian.token()));
        String second = token(Ask.post(path, librarian.token()));
        assertRefused(accept(first, null, OTHER), 404, "invitation-void");
        signIn(name, PASSWORD).then().statusCode(201);
        Response accepted = accept(second, null, OTHER);
        accepted.then().statusCode(201);
        assertThat(accepted.jsonPath().getString("name")).isEqualTo(name);
        assertRefused(
                Ask.post(
                        "/v1/sessions/refresh",
                        null,
                        Map.of("refreshToken", session.jsonPath().getString("refreshToken"))),
                401,
                "session-ended");
        assertRefused(signIn(name, PASSWORD), 401, "sign-in-refused");
        signIn(name, OTHER).then().statusCode(201);
    }

    @Test
    void whoChangesAPasswordStaysSignedInHereAndNowhereElse() {
        accept(token(invite(Map.of("role", "AUDITOR", "displayName", "老钱"))), name, PASSWORD);
        Response here = signIn(name, PASSWORD);
        Response there = signIn(name, PASSWORD);
        String token = here.jsonPath().getString("accessToken");
        assertRefused(change(token, "wrong", OTHER), 422, "password-wrong");
        assertRefused(change(token, PASSWORD, "short"), 422, "password-too-short");
        assertRefused(change(token, PASSWORD, name + "1"), 422, "password-too-common");
        change(token, PASSWORD, OTHER).then().statusCode(204);
        assertRefused(Ask.get("/v1/second-factor", there.jsonPath().getString("accessToken")), 401, "not-signed-in");
        Ask.get("/v1/second-factor", token).then().statusCode(200);
        assertRefused(
                Ask.post(
                        "/v1/sessions/refresh",
                        null,
                        Map.of("refreshToken", there.jsonPath().getString("refreshToken"))),
                401,
                "session-ended");
        Ask.post(
                        "/v1/sessions/refresh",
                        null,
                        Map.of("refreshToken", here.jsonPath().getString("refreshToken")))
                .then()
                .statusCode(201);
        assertRefused(signIn(name, PASSWORD), 401, "sign-in-refused");
        signIn(name, OTHER).then().statusCode(201);
    }

    @Test
    void theOldPasswordCannotBeGuessedThroughAStolenToken() {
        accept(token(invite(Map.of("role", "AUDITOR", "displayName", "老钱"))), name, PASSWORD);
        String token = signIn(name, PASSWORD).jsonPath().getString("accessToken");
        for (int i = 0; i < 5; i++) {
            assertRefused(change(token, "wrong", OTHER), 422, "password-wrong");
        }
        assertRefused(change(token, PASSWORD, OTHER), 429, "sign-in-too-often");
    }

    private Response invite(Map<String, Object> form) {
        return Ask.post("/v1/invitations", librarian.token(), form);
    }

    private static String token(Response invited) {
        invited.then().statusCode(201);
        return invited.jsonPath().getString("token");
    }

    private static Response accept(String token, @Nullable String name, String password) {
        Map<String, String> form = new HashMap<>(Map.of("token", token, "password", password));
        if (name != null) {
            form.put("name", name);
        }
        return Ask.post("/v1/invitations/accept", null, form);
    }

    private static Response signIn(String name, String password) {
        return Ask.post("/v1/sessions", null, Map.of("grant", "STAFF", "name", name, "password", password));
    }

    private static Response change(String token, String from, String to) {
        return Ask.post("/v1/password", token, Map.of("password", from, "newPassword", to));
    }

    private int count(String sql, String with) {
        return database.createNativeQuery(sql, Integer.class)
                .setParameter(1, with)
                .getSingleResult();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private static void travel(Duration by) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), by), Clock.class);
    }
}
