package cn.yishulai;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Invariants;
import cn.yishulai.notices.RecordingSms;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The life of a family, told end to end over HTTP: 林岚 joins by phone, her mother at the desk without one; they become
 * one household, lend and borrow, part again, and leave. At every turn all rules between rows hold.
 */
@QuarkusTest
class FamilyLifeTest {

    private static final String ME = "/v1/households/me";
    private static final String PERSONS = ME + "/persons";
    private static final String WARDS = ME + "/wards";
    private static final String UNIONS = ME + "/unions";

    @Inject
    RecordingSms sms;

    @Inject
    Sites sites;

    @Inject
    DataSource database;

    private final String phone = "150%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private String refreshToken;
    private UUID site;
    private Somebody li;

    @Test
    void aFamilyJoinsGrowsBecomesOnePartsAndLeaves() {
        site = sites.add(new SiteForm("一生 " + UUID.randomUUID(), SiteKind.CENTRE, null, null, true, Map.of()));
        li = Somebody.staffAt(site);

        // 林岚 joins by phone, has a child, and prints the card.
        JsonPath session = signIn();
        String lan = session.getString("accessToken");
        String lanId = session.getString("personId");
        String child = add(lan, "小满", "CHILD");
        Response card = with(lan).get(ME + "/card");
        card.then().statusCode(200).contentType("application/pdf");

        // Her mother has no phone: she joins at the desk, which acts for her, and names her daughter as proxy.
        JsonPath founded = li.asks()
                .body(Map.of("siteId", site.toString(), "nickname", "外婆", "kind", "ELDER"))
                .post("/v1/households")
                .jsonPath();
        String grandmother = founded.getString("persons[0].id");
        String atDesk = onBehalf(founded.getString("familyCode"), "请女儿代办");
        with(atDesk)
                .body(Map.of("proxyFamilyCode", code(lan)))
                .post(ME + "/proxies")
                .then()
                .statusCode(201);
        rulesHold();

        // 林岚 registers a book for her from the sofa; her mother's family reads who it was.
        String forGrandmother = become(lan, grandmother);
        String volume = volume(forGrandmother, "外婆的书");
        String book = registered(forGrandmother, volume);
        assertThat(with(onBehalf(founded.getString("familyCode"), "看看谁办过"))
                        .get(ME + "/looks")
                        .jsonPath()
                        .getList("items.why", String.class))
                .contains("POST /v1/copies");

        // They become one household: books, persons and the card go along, and tokens from before do not.
        lan = become(forGrandmother, lanId);
        String join = with(lan).post(UNIONS + "/code").jsonPath().getString("code");
        forGrandmother = become(lan, grandmother);
        with(forGrandmother).body(Map.of("joinCode", join)).post(UNIONS).then().statusCode(201);
        assertRefused(with(forGrandmother).get(PERSONS), 401, "not-signed-in");
        lan = become(refreshed(), lanId);
        assertThat(with(lan).get(PERSONS).jsonPath().getList("items.nickname"))
                .containsExactlyInAnyOrder(session.getString("displayName"), "外婆", "小满");
        assertThat(with(lan).get(ME + "/copies").jsonPath().getList("items.code"))
                .contains(book);
        rulesHold();

        // Grandmother brings the book with her old card and earns a credit; 林岚 asks for a book of another family.
        String dropOff = li.asks()
                .body(Map.of("siteId", site.toString(), "familyCode", founded.getString("familyCode")))
                .post("/v1/drop-offs")
                .jsonPath()
                .getString("id");
        li.asks()
                .body(Map.of("copyCode", book, "grade", "GOOD"))
                .post("/v1/drop-offs/" + dropOff + "/copies")
                .then()
                .statusCode(201);
        String wanted = aBookOfAnotherFamily();
        String request = with(lan)
                .body(Map.of("volumeId", wanted, "pickupSiteId", site.toString()))
                .post("/v1/requests")
                .jsonPath()
                .getString("id");
        assertThat(credits(lan)).isEqualTo("0 free, 1 held");
        rulesHold();

        // The card is lost; the old one opens nothing any more.
        String lost = code(lan);
        with(lan).post(ME + "/card").then().statusCode(201);
        assertRefused(
                li.asks()
                        .body(Map.of("siteId", site.toString(), "familyCode", lost))
                        .post("/v1/drop-offs"),
                409,
                "family-card-replaced");

        // 林岚 moves out with a book and her request; the child stays with its grandmother, who answers for it now.
        String mine = registered(lan, volume(lan, "搬家带走的书"));
        Map<String, Object> departure = Map.of("copyCodes", List.of(mine));
        with(lan)
                .body(Map.of("guardianId", grandmother))
                .post(WARDS + "/" + child + "/guardian")
                .then()
                .statusCode(200);
        String elderAtDesk = onBehalf(code(lan), grandmother, "照顾外孙");
        with(elderAtDesk)
                .body(Map.of("consentVersion", "2026-1"))
                .post(WARDS + "/" + child + "/guardian/accept")
                .then()
                .statusCode(200);
        with(lan).body(departure).post(UNIONS + "/departure").then().statusCode(201);
        assertRefused(with(lan).get(ME), 401, "not-signed-in");
        lan = refreshed();
        assertThat(with(lan).get(PERSONS).jsonPath().getList("items")).hasSize(1);
        assertThat(state(lan, request)).isEqualTo("ACCEPTED");
        assertThat(credits(lan)).isEqualTo("0 free, 1 held");
        assertThat(with(lan).get(ME + "/copies").jsonPath().getList("items.code"))
                .containsExactly(mine);
        rulesHold();

        // What is kept of the family is for the family to read, as a page and as data.
        Map<String, String> all = export(lan);
        assertThat(all.get("yishulai.html")).contains(phone, mine, code(lan));
        assertThat(JsonPath.from(all.get("yishulai.json")).getList("sections.name", String.class))
                .contains("persons", "phones", "credits", "copies", "requests", "looks");

        // Then everybody leaves and nothing is left in the air.
        with(elderAtDesk).delete(PERSONS + "/" + grandmother).then().statusCode(204);
        assertRefused(with(elderAtDesk).get(ME), 401, "not-signed-in");
        with(lan).delete(PERSONS + "/" + lanId).then().statusCode(204);
        assertRefused(with(lan).get(ME), 401, "not-signed-in");
        rulesHold();
    }

    private String state(String token, String request) {
        return with(token).get("/v1/requests/" + request).jsonPath().getString("state");
    }

    private static Map<String, String> export(String token) {
        byte[] zip =
                with(token).get(ME + "/export").then().statusCode(200).extract().asByteArray();
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private void rulesHold() {
        try (Connection connection = database.getConnection()) {
            assertThat(Invariants.check(connection)).allSatisfy(finding -> assertThat(finding.rows())
                    .as(finding.room() + ": " + finding.rule())
                    .isEmpty());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String aBookOfAnotherFamily() {
        String other = Somebody.aCitizen().token();
        String volume = volume(other, "别家的书");
        String book = registered(other, volume);
        String dropOff = li.asks()
                .body(Map.of("siteId", site.toString(), "familyCode", code(other)))
                .post("/v1/drop-offs")
                .jsonPath()
                .getString("id");
        li.asks()
                .body(Map.of("copyCode", book, "grade", "GOOD"))
                .post("/v1/drop-offs/" + dropOff + "/copies")
                .then()
                .statusCode(201);
        return volume;
    }

    private String credits(String token) {
        JsonPath statement = with(token).get(ME + "/credits").jsonPath();
        return "%d free, %d held".formatted(statement.getInt("free"), statement.getInt("held"));
    }

    private static String volume(String token, String title) {
        return with(token)
                .body(Map.of("title", title + " " + UUID.randomUUID()))
                .post("/v1/volumes")
                .jsonPath()
                .getString("id");
    }

    private static String registered(String token, String volume) {
        Response copy = with(token)
                .body(Map.of("volumeId", volume, "disposition", "SWAP"))
                .post("/v1/copies");
        copy.then().statusCode(201);
        return copy.jsonPath().getString("code");
    }

    private static String add(String token, String nickname, String kind) {
        Map<String, String> form = new HashMap<>(Map.of("nickname", nickname, "kind", kind));
        if (kind.equals("CHILD")) {
            form.putAll(Map.of("ageBand", "UNDER_7", "consentVersion", "2026-1"));
        }
        return with(token).body(form).post(PERSONS).jsonPath().getString("id");
    }

    private static String code(String token) {
        return with(token).get(ME).jsonPath().getString("familyCode");
    }

    private String onBehalf(String card, String reason) {
        return onBehalf(card, null, reason);
    }

    private String onBehalf(String card, @Nullable String person, String reason) {
        Map<String, String> form =
                new HashMap<>(Map.of("siteId", site.toString(), "familyCode", card, "reason", reason));
        if (person != null) {
            form.put("personId", person);
        }
        Response opened = li.asks().body(form).post("/v1/sessions/on-behalf");
        opened.then().statusCode(201);
        return opened.jsonPath().getString("accessToken");
    }

    private static String become(String token, String person) {
        Response session = with(token).body(Map.of("personId", person)).post("/v1/sessions/person");
        session.then().statusCode(201);
        return session.jsonPath().getString("accessToken");
    }

    private String refreshed() {
        Response pair = plain().body(Map.of("refreshToken", refreshToken)).post("/v1/sessions/refresh");
        pair.then().statusCode(201);
        refreshToken = pair.jsonPath().getString("refreshToken");
        return pair.jsonPath().getString("accessToken");
    }

    private JsonPath signIn() {
        plain().body(Map.of("phone", phone)).post("/v1/one-time-codes").then().statusCode(202);
        Response session = plain().body(Map.of("grant", "PHONE", "phone", phone, "code", sms.nextCode(phone)))
                .post("/v1/sessions");
        session.then().statusCode(201);
        refreshToken = session.jsonPath().getString("refreshToken");
        return session.jsonPath();
    }

    private static RequestSpecification plain() {
        return RestAssured.given().header("Idempotency-Key", UUID.randomUUID()).contentType("application/json");
    }

    private static RequestSpecification with(String token) {
        return plain().header("Authorization", "Bearer " + token);
    }
}
