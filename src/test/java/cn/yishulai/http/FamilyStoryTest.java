package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** A family joins, grows, is seen at the desk, and leaves. */
@QuarkusTest
class FamilyStoryTest {

    private static final String PERSONS = "/v1/households/me/persons";

    @Inject
    Households households;

    @Inject
    Sites sites;

    @Inject
    Session database;

    private final Somebody mother = Somebody.aCitizen();

    @Test
    void aFamilyGrowsByAnElderAndAChild() {
        String elder = add(mother, "外婆", "ELDER", null).jsonPath().getString("id");
        String child = add(mother, "小米", "CHILD", "FROM_7_TO_10").jsonPath().getString("id");
        Response home = mother.asks().get("/v1/households/me");
        home.then().statusCode(200);
        assertThat(home.jsonPath().getList("persons.id"))
                .isEqualTo(List.of(mother.caller().personId().toString(), elder, child));
        assertThat(home.jsonPath().getList("persons.me")).isEqualTo(List.of(true, false, false));
        assertThat(home.jsonPath().getInt("freeCredits")).isZero();
        assertThat(mother.asks().get(PERSONS).jsonPath().getList("items.ageBand"))
                .containsExactly(null, null, "FROM_7_TO_10");
    }

    @Test
    void aRetryAddsNobodyTwice() {
        UUID key = UUID.randomUUID();
        List<Response> answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> add(key, mother, "外婆", "ELDER", null)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409);
        Response again = add(key, mother, "外婆", "ELDER", null);
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(mother.asks().get(PERSONS).jsonPath().getList("items.nickname"))
                .containsOnlyOnce("外婆");
        assertRefused(add(key, mother, "外公", "ELDER", null), 422, "idempotency-mismatch");
    }

    @Test
    void aRefusalIsRepeatedToo() {
        UUID key = UUID.randomUUID();
        Response first = add(key, mother, "小米", "CHILD", null);
        assertRefused(first, 422, "age-band-needed");
        assertThat(add(key, mother, "小米", "CHILD", null).asString()).isEqualTo(first.asString());
    }

    @Test
    void theSameKeyOfTwoFamiliesIsTwoWrites() {
        UUID key = UUID.randomUUID();
        add(key, mother, "外婆", "ELDER", null).then().statusCode(201);
        Response other = add(key, Somebody.aCitizen(), "外婆", "ELDER", null);
        assertThat(other.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void aGuardianWithdrawsConsentByErasingTheChild() {
        String child = add(mother, "小米", "CHILD", "UNDER_7").jsonPath().getString("id");
        mother.asks().delete(PERSONS + "/" + child).then().statusCode(204);
        assertThat(mother.asks().get(PERSONS).jsonPath().getList("items.id")).doesNotContain(child);
        assertThat(count(
                        "SELECT count(*) FROM consent WHERE person_id = cast(?1 as uuid) AND revoked_at IS NOT NULL",
                        child))
                .isOne();
        assertThat(count("SELECT count(*) FROM person WHERE id = cast(?1 as uuid) AND nickname = '已注销'", child))
                .isOne();
        assertRefused(mother.asks().delete(PERSONS + "/" + child), 404, "person-unknown");
    }

    @Test
    void whoLeavesAsTheLastGrownUpTakesTheChildrenAlongAndIsSignedOut() {
        add(mother, "小米", "CHILD", "UNDER_7");
        UUID me = mother.caller().personId();
        mother.asks().delete(PERSONS + "/" + me).then().statusCode(204);
        assertThat(households.personsOf(mother.caller().household())).isEmpty();
        assertThat(count(
                        "SELECT count(*) FROM login_session WHERE person_id = cast(?1 as uuid) AND ended_at IS NULL",
                        me.toString()))
                .isZero();
    }

    @Test
    void nobodyErasesAnother() {
        String elder = add(mother, "外婆", "ELDER", null).jsonPath().getString("id");
        assertRefused(mother.asks().delete(PERSONS + "/" + elder), 403, "not-yours-to-erase");
        Somebody stranger = Somebody.aCitizen();
        String mothers = mother.caller().personId().toString();
        assertRefused(stranger.asks().delete(PERSONS + "/" + mothers), 404, "person-unknown");
        assertRefused(stranger.asks().delete(PERSONS + "/nonsense"), 404, "person-unknown");
    }

    @Test
    void aFamilySeesWhoAtTheDeskOpenedItsRecord() {
        UUID site =
                sites.add(new SiteForm("阅览室 " + UUID.randomUUID(), SiteKind.READING_ROOM, null, null, true, Map.of()));
        String card = households.view(mother.caller().household()).familyCode().value();
        for (int i = 0; i < 3; i++) {
            Somebody.staffAt(site)
                    .asks()
                    .body(Map.of("code", card, "siteId", site.toString()))
                    .post("/v1/scans")
                    .then()
                    .statusCode(200);
        }
        Response first = mother.asks().get("/v1/households/me/looks?limit=2");
        assertThat(first.jsonPath().getList("items.by")).isEqualTo(List.of("小李", "小李"));
        assertThat(first.jsonPath().getList("items.why")).isEqualTo(List.of("POST /v1/scans", "POST /v1/scans"));
        Response rest = mother.asks()
                .queryParam("after", first.jsonPath().getString("nextAfter"))
                .get("/v1/households/me/looks");
        assertThat(rest.jsonPath().getList("items")).hasSize(1);
        assertThat(Somebody.aCitizen()
                        .asks()
                        .get("/v1/households/me/looks")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void signingOutEverywhereEndsEverySession() {
        Somebody elsewhere = Somebody.ofPerson(mother.caller().personId());
        elsewhere.asks().delete("/v1/sessions").then().statusCode(204);
        assertThat(count(
                        "SELECT count(*) FROM login_session WHERE person_id = cast(?1 as uuid) AND ended_at IS NULL",
                        mother.caller().personId().toString()))
                .isZero();
    }

    private int count(String sql, String with) {
        return database.createNativeQuery(sql, Integer.class)
                .setParameter(1, with)
                .getSingleResult();
    }

    private static Response add(Somebody asker, String nickname, String kind, String ageBand) {
        return add(UUID.randomUUID(), asker, nickname, kind, ageBand);
    }

    private static Response add(UUID key, Somebody asker, String nickname, String kind, String ageBand) {
        Map<String, String> form = new HashMap<>(Map.of("nickname", nickname, "kind", kind));
        if (kind.equals("CHILD")) {
            form.put("consentVersion", "2026-1");
        }
        if (ageBand != null) {
            form.put("ageBand", ageBand);
        }
        return asker.asks(key).body(form).post(PERSONS);
    }
}
