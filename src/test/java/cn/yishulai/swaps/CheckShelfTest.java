package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.ledger.Balance;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.rules.Acceptance;
import cn.yishulai.rules.Caps;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.Validity;
import cn.yishulai.rules.Value;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books that are set aside, what becomes of them, and how the family hears of it; under rules that count by the price. */
@QuarkusTest
@Audited
class CheckShelfTest {

    @Inject
    SwapFixture given;

    @Inject
    CopyReads copies;

    @Inject
    RuleSets rules;

    private IntakeRules before;
    private UUID site;
    private Somebody staff;
    private Caller family;
    private String session;

    @BeforeEach
    void aCreditForEachFullTwentyYuan() {
        before = rules.intake();
        rules.publish(
                Instant.now(),
                new IntakeRules(
                        1,
                        Grade.FAIR,
                        null,
                        1_000,
                        20,
                        1,
                        Acceptance.BY_GRADE,
                        Caps.OF_THE_SESSION,
                        new Value(Value.Per.PRICE_STEP, 2_000, Value.IfNoPrice.ASK),
                        Validity.FOR_EVER,
                        List.of()));
        site = given.aSite();
        staff = Somebody.staffAt(site);
        family = given.aFamily();
        session = session();
    }

    @AfterEach
    void theRulesAreAsTheyWere() {
        rules.publish(Instant.now(), before);
    }

    @Test
    void aBookWithoutAPriceIsReleasedWithThePriceOnItsCoverAndTheFamilyIsTold() {
        String code = setAside(Map.of());
        close();
        assertRefused(release(code, Map.of()), 422, "price-needed");
        assertThat(copies.facts(new CopyCode(code)).status()).isEqualTo(CopyStatus.QUARANTINED);

        JsonPath released = released(code, Map.of("coverPrice", "32.00"));
        assertThat(released.getString("reason")).isEqualTo("ACCEPTED");
        assertThat(released.getLong("worth.remainderAfter")).isEqualTo(1_200);
        assertThat(given.credits(family)).isEqualTo(new Balance(1, 0));
        assertThat(given.told("late-credit", family)).isOne();
        assertThat(given.told("book-cleared", family)).isZero();
        assertRefused(release(code, Map.of("coverPrice", "32.00")), 409, "copy-not-set-aside");
    }

    @Test
    void thePriceThatWasReadAtTheDeskNeedNotBeReadAgain() {
        String code = setAside(Map.of("coverPrice", "45.00"));
        assertThat(released(code, Map.of()).getLong("credits")).isEqualTo(2);
    }

    @Test
    void whatTheDeskFoundBesidesTheStampStaysTrue() {
        String given = setAside(Map.of("gift", true, "coverPrice", "45.00"));
        assertThat(released(given, Map.of()).getString("reason")).isEqualTo("WANTED_AS_GIFT");
        String mouldy = setAside(Map.of("flaws", List.of("MOULD"), "coverPrice", "45.00"));
        assertThat(released(mouldy, Map.of()).getString("reason")).isEqualTo("BELOW_GRADE");
        String dusty = setAside(Map.of("flaws", List.of("MOULD"), "coverPrice", "45.00"));
        JsonPath lookedAtAgain = released(dusty, Map.of("grade", "FAIR", "flaws", List.of()));
        assertThat(lookedAtAgain.getString("reason")).isEqualTo("ACCEPTED");
        assertThat(lookedAtAgain.getString("grade")).isEqualTo("FAIR");
    }

    @Test
    void aBookThatTheFamilyTakesHomeIsWorthNothingAndMayBeBroughtAgain() {
        String code = setAside(Map.of());
        close();
        assertThat(released(code, Map.of("takenBack", true)).getString("reason"))
                .isEqualTo("TAKEN_BACK");
        assertThat(copies.facts(new CopyCode(code)).household()).isEqualTo(family.household());
        assertThat(given.told("book-cleared", family)).isOne();
        session = session();
        assertThat(inspect(Map.of("copyCode", code, "coverPrice", "20")).getString("reason"))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void whileTheSessionIsOpenItsReceiptIsTheOneNotice() {
        String code = setAside(Map.of("coverPrice", "20"));
        released(code, Map.of());
        assertThat(close().getLong("credits")).isOne();
        assertThat(given.told("late-credit", family)).isZero();
        assertThat(given.told("drop-off-closed", family)).isOne();
    }

    @Test
    void aBookThatIsWithdrawnIsNotLeftUnsaid() {
        String code = setAside(Map.of());
        close();
        Response proposed =
                Somebody.aLibrarian().asks().body(Map.of("reason", "归还南京图书馆")).post("/v1/copies/" + code + "/withdraw");
        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(202);
        assertThat(given.told("book-cleared", family)).isZero();
        Response confirmed = Somebody.aLibrarian()
                .asks()
                .post("/v1/approvals/" + proposed.jsonPath().getString("approval.id") + "/confirm");
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(200);
        assertThat(copies.facts(new CopyCode(code)).status()).isEqualTo(CopyStatus.WITHDRAWN);
        assertThat(given.told("book-cleared", family)).isOne();
    }

    @Test
    void theCheckShelfSaysWhyAndNothingLeavesItByASlipOfTheScanner() {
        String stamped = setAside(Map.of("stampWords", "南京图书馆藏书"));
        String damp = inspect(Map.of("coverPrice", "20")).getString("copy.code");
        staff.asks().body(Map.of("siteId", site.toString(), "reason", "受潮")).post("/v1/copies/" + damp + "/quarantine");
        JsonPath first = shelf(null);
        JsonPath second = shelf(first.getString("nextAfter"));
        assertThat(first.getString("items[0].copy.code")).isEqualTo(stamped);
        assertThat(first.getString("items[0].inspection.stamp.library")).isEqualTo("南京图书馆");
        assertThat(first.getString("items[0].dropOffId")).isEqualTo(session);
        assertThat(first.getString("items[0].why")).isNull();
        assertThat(second.getString("items[0].copy.code")).isEqualTo(damp);
        assertThat(second.getString("items[0].why")).isEqualTo("受潮");
        assertThat(second.getString("items[0].inspection")).isNull();
        assertThat(second.getString("nextAfter")).isNull();
        assertThat(staff.asks().get("/v1/check-shelf/" + stamped).jsonPath().getString("inspection.decision"))
                .isEqualTo("QUARANTINE");

        assertRefused(shelve(stamped), 409, "copy-not-cleared");
        assertThat(shelve(damp).statusCode()).isEqualTo(200);
        assertRefused(staff.asks().get("/v1/check-shelf/" + damp), 409, "copy-not-set-aside");
        assertRefused(Somebody.staffAt(given.aSite()).asks().get("/v1/check-shelf/" + stamped), 403, "site-not-yours");
    }

    @Test
    void whatIsLeftOfCheapBooksStandsOnTheReceiptHoweverLateItIsPrinted() throws IOException {
        inspect(Map.of("coverPrice", "14"));
        JsonPath open = staff.asks().get("/v1/drop-offs/" + session).jsonPath();
        assertThat(open.getString("remainders[0].yuan")).isEqualTo("14.00");
        assertThat(open.getString("remainders[0].missingYuan")).isEqualTo("6.00");
        close();
        String first = session;
        session = session();
        assertThat(inspect(Map.of("coverPrice", "7.50")).getLong("credits")).isOne();
        close();

        Somebody parent = Somebody.ofPerson(family.personId());
        JsonPath later =
                parent.asks().get("/v1/drop-offs/" + first + "/receipt").jsonPath();
        assertThat(later.getString("dropOff.remainders[0].missingYuan")).isEqualTo("6.00");
        for (String roll : List.of("MM_58", "MM_80")) {
            assertThat(paper(parent, first, roll)).contains("¥14.00", "还差 ¥6.00");
            assertThat(paper(parent, session, roll)).contains("¥1.50", "还差 ¥18.50");
        }
    }

    @Test
    void aFamilyFindsItsReceiptsAgainFromItsListAndFromItsInbox() throws InterruptedException {
        String code = setAside(Map.of());
        close();
        String first = session;
        released(code, Map.of("coverPrice", "20"));
        session = session();
        inspect(Map.of("coverPrice", "20"));
        Somebody parent = Somebody.ofPerson(family.personId());
        JsonPath newest =
                parent.asks().get("/v1/households/me/drop-offs?limit=1").jsonPath();
        assertThat(newest.getString("items[0].id")).isEqualTo(session);
        assertThat(newest.getString("items[0].closedAt")).isNull();
        JsonPath older = parent.asks()
                .get("/v1/households/me/drop-offs?limit=1&after=" + newest.getString("nextAfter"))
                .jsonPath();
        assertThat(older.getString("items[0].id")).isEqualTo(first);
        assertThat(older.getLong("items[0].credits")).isOne();
        assertThat(older.getString("nextAfter")).isNull();
        assertRefused(parent.asks().get("/v1/households/me/drop-offs?after=x"), 400, "page-malformed");

        JsonPath inbox = parent.asks().get("/v1/households/me/notices").jsonPath();
        for (int i = 0; i < 100 && inbox.getList("items").size() < 2; i++) {
            Thread.sleep(100);
            inbox = parent.asks().get("/v1/households/me/notices").jsonPath();
        }
        assertThat(inbox.getList("items.kind", String.class))
                .containsExactlyInAnyOrder("late-credit", "drop-off-closed");
        assertThat(inbox.getList("items.dropOffId", String.class)).containsOnly(first);
        assertThat(String.join("", inbox.getList("items.text", String.class))).contains("补发 1 张换书券");
    }

    private JsonPath shelf(String after) {
        String next = after == null ? "" : "&after=" + after;
        return staff.asks().get("/v1/check-shelf?limit=1&site=" + site + next).jsonPath();
    }

    private Response shelve(String code) {
        return staff.asks().body(Map.of("siteId", site.toString())).post("/v1/copies/" + code + "/shelve");
    }

    private static String paper(Somebody who, String session, String roll) throws IOException {
        byte[] pdf = who.asks()
                .header("Accept-Language", "zh-CN")
                .get("/v1/drop-offs/" + session + "/paper?roll=" + roll)
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private String session() {
        return staff.asks()
                .body(Map.of("siteId", site.toString(), "familyCode", given.card(family)))
                .post("/v1/drop-offs")
                .jsonPath()
                .getString("id");
    }

    private JsonPath close() {
        return staff.asks().post("/v1/drop-offs/" + session + "/receipt").jsonPath();
    }

    /** A book with the stamp of a library. */
    private String setAside(Map<String, Object> found) {
        Map<String, Object> body = new HashMap<>(Map.of("libraryStamp", true));
        body.putAll(found);
        return inspect(body).getString("copy.code");
    }

    private JsonPath inspect(Map<String, Object> found) {
        Map<String, Object> body = new HashMap<>(Map.of("grade", "GOOD"));
        if (!found.containsKey("copyCode")) {
            body.put("volumeId", given.aVolume().toString());
        }
        body.putAll(found);
        Response decided = staff.asks().body(body).post("/v1/drop-offs/" + session + "/copies");
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(201);
        return decided.jsonPath();
    }

    private Response release(String code, Map<String, Object> found) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", "问过该馆，为剔除书，漏盖注销章"));
        body.putAll(found);
        return staff.asks().body(body).post("/v1/copies/" + code + "/release");
    }

    private JsonPath released(String code, Map<String, Object> found) {
        Response released = release(code, found);
        assertThat(released.statusCode()).as(released.asString()).isEqualTo(200);
        return released.jsonPath();
    }
}
