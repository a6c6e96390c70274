package cn.yishulai.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.yishulai.Audited;
import cn.yishulai.http.Refusals;
import cn.yishulai.kernel.CopyCode;
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
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A label is printed once, bound once, replaced by another, and then says so for ever. */
@QuarkusTest
@Audited
class LabelStoryTest {

    @Inject
    Sites sites;

    private UUID site;
    private Somebody staff;
    private Somebody family;

    @BeforeEach
    void aSite() {
        site = sites.add(new SiteForm(
                "点位 " + UUID.randomUUID(),
                SiteKind.READING_ROOM,
                null,
                null,
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30)))));
        staff = Somebody.staffAt(site);
        family = Somebody.aCitizen();
    }

    @Test
    void aLabelIsPrintedByOneJobAndTheJobAsOftenAsPaperJams() throws Exception {
        String first = registered("红楼梦");
        String second = registered("水浒传");
        Response printed = printed(family, Map.of("copyCodes", List.of(second, first), "sheet", "L7160"));
        String job = job(printed);
        assertThat(text(printed)).containsSubsequence(second, first);
        refused(
                        family.asks()
                                .body(Map.of("copyCodes", List.of(first), "sheet", "L7160"))
                                .post("/v1/labels"),
                        409,
                        "label-printed-before")
                .body("copyCodes", contains(first))
                .body("jobIds", contains(job.substring("/v1/labels/".length())));
        Response again =
                family.asks().body(Map.of("sheet", "L7651", "start", 5)).post(job + "/again");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(text(again)).containsSubsequence(second, first);
        family.asks()
                .get(job)
                .then()
                .body("labels", equalTo(2))
                .body("drawn", equalTo(2))
                .body("unused", equalTo(2));
        family.asks().get("/v1/labels").then().body("items.id", hasSize(1));
        refused(Somebody.aCitizen().asks().get(job), 404, "print-job-unknown");

        String third = registered("三国演义");
        Response rest =
                printed(family, Map.of("copyCodes", List.of(first, third), "sheet", "L7160", "skipPrinted", true));
        assertThat(text(rest)).contains(third).doesNotContain(first);
    }

    @Test
    void blankLabelsAreBoundAtTheirFirstScanAndLeftOutWhenTheJobIsDrawnAgain() throws Exception {
        Response sheet = printed(staff, Map.of("blanks", 3, "sheet", "ROLL_50X30"));
        List<String> codes = codes(text(sheet));
        assertThat(codes).hasSize(3);
        scan(codes.get(0)).body("kind", equalTo("BLANK_LABEL"));
        refused(staff.asks().get("/v1/copies/" + codes.get(0)), 404, "label-unbound");

        family.asks()
                .body(Map.of("volumeId", volume("西游记"), "disposition", "SWAP", "blankLabel", codes.get(0)))
                .post("/v1/copies")
                .then()
                .statusCode(201)
                .body("code", equalTo(codes.get(0)));
        scan(codes.get(0)).body("kind", equalTo("COPY"));
        refused(
                family.asks()
                        .body(Map.of("volumeId", volume("另一本"), "disposition", "SWAP", "blankLabel", codes.get(0)))
                        .post("/v1/copies"),
                409,
                "label-not-blank");
        refused(
                family.asks()
                        .body(Map.of("copyCodes", List.of(codes.get(0)), "sheet", "L7160"))
                        .post("/v1/labels"),
                409,
                "label-printed-before");

        Response again = staff.asks().body(Map.of()).post(job(sheet) + "/again");
        assertThat(text(again)).contains(codes.get(1), codes.get(2)).doesNotContain(codes.get(0));
    }

    @Test
    void aLabelThatWasReplacedIsVoidAndSaysSoToEverybodyButOnlyStaffHearWhichCameAfterIt() {
        String old = registered("呐喊");
        printed(family, Map.of("copyCodes", List.of(old), "sheet", "L7160"));
        String fresh = staff.asks()
                .body(Map.of("siteId", site, "reason", "DAMAGED", "note", "撕破"))
                .post("/v1/copies/" + old + "/label")
                .then()
                .statusCode(200)
                .body("code", not(equalTo(old)))
                .extract()
                .path("code");

        refused(staff.asks().get("/v1/copies/" + old), 404, "label-voided")
                .body("copyCode", equalTo(fresh))
                .body("voidReason", equalTo("DAMAGED"))
                .body("by", equalTo(staff.caller().displayName()));
        refused(family.asks().get("/v1/copies/" + old), 404, "label-voided")
                .body("$", not(hasKey("copyCode")))
                .body("$", not(hasKey("by")));
        refused(staff.asks().body(Map.of("siteId", site)).post("/v1/copies/" + old + "/shelve"), 404, "label-voided");
        family.asks()
                .header("Accept-Language", "en")
                .accept("text/html")
                .get("/B/" + old)
                .then()
                .statusCode(410)
                .body(containsString("no longer valid"))
                .body(not(containsString(fresh)));
        family.asks().get("/v1/copies/" + fresh).then().statusCode(200);

        staff.asks()
                .get("/v1/copies/" + old + "/labels")
                .then()
                .body("items.code", contains(old, fresh))
                .body("items[0].note", equalTo("撕破"))
                .body("items[0]", hasKey("printedAt"))
                .body("items[1]", not(hasKey("voidedAt")));

        scan(old).body("kind", equalTo("UNKNOWN")).body("why", containsString(fresh));
        scan(CopyCode.random().value()).body("why", containsString("没有发出过"));
        scan("https://elsewhere.example/B/" + CopyCode.random()).body("why", containsString("别处"));

        // The new one may be printed, once; a second replacement leads from both old codes to the label of today.
        printed(staff, Map.of("copyCodes", List.of(fresh), "sheet", "ROLL_40X30", "format", "ZPL"));
        String blank = codes(text(printed(staff, Map.of("blanks", 1, "sheet", "L7160"))))
                .get(0);
        family.asks()
                .body(Map.of("reason", "LOST", "blankLabel", blank))
                .post("/v1/copies/" + fresh + "/label")
                .then()
                .statusCode(200)
                .body("code", equalTo(blank));
        refused(staff.asks().get("/v1/copies/" + old), 404, "label-voided").body("copyCode", equalTo(blank));
        refused(
                family.asks()
                        .body(Map.of("copyCodes", List.of(old), "sheet", "L7160"))
                        .post("/v1/labels"),
                404,
                "label-voided");
    }

    @Test
    void aForgedAnUnboundAndAVoidedCodeAreEachRefusedForTheirOwnReason() {
        refused(staff.asks().get("/v1/copies/" + CopyCode.random()), 404, "copy-unknown");
        refused(staff.asks().get("/v1/copies/31234000567890"), 400, "code-malformed");
        refused(
                Somebody.aCitizen()
                        .asks()
                        .body(Map.of("reason", "LOST"))
                        .post("/v1/copies/" + registered("彷徨") + "/label"),
                404,
                "copy-unknown");
    }

    @Test
    void onlyWhoHasTheBookInHandReplacesItsLabel() {
        UUID elsewhere = site;
        aSite();
        String code = registered("故事新编");
        String session = staff.asks()
                .body(Map.of("siteId", site, "familyCode", card()))
                .post("/v1/drop-offs")
                .then()
                .extract()
                .path("id");
        staff.asks()
                .body(Map.of("copyCode", code, "grade", "GOOD"))
                .post("/v1/drop-offs/" + session + "/copies")
                .then()
                .statusCode(201);
        Somebody other = Somebody.staffAt(elsewhere);
        refused(
                other.asks().body(Map.of("siteId", elsewhere, "reason", "LOST")).post("/v1/copies/" + code + "/label"),
                409,
                "copy-elsewhere");
        refused(
                other.asks().body(Map.of("siteId", site, "reason", "LOST")).post("/v1/copies/" + code + "/label"),
                403,
                "site-not-yours");
        refused(
                family.asks().body(Map.of("reason", "LOST")).post("/v1/copies/" + code + "/label"),
                404,
                "copy-unknown");
    }

    private String card() {
        return family.asks().get("/v1/households/me").then().extract().path("familyCode");
    }

    @Test
    void oneOfTwentyWhoReplaceALabelAtOnceDoesIt() throws Exception {
        String old = registered("朝花夕拾");
        assertThat(together(20, () -> staff.asks()
                        .body(Map.of("siteId", site, "reason", "UNREADABLE"))
                        .post("/v1/copies/" + old + "/label")
                        .statusCode()))
                .containsOnly(200, 404)
                .containsOnlyOnce(200);
    }

    @Test
    void oneOfTenWhoPrintTheSameLabelAtOnceDoesIt() throws Exception {
        String code = registered("野草");
        assertThat(together(10, () -> staff.asks()
                        .body(Map.of("copyCodes", List.of(code), "sheet", "L7160"))
                        .post("/v1/labels")
                        .statusCode()))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    @Test
    void aRetryGetsTheSameSheetByteForByte() {
        UUID key = UUID.randomUUID();
        Map<String, Object> form = Map.of("blanks", 2, "sheet", "ROLL_60X40", "format", "TSPL");
        byte[] first =
                staff.asks(key).accept("*/*").body(form).post("/v1/labels").asByteArray();
        Response second = staff.asks(key).accept("*/*").body(form).post("/v1/labels");
        assertThat(second.asByteArray()).isEqualTo(first);
        assertThat(job(second)).startsWith("/v1/labels/");
        assertThat(second.header("Content-Disposition")).contains("labels.tspl");
    }

    @Test
    void aLibraryAddsItsOwnPaperAndItsPrinters() {
        Somebody librarian = Somebody.aLibrarian();
        String name = "OWN-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Map<String, Object> paper = new HashMap<>(
                Map.of("name", name, "title", "双排卷纸", "pageWidth", 84, "pageHeight", 30, "columns", 2, "rows", 1));
        paper.putAll(Map.of("width", 40, "height", 30, "left", 1, "top", 0, "pitchAcross", 42, "pitchDown", 30));
        librarian
                .asks()
                .body(paper)
                .post("/v1/label-sheets")
                .then()
                .statusCode(201)
                .body("roll", equalTo(true));
        refused(librarian.asks().body(paper).post("/v1/label-sheets"), 409, "sheet-name-taken");
        paper.put("pitchAcross", 39);
        paper.put("name", name + "X");
        refused(librarian.asks().body(paper).post("/v1/label-sheets"), 422, "sheet-malformed");
        refused(librarian.asks().delete("/v1/label-sheets/L7160"), 409, "sheet-stays");

        String printer = staff.asks()
                .body(Map.of("siteId", site, "name", "前台", "format", "ZPL", "dpi", "DPI_300"))
                .post("/v1/label-printers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        staff.asks()
                .body(Map.of("rightMm", 0.5, "downMm", -1, "scale", 100))
                .patch("/v1/label-printers/" + printer)
                .then()
                .body("downMm", equalTo(-1.0f));
        assertThat(staff.asks()
                        .accept("*/*")
                        .get("/v1/label-printers/" + printer + "/calibration?sheet=" + name)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .startsWith("^XA^PW992^LL354");
        refused(
                staff.asks().get("/v1/label-printers/" + printer + "/calibration?sheet=L7160"),
                422,
                "format-needs-roll");
        printed(staff, Map.of("blanks", 3, "sheet", name, "printerId", printer, "start", 2));
        librarian.asks().delete("/v1/label-sheets/" + name).then().statusCode(204);
        refused(staff.asks().body(Map.of("blanks", 1, "sheet", name)).post("/v1/labels"), 404, "sheet-unknown");
    }

    private static ValidatableResponse refused(Response response, int status, String code) {
        Refusals.assertRefused(response, status, code);
        return response.then();
    }

    private ValidatableResponse scan(String code) {
        return staff.asks()
                .body(Map.of("code", code, "siteId", site))
                .post("/v1/scans")
                .then();
    }

    private String registered(String title) {
        return family.asks()
                .body(Map.of("volumeId", volume(title), "disposition", "SWAP"))
                .post("/v1/copies")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private String volume(String title) {
        return family.asks()
                .body(Map.of("title", title + UUID.randomUUID()))
                .post("/v1/volumes")
                .then()
                .extract()
                .path("id");
    }

    private static Response printed(Somebody who, Map<String, ?> form) {
        Response sheet = who.asks().accept("*/*").body(form).post("/v1/labels");
        assertThat(sheet.statusCode()).as(sheet.asString()).isEqualTo(201);
        return sheet;
    }

    private static String job(Response printed) {
        return URI.create(printed.header("Location")).getPath();
    }

    private static String text(Response sheet) {
        try (PDDocument document = Loader.loadPDF(sheet.asByteArray())) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches("[0-9A-Z]{10}"))
                .toList();
    }

    /** Who is told to come again does: on a busy machine the first may take longer than the others wait. */
    private static int answered(Callable<Integer> one) throws Exception {
        int status = one.call();
        for (int again = 0; again < 20 && status == 503; again++) {
            status = one.call();
        }
        return status;
    }

    private static List<Integer> together(int many, Callable<Integer> one) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return answered(one);
                }));
            }
            start.countDown();
            List<Integer> said = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                said.add(answer.get());
            }
            return said;
        } finally {
            threads.shutdownNow();
        }
    }
}
