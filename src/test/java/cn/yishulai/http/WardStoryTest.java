package cn.yishulai.http;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Who answers for a child, and what the family's card opens. */
@QuarkusTest
@ClocksStandStill
class WardStoryTest {

    private static final String PERSONS = "/v1/households/me/persons";
    private static final String WARDS = "/v1/households/me/wards";
    private static final String CARD = "/v1/households/me/card";

    @Inject
    Session database;

    @Inject
    Sites sites;

    private final Somebody mother = Somebody.aCitizen();

    @Test
    void aChildIsHandedOverToWhoeverAgreesAndTheHistoryStays() {
        String child = child(mother, "UNDER_7");
        Somebody father = Somebody.ofPerson(UUID.fromString(grownUp(mother)));
        assertRefused(mother.asks().delete(PERSONS + "/" + me(mother)), 409, "child-needs-a-guardian");
        assertRefused(accept(father, child, "2026-1"), 404, "person-unknown");
        mother.asks()
                .body(Map.of("guardianId", me(father)))
                .post(WARDS + "/" + child + "/guardian")
                .then()
                .statusCode(200);
        assertThat(wards(father).getList("items.offeredTo.id")).containsExactly(me(father));
        assertRefused(accept(father, child, "never"), 422, "consent-needed");
        accept(father, child, "2026-1").then().statusCode(200);
        JsonPath his = wards(father);
        assertThat(his.getList("items[0].consents.guardian")).hasSize(2);
        assertThat(his.getString("items[0].consents[1].revokedAt")).isNotBlank();
        assertThat(wards(mother).getList("items")).isEmpty();
        mother.asks().delete(PERSONS + "/" + me(mother)).then().statusCode(204);
        assertThat(father.asks().get(PERSONS).jsonPath().getList("items.id")).containsExactly(me(father), child);
    }

    @Test
    void aBandThatIsOverAndANewNoticeAreAskedFor() {
        String child = child(mother, "FROM_11_TO_13");
        assertThat(wards(mother).getList("items[0].asks")).isEmpty();
        travel(Duration.ofDays(3 * 366));
        assertThat(fresh().getList("items[0].asks")).containsExactly("AGE_BAND_OVER");
        Somebody later = Somebody.ofPerson(mother.caller().personId());
        assertRefused(grow(later, child, Map.of("ageBand", "FROM_7_TO_10")), 422, "age-band-needed");
        assertRefused(grow(later, child, Map.of("adult", true)), 422, "age-band-needed");
        grow(later, child, Map.of("ageBand", "FROM_14_TO_17")).then().statusCode(200);
        assertThat(fresh().getList("items[0].asks")).containsExactly("OWN_CONSENT");
        agree(later, child, Map.of("consentVersion", "2026-1", "own", true))
                .then()
                .statusCode(200);
        assertThat(fresh().getList("items[0].asks")).isEmpty();
        String next = "t" + UUID.randomUUID().toString().substring(0, 8);
        publish(next, Instant.now().plus(Duration.ofDays(3 * 366 + 20)));
        travel(Duration.ofDays(3 * 366 + 21));
        assertThat(fresh().getList("items[0].asks")).containsExactly("NEW_NOTICE");
        later = Somebody.ofPerson(mother.caller().personId());
        assertThat(later.asks().get("/v1/consent-notice").jsonPath().getString("version"))
                .isEqualTo(next);
        agree(later, child, Map.of("consentVersion", next, "own", true)).then().statusCode(200);
        assertThat(fresh().getList("items[0].consents.noticeVersion")).containsExactly(next, "2026-1", "2026-1");
        grow(later, child, Map.of("adult", true)).then().statusCode(200);
        assertThat(fresh().getList("items")).isEmpty();
        assertThat(later.asks().get(PERSONS).jsonPath().getList("items.kind")).containsExactly("ADULT", "ADULT");
    }

    @Test
    void aYoungChildDoesNotAgreeItself() {
        String child = child(mother, "UNDER_7");
        assertRefused(agree(mother, child, Map.of("consentVersion", "2026-1", "own", true)), 422, "age-band-needed");
    }

    @Test
    void nobodyElseAnswersForAChild() {
        String child = child(mother, "UNDER_7");
        Somebody father = Somebody.ofPerson(UUID.fromString(grownUp(mother)));
        Somebody stranger = Somebody.aCitizen();
        for (Somebody other : new Somebody[] {father, stranger}) {
            assertRefused(grow(other, child, Map.of("ageBand", "FROM_7_TO_10")), 404, "person-unknown");
            assertRefused(agree(other, child, Map.of("consentVersion", "2026-1")), 404, "person-unknown");
        }
        assertRefused(
                mother.asks().body(Map.of("guardianId", me(stranger))).post(WARDS + "/" + child + "/guardian"),
                404,
                "person-unknown");
    }

    @Test
    void theCardShowsTheCodeAndNothingElseOfTheFamily() throws IOException {
        Response card = mother.asks().get(CARD);
        card.then().statusCode(200).contentType("application/pdf");
        try (PDDocument document = Loader.loadPDF(card.asByteArray())) {
            String text = new PDFTextStripper().getText(document);
            String code = code();
            assertThat(text)
                    .contains(code.substring(0, 4) + " " + code.substring(4))
                    .contains("家庭卡");
            assertThat(text).doesNotContain(mother.caller().displayName());
        }
    }

    @Test
    void aLostCardIsRefusedWithItsOwnReason() {
        UUID site = sites.add(new SiteForm("补卡处 " + UUID.randomUUID(), SiteKind.CENTRE, null, null, true, Map.of()));
        Somebody li = Somebody.staffAt(site);
        String old = code();
        UUID key = UUID.randomUUID();
        Response replaced = mother.asks(key).post(CARD);
        replaced.then().statusCode(201);
        assertThat(mother.asks(key).post(CARD).asString()).isEqualTo(replaced.asString());
        String now = replaced.jsonPath().getString("familyCode");
        assertThat(code()).isEqualTo(now).isNotEqualTo(old);
        Map<String, String> with = Map.of("siteId", site.toString(), "familyCode", old);
        assertRefused(li.asks().body(with).post("/v1/drop-offs"), 409, "family-card-replaced");
        Response scan = li.asks()
                .body(Map.of("siteId", site.toString(), "code", "HTTPS://LIB.EXAMPLE/F/" + old))
                .post("/v1/scans");
        assertThat(scan.asString()).contains("挂失换新");
        assertThat(li.asks()
                        .body(Map.of("siteId", site.toString(), "code", "HTTPS://LIB.EXAMPLE/F/" + now))
                        .post("/v1/scans")
                        .jsonPath()
                        .getString("family.familyCode"))
                .isEqualTo(now);
    }

    private String code() {
        return mother.asks().get("/v1/households/me").jsonPath().getString("familyCode");
    }

    private JsonPath fresh() {
        return wards(Somebody.ofPerson(mother.caller().personId()));
    }

    private static JsonPath wards(Somebody who) {
        return who.asks().get(WARDS).jsonPath();
    }

    private static Response accept(Somebody who, String child, String version) {
        return who.asks().body(Map.of("consentVersion", version)).post(WARDS + "/" + child + "/guardian/accept");
    }

    private static Response agree(Somebody who, String child, Map<String, ?> form) {
        return who.asks().body(form).post(WARDS + "/" + child + "/consent");
    }

    private static Response grow(Somebody who, String child, Map<String, ?> form) {
        return who.asks().body(form).post(WARDS + "/" + child + "/growth");
    }

    private static String me(Somebody who) {
        return who.caller().personId().toString();
    }

    private static String grownUp(Somebody asker) {
        return asker.asks()
                .body(Map.of("nickname", "父亲", "kind", "ADULT"))
                .post(PERSONS)
                .jsonPath()
                .getString("id");
    }

    private static String child(Somebody asker, String band) {
        return asker.asks()
                .body(Map.of("nickname", "小米", "kind", "CHILD", "ageBand", band, "consentVersion", "2026-1"))
                .post(PERSONS)
                .jsonPath()
                .getString("id");
    }

    private void publish(String version, Instant since) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeMutationQuery(
                        "INSERT INTO consent_notice (version, zh, en, since) VALUES (?1, '新告知书', 'New notice', ?2)")
                .setParameter(1, version)
                .setParameter(2, since)
                .executeUpdate());
    }

    private static void travel(Duration by) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), by), Clock.class);
    }
}
