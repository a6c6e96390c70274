package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.http.Refusals;
import cn.yishulai.inventory.BroughtCopies;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels of shelves and of the boxes of a van load, and its packing slip: read by every decoder there is. */
@QuarkusTest
class PlaceLabelsStoryTest {

    private static final int DPI = 203;

    @Inject
    Sites sites;

    @TempDir
    Path folder;

    private UUID site;
    private String siteName;
    private Somebody staff;

    @BeforeEach
    void aSite() {
        siteName = "梅园少儿图书室 " + UUID.randomUUID().toString().substring(0, 4);
        site = aSite(siteName);
        staff = Somebody.staffAt(site);
    }

    @Test
    void everyShelfOfASiteGetsALabelOnEveryPaperAndPrinter() throws Exception {
        List<String> codes = shelves("少儿 A-01", "少儿 A-02", "文学 B-01", "童话与绘本（低幼）靠窗第三排", "还书车", "仓库 Z-99");
        for (Sheet sheet : LabelsFixture.ALL) {
            Response pdf = labels("&sheet=" + sheet.name());
            List<BufferedImage> held = new ArrayList<>();
            try (PDDocument document = Loader.loadPDF(pdf.asByteArray())) {
                for (int page = 0; page < document.getNumberOfPages(); page++) {
                    BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.GRAY);
                    for (int place = 0; place < sheet.labelsPerPage() && held.size() < codes.size(); place++) {
                        held.add(cut(picture, sheet, place));
                    }
                }
                String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
                assertThat(text).contains("少儿A-01", "还书车", siteName.replace(" ", ""));
            }
            assertRead(sheet.name(), held, codes);
            if (Layout.fitsLabelPrinter(sheet)) {
                byte[] zpl = labels("&format=ZPL&sheet=" + sheet.name()).asByteArray();
                assertRead(sheet.name() + " ZPL", PrinterEmulator.zpl(zpl), codes);
                byte[] tspl = labels("&format=TSPL&sheet=" + sheet.name()).asByteArray();
                assertRead(sheet.name() + " TSPL", PrinterEmulator.tspl(tspl, DPI), codes);
            }
        }
        String html = new String(labels("&format=HTML&sheet=ROLL_60X40").asByteArray(), StandardCharsets.UTF_8);
        assertThat(html).contains("@page { size: 60mm 40mm");
        assertThat(html.split("<svg xmlns", -1)).hasSize(codes.size() + 1);
    }

    @Test
    void chosenShelvesAreInWalkingOrderAndAStrangersAreNotThere() throws Exception {
        List<String> codes = shelves("A", "B", "C");
        try (PDDocument document =
                Loader.loadPDF(labels("&sheet=L7160&start=20&shelves=" + codes.get(2) + "," + codes.get(0))
                        .asByteArray())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).containsSubsequence(codes.get(0), codes.get(2)).doesNotContain(codes.get(1));
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        Refusals.assertRefused(
                ask("&sheet=L7160&shelves=" + codes.get(0) + "," + ShelfCode.random()), 404, "shelf-unknown");
        Refusals.assertRefused(ask("&sheet=L7160&format=ZPL"), 422, "format-needs-roll");
        Refusals.assertRefused(
                Somebody.staffAt(aSite("别处 " + UUID.randomUUID()))
                        .asks()
                        .get("/v1/shelves/labels?sheet=L7160&site=" + site),
                403,
                "site-not-yours");
        Somebody elsewhere = Somebody.staffAt(aSite("空 " + UUID.randomUUID()));
        UUID empty = elsewhere.caller().sites().iterator().next();
        Refusals.assertRefused(
                elsewhere.asks().get("/v1/shelves/labels?sheet=L7160&site=" + empty), 404, "shelf-unknown");
    }

    @Test
    void aVanLoadHasALabelForEachBoxAndASlipInPackingOrder() throws Exception {
        UUID to = aSite("城南社区 " + UUID.randomUUID().toString().substring(0, 4));
        String load = staff.asks()
                .body(Map.of("fromSiteId", site.toString(), "toSiteId", to.toString()))
                .post("/v1/transfers")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        List<String> packed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            packed.add(0, BroughtCopies.one(site));
        }
        for (String copy : packed) {
            staff.asks()
                    .body(Map.of("copyCode", copy))
                    .post("/v1/transfers/" + load + "/pack")
                    .then()
                    .statusCode(200);
        }
        Response three = staff.asks().get("/v1/transfers/" + load + "/labels?boxes=3&sheet=ROLL_60X40&format=ZPL");
        List<BufferedImage> printed = PrinterEmulator.zpl(three.asByteArray());
        assertRead("boxes", printed, List.of(load, load, load));
        Response pdf = staff.asks().get("/v1/transfers/" + load + "/labels?boxes=3&sheet=ROLL_60X40");
        try (PDDocument document = Loader.loadPDF(pdf.asByteArray())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("第1箱/共3箱", "第3箱/共3箱", "城南社区", "自梅园少儿图书室");
        }
        for (PaperSlip.Roll roll : PaperSlip.Roll.values()) {
            assertSlip(load, roll, packed);
        }
        Refusals.assertRefused(
                Somebody.staffAt(aSite("第三处 " + UUID.randomUUID())).asks().get("/v1/transfers/" + load + "/paper"),
                403,
                "site-not-yours");
    }

    private void assertSlip(String load, PaperSlip.Roll roll, List<String> packed) throws Exception {
        byte[] slip = staff.asks()
                .header("Accept-Language", "zh-CN")
                .get("/v1/transfers/" + load + "/paper?roll=" + roll)
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(slip)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text).contains("装车单", "4册").containsSubsequence(packed);
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
            assertRead("slip " + roll, List.of(page), List.of(load));
        }
        byte[] english = staff.asks()
                .header("Accept-Language", "en")
                .get("/v1/transfers/" + load + "/paper?roll=" + roll)
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(english)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Packing slip");
        }
    }

    @Test
    void aCharacterThatCannotBePrintedIsNamedWithItsLabelAlsoWhenTheAnswerIsGivenAgain() {
        Somebody family = Somebody.aCitizen();
        String plain = copy(family, "朝花夕拾");
        String emoji = copy(family, "读书\uD83D\uDCDA和\u0E01");
        UUID key = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            Response printed = family.asks(key)
                    .body(Map.of("copyCodes", List.of(plain, emoji), "sheet", "ROLL_60X40"))
                    .post("/v1/labels");
            assertThat(printed.statusCode()).isEqualTo(201);
            assertThat(printed.header("Substituted-Labels")).isEqualTo("1");
            assertThat(printed.header("Substituted")).isEqualTo(emoji + "=U+0E01,U+1F4DA");
        }
        String other = copy(family, "野草");
        Response clean = family.asks()
                .body(Map.of("copyCodes", List.of(other), "sheet", "ROLL_60X40"))
                .post("/v1/labels");
        assertThat(clean.header("Substituted-Labels")).isNull();
        assertThat(clean.header("Substituted")).isNull();
    }

    private static String copy(Somebody family, String title) {
        String volume = family.asks()
                .body(Map.of("title", title))
                .post("/v1/volumes")
                .then()
                .extract()
                .path("id");
        return family.asks()
                .body(Map.of("volumeId", volume, "disposition", "SWAP"))
                .post("/v1/copies")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private List<String> shelves(String... names) {
        List<String> codes = new ArrayList<>();
        for (String name : names) {
            codes.add(staff.asks()
                    .body(Map.of("siteId", site.toString(), "name", name))
                    .post("/v1/shelves")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("code"));
        }
        return codes;
    }

    private Response ask(String query) {
        return staff.asks().get("/v1/shelves/labels?site=" + site + query);
    }

    private Response labels(String query) {
        Response answer = ask(query);
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        return answer;
    }

    private void assertRead(String what, List<BufferedImage> held, List<String> codes) throws Exception {
        List<String> wanted = codes.stream().sorted().toList();
        List<String> byZxing = new ArrayList<>();
        for (BufferedImage label : held) {
            byZxing.addAll(Decoders.byZxing(label));
        }
        assertThat(ends(byZxing)).as(what + " by zxing").isEqualTo(wanted);
        if (Decoders.isInstalled("zbarimg")) {
            assertThat(ends(Decoders.byZbar(held, folder)))
                    .as(what + " by zbar")
                    .isEqualTo(wanted);
        } else {
            System.out.println("skipped: zbarimg is not installed");
        }
        if (Decoders.isInstalled("ZXingReader")) {
            assertThat(ends(Decoders.byZxingCpp(held, folder)))
                    .as(what + " by zxing-cpp")
                    .isEqualTo(wanted);
        } else {
            System.out.println("skipped: ZXingReader is not installed");
        }
    }

    /** The codes in addresses. */
    private static List<String> ends(List<String> urls) {
        return urls.stream()
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .sorted()
                .toList();
    }

    private static BufferedImage cut(BufferedImage page, Sheet sheet, int place) {
        double dots = DPI / 25.4;
        return page.getSubimage(
                (int) (sheet.leftOf(place) * dots),
                (int) (sheet.topOf(place) * dots),
                (int) (sheet.width() * dots),
                (int) (sheet.height() * dots));
    }

    private UUID aSite(String name) {
        return sites.add(new SiteForm(name, SiteKind.READING_ROOM, null, null, true, Map.of()));
    }
}
