package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.yishulai.people.Somebody;
import cn.yishulai.swaps.SiteStockReads.Fullness;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tree of sites grows, is moved about and loses a branch. */
@QuarkusTest
class SiteAdminTest {

    @Inject
    SwapFixture world;

    private final Somebody librarian = Somebody.aLibrarian();

    @Test
    void aSiteWithALunchBreakShowsBothSpansOfItsDay() {
        String site = added("\"week\":[{\"day\":\"MONDAY\",\"from\":\"14:00\",\"until\":\"17:30\"},"
                + "{\"day\":\"MONDAY\",\"from\":\"09:00\",\"until\":\"12:00\"}]");
        librarian
                .asks()
                .get("/v1/sites/{id}", site)
                .then()
                .statusCode(200)
                .body("week.size()", equalTo(1))
                .body("week[0].spans.from", equalTo(List.of("09:00", "14:00")))
                .body("openDays.findAll { it.open }.size()", equalTo(2))
                .body("openDays.find { it.open }.from", equalTo("09:00"))
                .body("openDays.find { it.open }.until", equalTo("17:30"));
    }

    @Test
    void spansThatOverlapOrRunBackwardsAreRefused() {
        String monday = "\"week\":[{\"day\":\"MONDAY\",\"from\":\"09:00\",\"until\":\"12:00\"},";
        assertRefused(
                add(monday + "{\"day\":\"MONDAY\",\"from\":\"12:00\",\"until\":\"17:30\"}]"),
                422,
                "site-hours-malformed");
        assertRefused(
                add("\"week\":[{\"day\":\"MONDAY\",\"from\":\"12:00\",\"until\":\"09:00\"}]"),
                422,
                "site-hours-malformed");
        added(monday + "{\"day\":\"TUESDAY\",\"from\":\"12:00\",\"until\":\"17:30\"}]");
    }

    @Test
    void aSiteIsNeverBelowItself() {
        String library = added("\"copyCapacity\":5");
        String branch = added("\"parentId\":\"" + library + "\"");
        String room = added("\"parentId\":\"" + branch + "\"");
        assertRefused(describe(library, "\"parentId\":\"" + room + "\""), 409, "site-in-a-ring");
        assertRefused(describe(library, "\"parentId\":\"" + library + "\""), 409, "site-in-a-ring");
        describe(room, "\"parentId\":\"" + library + "\"").then().statusCode(200);
        describe(branch, "\"parentId\":\"" + room + "\"").then().statusCode(200);
        world.audit();
    }

    /** Two librarians hang two branches below each other at the same moment. */
    @Test
    void twoMovesAtOnceNeverMakeARing() throws Exception {
        ExecutorService desk = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 5; i++) {
            String one = added("\"copyCapacity\":5");
            String other = added("\"copyCapacity\":5");
            List<Future<Integer>> moves = new ArrayList<>();
            moves.add(desk.submit(
                    () -> describe(one, "\"parentId\":\"" + other + "\"").statusCode()));
            moves.add(desk.submit(
                    () -> describe(other, "\"parentId\":\"" + one + "\"").statusCode()));
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> move : moves) {
                answers.add(move.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
        }
        desk.shutdown();
        world.audit();
    }

    @Test
    void aSiteIsGivenUpWhenNobodyNeedsItAndNotBefore() {
        String library = added("\"copyCapacity\":5");
        String branch = added("\"parentId\":\"" + library + "\"");
        assertRefused(closeDown(library), 409, "site-in-use");
        world.brought(world.aFamily(), world.aVolume(), UUID.fromString(branch));
        Response refused = closeDown(branch);
        assertRefused(refused, 409, "site-in-use");
        assertThat(refused.jsonPath().getInt("copies")).isEqualTo(1);
        String empty = added("\"parentId\":\"" + library + "\"");
        world.asks(world.aFamily(), world.aVolume(), UUID.fromString(empty));
        assertThat(closeDown(empty).jsonPath().getInt("requests")).isEqualTo(1);
        String spare = added("\"parentId\":\"" + library + "\"");
        closeDown(spare).then().statusCode(200).body("receives", equalTo(false));
        assertRefused(closeDown(spare), 409, "site-closed-down");
        assertRefused(describe(spare, "\"copyCapacity\":7"), 409, "site-closed-down");
        assertRefused(add("\"parentId\":\"" + spare + "\""), 409, "site-closed-down");
    }

    @Test
    void aSiteIsInTheDistrictThatIsSaidElseInTheOneOfItsAddress() {
        String site = added("\"address\":\"南京市玄武区珠江路 1 号\"");
        located(site, "320102", null);
        describe(site, "\"address\":\"鼓楼区中山路 1 号\"").then().body("district.zh", equalTo("鼓楼区"));
        describe(site, "\"address\":\"鼓楼区与玄武区之间\"").then().statusCode(200);
        located(site, null, null);
        describe(site, "\"address\":\"鼓楼区与玄武区之间\",\"district\":\"320106\"")
                .then()
                .statusCode(200);
        located(site, "320106", true);
        describe(site, "\"address\":\"秦淮区夫子庙\",\"district\":\"320106\"").then().statusCode(200);
        located(site, "320106", true);
        describe(site, "\"copyCapacity\":5").then().body("district", nullValue());
        String said = added("\"district\":\"320104\"");
        located(said, "320104", true);
        assertRefused(describe(said, "\"district\":\"330102\""), 422, "district-unknown");
        located(said, "320104", true);
        assertRefused(add("\"district\":\"330102\""), 422, "district-unknown");
        librarian
                .asks()
                .queryParam("after", new UUID(UUID.fromString(said).getMostSignificantBits(), 0))
                .get("/v1/sites")
                .then()
                .body("items.find { it.id == '%s' }.district.en".formatted(said), equalTo("Qinhuai"));
        world.audit();
    }

    private void located(String site, @Nullable String code, @Nullable Boolean said) {
        JsonPath shown = librarian.asks().get("/v1/sites/{id}", site).jsonPath();
        Map<String, String> district = shown.get("district");
        assertThat(district == null ? null : district.get("code")).isEqualTo(code);
        assertThat(shown.<Boolean>get("districtSaid")).isEqualTo(said);
    }

    @Test
    void staffAreWarnedBeforeTheShelvesAreFull() {
        assertThat(SiteStockReads.fullness(89, 100)).isEqualTo(Fullness.ROOM);
        assertThat(SiteStockReads.fullness(90, 100)).isEqualTo(Fullness.NEARLY_FULL);
        assertThat(SiteStockReads.fullness(100, 100)).isEqualTo(Fullness.FULL);
        assertThat(SiteStockReads.fullness(100, null)).isEqualTo(Fullness.UNKNOWN);
        String site = added("\"copyCapacity\":1");
        world.brought(world.aFamily(), world.aVolume(), UUID.fromString(site));
        Somebody.staffAt(UUID.fromString(site))
                .asks()
                .get("/v1/sites/{id}/stock", site)
                .then()
                .statusCode(200)
                .body("copies", equalTo(1))
                .body("fullness", equalTo("FULL"));
    }

    private String added(String more) {
        return add(more).then().statusCode(201).extract().path("id");
    }

    private Response add(String more) {
        return librarian.asks().body(form(more)).post("/v1/sites");
    }

    private Response describe(String site, String more) {
        return librarian.asks().body(form(more)).put("/v1/sites/{id}", site);
    }

    private Response closeDown(String site) {
        return librarian.asks().post("/v1/sites/{id}/close-down", site);
    }

    private static String form(String more) {
        return "{\"name\":\"点位 %s\",\"kind\":\"READING_ROOM\",\"receives\":true,%s}".formatted(UUID.randomUUID(), more);
    }
}
