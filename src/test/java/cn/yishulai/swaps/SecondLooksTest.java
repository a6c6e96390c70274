package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.JoinCode;
import cn.yishulai.ledger.Balance;
import cn.yishulai.people.Caller;
import cn.yishulai.people.DepartureForm;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonForm;
import cn.yishulai.people.PersonKind;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Unions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books of a drop-off session decided again, cleared, and brought back to where they came from. */
@QuarkusTest
@Audited
class SecondLooksTest {

    @Inject
    SwapFixture given;

    @Inject
    Households households;

    @Inject
    Unions unions;

    @Inject
    CopyReads copies;

    private UUID site;
    private Somebody staff;
    private Caller family;
    private String session;

    @BeforeEach
    void aSession() {
        site = given.aSite();
        staff = Somebody.staffAt(site);
        family = given.aFamily();
        session = session(family);
    }

    @Test
    void aWronglyGradedBookIsDecidedAgainAndTheCreditIsTakenBack() {
        String code = inspect(Map.of()).getString("copy.code");
        assertThat(given.credits(family)).isEqualTo(new Balance(1, 0));
        JsonPath again = again(code, Map.of("grade", "GOOD", "flaws", List.of("MOULD"), "why", "看漏了霉斑"));
        assertThat(again.getString("decision")).isEqualTo("RETURNED");
        assertThat(given.credits(family)).isEqualTo(new Balance(0, 0));
        assertThat(copies.facts(new CopyCode(code)).household()).isEqualTo(family.household());

        JsonPath shown = show();
        assertThat(shown.getList("inspections")).hasSize(1);
        assertThat(shown.getString("inspections[0].decidedAgain")).isEqualTo("看漏了霉斑");
        assertThat(shown.getString("inspections[0].grade")).isEqualTo("DAMAGED");
        assertThat(shown.getLong("credits")).isZero();

        assertThat(again(code, Map.of("grade", "GOOD", "why", "是灰尘，不是霉")).getString("decision"))
                .isEqualTo("CREDIT");
        assertThat(given.credits(family)).isEqualTo(new Balance(1, 0));
        assertThat(copies.facts(new CopyCode(code)).status()).isEqualTo(CopyStatus.AVAILABLE);
    }

    @Test
    void aBookTakenHomeAfterAllMayBeBroughtAnotherDay() {
        String code = inspect(Map.of()).getString("copy.code");
        JsonPath home = again(code, Map.of("grade", "GOOD", "takenBack", true, "why", "孩子舍不得"));
        assertThat(home.getString("reason")).isEqualTo("TAKEN_BACK");
        close();
        session = session(family);
        assertThat(inspect(Map.of("copyCode", code)).getString("reason")).isEqualTo("ACCEPTED");
    }

    @Test
    void anotherGradeAsksForNoCreditThatIsSpent() {
        UUID wanted = given.aVolume();
        given.brought(given.aFamily(), wanted, site);
        given.asks(family, wanted, site);
        String code = inspect(Map.of()).getString("copy.code");
        assertThat(given.credits(family)).isEqualTo(new Balance(0, 1));
        assertThat(again(code, Map.of("grade", "FAIR", "why", "书脊有折")).getString("decision"))
                .isEqualTo("CREDIT");
        assertThat(given.credits(family)).isEqualTo(new Balance(0, 1));
        assertRefused(askAgain(code, Map.of("grade", "DAMAGED", "why", "缺页")), 409, "credit-short");
        assertThat(copies.facts(new CopyCode(code)).status()).isEqualTo(CopyStatus.AVAILABLE);
    }

    @Test
    void whoWasPromisedTheBookKeepsThePlaceInLine() {
        UUID volume = given.aVolume();
        Caller reader = given.aFamilyWithCredits(1);
        UUID request = given.asks(reader, volume, site);
        JsonPath decided = inspect(Map.of("volumeId", volume.toString()));
        assertThat(decided.getString("copy.status")).isEqualTo("ON_HOLD_SHELF");
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.READY);
        again(decided.getString("copy.code"), Map.of("grade", "DAMAGED", "why", "内页缺失"));
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.request(reader, request).place().ahead()).isZero();
        assertThat(given.credits(reader)).isEqualTo(new Balance(1, 0));
        again(decided.getString("copy.code"), Map.of("grade", "GOOD", "why", "弄错了一本"));
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.READY);
    }

    @Test
    void onlyABookOfThisOpenSessionIsDecidedAgain() {
        String code = inspect(Map.of()).getString("copy.code");
        String another = given.brought(given.aFamily(), given.aVolume(), site).value();
        Map<String, Object> found = Map.of("grade", "FAIR", "why", "再看一次");
        assertRefused(askAgain(another, found), 409, "copy-not-decided");
        close();
        assertRefused(askAgain(code, found), 409, "drop-off-closed");
    }

    @Test
    void aBookOfALibraryIsAskedAboutThereAndCreditedLate() {
        String code = inspect(Map.of("stampWords", "南京市 玄武区图书馆·藏书")).getString("copy.code");
        JsonPath told = show();
        assertThat(told.getString("inspections[0].decision")).isEqualTo("QUARANTINE");
        assertThat(told.getString("inspections[0].stamp.library")).isEqualTo("南京市玄武区图书馆");
        JsonPath family = Somebody.ofPerson(this.family.personId())
                .asks()
                .get("/v1/drop-offs/" + session)
                .jsonPath();
        assertThat(family.getMap("inspections[0]")).doesNotContainKey("stamp");
        assertThat(given.credits(this.family)).isEqualTo(new Balance(0, 0));
        close();

        Response released = release(code);
        assertThat(released.statusCode()).as(released.asString()).isEqualTo(200);
        assertThat(released.jsonPath().getString("reason")).isEqualTo("ACCEPTED");
        assertThat(given.credits(this.family)).isEqualTo(new Balance(1, 0));
        assertThat(copies.facts(new CopyCode(code)).status()).isEqualTo(CopyStatus.AVAILABLE);
        assertRefused(release(code), 409, "copy-not-set-aside");
        String moulding = given.brought(given.aFamily(), given.aVolume(), site).value();
        staff.asks()
                .body(Map.of("siteId", site.toString(), "reason", "受潮"))
                .post("/v1/copies/" + moulding + "/quarantine");
        assertRefused(release(moulding), 409, "copy-not-set-aside");
    }

    @Test
    void aStampNamesTheLongestNameThatStandsInIt() {
        Map<String, String> named = Map.of(
                "南京市图书馆藏", "金陵图书馆",
                "南京图书馆", "南京图书馆",
                "武区图书馆", "南京市玄武区图书馆",
                "南京工学院图书馆 藏书章 1978", "东南大学图书馆");
        named.forEach((words, library) -> assertThat(
                        inspect(Map.of("stampWords", words)).getString("stamp.library"))
                .as(words)
                .isEqualTo(library));
        assertThat(inspect(Map.of("stampWords", "图书馆")).getString("stamp.library"))
                .isNull();
    }

    @Test
    void nothingIsMintedForABookThatCameBackThroughAnotherMember() {
        String code = takenAgain(family);
        assertThat(back(family, code)).isEqualTo("OWN_COPY_BACK");
        assertThat(again(code, Map.of("grade", "FAIR", "why", "再看一次")).getString("reason"))
                .isEqualTo("OWN_COPY_BACK");
        again(code, Map.of("grade", "DAMAGED", "why", "再看一次"));
        assertThat(again(code, Map.of("grade", "GOOD", "why", "再看一次")).getString("reason"))
                .isEqualTo("OWN_COPY_BACK");
        again(code, Map.of("grade", "GOOD", "takenBack", true, "why", "带回"));
        close();
        assertThat(back(family, code)).isEqualTo("OWN_COPY_BACK");
    }

    @Test
    void nothingIsMintedWhenTheFamilyHasBecomePartOfAnother() {
        String code = takenAgain(family);
        Caller into = given.aFamily();
        unions.merge(family, join(into));
        assertThat(back(into, code)).isEqualTo("OWN_COPY_BACK");
    }

    @Test
    void nothingIsMintedWhenTheReaderHasBecomePartOfTheFamilyThatBroughtIt() {
        Caller reader = given.aFamilyWithCredits(1);
        String code = given.brought(family, given.aVolume(), site).value();
        handOver(reader, code);
        close();
        unions.merge(reader, join(family));
        assertThat(back(family, code)).isEqualTo("OWN_COPY_BACK");
    }

    @Test
    void nothingIsMintedForWhoMovedOutWithTheBook() {
        households.addPerson(family, new PersonForm("外婆", PersonKind.ELDER, null, null));
        String code = takenAgain(family);
        UUID home = unions.moveOut(family, new DepartureForm(null, List.of(code), null))
                .id();
        Caller moved = new Caller(family.role(), family.personId(), home, family.sites(), "林岚");
        Caller into = given.aFamily();
        assertThat(back(moved, code)).isEqualTo("OWN_COPY_BACK");
        close();
        // whoever took it since has nothing to do with that
        Caller reader = given.aFamilyWithCredits(1);
        handOver(reader, code);
        assertThat(back(reader, code)).isEqualTo("ACCEPTED");
        assertThat(given.credits(into)).isEqualTo(new Balance(0, 0));
    }

    @Test
    void aBookWithoutALabelIsOneCopyHoweverOftenTheAnswerIsLost() {
        UUID key = UUID.randomUUID();
        Map<String, Object> body = Map.of("volumeId", given.aVolume().toString(), "grade", "GOOD");
        String path = "/v1/drop-offs/" + session + "/copies";
        Response first = staff.asks(key).body(body).post(path);
        Response retried =
                Somebody.ofStaff(staff.caller().personId()).asks(key).body(body).post(path);
        assertThat(retried.jsonPath().getString("copy.code"))
                .isEqualTo(first.jsonPath().getString("copy.code"));
        assertThat(show().getList("inspections")).hasSize(1);
        assertThat(show().getBoolean("inspections[0].newLabel")).isTrue();
        assertThat(given.credits(family)).isEqualTo(new Balance(1, 0));
    }

    @Test
    void twoCountersInOneSessionDoNotExceedTheCap() {
        Somebody other = Somebody.staffAt(site);
        List<String> decisions = IntStream.range(0, 26)
                .parallel()
                .mapToObj(i -> (i % 2 == 0 ? staff : other)
                        .asks()
                        .body(Map.of("volumeId", given.aVolume().toString(), "grade", "GOOD"))
                        .post("/v1/drop-offs/" + session + "/copies")
                        .jsonPath()
                        .getString("decision"))
                .toList();
        assertThat(decisions.stream().filter("CREDIT"::equals)).hasSize(20);
        assertThat(decisions.stream().filter("GIFT"::equals)).hasSize(6);
        assertThat(given.credits(family)).isEqualTo(new Balance(20, 0));
        assertThat(show().getList("inspections")).hasSize(26);
    }

    @Test
    void theReceiptSaysTheSameOnPaperAndLater() throws IOException {
        assertRefused(staff.asks().get("/v1/drop-offs/" + session + "/receipt"), 409, "drop-off-open");
        inspect(Map.of());
        inspect(Map.of("grade", "DAMAGED"));
        inspect(Map.of("stampWords", "南京图书馆"));
        JsonPath first = close();
        given.brought(family, given.aVolume(), given.aSite());
        JsonPath later = Somebody.ofPerson(family.personId())
                .asks()
                .get("/v1/drop-offs/" + session + "/receipt")
                .jsonPath();
        assertThat(later.getLong("freeCredits"))
                .isEqualTo(first.getLong("freeCredits"))
                .isEqualTo(1);
        String narrow = paper("MM_58", "zh-CN");
        assertThat(narrow).contains("收书凭条", "本次得券", "+1", "退还", "留核", "按收书规则第");
        assertThat(narrow).doesNotContain("南京图书馆");
        assertThat(paper("MM_80", "en")).contains("Receipt", "Credits today", "Returned", "Checked first");
    }

    private String paper(String roll, String language) throws IOException {
        byte[] pdf = staff.asks()
                .header("Accept-Language", language)
                .get("/v1/drop-offs/" + session + "/paper?roll=" + roll)
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isOne();
            double millimetres = document.getPage(0).getMediaBox().getWidth() / 72 * 25.4;
            assertThat(millimetres).isCloseTo(roll.equals("MM_58") ? 58 : 80, within(0.1));
            return new PDFTextStripper().getText(document);
        }
    }

    /** A book that the family brought, and that a member of it took from the shelf again. */
    private String takenAgain(Caller by) {
        String code = given.brought(by, given.aVolume(), site).value();
        handOver(by, code);
        session = session(by);
        close();
        return code;
    }

    private void handOver(Caller to, String code) {
        Response taken = staff.asks()
                .body(Map.of("siteId", site.toString(), "familyCode", given.card(to)))
                .post("/v1/copies/" + code + "/hand-over");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
    }

    private String back(Caller by, String code) {
        session = session(by);
        return inspect(Map.of("copyCode", code)).getString("reason");
    }

    private JoinCode join(Caller into) {
        return new JoinCode(unions.invite(into).code());
    }

    private String session(Caller by) {
        return staff.asks()
                .body(Map.of("siteId", site.toString(), "familyCode", given.card(by)))
                .post("/v1/drop-offs")
                .jsonPath()
                .getString("id");
    }

    private JsonPath show() {
        return staff.asks().get("/v1/drop-offs/" + session).jsonPath();
    }

    private JsonPath close() {
        return staff.asks().post("/v1/drop-offs/" + session + "/receipt").jsonPath();
    }

    /** A good book without a label, or what is said instead. */
    private JsonPath inspect(Map<String, Object> found) {
        Map<String, Object> body = new HashMap<>(Map.of("grade", "GOOD"));
        if (!found.containsKey("copyCode") && !found.containsKey("volumeId")) {
            body.put("volumeId", given.aVolume().toString());
        }
        body.putAll(found);
        Response decided = staff.asks().body(body).post("/v1/drop-offs/" + session + "/copies");
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(201);
        return decided.jsonPath();
    }

    private Response askAgain(String code, Map<String, Object> found) {
        return staff.asks().body(found).post("/v1/drop-offs/" + session + "/copies/" + code + "/second-looks");
    }

    private JsonPath again(String code, Map<String, Object> found) {
        Response decided = askAgain(code, found);
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(201);
        return decided.jsonPath();
    }

    private Response release(String code) {
        return staff.asks().body(Map.of("reason", "问过该馆，为剔除书，漏盖注销章")).post("/v1/copies/" + code + "/release");
    }
}
