package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.BookKind;
import cn.yishulai.kernel.Grade;
import cn.yishulai.people.Somebody;
import cn.yishulai.rules.Acceptance;
import cn.yishulai.rules.Caps;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.PurseRule;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.Validity;
import cn.yishulai.rules.Value;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A family of two brings what families have: a book that only its cover prices, a cheap one, a magazine, one without a
 * number, a set, one that somebody waits for and one with a stamp; the network goes and the page is loaded anew. Then the
 * stamped one is cleared, and the family finds receipt, credits and what is missing until the next one on its phone.
 */
@QuarkusTest
class DropOffInBrowserTest extends InBrowser {

    @Inject
    RuleSets rules;

    private IntakeRules before;
    private boolean english;
    private Desk desk;
    private String phone;
    private String card;
    private int taps;

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
                        new Caps(20, null, null, null),
                        new Value(Value.Per.PRICE_STEP, 2_000, Value.IfNoPrice.ASK),
                        new Validity(Validity.Until.DAYS, 20, null, null),
                        List.of(new PurseRule("MAGAZINES", List.of(), Set.of(), Set.of(BookKind.PERIODICAL)))));
    }

    @AfterEach
    void theRulesAreAsTheyWere() {
        rules.publish(Instant.now(), before);
    }

    @Test
    void aFamilyBringsWhatFamiliesHaveToADesk() {
        bring("desk-brings", 1280, 800, "zh-CN");
    }

    @Test
    void aFamilyBringsWhatFamiliesHaveToASmallEnglishScreen() {
        bring("brings-en", 390, 844, "en");
    }

    private void bring(String device, int width, int height, String language) {
        english = language.equals("en");
        desk = aDesk("南京市民图书交换中心");
        phone = "135%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        Somebody parent = Somebody.withPhone("王芳", phone);
        parent.asks()
                .body(Map.of("nickname", "小满", "kind", "ADULT"))
                .post("/v1/households/me/persons")
                .then()
                .statusCode(201);
        card = parent.asks().get("/v1/households/me").jsonPath().getString("familyCode");
        String wanted = aBook("窗边的小豆豆");
        somebodyWaitsFor(wanted);
        String stamped;
        try (Screen counter = screen(device, width, height, language)) {
            signInAtDesk(counter, desk);
            counter.scan(card);
            counter.heading(say("家庭 ", "Family ")).waitFor();
            counter.press(say("开始收书", "Take in books")).click();
            counter.heading(say("收书", "Take in books")).waitFor();
            aBookThatOnlyItsCoverPrices(counter);
            aPhotoBesideTheDecision(counter);
            aCheapOneOfTheOtherPerson(counter);
            aMagazine(counter);
            oneWithoutANumberInFourTaps(counter);
            aSet(counter);
            oneThatSomebodyWaitsFor(counter, wanted);
            aStampedOne(counter);
            theNetworkGoesAndThePageIsLoadedAnew(counter);
            aFastHand(counter);
            labelsInOneTap(counter);
            closes(counter);
            stamped = cleared(counter);
        }
        JsonPath credits = parent.asks().get("/v1/households/me/credits").jsonPath();
        assertThat(credits.getList("items.copyCode")).contains(stamped);
        try (Screen mobile = screen(device + "-family", 390, 844, language)) {
            theFamilyLooks(mobile);
        }
    }

    private void aBookThatOnlyItsCoverPrices(Screen counter) {
        counter.scan(aBook("城南旧事"));
        graded(counter, "2");
        counter.heading(say("请看封底定价", "Read the price on the cover")).waitFor();
        priceFieldHasTheFocus(counter);
        counter.look("price-asked");
        priced(counter, "14", 1);
        counter.page
                .getByText(say("还差 ¥6.00 满一张", "¥6.00 more make a credit"))
                .first()
                .waitFor();
        counter.look("pooled");
    }

    private void aPhotoBesideTheDecision(Screen counter) {
        counter.page
                .waitForFileChooser(() -> press(counter, "/"))
                .setFiles(new FilePayload("cover.jpg", "image/jpeg", aPhoto()));
        Locator thumb = counter.page.locator(".done .thumb img").first();
        thumb.waitFor();
        counter.page.locator(".done .thumb").first().click();
        counter.page.locator("dialog[open] img").waitFor();
        counter.look("photo");
        counter.page.keyboard().press("Escape");
    }

    private void aCheapOneOfTheOtherPerson(Screen counter) {
        counter.scan(aBook("草房子"));
        counter.page.getByLabel(Pattern.compile("小满")).check();
        graded(counter, "2");
        priceFieldHasTheFocus(counter);
        priced(counter, "7.50", 2);
        counter.page.getByText("¥18.50").first().waitFor();
    }

    private void aMagazine(Screen counter) {
        counter.scan(aBook("萌芽"));
        counter.page.getByText(say("瑕疵", "Flaws")).first().waitFor();
        press(counter, "r");
        counter.look("in-hand");
        graded(counter, "2");
        priced(counter, "12", 3);
        counter.page.getByText("MAGAZINES").first().waitFor();
    }

    /** Typing its title is one, and the price is its own question. */
    private void oneWithoutANumberInFourTaps(Screen counter) {
        taps = 0;
        type(counter, "旧闻札记 " + UUID.randomUUID().toString().substring(0, 6));
        Locator add = counter.page.locator("form:not(.scan) button[type=submit]");
        add.waitFor();
        counter.look("no-number");
        add.click();
        taps++;
        counter.page.getByText(say("瑕疵", "Flaws")).first().waitFor();
        graded(counter, "2");
        taps++;
        priced(counter, "9", 4);
        taps++;
        assertThat(taps).as("taps of a book without a number").isLessThanOrEqualTo(4);
        counter.page.getByText("¥9.50").first().waitFor();
    }

    private void aSet(Screen counter) {
        type(counter, "西游记 %s（全三册）".formatted(UUID.randomUUID().toString().substring(0, 4)));
        Locator add = counter.page.locator("form:not(.scan) button[type=submit]");
        add.waitFor();
        counter.settle(); // what is found by the title moves the button down
        add.click();
        counter.press(say("全部齐全", "All parts are here")).waitFor();
        press(counter, "2");
        counter.heading(say("套装请先点齐", "Count the parts")).waitFor();
        counter.look("set");
        press(counter, ".");
        graded(counter, "2");
        priced(counter, "60", 5);
    }

    private void oneThatSomebodyWaitsFor(Screen counter, String number) {
        counter.scan(number);
        graded(counter, "1");
        priced(counter, "20", 6);
        counter.page
                .getByText(Pattern.compile(say("放到预约架：", "To the hold shelf: ")))
                .first()
                .waitFor();
        counter.look("wanted");
    }

    private void aStampedOne(Screen counter) {
        counter.scan(aBook("中国民间故事"));
        counter.page.getByText(say("瑕疵", "Flaws")).first().waitFor();
        press(counter, "k");
        counter.page.getByLabel(say("章上的字", "Words on the stamp")).fill("南京市玄武区图书馆 藏书");
        press(counter, "Enter");
        graded(counter, "2");
        counter.heading(say("放到待核架", "To the check shelf")).waitFor();
        counter.page.getByText("南京市玄武区图书馆").first().waitFor();
        counter.page.locator(".done li").nth(6).waitFor();
    }

    /** Decided without network; the page is loaded anew before it is answered, and what it answers is asked all the same. */
    private void theNetworkGoesAndThePageIsLoadedAnew(Screen counter) {
        counter.scan(aBook("呼兰河传"));
        counter.page.getByText(say("瑕疵", "Flaws")).first().waitFor();
        counter.page.route("**/v1/drop-offs/*/copies", route -> route.abort());
        press(counter, "2");
        counter.heading(say("网络断了", "Connection lost")).waitFor();
        counter.look("lost");
        counter.page.reload();
        counter.heading(say("网络断了", "Connection lost")).waitFor();
        counter.page.unroute("**/v1/drop-offs/*/copies");
        counter.heading(say("请看封底定价", "Read the price on the cover")).waitFor();
        counter.page.getByText("呼兰河传").first().waitFor();
        priceFieldHasTheFocus(counter);
        priced(counter, "25", 8);
        counter.look("resumed");
    }

    /** Two books with their grades are typed before the first is looked up; then one before the service asks for a price. */
    private void aFastHand(Screen counter) {
        Runnable lookedUp = counter.holdsTheFirst("**/v1/scans");
        for (List<String> typed : List.of(List.of(aBook("边城"), "4"), List.of(aBook("家"), "5"))) {
            counter.scan(typed.get(0));
            press(counter, typed.get(1));
            counter.page.waitForFunction("() => document.querySelector('form.scan input').value === ''");
        }
        lookedUp.run();
        counter.page.locator(".done li").nth(9).waitFor();
        assertThat(counter.page.locator(".done li").allInnerTexts().subList(0, 2))
                .as("the last first, each with its own grade")
                .satisfiesExactly(
                        last -> assertThat(last).contains("家", say("破损", "Damaged")),
                        before -> assertThat(before).contains("边城", say("陈旧", "Worn")));

        counter.scan(aBook("茶馆"));
        counter.page.getByText(say("瑕疵", "Flaws")).first().waitFor();
        Runnable decided = counter.holdsTheFirst("**/v1/drop-offs/*/copies");
        press(counter, "2");
        counter.page.waitForFunction("() => document.querySelector('form.scan input').value === ''");
        counter.scan(aBook("骆驼祥子"));
        decided.run();
        counter.heading(say("请看封底定价", "Read the price on the cover")).waitFor();
        counter.page
                .getByText(say("在这之后扫的没有算", "What was scanned after this was not taken"))
                .waitFor();
        counter.page.getByText("茶馆").first().waitFor();
        counter.look("too-fast");
        priced(counter, "20", 11);
    }

    private void labelsInOneTap(Screen counter) {
        Download sheet = counter.page.waitForDownload(() -> press(counter, "+"));
        assertThat(sheet.suggestedFilename()).isEqualTo("labels.pdf");
        press(counter, "+");
        counter.page.getByText(say("新标签都打印过了", "All new labels were printed")).waitFor();
        counter.look("printed");
    }

    private void closes(Screen counter) {
        press(counter, "*");
        counter.press(say("结束收书？", "Close?")).waitFor();
        counter.aBreath(); // a scanner that ends with two Enters closes nothing
        press(counter, "Enter");
        counter.heading(say("收书凭条", "Receipt")).waitFor();
        PlaywrightAssertions.assertThat(counter.page.locator(".receipt")).containsText("¥");
        PlaywrightAssertions.assertThat(counter.page.locator(".receipt")).containsText(say("还差", "more make a credit"));
        counter.look("receipt");
        counter.page
                .locator(".receipt")
                .screenshot(new Locator.ScreenshotOptions()
                        .setPath(java.nio.file.Path.of(
                                "target/screens/receipt-%s.png".formatted(english ? "en" : "zh"))));
    }

    /** Says the code of the stamped book that was cleared. */
    private String cleared(Screen counter) {
        Page page = counter.page;
        page.navigate(home + "counter/check-shelf");
        counter.heading("中国民间故事").waitFor();
        counter.look("check-shelf");
        String code = page.locator(".line .code").first().innerText().replace(" ", "");
        page.navigate(home + "counter");
        counter.scan(code);
        counter.press(say("核对这本书", "Look into it")).click();
        page.waitForURL(Pattern.compile(".*/check-shelf/" + code));
        counter.heading(say("核对一本书", "Look into a book")).waitFor();
        page.getByLabel(Pattern.compile(say("放行", "Let it go on"))).check();
        page.getByLabel(say("怎样核清的", "How it was cleared")).fill("问过该馆，为剔除书，漏盖注销章");
        counter.look("check");
        page.keyboard().press("Enter");
        page.getByLabel(say("封底定价", "Price on the cover")).waitFor();
        priceFieldHasTheFocus(counter);
        counter.look("check-price");
        page.keyboard().type("20");
        page.keyboard().press("Enter");
        counter.heading(say("已放行，补发 1 张换书券", "Released, one credit")).waitFor();
        counter.look("check-done");
        return code;
    }

    private void theFamilyLooks(Screen mobile) {
        Page page = mobile.page;
        page.navigate(home);
        page.locator("main h1").first().waitFor();
        signIn(mobile, phone);
        page.navigate(home + "inbox");
        page.getByText(Pattern.compile(say("补发 1 张换书券", "Swap credits for you: 1")))
                .first()
                .waitFor();
        mobile.look("inbox");
        mobile.press(say("看凭条", "Receipt")).click();
        page.locator("article.receipt").waitFor();
        mobile.look("receipt");
        page.navigate(home + "credits");
        page.getByText(Pattern.compile(say("还差 ¥", "more make a credit")))
                .first()
                .waitFor();
        page.getByText(Pattern.compile("MAGAZINES")).first().waitFor();
        mobile.look("credits");
        mobile.press(say("以前送书的凭条", "Receipts of books you brought")).click();
        page.getByText(desk.siteName()).first().waitFor();
        mobile.look("visits");
        mobile.press(say("看凭条", "Receipt")).click();
        page.locator("article.receipt").waitFor();
    }

    private void somebodyWaitsFor(String number) {
        Somebody staff = Somebody.staffAt(desk.site());
        Somebody reader = Somebody.aCitizen();
        String session = staff.asks()
                .body(Map.of(
                        "siteId",
                        desk.site().toString(),
                        "familyCode",
                        reader.asks().get("/v1/households/me").jsonPath().getString("familyCode")))
                .post("/v1/drop-offs")
                .jsonPath()
                .getString("id");
        staff.asks()
                .body(Map.of("bookNumber", aBook("换券的书"), "grade", "GOOD", "coverPrice", "40"))
                .post("/v1/drop-offs/" + session + "/copies")
                .then()
                .statusCode(201);
        staff.asks().post("/v1/drop-offs/" + session + "/receipt").then().statusCode(201);
        String volume =
                reader.asks().get("/v1/volumes?query=" + number).jsonPath().getString("items[0].id");
        reader.asks()
                .body(Map.of("volumeId", volume, "pickupSiteId", desk.site().toString()))
                .post("/v1/requests")
                .then()
                .statusCode(201);
    }

    private void graded(Screen counter, String key) {
        counter.page.getByText(say("瑕疵", "Flaws")).first().waitFor();
        press(counter, key);
    }

    /** The field for the price is there and has the focus; then it is the so manyeth book of the session. */
    private void priced(Screen counter, String price, int books) {
        priceFieldHasTheFocus(counter);
        counter.page.keyboard().type(price);
        counter.page.keyboard().press("Enter");
        counter.page.locator(".done li").nth(books - 1).waitFor();
    }

    private void priceFieldHasTheFocus(Screen counter) {
        Locator field = counter.page.locator("input[inputmode=decimal]:focus");
        field.waitFor(new Locator.WaitForOptions().setTimeout(10_000));
        assertThat(
                        (Boolean)
                                field.evaluate(
                                        """
                        (field) => {
                          const { left, bottom } = field.getBoundingClientRect();
                          return document.elementFromPoint(left + 30, bottom - 6) === field;
                        }"""))
                .as("the menu below does not hide the field for the price")
                .isTrue();
    }

    private void type(Screen counter, String title) {
        counter.page.locator("form.scan input").focus();
        counter.page.keyboard().insertText(title);
        counter.page.keyboard().press("Enter");
        taps++;
    }

    private static void press(Screen counter, String key) {
        counter.page.keyboard().press(key.equals("*") ? "Shift+Digit8" : key);
    }

    private String say(String chinese, String inEnglish) {
        return english ? inEnglish : chinese;
    }

    /** A book with a number that the catalogue knows, and no price. */
    private static String aBook(String title) {
        String digits = "9787%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        int sum = 0;
        for (int place = 0; place < 12; place++) {
            sum += (digits.charAt(place) - '0') * (place % 2 == 0 ? 1 : 3);
        }
        String number = digits + (10 - sum % 10) % 10;
        Map<String, Object> book = new HashMap<>(Map.of("title", title, "bookNumber", number));
        Somebody.aLibrarian().asks().body(book).post("/v1/volumes").then().statusCode(201);
        return number;
    }

    private static byte[] aPhoto() {
        BufferedImage cover = new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = cover.createGraphics();
        pen.setColor(new Color(0x2c5f5d));
        pen.fillRect(0, 0, 600, 800);
        pen.setColor(new Color(0xfdf8ea));
        pen.fillRect(380, 80, 120, 380);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(cover, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
