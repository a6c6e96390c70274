package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody works at a library and its reading rooms, at first behind the counter only. */
@QuarkusTest
class StaffSitesStoryTest {

    @Inject
    Sites sites;

    @Inject
    Staff staff;

    private final Somebody librarian = Somebody.aLibrarian();

    @Test
    void whoWorksWithTheBranchesReachesThemAlsoOneThatIsAddedLater() {
        UUID library = aSite(null);
        UUID room = aSite(library);
        UUID elsewhere = aSite(null);
        String login = "zhou-" + UUID.randomUUID();
        UUID zhou = staff.register(login, "周老师", Role.STAFF, Somebody.PASSWORD, Set.of(elsewhere));
        give(zhou, duty(library, "SITE_HEAD", true)).then().statusCode(200).body("items[0].duty", equalTo("SITE_HEAD"));
        UUID later = aSite(room);
        String token = signedIn(login);
        assertThat(pullList(token, library)).isEqualTo(200);
        assertThat(pullList(token, room)).isEqualTo(200);
        assertThat(pullList(token, later)).isEqualTo(200);
        assertThat(pullList(token, elsewhere)).isEqualTo(403);
        assertRefused(close(token, aSite(null)), 403, "site-not-yours");
        close(token, later).then().statusCode(201);
    }

    @Test
    void theCounterNeitherDrawsShelvesNorClosesTheSite() {
        UUID site = aSite(null);
        String login = "wu-" + UUID.randomUUID();
        UUID wu = staff.register(login, "小吴", Role.STAFF, Somebody.PASSWORD, Set.of(site));
        give(wu, duty(site, "COUNTER", false)).then().statusCode(200);
        String counter = signedIn(login);
        assertThat(pullList(counter, site)).isEqualTo(200);
        assertRefused(shelf(counter, site), 403, "duty-not-yours");
        assertRefused(close(counter, site), 403, "duty-not-yours");
        give(wu, duty(site, "STOCKTAKE_LEAD", false)).then().statusCode(200);
        shelf(counter, site).then().statusCode(201);
        assertRefused(close(counter, site), 403, "duty-not-yours");
        give(wu, duty(site, "SITE_HEAD", false)).then().statusCode(200);
        close(counter, site).then().statusCode(201);
    }

    @Test
    void whoLosesASiteIsSignedOutAtOnce() {
        UUID site = aSite(null);
        String login = "sun-" + UUID.randomUUID();
        UUID sun = staff.register(login, "小孙", Role.STAFF, Somebody.PASSWORD, Set.of(site));
        String token = signedIn(login);
        assertThat(pullList(token, site)).isEqualTo(200);
        give(sun, "").then().statusCode(200).body("items.size()", equalTo(0));
        assertThat(pullList(token, site)).isEqualTo(401);
        librarian
                .asks()
                .get("/v1/staff/{id}/sites", sun.toString())
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        assertRefused(give(UUID.randomUUID(), ""), 404, "staff-unknown");
        assertRefused(give(sun, duty(UUID.randomUUID(), "COUNTER", false)), 404, "site-unknown");
    }

    private Response give(UUID member, String duties) {
        return librarian.asks().body("{\"sites\":[" + duties + "]}").put("/v1/staff/{id}/sites", member.toString());
    }

    private static String duty(UUID site, String duty, boolean branches) {
        return "{\"siteId\":\"%s\",\"duty\":\"%s\",\"withBranches\":%s}".formatted(site, duty, branches);
    }

    private static Response shelf(String token, UUID site) {
        return with(token)
                .body("{\"siteId\":\"%s\",\"name\":\"A-%s\"}"
                        .formatted(site, UUID.randomUUID().toString().substring(0, 4)))
                .post("/v1/shelves");
    }

    private static Response close(String token, UUID site) {
        return with(token)
                .body("{\"siteId\":\"%s\",\"firstDay\":\"%s\",\"lastDay\":\"%2$s\",\"reason\":\"停电\"}"
                        .formatted(site, LocalDate.now(OpeningCalendar.CITY).plusDays(9)))
                .post("/v1/closures");
    }

    private static int pullList(String token, UUID site) {
        return with(token)
                .queryParam("site", site.toString())
                .get("/v1/pull-list")
                .statusCode();
    }

    private static RequestSpecification with(String token) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json");
    }

    private static String signedIn(String login) {
        return RestAssured.given()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body("{\"grant\":\"STAFF\",\"name\":\"%s\",\"password\":\"%s\"}".formatted(login, Somebody.PASSWORD))
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
    }

    private UUID aSite(@Nullable UUID parent) {
        return sites.add(new SiteForm("岗位点 " + UUID.randomUUID(), SiteKind.READING_ROOM, parent, null, true, Map.of()));
    }
}
