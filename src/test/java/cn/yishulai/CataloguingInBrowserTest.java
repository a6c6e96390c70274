package cn.yishulai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import cn.yishulai.notices.RecordingSms;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.people.Staff;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The catalogue is put right in a real browser: a family adds a book that nobody knows and holds a second copy, a
 * librarian merges two descriptions, takes it back, and completes one. The last of all classes, for it fills the
 * catalogue: with 25,000 books in it, whatever reads the whole catalogue takes a second in place of a hundredth.
 */
@QuarkusTest
@Order(Integer.MAX_VALUE)
class CataloguingInBrowserTest {

    private static final String PASSWORD = "correct horse battery";

    private static Chromium chromium;

    @TestHTTPResource("/")
    String home;

    @Inject
    RecordingSms sms;

    @Inject
    Staff staff;

    @Inject
    Sites sites;

    private UUID site;

    @BeforeAll
    static void openTheBrowser() {
        Assumptions.assumeTrue(System.getProperty("skipWeb") == null, "-DskipWeb: the web client is not built");
        if (CataloguingInBrowserTest.class.getResource("/META-INF/resources/index.html") == null) {
            fail("the web client is not built: `npm ci && npm run build` in src/main/webui, or -DskipWeb");
        }
        chromium = Chromium.ofAll();
    }

    @BeforeEach
    void aSite() {
        site = sites.add(new SiteForm(
                "编目室 " + UUID.randomUUID().toString().substring(0, 4),
                SiteKind.CENTRE,
                null,
                null,
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30)))));
    }

    @Test
    void aBookThatNobodyKnowsTakesFourTapsAndASecondCopyIsAskedFor() {
        try (Screen family = screen("unknown-book", 390, 844)) {
            signIn(family);
            String number = anIsbn();
            Page page = family.page;
            page.navigate(home + "books/new");
            page.locator("form.scan input").fill(number);
            page.keyboard().press("Enter");
            family.press("自己添一本").click();
            page.locator("input[type=file]").setInputFiles(new FilePayload("cover.png", "image/png", aPicture()));
            page.getByLabel("书名").first().fill("旧书一本");
            family.look("unknown");
            family.press("下一步").click();
            family.heading("打算怎样").waitFor();
            page.locator("button[type=submit]:visible").last().click();
            family.heading("登记好了").waitFor();
            // Taps: add it, photograph it, next, register. The number was scanned, the title typed.
            page.navigate(home + "books/new");
            page.locator("form.scan input").fill(number);
            page.keyboard().press("Enter");
            family.heading("打算怎样").waitFor();
            page.locator("img.photo").waitFor();
            page.locator("button[type=submit]:visible").last().click();
            family.heading("是又一本").waitFor();
            family.look("second-or-other");
            page.locator("dialog input[type=text]").fill("下册");
            family.press("登记这一册").click();
            family.heading("登记好了").waitFor();
            page.getByText("旧书一本 下册").first().waitFor();
            family.look("another-volume");
        }
    }

    @Test
    void twoDescriptionsBecomeOneAndTwoAgainOnADesk() {
        mergeQueue("cataloguing-desk", 1280, 800);
    }

    @Test
    void twoDescriptionsBecomeOneAndTwoAgainOnAPhone() {
        mergeQueue("cataloguing-phone", 390, 844);
    }

    @Test
    void twentyFiveThousandRealRecordsComeInWithProgress() {
        Path books = RealBooks.file("books/books.csv");
        try (Screen librarian = screen("import", 1280, 800)) {
            signInAsLibrarian(librarian);
            Page page = librarian.page;
            page.navigate(home + "desk");
            librarian.press("导入书目").click();
            page.locator("input[type=file]").setInputFiles(books);
            librarian.look("chosen");
            librarian.press("上传并检查").click();
            page.getByText("待确认").first().waitFor(new Locator.WaitForOptions().setTimeout(120_000));
            librarian.heading("前几条").waitFor();
            librarian.look("preview");
            librarian.press("开始导入").click();
            page.locator("progress").waitFor();
            double before = share(page);
            page.waitForCondition(
                    () -> page.locator("progress").count() == 0 || share(page) > before,
                    new Page.WaitForConditionOptions().setTimeout(60_000));
            page.getByText("已完成").first().waitFor(new Locator.WaitForOptions().setTimeout(240_000));
            librarian.look("done");
            assertThat(page.locator("dl.counts")
                            .innerText()
                            .replace(",", "")
                            .replaceAll("[^0-9]+", " ")
                            .strip())
                    .startsWith("24996 ");
        }
    }

    private static double share(Page page) {
        // in one look: between two the bar may be gone
        return ((Number) page.locator("progress").evaluateAll("(bars) => bars[0]?.value ?? 1")).doubleValue();
    }

    private void mergeQueue(String device, int width, int height) {
        String title = "编目" + UUID.randomUUID().toString().substring(0, 6) + "记";
        Somebody one = Somebody.aCitizen();
        String first = adds(one, Map.of("title", title, "author", "錢鍾書", "publisher", "人民文学出版社", "year", 1980));
        String second = adds(Somebody.aCitizen(), Map.of("title", title, "author", "钱锺书"));
        given().header("Authorization", "Bearer " + one.token())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(Map.of("volumeId", second, "pickupSiteId", site.toString()))
                .post("/v1/requests")
                .then()
                .statusCode(201);
        try (Screen librarian = screen(device, width, height)) {
            signInAsLibrarian(librarian);
            Page page = librarian.page;
            page.navigate(home + "desk");
            librarian.press("编目待办").click();
            page.waitForResponse(answer -> answer.url().contains("kind=MERGE"), () -> page.getByLabel("疑似重复")
                    .check());
            Locator pair = page.locator("main li").filter(new Locator.FilterOptions().setHasText(title));
            // other walks left pairs that more people wait for
            page.waitForCondition(() -> {
                page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)");
                return pair.count() > 0;
            });
            pair.first().locator("tr.differs").nth(1).waitFor();
            pair.first().hover();
            librarian.look("queue");
            pair.first()
                    .locator("button")
                    .filter(new Locator.FilterOptions().setHasText("保留甲"))
                    .click();
            page.getByText("排队先后不变").first().waitFor();
            librarian.look("merged");
            assertThat(mergedInto(first) == null).isNotEqualTo(mergedInto(second) == null);
            librarian.press("撤销合并").click();
            page.getByText("复本和申请各归原处").first().waitFor();
            assertThat(mergedInto(first)).isNull();
            assertThat(mergedInto(second)).isNull();

            page.navigate(home + "desk/volumes/" + second);
            page.getByLabel("出版社").fill("晨光出版公司");
            page.getByLabel("出版年").fill("1947年");
            librarian.look("edit");
            librarian.press("保存").click();
            page.getByText("已保存").first().waitFor();
            page.getByText("→ 晨光出版公司").first().waitFor();
            librarian.look("history");
        }
    }

    private String adds(Somebody who, Map<String, ?> book) {
        return given().header("Authorization", "Bearer " + who.token())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(book)
                .post("/v1/volumes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String mergedInto(String volume) {
        return given().get("/v1/volumes/" + volume).jsonPath().getString("mergedInto");
    }

    private void signIn(Screen screen) {
        String phone = "136%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        Page page = screen.page;
        page.navigate(home + "sign-in");
        page.locator("input[type=tel]").fill(phone);
        screen.press("获取验证码").click();
        page.locator("input[autocomplete=one-time-code]").fill(sms.nextCode(phone));
        page.keyboard().press("Enter");
        page.waitForURL(home);
    }

    private void signInAsLibrarian(Screen screen) {
        String login = "bian-" + UUID.randomUUID();
        staff.register(login, "编目员", Role.LIBRARIAN, PASSWORD, Set.of(site));
        Page page = screen.page;
        page.navigate(home + "sign-in?desk");
        page.locator("input[autocomplete=username]").fill(login);
        page.locator("input[type=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/counter$"));
    }

    private Screen screen(String name, int width, int height) {
        return new Screen(chromium.browser(), name, width, height, "zh-CN");
    }

    private static byte[] aPicture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String anIsbn() {
        String digits = "978702%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        int sum = IntStream.range(0, 12)
                .map(i -> (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3))
                .sum();
        return digits + (10 - sum % 10) % 10;
    }
}
