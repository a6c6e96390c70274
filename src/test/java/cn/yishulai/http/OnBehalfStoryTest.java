package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.Contract;
import cn.yishulai.people.AgeBand;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonForm;
import cn.yishulai.people.PersonKind;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk does for a family what the family would do itself, and the family can read it. */
@QuarkusTest
@ClocksStandStill
class OnBehalfStoryTest {

    private static final String OPEN = "/v1/sessions/on-behalf";
    private static final String PERSONS = "/v1/households/me/persons";

    @Inject
    Households households;

    @Inject
    Sites sites;

    @Inject
    Session database;

    UUID site;
    Somebody li;

    @BeforeEach
    void aCounter() {
        site = sites.add(new SiteForm("代办点 " + UUID.randomUUID(), SiteKind.CENTRE, null, null, true, Map.of()));
        li = Somebody.staffAt(site);
    }

    @Test
    void aFamilyWithoutAPhoneJoinsAndIsServedAtTheDesk() {
        Response founded = li.asks()
                .body(Map.of("siteId", site.toString(), "nickname", "陈奶奶", "kind", "ELDER"))
                .post("/v1/households");
        founded.then().statusCode(201);
        String card = founded.jsonPath().getString("familyCode");
        String token = open(card, "登记一本书").jsonPath().getString("accessToken");
        String volume = with(token)
                .body(Map.of("title", "代办的书"))
                .post("/v1/volumes")
                .jsonPath()
                .getString("id");
        with(token)
                .body(Map.of("volumeId", volume, "disposition", "SWAP"))
                .post("/v1/copies")
                .then()
                .statusCode(201);
        String request = with(token)
                .body(Map.of("volumeId", volume, "pickupSiteId", site.toString()))
                .post("/v1/requests")
                .jsonPath()
                .getString("id");
        with(token).post("/v1/requests/" + request + "/pause").then().statusCode(200);
        with(token).post("/v1/requests/" + request + "/cancel").then().statusCode(200);
        String child = with(token)
                .body(Map.of("nickname", "小孙", "kind", "CHILD", "ageBand", "UNDER_7", "consentVersion", "2026-1"))
                .post(PERSONS)
                .jsonPath()
                .getString("id");
        with(token).delete(PERSONS + "/" + child).then().statusCode(204);
        Response looks = with(token).get("/v1/households/me/looks");
        assertThat(looks.jsonPath().getList("items.why", String.class))
                .contains(
                        "POST " + OPEN,
                        "POST /v1/copies",
                        "POST /v1/requests",
                        "POST /v1/requests/" + request + "/pause");
        assertThat(looks.jsonPath().getList("items.by", String.class)).containsOnly("小李");
        assertThat(looks.jsonPath().getList("items.reason", String.class)).containsOnlyOnce("登记一本书");
        String person = founded.jsonPath().getString("persons[0].id");
        assertThat(actors(person))
                .allMatch(actor -> actor.equals("staff:" + li.caller().personId() + " for citizen:" + person));
        with(token).delete(PERSONS + "/" + person).then().statusCode(204);
        assertRefused(with(token).get(PERSONS), 401, "not-signed-in");
    }

    @Test
    void aFamilyThatJoinsWithAPhoneShowsIt() {
        Map<String, String> form =
                Map.of("siteId", site.toString(), "nickname", "新读者", "phone", "13912340001", "code", "000000");
        assertRefused(li.asks().body(form).post("/v1/households"), 422, "phone-not-proven");
        assertRefused(
                li.asks()
                        .body(Map.of("siteId", UUID.randomUUID().toString(), "nickname", "新读者"))
                        .post("/v1/households"),
                403,
                "site-not-yours");
    }

    /** Whatever a citizen's own token is answered, the desk's is answered too. */
    @Test
    void everyStepOfACitizenWorksOnBehalf() {
        List<Contract.Route> citizens = Contract.routes().stream()
                .filter(route -> !"none".equals(route.authz().get("citizen")) && !route.isPublic())
                .toList();
        assertThat(citizens).hasSizeGreaterThan(15);
        assertThat(citizens).allSatisfy(route -> {
            String path = route.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            Knock own = Knock.at(route, path, Somebody.aCitizen().token(), "");
            Knock acted = Knock.at(route, path, open(card(), "走一遍").jsonPath().getString("accessToken"), "");
            assertThat(acted.status()).as("%s: %s", route, acted.body()).isEqualTo(own.status());
            assertThat(acted.code()).as("%s", route).isEqualTo(own.code());
        });
    }

    @Test
    void anActingTokenOpensNothingOfTheStaffAndNoOtherSession() {
        String token = open(card(), "查询").jsonPath().getString("accessToken");
        assertRefused(
                with(token)
                        .body(Map.of("siteId", site.toString(), "familyCode", card(), "reason", "再开一个"))
                        .post(OPEN),
                403,
                "role-not-allowed");
        assertRefused(with(token).get("/v1/pull-list?site=" + site), 403, "role-not-allowed");
        assertThat(open(card(), "查询").jsonPath().getMap("$")).doesNotContainKey("refreshToken");
    }

    @Test
    void itEndsWithTheSessionOfTheMemberOfStaff() {
        String token = open(card(), "查询").jsonPath().getString("accessToken");
        with(token).get(PERSONS).then().statusCode(200);
        li.asks().delete("/v1/sessions/current").then().statusCode(204);
        assertRefused(with(token).get(PERSONS), 401, "not-signed-in");
    }

    @Test
    void itEndsByItselfAfterAQuarterOfAnHour() {
        String token = open(card(), "查询").jsonPath().getString("accessToken");
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16)), Clock.class);
        assertRefused(with(token).get(PERSONS), 401, "not-signed-in");
    }

    @Test
    void aRetryOpensNoSecondSessionAndSendsNoSecondNotice() {
        String card = card();
        UUID key = UUID.randomUUID();
        Response first = open(key, card, "重试");
        Response again = open(key, card, "重试");
        assertThat(again.jsonPath().getString("personId"))
                .isEqualTo(first.jsonPath().getString("personId"));
        assertRefused(open(key, card, "别的事"), 422, "idempotency-mismatch");
        String household = first.jsonPath().getString("householdId");
        assertThat(count(
                        "SELECT count(*) FROM outbox_message WHERE topic = 'acted-on-behalf' AND payload LIKE ?1",
                        "%" + household + "%"))
                .isOne();
        assertThat(count(
                        "SELECT count(*) FROM login_session WHERE parent_id IS NOT NULL AND person_id = cast(?1 as uuid)",
                        first.jsonPath().getString("personId")))
                .isOne();
    }

    @Test
    void forAChildItsGuardianActs() {
        HouseholdView family = households.found("王芳");
        String child = households
                .addPerson(
                        family.persons().get(0).id(), new PersonForm("小米", PersonKind.CHILD, AgeBand.UNDER_7, "2026-1"))
                .id()
                .toString();
        Map<String, String> form = new HashMap<>(Map.of(
                "siteId", site.toString(), "familyCode", family.familyCode().value(), "reason", "查询"));
        form.put("personId", child);
        assertRefused(li.asks().body(form).post(OPEN), 422, "person-is-a-child");
        form.put("personId", UUID.randomUUID().toString());
        assertRefused(li.asks().body(form).post(OPEN), 404, "person-unknown");
    }

    private String card() {
        return households.found("王芳").familyCode().value();
    }

    private Response open(String card, String reason) {
        return open(UUID.randomUUID(), card, reason);
    }

    private Response open(UUID key, String card, String reason) {
        return li.asks(key)
                .body(Map.of("siteId", site.toString(), "familyCode", card, "reason", reason))
                .post(OPEN);
    }

    private static RequestSpecification with(String token) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json");
    }

    private List<String> actors(String person) {
        return database.createNativeQuery("SELECT actor FROM audit_entry WHERE actor LIKE ?1", String.class)
                .setParameter(1, "%" + person + "%")
                .getResultList();
    }

    private int count(String sql, String with) {
        return database.createNativeQuery(sql, Integer.class)
                .setParameter(1, with)
                .getSingleResult();
    }
}
