package cn.yishulai;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.boot.HouseRules;
import cn.yishulai.notices.RecordingSms;
import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Hours;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One copy, told from the shelf of a family to another reader, over HTTP and nothing else. Every step is done twice with
 * the same Idempotency-Key, wrong orders are tried in between, and in the end every invariant is asked for.
 */
@QuarkusTest
class CopyLifeTest {

    @Inject
    Sites sites;

    @Inject
    OpeningCalendar calendar;

    @Inject
    Households households;

    @Inject
    RecordingSms phones;

    @Inject
    HouseRules rules;

    private String centre;
    private String room;
    private Life staff;
    private Life roomStaff;

    @BeforeEach
    void aCentreAndAReadingRoom() {
        centre = aSite("南京市民图书交换中心", SiteKind.CENTRE);
        room = aSite("少儿图书室", SiteKind.READING_ROOM);
        staff = new Life(Somebody.staffAt(UUID.fromString(centre)).token());
        roomStaff = new Life(Somebody.staffAt(UUID.fromString(room)).token());
    }

    @AfterEach
    void everyInvariantHolds() {
        rules.allHold();
    }

    @Test
    void aBookTravelsFromOneFamilysShelfToAnotherReader() {
        Life wang = family();
        Life li = family();
        Map<String, Integer> before = figures();

        // Nobody knows the title, so the family adds the book.
        String title = "城南旧事" + ThreadLocalRandom.current().nextInt(1_000_000_000);
        wang.get("/v1/volumes?query=" + title).body("items", empty());
        wang.refused(400, "volume-malformed", "/v1/volumes", Map.of("title", ""));
        String volume = wang.post(201, "/v1/volumes", Map.of("title", title, "author", "林海音"))
                .extract()
                .path("id");
        wang.keyTakenTwice("/v1/volumes", Map.of("title", "冬阳 童年"), Map.of("title", "冬阳 童年 骆驼队"));

        // It is registered at home and gets its code; nothing is minted for listing.
        wang.refused(
                404, "volume-unknown", "/v1/copies", copyForm(UUID.randomUUID().toString()));
        Map<String, Object> form = new HashMap<>(copyForm(volume));
        form.put("ownerGrade", "WORN");
        String code = wang.post(201, "/v1/copies", form)
                .body("status", equalTo("LISTED"))
                .body("ownerGrade", equalTo("WORN"))
                .body("grade", nullValue())
                .extract()
                .path("code");
        wang.get("/v1/households/me/credits").body("free", equalTo(0)).body("items", empty());
        wang.get("/v1/households/me/copies").body("items.code", contains(code));
        wang.pdf("/v1/labels", Map.of("copyCodes", new String[] {code}, "sheet", "L7160"));
        li.refused(404, "copy-unknown", "/v1/labels", Map.of("copyCodes", new String[] {code}, "sheet", "L7160"));

        // Wrong orders: it is not here, nobody waits for it, it was never sent.
        staff.refused(409, "copy-not-available", "/v1/copies/" + code + "/receive", at(centre));
        staff.refused(409, "copy-not-claimed", "/v1/copies/" + code + "/hold-shelf", at(centre));
        staff.refused(403, "site-not-yours", "/v1/copies/" + code + "/shelve", at(room));
        wang.refused(403, "role-not-allowed", "/v1/copies/" + code + "/shelve", at(centre));

        // It is brought to the centre: scanned, graded, accepted; one credit is minted, once.
        staff.scan(code, centre)
                .body("kind", equalTo("COPY"))
                .body("actions", hasItem("INSPECT"))
                .body("copy.ownerGrade", equalTo("WORN"));
        String dropOff = staff.post(201, "/v1/drop-offs", Map.of("siteId", centre, "familyCode", wang.familyCode))
                .body("state", equalTo("OPEN"))
                .body("credits", equalTo(0))
                .extract()
                .path("id");
        staff.post(201, "/v1/drop-offs/" + dropOff + "/copies", Map.of("copyCode", code.toLowerCase(), "grade", "GOOD"))
                .body("decision", equalTo("CREDIT"))
                .body("credits", equalTo(1))
                .body("copy.status", equalTo("AVAILABLE"))
                .body("copy.grade", equalTo("GOOD"))
                .body("copy.ownerGrade", nullValue())
                .body("copy.site.id", equalTo(centre));
        staff.refused(
                409,
                "copy-already-inspected",
                "/v1/drop-offs/" + dropOff + "/copies",
                Map.of("copyCode", code, "grade", "GOOD"));
        staff.post(201, "/v1/drop-offs/" + dropOff + "/receipt", null)
                .body("credits", equalTo(1))
                .body("freeCredits", equalTo(1));
        staff.refused(
                409,
                "drop-off-closed",
                "/v1/drop-offs/" + dropOff + "/copies",
                Map.of("copyCode", code, "grade", "GOOD"));
        wang.get("/v1/households/me/credits").body("free", equalTo(1)).body("items.kind", contains("MINT"));

        // Another family searches with one character and two, sees where a copy is, and asks for it; it has no credit
        // yet.
        for (String query : new String[] {title, title.substring(2), "城南", "林"}) {
            li.get("/v1/volumes?limit=100&query=" + query);
        }
        li.get("/v1/volumes?query=" + title + "&site=" + centre)
                .body("items", hasSize(1))
                .body("items[0].freeCopies", equalTo(1))
                .body("items[0].availability[0].site.id", equalTo(centre));
        li.get("/v1/volumes?query=" + title + "&site=" + room).body("items", empty());
        Map<String, Object> wish = Map.of("volumeId", volume, "pickupSiteId", centre);
        String request = li.post(201, "/v1/requests", wish)
                .body("state", equalTo("OPEN"))
                .body("place.ahead", equalTo(0))
                .body("place.because", equalTo("NEEDS_A_CREDIT"))
                .extract()
                .path("id");
        li.refused(409, "request-already-open", "/v1/requests", wish);
        wang.refused(404, "request-unknown", "/v1/requests/" + request + "/cancel", null);
        li.refused(409, "request-not-ready", "/v1/requests/" + request + "/accept", null);

        // It brings a book of its own to the reading room; with the credit the copy at the centre is claimed at once.
        bringsABook(li, roomStaff, room);
        li.get("/v1/requests/" + request)
                .body("state", equalTo("ACCEPTED"))
                .body("creditHeld", equalTo(true))
                .body("copyCode", equalTo(code))
                .body("place.because", equalTo("BEING_PULLED"));
        li.get("/v1/households/me/credits").body("free", equalTo(0)).body("held", equalTo(1));

        // A third family comes later and stands behind; a walk-in cannot have the claimed copy.
        Life zhao = family();
        bringsABook(zhao, roomStaff, room);
        String later = zhao.post(201, "/v1/requests", wish)
                .body("state", equalTo("OPEN"))
                .body("place.because", equalTo("NO_FREE_COPY"))
                .extract()
                .path("id");
        Life walkIn = family();
        bringsABook(walkIn, roomStaff, room);
        staff.refused(409, "copy-claimed", "/v1/copies/" + code + "/hand-over", handTo(walkIn, centre));

        // Staff see it on the pull list, pull it and set it aside; the reader is told once.
        staff.get("/v1/pull-list?site=" + centre).body("items.copy.code", hasItem(code));
        staff.scan(code, centre).body("actions[0]", equalTo("HOLD_SHELF"));
        staff.post(200, "/v1/copies/" + code + "/hold-shelf", at(centre))
                .body("copy.status", equalTo("ON_HOLD_SHELF"))
                .body("request.id", equalTo(request))
                .body("request.state", equalTo("READY"))
                .body("request.pickupUntil", notNullValue());
        staff.refused(409, "copy-not-available", "/v1/copies/" + code + "/hold-shelf", at(centre));
        staff.get("/v1/hold-shelf?site=" + centre).body("items.copy.code", hasItem(code));
        assertThat(phones.next(li.phone)).contains("1 张换书券");
        assertThat(phones.next(li.phone)).contains("《" + title + "》");
        li.get("/v1/households/me/notices").body("items.kind", hasItem("request-ready"));

        // The reader shows the family code and gets the book; the credit is burned.
        staff.scan(li.familyCode, centre)
                .body("kind", equalTo("FAMILY"))
                .body("family.ready.copy.code", contains(code));
        staff.post(200, "/v1/copies/" + code + "/hand-over", handTo(li, centre))
                .body("copy.status", equalTo("HANDED_OVER"))
                .body("request.state", equalTo("FULFILLED"));
        staff.refused(409, "copy-not-available", "/v1/copies/" + code + "/hand-over", handTo(walkIn, centre));
        li.get("/v1/requests/" + request).body("state", equalTo("FULFILLED")).body("creditHeld", equalTo(false));
        li.get("/v1/households/me/credits").body("free", equalTo(0)).body("held", equalTo(0));
        zhao.get("/v1/requests/" + later).body("state", equalTo("OPEN")).body("place.ahead", equalTo(0));

        thePublicPageNamesNobody(code, title, wang, li);
        assertThat(risen(before, figures()))
                .containsAllEntriesOf(Map.of("registered", 4, "received", 4, "handedOver", 1, "creditsMinted", 4))
                .containsAllEntriesOf(Map.of("families", 4, "creditsBurned", 1, "creditsOutstanding", 3));
    }

    /** What the library can show for today, in figures. */
    private Map<String, Integer> figures() {
        String days = "from=%s&to=%s".formatted(calendar.today(), calendar.today());
        Map<String, Object> figures = new Life(Somebody.aLibrarian().token())
                .get("/v1/reports/stock-activation?" + days)
                .extract()
                .path("");
        figures.keySet().removeAll(Set.of("from", "to"));
        return figures.entrySet().stream().collect(toMap(Map.Entry::getKey, figure -> (Integer) figure.getValue()));
    }

    private static Map<String, Integer> risen(Map<String, Integer> before, Map<String, Integer> after) {
        return after.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, figure -> figure.getValue() - before.get(figure.getKey())));
    }

    @Test
    void aBookForAReaderElsewhereGoesByVan() {
        Life wang = family();
        Life li = family();
        bringsABook(li, roomStaff, room);
        String volume = wang.post(201, "/v1/volumes", Map.of("title", "呼兰河传 " + UUID.randomUUID()))
                .extract()
                .path("id");
        String code = wang.post(201, "/v1/copies", copyForm(volume)).extract().path("code");
        String request = li.post(201, "/v1/requests", Map.of("volumeId", volume, "pickupSiteId", room))
                .body("place.because", equalTo("NO_FREE_COPY"))
                .extract()
                .path("id");

        // Wanted when it is brought, so it is claimed in the same transaction, at the other end of the city.
        String dropOff = staff.post(201, "/v1/drop-offs", Map.of("siteId", centre, "familyCode", wang.familyCode))
                .extract()
                .path("id");
        staff.post(201, "/v1/drop-offs/" + dropOff + "/copies", Map.of("copyCode", code, "grade", "LIKE_NEW"))
                .body("copy.status", equalTo("CLAIMED"))
                .body("request.id", equalTo(request));
        staff.refused(409, "pickup-elsewhere", "/v1/copies/" + code + "/hold-shelf", at(centre));
        staff.refused(409, "copy-claimed", "/v1/copies/" + code + "/shelve", at(centre));
        staff.post(200, "/v1/copies/" + code + "/send", Map.of("siteId", centre, "toSiteId", room))
                .body("copy.status", equalTo("IN_TRANSIT"));
        li.get("/v1/requests/" + request).body("place.because", equalTo("ON_ITS_WAY"));
        staff.refused(409, "copy-not-available", "/v1/copies/" + code + "/hand-over", handTo(li, centre));
        roomStaff
                .post(200, "/v1/copies/" + code + "/receive", at(room))
                .body("copy.status", equalTo("ON_HOLD_SHELF"))
                .body("request.state", equalTo("READY"));
        staff.refused(409, "copy-elsewhere", "/v1/copies/" + code + "/hand-over", handTo(li, centre));
        roomStaff
                .post(200, "/v1/copies/" + code + "/hand-over", handTo(li, room))
                .body("request.state", equalTo("FULFILLED"));
    }

    @Test
    void aCopyReportedMissingKeepsItsReadersPlaceInLine() {
        Life wang = family();
        Life li = family();
        bringsABook(li, roomStaff, room);
        String volume = wang.post(201, "/v1/volumes", Map.of("title", "朝花夕拾 " + UUID.randomUUID()))
                .extract()
                .path("id");
        String code = brings(wang, staff, centre, volume);
        String request = li.post(201, "/v1/requests", Map.of("volumeId", volume, "pickupSiteId", centre))
                .body("state", equalTo("ACCEPTED"))
                .extract()
                .path("id");
        staff.post(200, "/v1/copies/" + code + "/missing", Map.of("siteId", centre, "reason", "不在架上"))
                .body("copy.status", equalTo("MISSING"));
        li.get("/v1/requests/" + request)
                .body("state", equalTo("OPEN"))
                .body("place.ahead", equalTo(0))
                .body("creditHeld", equalTo(false));
        staff.post(200, "/v1/copies/" + code + "/shelve", at(centre)).body("copy.status", equalTo("CLAIMED"));
        li.get("/v1/requests/" + request).body("state", equalTo("ACCEPTED"));
        li.post(200, "/v1/requests/" + request + "/cancel", null).body("state", equalTo("CANCELLED"));
        li.refused(409, "request-not-ready", "/v1/requests/" + request + "/pause", null);
        li.get("/v1/households/me/credits").body("free", equalTo(1)).body("held", equalTo(0));
    }

    private void thePublicPageNamesNobody(String code, String title, Life... families) {
        for (String path : new String[] {"/b/" + code, "/b/" + code.toLowerCase(), "/B/" + code}) {
            String page = RestAssured.given()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .extract()
                    .asString();
            assertThat(page).contains(title, "南京市民图书交换中心").doesNotContain("<script");
            for (Life family : families) {
                assertThat(page).doesNotContain(family.familyCode, family.phone, family.phone.substring(7));
            }
        }
        RestAssured.given()
                .get("/v1/copies/" + code)
                .then()
                .statusCode(200)
                .body("families", equalTo(2))
                .body("steps.status", contains("LISTED", "AVAILABLE", "CLAIMED", "ON_HOLD_SHELF", "HANDED_OVER"));
        RestAssured.given().get("/b/0000000000").then().statusCode(404);
    }

    private void bringsABook(Life family, Life atDesk, String site) {
        String volume = family.post(201, "/v1/volumes", Map.of("title", "家里的书 " + UUID.randomUUID()))
                .extract()
                .path("id");
        brings(family, atDesk, site, volume);
    }

    private static String brings(Life family, Life atDesk, String site, String volume) {
        String code = family.post(201, "/v1/copies", copyForm(volume)).extract().path("code");
        String dropOff = atDesk.post(201, "/v1/drop-offs", Map.of("siteId", site, "familyCode", family.familyCode))
                .extract()
                .path("id");
        atDesk.post(201, "/v1/drop-offs/" + dropOff + "/copies", Map.of("copyCode", code, "grade", "GOOD"))
                .body("decision", equalTo("CREDIT"));
        atDesk.post(201, "/v1/drop-offs/" + dropOff + "/receipt", null);
        return code;
    }

    /** Signs in with phone and one-time code, as the app does. */
    private Life family() {
        String phone = "139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        Life nobody = new Life(null);
        nobody.post(202, "/v1/one-time-codes", Map.of("phone", phone));
        String code = phones.nextCode(phone);
        String wrong = code.equals("000000") ? "000001" : "000000";
        nobody.refused(401, "sign-in-refused", "/v1/sessions", phoneAnd(phone, wrong));
        JsonPath session = nobody.signIn(phoneAnd(phone, code))
                .body("role", equalTo("CITIZEN"))
                .extract()
                .jsonPath();
        UUID household = session.getUUID("householdId");
        String card = households.view(household).familyCode().value();
        return new Life(session.getString("accessToken"), phone, card);
    }

    private String aSite(String name, SiteKind kind) {
        return sites.add(new SiteForm(
                        name + " " + UUID.randomUUID(),
                        kind,
                        null,
                        null,
                        true,
                        SiteForm.daily(Hours.of("09:00", "17:30"))))
                .toString();
    }

    private static Map<String, Object> phoneAnd(String phone, String code) {
        return Map.of("grant", "PHONE", "phone", phone, "code", code);
    }

    private static Map<String, Object> copyForm(String volume) {
        return Map.of("volumeId", volume, "disposition", "SWAP");
    }

    private static Map<String, Object> at(String site) {
        return Map.of("siteId", site);
    }

    private static Map<String, Object> handTo(Life family, String site) {
        return Map.of("siteId", site, "familyCode", family.familyCode);
    }
}
