package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who works here and belongs to a family says so: a colleague grades its books, and what they do for it is looked at. */
@QuarkusTest
@Audited
class OwnFamilyTest {

    @Inject
    SwapFixture world;

    private final Somebody zhao = Somebody.aLibrarian();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private UUID site;
    private Somebody li;
    private Somebody family;
    private String card;

    @BeforeEach
    void liBelongsToAFamily() {
        site = world.aSite();
        li = Somebody.staffAt(site);
        family = Somebody.aCitizen();
        card = world.card(family.caller());
    }

    @Test
    void nobodyGradesTheBooksOfTheirOwnFamilyAndAnyColleagueDoes() {
        declare(li);
        String session = li.asks()
                .body(Map.of("siteId", site.toString(), "familyCode", card))
                .post("/v1/drop-offs")
                .jsonPath()
                .getString("id");
        Map<String, Object> book = Map.of("volumeId", world.aVolume().toString(), "grade", "GOOD");
        assertRefused(inspect(li, session, book), 403, "own-family");
        Response graded = inspect(Somebody.staffAt(site), session, book);
        graded.then().statusCode(201);
        String code = graded.jsonPath().getString("copy.code");
        assertRefused(
                li.asks()
                        .body(Map.of("grade", "LIKE_NEW", "why", "如新"))
                        .post("/v1/drop-offs/" + session + "/copies/" + code + "/second-looks"),
                403,
                "own-family");
    }

    @Test
    void nobodyCorrectsTheCreditsOfTheirOwnFamily() {
        declare(zhao);
        Map<String, Object> two = Map.of("familyCode", card, "credits", 2, "reason", "counted wrongly");
        assertRefused(zhao.asks().body(two).post("/v1/corrections"), 403, "own-family");
        String id = Somebody.aLibrarian()
                .asks()
                .body(two)
                .post("/v1/corrections")
                .jsonPath()
                .getString("id");
        assertRefused(zhao.asks().post("/v1/approvals/" + id + "/confirm"), 403, "own-family");
        Somebody.aLibrarian()
                .asks()
                .post("/v1/approvals/" + id + "/confirm")
                .then()
                .statusCode(200);
    }

    @Test
    void whatElseIsDoneForOnesOwnFamilyIsSaidAtTheDeskAndListedForReview() {
        CopyCode copy = world.brought(world.aFamily(), world.aVolume(), site);
        world.brought(family.caller(), world.aVolume(), site);
        declare(li);
        Response scan =
                li.asks().body(Map.of("code", card, "siteId", site.toString())).post("/v1/scans");
        assertThat(scan.jsonPath().getBoolean("family.own")).as(scan.asString()).isTrue();
        Response seenByAnother = Somebody.staffAt(site)
                .asks()
                .body(Map.of("code", card, "siteId", site.toString()))
                .post("/v1/scans");
        assertThat(seenByAnother.jsonPath().getMap("family")).doesNotContainKey("own");
        li.asks()
                .body(Map.of("siteId", site.toString(), "familyCode", card))
                .post("/v1/copies/" + copy + "/hand-over")
                .then()
                .statusCode(200);
        assertThat(found(zhao)).containsExactly("OPEN");
        declare(zhao);
        String finding = zhao.asks()
                .get("/v1/reports/minting?from=%1$s&to=%1$s".formatted(today))
                .jsonPath()
                .getString("items.find { it.rule == 'OWN_FAMILY' && it.householdId == '%s' }.finding"
                        .formatted(family.caller().household()));
        assertRefused(
                zhao.asks()
                        .body(Map.of("from", today.toString(), "to", today.toString(), "note", "all is well"))
                        .post("/v1/reports/minting/" + finding + "/decision"),
                403,
                "finding-about-you");
    }

    @Test
    void onlySomebodyElseEndsADeclaration() {
        declare(zhao);
        String id = zhao.asks()
                .get("/v1/own-families")
                .jsonPath()
                .getString("items.find { it.familyCode == '%s' }.id".formatted(card));
        assertRefused(zhao.asks().post("/v1/own-families/" + id + "/end"), 403, "second-person-needed");
        Somebody qian = Somebody.aLibrarian();
        qian.asks().post("/v1/own-families/" + id + "/end").then().statusCode(204);
        assertRefused(qian.asks().post("/v1/own-families/" + id + "/end"), 404, "own-family-unknown");
        Map<String, Object> two = Map.of("familyCode", card, "credits", 2, "reason", "counted wrongly");
        zhao.asks().body(two).post("/v1/corrections").then().statusCode(201);
    }

    private void declare(Somebody who) {
        Response declared = who.asks().body(Map.of("familyCode", card)).post("/v1/own-families");
        assertThat(declared.statusCode()).as(declared.asString()).isEqualTo(201);
        assertThat(declared.jsonPath().getList("items.familyCode")).contains(card);
        assertThat(declared.jsonPath().getList("items.mine")).containsOnly(true);
    }

    private List<String> found(Somebody who) {
        return who.asks()
                .get("/v1/reports/minting?from=%1$s&to=%1$s".formatted(today))
                .jsonPath()
                .getList(
                        "items.findAll { it.rule == 'OWN_FAMILY' && it.householdId == '%s' }.state"
                                .formatted(family.caller().household()),
                        String.class);
    }

    private static Response inspect(Somebody who, String session, Map<String, Object> book) {
        return who.asks().body(book).post("/v1/drop-offs/" + session + "/copies");
    }
}
