package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.Contract;
import cn.yishulai.notices.RecordingSms;
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
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A phone serves more than one, an elder has none, and a number becomes another's. */
@QuarkusTest
@ClocksStandStill
class PhoneStoryTest {

    private static final String PERSON = "/v1/sessions/person";
    private static final String PERSONS = "/v1/households/me/persons";
    private static final String PROXIES = "/v1/households/me/proxies";

    @Inject
    RecordingSms sms;

    @Inject
    Households households;

    @Inject
    Sites sites;

    private final String phone = "135%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));

    @Test
    void onePhoneServesTwoAndTheRefreshTokenStaysWithWhoeverItIsNow() {
        JsonPath session = signIn();
        String mother = session.getString("personId");
        String token = session.getString("accessToken");
        String father = with(token)
                .body(Map.of("nickname", "父亲", "kind", "ADULT"))
                .post(PERSONS)
                .jsonPath()
                .getString("id");
        assertRefused(become(token, father), 404, "person-unknown");
        travel(Duration.ofMinutes(2));
        Map<String, String> form = Map.of("phone", phone, "code", "999999");
        assertRefused(with(token).body(form).post(PERSONS + "/" + father + "/phones"), 422, "phone-not-proven");
        with(token)
                .body(Map.of("phone", phone, "code", codeFor(phone)))
                .post(PERSONS + "/" + father + "/phones")
                .then()
                .statusCode(201);
        JsonPath his = become(token, father).jsonPath();
        assertThat(his.getString("personId")).isEqualTo(father);
        assertRefused(with(token).get(PERSONS), 401, "not-signed-in");
        with(his.getString("accessToken")).get(PERSONS).then().statusCode(200);
        JsonPath refreshed = refresh(session.getString("refreshToken"));
        assertThat(refreshed.getString("personId")).isEqualTo(father);
        assertThat(refreshed.getList("persons.personId", String.class)).containsExactlyInAnyOrder(mother, father);
        assertThat(refreshed.getList("persons.byProxy", Boolean.class)).containsOnly(false);
        become(refreshed.getString("accessToken"), mother).then().statusCode(201);
    }

    @Test
    void anElderWithoutAPhoneIsServedByAProxyWhomTheFamilySees() {
        JsonPath session = signIn();
        String token = session.getString("accessToken");
        HouseholdView other = households.found("外公一家");
        UUID elder = households
                .addPerson(other.persons().get(0).id(), new PersonForm("外公", PersonKind.ELDER, null, null))
                .id();
        String card = households
                .view(UUID.fromString(session.getString("householdId")))
                .familyCode()
                .value();
        String appointment = Somebody.ofPerson(elder)
                .asks()
                .body(Map.of("proxyFamilyCode", card))
                .post(PROXIES)
                .jsonPath()
                .getString("id");
        assertThat(with(token).get(PROXIES).jsonPath().getList("items.person.nickname"))
                .containsExactly("外公");
        String acting = become(token, elder.toString()).jsonPath().getString("accessToken");
        with(acting)
                .body(Map.of("nickname", "外婆", "kind", "ELDER"))
                .post(PERSONS)
                .then()
                .statusCode(201);
        Response looks = Somebody.ofPerson(elder).asks().get("/v1/households/me/looks");
        assertThat(looks.jsonPath().getList("items.why", String.class)).contains("POST " + PERSONS);
        assertThat(looks.jsonPath().getList("items.forPerson", String.class)).containsOnly(elder.toString());
        assertThat(looks.jsonPath().getList("items.by", String.class)).containsOnly(session.getString("displayName"));
        Somebody.ofPerson(elder)
                .asks()
                .delete(PROXIES + "/" + appointment)
                .then()
                .statusCode(204);
        assertRefused(with(acting).get(PERSONS), 401, "not-signed-in");
        assertThat(refresh(session.getString("refreshToken")).getString("personId"))
                .isEqualTo(session.getString("personId"));
    }

    @Test
    void aNumberNotSeenForHalfAYearShowsNothingUntilTheFamilyCodeIsKnown() {
        JsonPath before = signIn();
        String card = households
                .view(UUID.fromString(before.getString("householdId")))
                .familyCode()
                .value();
        travel(Duration.ofDays(181));
        JsonPath session = signIn();
        assertThat(session.getString("restricted")).isEqualTo("NUMBER_UNCERTAIN");
        assertThat(session.getMap("$")).doesNotContainKeys("householdId", "persons");
        assertThat(session.getString("displayName")).isEqualTo("—");
        String token = session.getString("accessToken");
        nothingOfTheHouseholdIsReached(token);
        assertRefused(
                prove(
                        token,
                        Map.of("familyCode", households.found("别家").familyCode().value())),
                403,
                "number-not-proven");
        Response proven = prove(token, Map.of("familyCode", card));
        proven.then().statusCode(201);
        assertThat(proven.jsonPath().getString("personId")).isEqualTo(before.getString("personId"));
        with(token).get(PERSONS).then().statusCode(200);
        prove(token, Map.of("familyCode", card)).then().statusCode(201);
    }

    @Test
    void whoIsNewHereBeginsAnewAndTheOldFamilyLosesTheNumber() {
        JsonPath before = signIn();
        UUID old = UUID.fromString(before.getString("householdId"));
        travel(Duration.ofDays(181));
        String token = signIn().getString("accessToken");
        JsonPath anew = prove(token, Map.of("newHere", true)).jsonPath();
        assertThat(anew.getString("householdId")).isNotEqualTo(old.toString());
        assertThat(households.maskedPhone(old)).isNull();
        assertThat(with(anew.getString("accessToken")).get(PERSONS).jsonPath().getList("items"))
                .hasSize(1);
        travel(Duration.ofDays(181).plusMinutes(2));
        assertThat(signIn().getString("householdId")).isEqualTo(anew.getString("householdId"));
    }

    @Test
    void aNumberSaidToBeAnothersIsUncertainAndTheDeskCanConfirmIt() {
        JsonPath session = signIn();
        String token = session.getString("accessToken");
        String card = households
                .view(UUID.fromString(session.getString("householdId")))
                .familyCode()
                .value();
        UUID site = sites.add(new SiteForm("号码台 " + UUID.randomUUID(), SiteKind.CENTRE, null, null, true, Map.of()));
        Somebody li = Somebody.staffAt(site);
        Map<String, String> said = Map.of("siteId", site.toString(), "phone", phone, "finding", "SOMEBODY_ELSES");
        li.asks().body(said).post("/v1/phone-checks").then().statusCode(204);
        assertRefused(with(token).get(PERSONS), 403, "session-restricted");
        Map<String, String> others = Map.of(
                "siteId",
                site.toString(),
                "phone",
                phone,
                "finding",
                "STILL_THEIRS",
                "familyCode",
                households.found("别家").familyCode().value());
        assertRefused(li.asks().body(others).post("/v1/phone-checks"), 422, "phone-of-another");
        Map<String, String> confirmed =
                Map.of("siteId", site.toString(), "phone", phone, "finding", "STILL_THEIRS", "familyCode", card);
        li.asks().body(confirmed).post("/v1/phone-checks").then().statusCode(204);
        with(token).get(PERSONS).then().statusCode(200);
    }

    @Test
    void aFamilyCodeIsTypedWrongTenTimesADayAtMost() {
        signIn();
        travel(Duration.ofDays(181));
        String token = signIn().getString("accessToken");
        String wrong = households.found("别家").familyCode().value();
        for (int i = 0; i < 10; i++) {
            assertRefused(prove(token, Map.of("familyCode", wrong)), 403, "number-not-proven");
        }
        assertRefused(prove(token, Map.of("familyCode", wrong)), 429, "sign-in-too-often");
    }

    private static void nothingOfTheHouseholdIsReached(String token) {
        Set<String> open = Set.of("closeSession", "closeAllSessions", "proveNumber");
        List<Contract.Route> citizens = Contract.routes().stream()
                .filter(route -> !"none".equals(route.authz().get("citizen")) && !route.isPublic())
                .filter(route -> !open.contains(route.operation().getOperationId()))
                .toList();
        assertThat(citizens).hasSizeGreaterThan(15).allSatisfy(route -> {
            String path = route.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            assertThat(Knock.at(route, path, token, "").code()).as("%s", route).isEqualTo("session-restricted");
        });
    }

    private static Response become(String token, String person) {
        return with(token).body(Map.of("personId", person)).post(PERSON);
    }

    private static Response prove(String token, Map<String, ?> proof) {
        return with(token).body(proof).post(PERSON + "/proof");
    }

    private JsonPath refresh(String refreshToken) {
        Response refreshed = plain().body(Map.of("refreshToken", refreshToken)).post("/v1/sessions/refresh");
        refreshed.then().statusCode(201);
        return refreshed.jsonPath();
    }

    private JsonPath signIn() {
        Response session = plain().body(Map.of("grant", "PHONE", "phone", phone, "code", codeFor(phone)))
                .post("/v1/sessions");
        session.then().statusCode(201);
        return session.jsonPath();
    }

    private String codeFor(String number) {
        plain().body(Map.of("phone", number)).post("/v1/one-time-codes").then().statusCode(202);
        return sms.nextCode(number);
    }

    private static RequestSpecification plain() {
        return RestAssured.given().header("Idempotency-Key", UUID.randomUUID()).contentType("application/json");
    }

    private static RequestSpecification with(String token) {
        return plain().header("Authorization", "Bearer " + token);
    }

    private static void travel(Duration by) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), by), Clock.class);
    }
}
