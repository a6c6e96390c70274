package cn.yishulai.inventory;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shelves are drawn, walked, renamed and taken away while books stand on them. */
@QuarkusTest
class ShelfPlansTest {

    @Inject
    Sites sites;

    @Inject
    DataSource database;

    private UUID site;
    private Somebody li;

    @BeforeEach
    void aSiteWithStaff() {
        site = aSite();
        li = Somebody.staffAt(site);
    }

    @Test
    void aNewShelfComesLastAndKeepsItsLabelForGood() {
        String first = add("A-01");
        String second = add(" A-02 ");
        assertThat(first).isNotEqualTo(second);
        assertThat(new ShelfCode(first).value()).isEqualTo(first);
        rename(second, "B-01").statusCode(200).body("code", equalTo(second)).body("name", equalTo("B-01"));
        order(List.of(second, first)).statusCode(200).body("items[0].name", equalTo("B-01"));
        plan().body("items.name", equalTo(List.of("B-01", "A-01"))).body("items.place", equalTo(List.of(1, 2)));
    }

    @Test
    void twoShelvesOfOneNameAreRefusedAtOneSiteAndNotAtTwo() {
        add("A-01");
        String other = add("A-02");
        assertRefused(post("A-01"), 409, "shelf-name-taken");
        assertRefused(
                li.asks().body("{\"name\":\"A-01\"}").patch("/v1/shelves/{code}", other), 409, "shelf-name-taken");
        UUID elsewhere = aSite();
        Somebody.staffAt(elsewhere)
                .asks()
                .body("{\"siteId\":\"%s\",\"name\":\"A-01\"}".formatted(elsewhere))
                .post("/v1/shelves")
                .then()
                .statusCode(201);
    }

    @Test
    void aWalkThatForgetsAShelfOrNamesOneTwiceIsRefused() {
        String first = add("A-01");
        String second = add("A-02");
        assertRefused(orderResponse(List.of(first)), 409, "shelf-plan-changed");
        assertRefused(orderResponse(List.of(first, first)), 409, "shelf-plan-changed");
        order(List.of(second, first)).statusCode(200);
    }

    @Test
    void aShelfWithBooksStaysAndItsBooksTakeItsNewName() throws SQLException {
        String shelf = add("旧架");
        place(3, "旧架");
        assertRefused(li.asks().delete("/v1/shelves/{code}", shelf), 409, "shelf-not-empty");
        rename(shelf, "新架").statusCode(200).body("copies", equalTo(3));
        assertThat(standingOn("新架")).isEqualTo(3);
        assertThat(standingOn("旧架")).isZero();
        place(0, "新架");
        li.asks().delete("/v1/shelves/{code}", shelf).then().statusCode(204);
        assertRefused(li.asks().delete("/v1/shelves/{code}", shelf), 404, "shelf-unknown");
        plan().body("items.size()", equalTo(0));
    }

    @Test
    void theWalkHasNoGapAfterAShelfIsTakenAway() {
        String first = add("A-01");
        add("A-02");
        add("A-03");
        li.asks().delete("/v1/shelves/{code}", first).then().statusCode(204);
        plan().body("items.name", equalTo(List.of("A-02", "A-03"))).body("items.place", equalTo(List.of(1, 2)));
    }

    @Test
    void whoWorksElsewhereDrawsNoShelvesHere() {
        String shelf = add("A-01");
        Somebody stranger = Somebody.staffAt(aSite());
        assertRefused(
                stranger.asks()
                        .body("{\"siteId\":\"%s\",\"name\":\"A-09\"}".formatted(site))
                        .post("/v1/shelves"),
                403,
                "site-not-yours");
        assertRefused(stranger.asks().delete("/v1/shelves/{code}", shelf), 403, "site-not-yours");
    }

    @Test
    void twentyWhoAddShelvesAtOnceGetTwentyPlacesInOneWalk() throws Exception {
        ExecutorService staff = Executors.newFixedThreadPool(8);
        List<Future<String>> added = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "R-" + i;
            added.add(staff.submit(() -> add(name)));
        }
        Set<String> codes = new HashSet<>();
        for (Future<String> each : added) {
            codes.add(each.get());
        }
        staff.shutdown();
        assertThat(codes).hasSize(20);
        List<Integer> places = plan().extract().path("items.place");
        assertThat(places).hasSize(20).doesNotHaveDuplicates().last().isEqualTo(20);
    }

    /** The shelves that were there before labels came got theirs from the database. */
    @Test
    void theCodesThatTheMigrationMadeAreCodesOfOurs() throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream migration = getClass().getResourceAsStream("/db/migration/V0177__shelf_labels.sql")) {
            String text = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            statement.execute(text.substring(text.indexOf("CREATE FUNCTION"), text.indexOf("UPDATE shelf_location")));
            try (ResultSet rows = statement.executeQuery("SELECT pg_temp.shelf_code() FROM generate_series(1, 500)")) {
                while (rows.next()) {
                    assertThat(new ShelfCode(rows.getString(1)).value()).isEqualTo(rows.getString(1));
                }
            }
            statement.execute("DROP FUNCTION pg_temp.shelf_code, pg_temp.times");
        }
    }

    private String add(String name) {
        return post(name).then().statusCode(201).extract().path("code");
    }

    private Response post(String name) {
        return li.asks()
                .body("{\"siteId\":\"%s\",\"name\":\"%s\"}".formatted(site, name))
                .post("/v1/shelves");
    }

    private ValidatableResponse rename(String code, String name) {
        return li.asks()
                .body("{\"name\":\"%s\"}".formatted(name))
                .patch("/v1/shelves/{code}", code)
                .then();
    }

    private ValidatableResponse order(List<String> codes) {
        return orderResponse(codes).then();
    }

    private Response orderResponse(List<String> codes) {
        return li.asks()
                .body("{\"siteId\":\"%s\",\"shelves\":[\"%s\"]}".formatted(site, String.join("\",\"", codes)))
                .put("/v1/shelves");
    }

    private ValidatableResponse plan() {
        return li.asks()
                .queryParam("site", site.toString())
                .get("/v1/shelves")
                .then()
                .statusCode(200);
    }

    /** So many copies stand on this shelf; none of the others does. */
    private void place(int copies, String shelf) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE copy SET shelf = NULL WHERE site_id = '%s'".formatted(site));
        }
        for (int i = 0; i < copies; i++) {
            String code = BroughtCopies.one(site);
            li.asks()
                    .body("{\"siteId\":\"%s\",\"shelf\":\"%s\"}".formatted(site, shelf))
                    .post("/v1/copies/{code}/shelve", code)
                    .then()
                    .statusCode(200);
        }
    }

    private int standingOn(String shelf) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM copy WHERE site_id = '%s' AND shelf = '%s'".formatted(site, shelf))) {
            row.next();
            return row.getInt(1);
        }
    }

    private UUID aSite() {
        return sites.add(new SiteForm(
                "架位点 " + UUID.randomUUID(),
                SiteKind.READING_ROOM,
                null,
                null,
                true,
                SiteForm.daily(Hours.of("09:00", "17:30"))));
    }
}
