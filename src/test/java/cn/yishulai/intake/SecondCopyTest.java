package cn.yishulai.intake;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.BlankLabels;
import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A number says which volume it is, until it is scanned again: at home, at the desk, and for sets. */
@QuarkusTest
class SecondCopyTest {

    @Inject
    Sites sites;

    @Inject
    Households households;

    @Inject
    BlankLabels labels;

    private UUID site;
    private Somebody staff;
    private Somebody family;

    @BeforeEach
    void aFamilyAndADesk() {
        site = sites.add(new SiteForm(
                "点位 " + UUID.randomUUID(),
                SiteKind.READING_ROOM,
                null,
                null,
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)))));
        staff = Somebody.staffAt(site);
        family = Somebody.aCitizen();
    }

    @Test
    void aRepeatedScanAtHomeAsksAndIsAnswered() {
        String number = aNumber();
        String upper = volume(Map.of("title", "战争与和平", "volumeLabel", "上册", "bookNumber", number));
        String first = register(Map.of("bookNumber", number)).jsonPath().getString("code");

        Response question = register(Map.of("bookNumber", number));
        assertRefused(question, 409, "second-copy-or-volume");
        assertThat(question.jsonPath().getList("copyCodes")).containsExactly(first);
        assertThat(question.jsonPath().getList("volumes")).isEmpty();
        assertRefused(register(Map.of("volumeId", upper)), 409, "second-copy-or-volume");

        Response second = register(Map.of("bookNumber", number, "answer", Map.of("is", "SECOND_COPY")));
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(201);
        assertThat(second.jsonPath().getString("volume.id")).isEqualTo(upper);

        assertRefused(
                register(Map.of("bookNumber", number, "answer", Map.of("is", "ANOTHER_VOLUME"))),
                422,
                "answer-incomplete");
        Response lower =
                register(Map.of("bookNumber", number, "answer", Map.of("is", "ANOTHER_VOLUME", "volumeLabel", "下册")));
        assertThat(lower.statusCode()).as(lower.asString()).isEqualTo(201);
        String other = lower.jsonPath().getString("volume.id");
        assertThat(other).isNotEqualTo(upper);
        assertThat(lower.jsonPath().getString("volume.title")).isEqualTo("战争与和平");
        assertThat(edition(other)).isEqualTo(edition(upper));

        // Now the number stands on two volumes: which one is asked of everybody.
        Response ambiguous = Somebody.aCitizen()
                .asks()
                .body(Map.of("bookNumber", number, "disposition", "SWAP"))
                .post("/v1/copies");
        assertRefused(ambiguous, 409, "volume-ambiguous");
        assertThat(ambiguous.jsonPath().getList("volumes.id")).containsExactlyInAnyOrder(upper, other);
    }

    @Test
    void aNumberThatWasUsedTwiceLeadsToABookOfItsOwn() {
        String number = aNumber();
        String known = volume(Map.of("title", "水浒传", "bookNumber", number));
        register(Map.of("bookNumber", number));
        Response other =
                register(Map.of("bookNumber", number, "answer", Map.of("is", "ANOTHER_VOLUME", "title", "养猪手册")));
        assertThat(other.statusCode()).as(other.asString()).isEqualTo(201);
        assertThat(edition(other.jsonPath().getString("volume.id"))).isNotEqualTo(edition(known));
    }

    @Test
    void theSameLabelIsNoOtherVolume() {
        String number = aNumber();
        volume(Map.of("title", "三国演义", "volumeLabel", "上册", "bookNumber", number));
        register(Map.of("bookNumber", number));
        assertRefused(
                register(Map.of("bookNumber", number, "answer", Map.of("is", "ANOTHER_VOLUME", "volumeLabel", "上冊"))),
                400,
                "volume-malformed");
    }

    @Test
    void aRepeatedScanAtTheDeskAsksToo() {
        String number = aNumber();
        String volume = volume(Map.of("title", "红与黑", "bookNumber", number));
        String session = session();
        assertThat(inspect(session, Map.of("bookNumber", number)).statusCode()).isEqualTo(201);
        Response question = inspect(session, Map.of("bookNumber", number));
        assertRefused(question, 409, "second-copy-or-volume");
        assertThat(question.jsonPath().getList("copyCodes")).hasSize(1);
        Response second = inspect(session, Map.of("bookNumber", number, "answer", Map.of("is", "SECOND_COPY")));
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(201);
        assertThat(second.jsonPath().getString("copy.volume.id")).isEqualTo(volume);
        // Registering at the desk before it is inspected is the same visit.
        Response registered = staff.asks()
                .body(Map.of("volumeId", volume, "disposition", "SWAP", "familyCode", card()))
                .post("/v1/copies");
        assertRefused(registered, 409, "second-copy-or-volume");
        // A family that brings the same book is another family.
        family = Somebody.aCitizen();
        assertThat(inspect(session(), Map.of("bookNumber", number)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aSetIsCheckedPartByPartAndSwappedWhole() {
        String set = volume(Map.of("title", "西游记（全三册）"));
        Response view = family.asks().get("/v1/volumes/" + set);
        assertThat(view.jsonPath().getList("parts")).containsExactly("第1册", "第2册", "第3册");

        assertRefused(register(Map.of("volumeId", set, "missingParts", List.of(4))), 422, "parts-malformed");
        assertRefused(register(Map.of("volumeId", set, "missingParts", List.of(2))), 422, "set-incomplete");
        Response shown = register(Map.of("volumeId", set, "missingParts", List.of(2), "disposition", "SHOW_ONLY"));
        assertThat(shown.jsonPath().getList("missingParts")).containsExactly(2);
        String code = shown.jsonPath().getString("code");

        String session = session();
        Response unchecked = inspectCopy(session, Map.of("copyCode", code));
        assertRefused(unchecked, 422, "set-not-checked");
        assertThat(unchecked.jsonPath().getList("parts")).hasSize(3);
        Response returned = inspectCopy(session, Map.of("copyCode", code, "missingParts", List.of(2)));
        assertThat(returned.jsonPath().getString("reason")).isEqualTo("SET_INCOMPLETE");
        assertThat(returned.jsonPath().getString("decision")).isEqualTo("RETURNED");

        Response whole = inspect(
                session, Map.of("volumeId", set, "missingParts", List.of(), "answer", Map.of("is", "SECOND_COPY")));
        assertThat(whole.jsonPath().getString("decision")).as(whole.asString()).isEqualTo("CREDIT");
        assertThat(whole.jsonPath().getInt("credits")).isEqualTo(1);
        assertThat(whole.jsonPath().getList("copy.missingParts")).isNull();
    }

    private String volume(Map<String, ?> form) {
        return family.asks()
                .body(form)
                .post("/v1/volumes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String edition(String volume) {
        return family.asks().get("/v1/volumes/" + volume).jsonPath().getString("editionId");
    }

    private Response register(Map<String, ?> form) {
        Map<String, Object> body = new HashMap<>(Map.of("disposition", "SWAP"));
        body.putAll(form);
        return family.asks().body(body).post("/v1/copies");
    }

    private String card() {
        return households.view(family.caller().household()).familyCode().value();
    }

    private String session() {
        return staff.asks()
                .body(Map.of("siteId", site.toString(), "familyCode", card()))
                .post("/v1/drop-offs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** On a blank label. */
    private Response inspect(String session, Map<String, ?> form) {
        Map<String, Object> body = new HashMap<>(form);
        body.put("copyCode", labels.make(1, staff.caller().personId()).get(0).value());
        return inspectCopy(session, body);
    }

    private Response inspectCopy(String session, Map<String, ?> form) {
        Map<String, Object> body = new HashMap<>(Map.of("grade", "GOOD"));
        body.putAll(form);
        return staff.asks().body(body).post("/v1/drop-offs/" + session + "/copies");
    }

    /** An ISBN that nothing else in the database carries. */
    static String aNumber() {
        String twelve = "9787%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
