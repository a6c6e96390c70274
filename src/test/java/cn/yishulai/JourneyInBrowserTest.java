package cn.yishulai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One copy goes from a family's shelf to another reader, told in a real browser by those who do it: the first family, the
 * desk, the second family. Every screen on the way is judged by {@link Screen#look}.
 */
@QuarkusTest
class JourneyInBrowserTest extends InBrowser {

    @Test
    void aBookTravelsOnAPhone() {
        journey("phone", 390, 844);
    }

    @Test
    void aBookTravelsOnADesk() {
        journey("desk", 1280, 800);
    }

    @Test
    void theFamilyCodeIsShownWithoutNetwork() {
        try (Screen family = keeping("offline", 390, 844, "zh-CN")) {
            signIn(family, aPhone());
            family.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
            String code = familyCode(family);
            family.context().setOffline(true);
            family.page.reload();
            assertThat(family.page.locator("main .big").innerText().replace(" ", ""))
                    .isEqualTo(code);
            PlaywrightAssertions.assertThat(family.page.locator("svg.qr")).isVisible();
            family.look("family-code");
            family.page.navigate(home + "search?query=红楼");
            family.page.getByText("现在连不上").waitFor();
            family.context().setOffline(false);
        }
    }

    @Test
    void theMainScreensSpeakEnglish() {
        Desk desk = aDesk("莫愁路社区阅览室");
        try (Screen reader = screen("english", 390, 844, "en");
                Screen counter = screen("english-counter", 1280, 800, "en")) {
            reader.page.navigate(home);
            reader.heading("What would you like to read").waitFor();
            reader.look("guest");
            signIn(reader, aPhone());
            for (String page : new String[] {
                "", "requests", "books", "books/new", "credits", "family", "code", "inbox", "fairs", "me"
            }) {
                reader.page.navigate(home + page);
                reader.look(page.isEmpty() ? "home" : page.replace('/', '-'));
            }
            addsAChild(reader);
            signInAtDesk(counter, desk);
            counter.heading("Ready to scan").waitFor();
            counter.look("scan");
            counter.scan("NO SUCH CODE");
            counter.heading("Unknown code").waitFor();
            counter.look("unknown");
        }
    }

    private void addsAChild(Screen guardian) {
        guardian.page.navigate(home + "family");
        guardian.press("Add a person").click();
        guardian.page.locator("dialog input[type=text]").fill("豆豆");
        guardian.page.getByLabel("7 to 10").check();
        guardian.page.getByLabel("I am the guardian").check();
        guardian.look("add-child");
        guardian.page.locator("dialog button[type=submit]").click();
        guardian.heading("豆豆").waitFor();
        guardian.look("family-of-two");
    }

    private void journey(String device, int width, int height) {
        Desk desk = aDesk(width < 800 ? "南京市民图书交换中心" : "玄武少儿图书室");
        String number = anIsbn();
        try (Screen giver = screen(device + "-giver", width, height, "zh-CN");
                Screen counter = screen(device + "-counter", width, height, "zh-CN");
                Screen reader = screen(device + "-reader", width, height, "zh-CN")) {
            giver.page.navigate(home);
            giver.heading("今天想读哪本书").waitFor();
            giver.look("guest");
            signIn(giver, aPhone());
            String copy = registers(giver, number, device);
            String giversCode = familyCode(giver);

            signInAtDesk(counter, desk);
            bringsTheBook(counter, giversCode, copy, device);
            giver.page.navigate(home + "credits");
            giver.page.getByText("送书得券").first().waitFor();
            giver.look("credits");

            signIn(reader, aPhone());
            String readersCode = familyCode(reader);
            earnsACredit(desk, readersCode);
            asksForIt(reader, number, desk, device);

            pullsIt(counter, copy, device);
            reader.page.navigate(home);
            reader.page.getByText("可以取书").first().waitFor();
            reader.look("ready");
            reader.picture("home-" + device);
            handsItOver(counter, readersCode, copy, device);

            reader.page.navigate(home + "requests");
            reader.page.getByText("已取走").first().waitFor();
            reader.page.navigate(home + "credits");
            reader.page.getByText("换到书").first().waitFor();
            reader.look("credits");
            reader.page.navigate(home + "b/" + copy.toLowerCase());
            assertThat(reader.page.content()).contains("朝花夕拾").doesNotContain("<script");
        }
    }

    /** A number that nobody knows, so the title is typed; then the copy has its code and its label. */
    private String registers(Screen giver, String number, String device) {
        Page page = giver.page;
        page.navigate(home + "books");
        giver.heading("书架还空着").waitFor();
        giver.look("books-empty");
        giver.press("登记一本书").click();
        giver.look("register");
        page.locator("form.scan input").fill(number);
        page.keyboard().press("Enter");
        giver.press("自己添一本").click();
        page.getByLabel("书名").first().fill("朝花夕拾");
        page.getByLabel("作者").fill("鲁迅");
        giver.look("register-unknown");
        giver.press("下一步").click();
        giver.heading("打算怎样").waitFor();
        page.getByLabel("品相").selectOption("FAIR");
        giver.look("register-wish");
        page.locator("button[type=submit]:visible").last().click();
        giver.heading("登记好了").waitFor();
        giver.look("registered");
        giver.picture("registered-" + device);
        String copy = page.locator("main .big").innerText().replace(" ", "");
        giver.press("下载标签").click();
        giver.look("labels");
        assertThat(startOf(page.waitForDownload(() -> giver.press("下载 PDF").click())))
                .isEqualTo("%PDF-");
        page.navigate(home + "books");
        page.getByText("朝花夕拾").first().waitFor();
        giver.look("books");
        return copy;
    }

    private void bringsTheBook(Screen counter, String family, String copy, String device) {
        counter.heading("请扫码").waitFor();
        counter.look("scan");
        counter.scan(family);
        counter.heading("家庭 ").waitFor();
        counter.look("family");
        counter.press("开始收书").click();
        counter.heading("收书").waitFor();
        counter.look("drop-off");
        counter.scan(copy);
        counter.page.getByText("主人登记时说：尚可").waitFor();
        counter.look("in-hand");
        counter.scan("2");
        counter.heading("收下，得 1 张换书券").waitFor();
        counter.look("decided");
        counter.picture("counter-" + device);
        counter.press("结束并出凭条").click();
        counter.press("结束收书？").click();
        counter.heading("收书凭条").waitFor();
        counter.look("receipt");
    }

    private void asksForIt(Screen reader, String number, Desk desk, String device) {
        Page page = reader.page;
        for (String words : new String[] {"朝", "朝花", number}) {
            page.navigate(home + "search");
            page.getByRole(AriaRole.SEARCHBOX).fill(words);
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("朝花夕拾"))
                    .first()
                    .waitFor();
        }
        reader.look("found");
        page.locator("a.whole").first().click();
        page.getByText(desk.siteName()).first().waitFor();
        reader.look("volume");
        reader.picture("volume-" + device);
        reader.press("我想要这本").click();
        reader.look("ask");
        page.getByLabel("到哪里取书").selectOption(desk.site().toString());
        reader.press("提交申请").click();
        reader.heading("申请好了").waitFor();
        page.getByText("的馆员正在从书架上取书").first().waitFor();
        reader.look("asked");
        reader.press("查看我的申请").click();
        page.getByText("准备中").first().waitFor();
        reader.look("requests");
    }

    private void pullsIt(Screen counter, String copy, String device) {
        counter.page.navigate(home + "counter/pull-list");
        counter.page.getByText("朝花夕拾").first().waitFor();
        counter.look("pull-list");
        counter.page.navigate(home + "counter");
        counter.scan("HTTPS://EXAMPLE.ORG/B/" + copy);
        counter.press("放到预约架").waitFor();
        counter.look("claimed");
        counter.press("放到预约架").click();
        counter.heading("已放到预约架").waitFor();
        counter.look("held");
        counter.page.navigate(home + "counter/hold-shelf");
        counter.page.getByText("朝花夕拾").first().waitFor();
        counter.look("hold-shelf");
    }

    private void handsItOver(Screen counter, String family, String copy, String device) {
        counter.page.navigate(home + "counter");
        counter.scan(family);
        counter.heading("可以取走").waitFor();
        counter.look("fetching");
        counter.scan(copy);
        counter.heading("已交给").waitFor();
        counter.look("handed-over");
        counter.picture("handed-over-" + device);
    }

    /** A family has brought a book before; through the contract, because this part was shown already. */
    private void earnsACredit(Desk desk, String family) {
        String token = writes(
                        null, "/v1/sessions", Map.of("grant", "STAFF", "name", desk.login(), "password", PASSWORD))
                .getString("accessToken");
        String volume = writes(token, "/v1/volumes", Map.of("title", "浮生六记")).getString("id");
        String copy = writes(
                        token, "/v1/copies", Map.of("volumeId", volume, "disposition", "SWAP", "familyCode", family))
                .getString("code");
        String session = writes(
                        token, "/v1/drop-offs", Map.of("siteId", desk.site().toString(), "familyCode", family))
                .getString("id");
        assertThat(writes(token, "/v1/drop-offs/" + session + "/copies", Map.of("copyCode", copy, "grade", "GOOD"))
                        .getInt("credits"))
                .isEqualTo(1);
    }

    private static JsonPath writes(String token, String path, Map<String, String> body) {
        var request = given().contentType("application/json").header("Idempotency-Key", UUID.randomUUID());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.body(body).post(path).then().statusCode(201).extract().jsonPath();
    }

    /** In the range of 人民文学出版社, with a right check digit. */
    private static String anIsbn() {
        String digits = "978702%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        int sum = IntStream.range(0, 12)
                .map(i -> (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3))
                .sum();
        return digits + (10 - sum % 10) % 10;
    }

    private static String startOf(Download download) {
        try (var file = Files.newInputStream(download.path())) {
            return new String(file.readNBytes(5), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
