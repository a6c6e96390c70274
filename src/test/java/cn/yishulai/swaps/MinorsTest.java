package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Of the young we know a nickname and an age band, and nobody outside the family learns even that. */
@QuarkusTest
class MinorsTest {

    private static final String PERSONS = "/v1/households/me/persons";

    @Inject
    SwapFixture world;

    @Inject
    DataSource database;

    private final Somebody mother = Somebody.aCitizen();

    @Test
    void moreThanANicknameAndAnAgeBandIsNotTaken() {
        for (String more : List.of("phone", "birthday", "realName", "school", "photo", "email", "gender")) {
            Map<String, String> form = new HashMap<>(child("小米"));
            form.put(more, "x");
            assertRefused(mother.asks().body(form).post(PERSONS), 400, "body-malformed");
        }
        assertThat(mother.asks().get(PERSONS).jsonPath().getList("items")).hasSize(1);
    }

    @Test
    void aChildHasNoPhoneWhoeverWritesTheRow() {
        String child = add("小米");
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection()) {
                        connection
                                .createStatement()
                                .execute("INSERT INTO phone_login VALUES (uuidv7(), '13900000000', '%s', now())"
                                        .formatted(child));
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("a child has no phone");
    }

    @Test
    void aStrangerNeverReadsAChildsName() {
        String nickname = "幼" + UUID.randomUUID();
        String child = add(nickname);
        UUID site = world.aSite();
        UUID volume = world.aVolume();
        world.brought(mother.caller(), world.aVolume(), site);
        CopyCode copy = world.brought(world.aFamily(), volume, site);
        mother.asks()
                .body(Map.of(
                        "volumeId",
                        volume.toString(),
                        "pickupSiteId",
                        site.toString(),
                        "personId",
                        child,
                        "autoAccept",
                        true))
                .post("/v1/requests")
                .then()
                .statusCode(201);
        for (String open : List.of("/b/" + copy, "/v1/copies/" + copy, "/v1/volumes/" + volume, "/v1/fairs")) {
            assertThat(RestAssured.get(open).asString()).as(open).doesNotContain(nickname);
            assertThat(Somebody.aCitizen().asks().get(open).asString()).as(open).doesNotContain(nickname);
        }
    }

    @Test
    void theRulesByAgeArePublished() {
        var ages = RestAssured.given().accept("application/json").get("/v1/privacy");
        assertThat(ages.jsonPath().getList("ages.from")).isEqualTo(List.of(0, 14, 18));
        assertThat(ages.jsonPath().getList("ages.signsIn")).isEqualTo(List.of(false, false, true));
        assertThat(ages.jsonPath().getList("ages.guardianAgrees")).isEqualTo(List.of(true, true, false));
    }

    private String add(String nickname) {
        return mother.asks()
                .body(child(nickname))
                .post(PERSONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, String> child(String nickname) {
        return Map.of("nickname", nickname, "kind", "CHILD", "ageBand", "FROM_7_TO_10", "consentVersion", "2026-1");
    }
}
