package cn.yishulai.fairs;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a place offers, when it is to be had, and who answers for it, over HTTP. */
@QuarkusTest
class FairVenuesTest {

    @Inject
    FairFixture fixture;

    @Inject
    Clock clock;

    private UUID venue;
    private UUID organisation;
    private Somebody partner;
    private final Somebody librarian = Somebody.aLibrarian();

    @BeforeEach
    void aPlace() {
        venue = fixture.aVenue();
        organisation = fixture.anOrganisation();
        partner = Somebody.ofOrganisation(organisation, Role.PARTNER, venue);
    }

    @Test
    void whatAPlaceOffersIsForEverybodyAndWhoAnswersForItIsNot() {
        partner.asks()
                .body(Map.of(
                        "peopleAtOnce",
                        800,
                        "power",
                        false,
                        "roof",
                        true,
                        "houseRules",
                        "请勿遛狗。\n21:00 清场。",
                        "position",
                        Map.of("latitude", 32.0725, "longitude", 118.7925, "datum", "WGS84")))
                .put(at(""))
                .then()
                .statusCode(200);
        partner.asks()
                .body(Map.of("contacts", List.of(Map.of("name", "张老师", "about", "开门、用电", "phone", "025-12345678"))))
                .put(at("/contacts"))
                .then()
                .statusCode(200)
                .body("items.phone", contains("025-12345678"));
        String publicly = RestAssured.given()
                .config(RestAssured.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .get(at(""))
                .then()
                .statusCode(200)
                .body("peopleAtOnce", equalTo(800))
                .body("power", equalTo(false))
                .body("network", nullValue())
                .body("position.given", equalTo("WGS84"))
                .body("position.gcj02.longitude", closeTo(118.7976, 0.001))
                .body("maps.app", contains("AMAP", "BAIDU", "APPLE", "GEO"))
                .extract()
                .asString();
        assertThat(publicly).doesNotContain("张老师", "12345678");
        assertRefused(RestAssured.given().get(at("/contacts")), 401, "not-signed-in");
        assertRefused(Somebody.aCitizen().asks().get(at("/contacts")), 403, "role-not-allowed");
        assertRefused(Somebody.aPartner(fixture.aVenue()).asks().get(at("/contacts")), 403, "site-not-yours");
        librarian
                .asks()
                .body(Map.of("contacts", List.of()))
                .put(at("/contacts"))
                .then()
                .body("items", hasSize(0));
        assertThat(RestAssured.given().get("/v1/venues?limit=100").jsonPath().getList("items.site.id"))
                .isNotEmpty();
    }

    @Test
    void whoeverIsSlowerIsToldThatThePlaceWasDescribedMeanwhile() {
        String seen = librarian.asks().get(at("")).header("ETag");
        librarian
                .asks()
                .header("If-Match", seen)
                .body(Map.of("roof", true))
                .put(at(""))
                .then()
                .statusCode(200);
        assertRefused(
                partner.asks()
                        .header("If-Match", seen)
                        .body(Map.of("roof", false))
                        .put(at("")),
                412,
                "venue-changed");
        RestAssured.given().get(at("")).then().body("roof", equalTo(true));
    }

    @Test
    void aFairIsNotApprovedForATimeAtWhichThePlaceIsBlocked() {
        Instant from = inDays(30);
        String fair = proposed(from);
        windows(window("BLOCKED", from.plus(Duration.ofHours(1)), from.plus(Duration.ofHours(9)), "检修"))
                .then()
                .statusCode(200);
        librarian
                .asks()
                .get("/v1/fairs/{id}/work", fair)
                .then()
                .body("next.find { it.step == 'APPROVE' }.missing", contains("VENUE_BLOCKED"));
        assertRefused(librarian.asks().post("/v1/fairs/{id}/approve", fair), 409, "fair-venue-blocked");
        windows().then().statusCode(200);
        librarian.asks().post("/v1/fairs/{id}/approve", fair).then().statusCode(200);
    }

    @Test
    void whatSpeaksAgainstAPlaceIsSaidAndForbidsNothing() {
        Instant from = inDays(30);
        String fair = proposed(from);
        librarian.asks().body(Map.of("peopleAtOnce", 299)).put(at("")).then().statusCode(200);
        windows(window("AVAILABLE", from.plus(Duration.ofDays(1)), from.plus(Duration.ofDays(2)), "周末"));
        librarian
                .asks()
                .get("/v1/fairs/{id}/work", fair)
                .then()
                .body("doubts", contains("MORE_PEOPLE_THAN_THE_PLACE_TAKES", "NOT_IN_A_TIME_THAT_IS_OFFERED"));
        librarian.asks().post("/v1/fairs/{id}/approve", fair).then().statusCode(200);
        windows(window("AVAILABLE", from.minus(Duration.ofDays(1)), from.plus(Duration.ofDays(2)), "周末"));
        librarian
                .asks()
                .get("/v1/fairs/{id}/work", fair)
                .then()
                .body("doubts", contains("MORE_PEOPLE_THAN_THE_PLACE_TAKES"));
    }

    @Test
    void timesOfOneKindAreApart() {
        Instant from = inDays(30);
        Instant until = from.plus(Duration.ofHours(4));
        windows(window("AVAILABLE", from, until, "日场"), window("BLOCKED", from, until, "布展"))
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        assertRefused(
                windows(
                        window("BLOCKED", from, until, "一"),
                        window("BLOCKED", until.minusSeconds(60), until.plusSeconds(60), "二")),
                422,
                "venue-windows-wrong");
        assertRefused(windows(window("BLOCKED", until, from, "倒")), 422, "venue-windows-wrong");
        assertRefused(windows(window("BLOCKED", inDays(-3), inDays(-2), "过")), 422, "venue-windows-wrong");
    }

    @Test
    void whichFairHasAPlaceIsToldToWhoeverWorksOnIt() {
        Instant from = inDays(30);
        String fair = proposed(from);
        librarian.asks().post("/v1/fairs/{id}/approve", fair).then().statusCode(200);
        String day = from.atZone(OpeningCalendar.CITY).toLocalDate().toString();
        String times = at("/times?from=" + day + "&to=" + day);
        for (Somebody who : List.of(partner, librarian)) {
            who.asks().get(times).then().statusCode(200).body("taken.fairId", contains(fair));
        }
        Somebody.ofOrganisation(fixture.anOrganisation(), Role.PARTNER)
                .asks()
                .get(times)
                .then()
                .statusCode(200)
                .body("taken", hasSize(1))
                .body("taken[0].fairId", nullValue())
                .body("taken[0].title", nullValue());
        assertRefused(librarian.asks().get(at("/times?from=" + day + "&to=2020-01-01")), 422, "fair-days-wrong");
    }

    @Test
    void photosOfAPlaceAreForEverybodyAndTakenAwayByThoseWhoWorkThere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        for (int i = 1; i <= 2; i++) {
            partner.asks()
                    .contentType("image/jpeg")
                    .body(bytes.toByteArray())
                    .post(at("/photos"))
                    .then()
                    .statusCode(201)
                    .body("photos", hasSize(i));
        }
        String first = RestAssured.given().get(at("")).path("photos[0].url");
        RestAssured.given().get(first).then().statusCode(200).contentType("image/jpeg");
        assertRefused(Somebody.staffAt(fixture.aVenue()).asks().delete(first), 403, "site-not-yours");
        partner.asks().delete(first).then().statusCode(204);
        assertRefused(RestAssured.given().get(first), 404, "venue-photo-unknown");
        RestAssured.given().get(at("")).then().body("photos", hasSize(1));
    }

    private String proposed(Instant from) {
        String fair = partner.asks()
                .body(Map.of(
                        "title",
                        "艺图演易",
                        "venueId",
                        venue,
                        "sessions",
                        List.of(Map.of(
                                "from", from.toString(),
                                "until", from.plus(Duration.ofHours(2)).toString(),
                                "capacity", 300))))
                .post("/v1/fairs")
                .then()
                .statusCode(201)
                .extract()
                .path("fair.id");
        partner.asks().post("/v1/fairs/{id}/propose", fair).then().statusCode(200);
        return fair;
    }

    private Response windows(Map<?, ?>... windows) {
        return partner.asks().body(Map.of("windows", List.of(windows))).put(at("/windows"));
    }

    private static Map<String, Object> window(String kind, Instant from, Instant until, String note) {
        return Map.of("kind", kind, "from", from.toString(), "until", until.toString(), "note", note);
    }

    private String at(String path) {
        return "/v1/sites/" + venue + "/venue" + path;
    }

    private Instant inDays(int days) {
        return clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.HOURS);
    }
}
