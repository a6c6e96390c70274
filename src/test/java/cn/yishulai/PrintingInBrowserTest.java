package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.inventory.BroughtCopies;
import cn.yishulai.labels.Decoders;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What staff print for places: labels of shelves and of boxes, packing slips, and on papers that no shop sells. */
@QuarkusTest
class PrintingInBrowserTest extends InBrowser {

    private static final int DPI = 203;

    @Test
    void shelvesAreLabelledAndWhatCannotBePrintedIsSaid() throws Exception {
        Desk desk = aDesk("梅园少儿图书室");
        String plain = shelf(desk, "少儿 A-01");
        String emoji = shelf(desk, "绘本角\uD83E\uDDF8");
        shelf(desk, "仓库");
        try (Screen phone = screen("printing", 390, 844, "zh-CN")) {
            signInAtDesk(phone, desk);
            Page page = phone.page;
            page.navigate(home + "desk/sites/" + desk.site());
            phone.press("打印架位标签").click();
            page.locator("dialog").getByLabel("少儿 A-01").check();
            page.locator("dialog").getByLabel("绘本角\uD83E\uDDF8").check();
            page.getByLabel("用什么纸").selectOption("ROLL_60X40");
            page.getByLabel("格式").selectOption("HTML");
            phone.look("shelf-labels");
            Download html = page.waitForDownload(
                    () -> page.locator("dialog button[type=submit]").click());
            assertThat(html.suggestedFilename()).isEqualTo("shelf-labels.html");
            page.locator("dialog .replaced").waitFor();
            assertThat(page.locator("dialog .replaced").innerText())
                    .contains("1 张标签", emoji.substring(0, 5), "U+1F9F8");
            phone.look("replaced");
            assertThat(readAsPrinted(phone, html.path())).containsExactly(plain, emoji);

            String book = bookCalled("读书\uD83D\uDCDA");
            page.navigate(home + "counter/labels");
            page.getByText("有码的书", exact()).click();
            page.getByLabel("馆藏码").fill(book);
            page.waitForDownload(() -> phone.press("生成标签").click());
            page.locator(".replaced").scrollIntoViewIfNeeded();
            assertThat(page.locator(".replaced").innerText()).contains(book.substring(0, 5), "U+1F4DA");
            phone.look("replaced-book");
        }
        try (Screen wide = screen("desk-printing", 1280, 800, "en")) {
            signInAtDesk(wide, desk);
            wide.page.navigate(home + "desk/sites/" + desk.site());
            wide.press("Print shelf labels").click();
            wide.page.getByText("Choose none to print all 3.").waitFor();
            wide.look("shelf-labels");
        }
    }

    @Test
    void aVanLoadHasItsPapers() throws Exception {
        Desk desk = aDesk("玄武区图书馆");
        Desk other = aDesk("城南社区");
        Somebody staff = Somebody.staffAt(desk.site());
        String load = staff.asks()
                .body(Map.of(
                        "fromSiteId",
                        desk.site().toString(),
                        "toSiteId",
                        other.site().toString()))
                .post("/v1/transfers")
                .then()
                .extract()
                .path("code");
        String first = BroughtCopies.one(desk.site());
        String second = BroughtCopies.one(desk.site());
        for (String copy : List.of(second, first)) {
            staff.asks()
                    .body(Map.of("copyCode", copy))
                    .post("/v1/transfers/" + load + "/pack")
                    .then()
                    .statusCode(200);
        }
        try (Screen phone = screen("van-papers", 390, 844, "zh-CN")) {
            signInAtDesk(phone, desk);
            Page page = phone.page;
            page.navigate(home + "counter/transfers/" + load);
            phone.press("装车单 PDF").click();
            phone.look("slip");
            Download slip = page.waitForDownload(
                    () -> page.locator("dialog button[type=submit]").click());
            Files.copy(slip.path(), Path.of("target/packing-slip.pdf"), StandardCopyOption.REPLACE_EXISTING);
            try (PDDocument document = Loader.loadPDF(Files.readAllBytes(slip.path()))) {
                assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                        .contains("装车单")
                        .containsSubsequence(second, first);
                assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
            }
            phone.press("打印箱签").click();
            page.getByLabel("装了几个箱子").fill("2");
            page.getByLabel("用什么纸").selectOption("ROLL_60X40");
            phone.look("boxes");
            Download labels = page.waitForDownload(
                    () -> page.locator("dialog button[type=submit]").click());
            assertThat(read(Files.readAllBytes(labels.path()))).containsExactly(load, load);
        }
        try (Screen wide = screen("desk-van-papers", 1280, 800, "en")) {
            signInAtDesk(wide, desk);
            wide.page.navigate(home + "counter/transfers/" + load);
            wide.page.locator(".slip svg.qr").waitFor();
            wide.look("load");
        }
    }

    @Test
    void aLibrarianAddsAPaperSeesItDrawnTriesItAndGivesItUp() throws Exception {
        Desk desk = aDesk("金陵图书馆");
        String librarian = aLogin(Role.LIBRARIAN, "陈馆长", desk.site());
        String name = "N-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase();
        try (Screen wide = screen("desk-papers", 1280, 800, "zh-CN");
                Screen phone = screen("papers", 390, 844, "en")) {
            asLibrarian(wide, librarian);
            Page page = wide.page;
            page.navigate(home + "counter/labels");
            printers(wide);
            page.getByText("纸张", exact()).first().click();
            wide.heading("添加纸张").waitFor();
            page.getByText("预览：14 张标签").waitFor();
            page.locator(".preview").scrollIntoViewIfNeeded();
            wide.look("sheet");
            page.getByLabel("横向间距").fill("90");
            page.getByText("标签会叠在一起").waitFor();
            page.getByLabel("代号").fill(name);
            page.getByLabel("名称", new Page.GetByLabelOptions().setExact(true)).fill("三列小标签");
            PlaywrightAssertions.assertThat(wide.press("添加纸张")).isDisabled();
            page.locator(".preview").scrollIntoViewIfNeeded();
            wide.look("fault");
            page.getByText("卷纸（标签机）").click();
            page.getByLabel("标签宽").fill("33");
            page.getByLabel("标签高").fill("25");
            page.getByLabel("每行几张").fill("3");
            page.getByText("预览：3 张标签，纸 103 × 25 毫米").waitFor();
            page.locator(".preview").scrollIntoViewIfNeeded();
            wide.look("roll");
            wide.press("添加纸张").click();
            ofPaper(page, name).getByText("3 × 1 张，每张 33 × 25 毫米").waitFor();
            Download calibration = page.waitForDownload(
                    () -> ofPaper(page, name).getByText("打印校准页").click());
            try (PDDocument document = Loader.loadPDF(Files.readAllBytes(calibration.path()))) {
                assertThat(document.getPage(0).getMediaBox().getWidth() / 72 * 25.4)
                        .isBetween(102.9, 103.1);
            }
            page.getByText("空白标签", exact()).click();
            page.getByLabel("用什么纸").selectOption(name);
            page.getByLabel("多少张").fill("6");
            Download labels = page.waitForDownload(() -> wide.press("生成标签").click());
            assertThat(read(Files.readAllBytes(labels.path()))).hasSize(6);

            asLibrarian(phone, librarian);
            phone.page.navigate(home + "counter/labels");
            phone.page.getByText("Papers", exact()).click();
            ofPaper(phone.page, name).waitFor();
            phone.look("own");
            phone.page.locator(".preview").scrollIntoViewIfNeeded();
            phone.look("measures");
            ofPaper(phone.page, name).getByText("Use no longer").click();
            phone.look("retire");
            phone.page.locator("dialog button.van-button--danger").click();
            ofPaper(phone.page, name).waitFor(gone());
        }
    }

    /** Other tests may have added papers of their own. */
    private static Locator ofPaper(Page page, String name) {
        return page.locator("section li", new Page.LocatorOptions().setHasText(name));
    }

    private static void printers(Screen screen) {
        Page page = screen.page;
        page.getByText("打印机", exact()).first().click();
        page.getByLabel("名字").fill("前台激光");
        screen.press("添加打印机").click();
        page.getByLabel("横尺读数").waitFor();
    }

    private void asLibrarian(Screen screen, String login) {
        fillNameAndPassword(screen, login, PASSWORD);
        screen.page.keyboard().press("Enter");
        screen.page.waitForURL(Pattern.compile(".*/counter$"));
    }

    private static String bookCalled(String title) {
        Somebody family = Somebody.aCitizen();
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

    private String shelf(Desk desk, String name) {
        return Somebody.staffAt(desk.site())
                .asks()
                .body(Map.of("siteId", desk.site().toString(), "name", name))
                .post("/v1/shelves")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    /** The codes on a page that a browser prints, in the order of the pages. */
    private static List<String> readAsPrinted(Screen screen, Path html) throws Exception {
        Page sheet = screen.page.context().newPage();
        sheet.setContent(Files.readString(html));
        byte[] pdf = sheet.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        sheet.close();
        Files.write(Path.of("target/shelf-labels-by-browser.pdf"), pdf);
        return read(pdf);
    }

    private static List<String> read(byte[] pdf) throws Exception {
        List<String> codes = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.GRAY);
                Decoders.byZxing(picture).forEach(url -> codes.add(url.substring(url.lastIndexOf('/') + 1)));
            }
        }
        return codes;
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }
}
