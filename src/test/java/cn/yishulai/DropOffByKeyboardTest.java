package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * A desk with a wedge scanner and a number block: twelve books of one family without touching anything else, the network
 * gone at one of them. What a scanner types is not counted; what a hand presses is, and printed with the time it took.
 */
@QuarkusTest
class DropOffByKeyboardTest extends InBrowser {

    private static final int BOOKS = 12;
    private static final int CUT_AT = 5;

    private int pressed;

    @Test
    void twelveBooksAreTakenInByScannerAndNumberBlockThoughTheNetworkGoes() {
        Desk desk = aDesk("南京市民图书交换中心");
        Somebody family = Somebody.aCitizen();
        String card = family.asks().get("/v1/households/me").jsonPath().getString("familyCode");
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < BOOKS; i++) {
            numbers.add(aBook(i));
        }
        try (Screen counter = keeping("desk-keyboard", 1280, 800, "zh-CN")) {
            signInAtDesk(counter, desk);
            counter.scan(card);
            counter.heading("家庭 ").waitFor();
            counter.press("开始收书").click();
            counter.heading("收书").waitFor();
            counter.look("drop-off-empty");
            long began = System.nanoTime();
            for (int i = 0; i < BOOKS; i++) {
                if (i == CUT_AT) {
                    takenWithoutNetwork(counter, numbers.get(i), i);
                } else {
                    taken(counter, numbers.get(i), i);
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            correctsTheLast(counter);
            counter.look("drop-off-twelve");
            closes(counter);
            counter.look("receipt");
            counter.page.navigate(counter.page.url() + "/receipt");
            counter.heading("收书凭条").waitFor();
            counter.look("receipt-again");
            System.out.printf(
                    "drop-off by keyboard: %d books, %.2f keys a book (%d in all, the correction and the closing included), %.2f s a book%n",
                    BOOKS, pressed / (double) BOOKS, pressed, seconds / BOOKS);
        }
        eachBookWasCreditedOnceButTheOneTakenBack(family);
    }

    @Test
    void aStampedAndMouldyBookIsSetAsideByKeysOnASmallEnglishScreen() {
        Desk desk = aDesk("玄武少儿图书室");
        Somebody family = Somebody.aCitizen();
        String card = family.asks().get("/v1/households/me").jsonPath().getString("familyCode");
        try (Screen counter = screen("english-drop-off", 390, 844, "en")) {
            signInAtDesk(counter, desk);
            counter.scan(card);
            counter.heading("Family ").waitFor();
            counter.press("Take in books").click();
            counter.heading("Take in books").waitFor();
            counter.scan(aBook(20));
            counter.page.getByText("Flaws").first().waitFor();
            press(counter, "m");
            press(counter, "k");
            counter.look("in-hand");
            press(counter, "2");
            counter.heading("To the check shelf").waitFor();
            counter.look("decided");
        }
    }

    private void taken(Screen counter, String number, int index) {
        counter.scan(number);
        counter.page.getByText("品相").first().waitFor();
        press(counter, "2");
        counter.page.locator(".done li").nth(index).waitFor();
    }

    /** The book is decided, the network is gone before it is sent, and comes back: nothing is pressed again. */
    private void takenWithoutNetwork(Screen counter, String number, int index) {
        counter.scan(number);
        counter.page.getByText("品相").first().waitFor();
        counter.context().setOffline(true);
        press(counter, "2");
        counter.heading("网络断了").waitFor();
        counter.context().setOffline(false);
        counter.page.locator(".done li").nth(index).waitFor();
    }

    private void correctsTheLast(Screen counter) {
        press(counter, "-");
        counter.page.getByLabel("为什么重定").waitFor();
        press(counter, "m");
        counter.look("again");
        press(counter, "2");
        counter.heading("请还给读者").waitFor();
    }

    private void closes(Screen counter) {
        press(counter, "*");
        counter.press("结束收书？").waitFor();
        counter.aBreath(); // a scanner that ends with two Enters closes nothing
        press(counter, "Enter");
        counter.heading("收书凭条").waitFor();
    }

    private static void eachBookWasCreditedOnceButTheOneTakenBack(Somebody family) {
        JsonPath credits = family.asks().get("/v1/households/me/credits").jsonPath();
        assertThat(credits.getLong("free")).isEqualTo(BOOKS - 1);
    }

    private void press(Screen counter, String key) {
        pressed++;
        counter.page.keyboard().press(key.equals("*") ? "Shift+Digit8" : key);
    }

    /** A book with a number that the catalogue knows. */
    private static String aBook(int i) {
        String digits = "9787%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        int sum = 0;
        for (int place = 0; place < 12; place++) {
            sum += (digits.charAt(place) - '0') * (place % 2 == 0 ? 1 : 3);
        }
        String number = digits + (10 - sum % 10) % 10;
        Somebody.aLibrarian()
                .asks()
                .body(Map.of(
                        "title",
                        "书 %d %s".formatted(i, UUID.randomUUID().toString().substring(0, 4)),
                        "bookNumber",
                        number))
                .post("/v1/volumes")
                .then()
                .statusCode(201);
        return number;
    }
}
