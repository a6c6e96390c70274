package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.notices.RecordingMail;
import cn.yishulai.people.EmailFakes;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The life of a family, told in a real browser: it joins, grows by a child and a grandmother, is served at the desk, acts
 * for one another, and leaves. Every screen on the way is judged by {@link Screen#look}.
 */
@QuarkusTest
class FamilyLifeInBrowserTest extends InBrowser {

    @Inject
    RecordingMail mail;

    @Test
    void aFamilyGrowsIsServedAndLeaves() {
        Desk desk = aDesk("南京市民图书交换中心");
        try (Screen mother = phone("family-phone");
                Screen counter = desk("desk-family")) {
            signIn(mother, aPhone());
            addsAPerson(mother, "CHILD", "豆豆", "FROM_7_TO_10");
            addsAPerson(mother, "ELDER", "外婆", null);
            readsWhatSheAgreedTo(mother);
            String card = printsTheCard(mother);

            signInAtDesk(counter, desk);
            theDeskActsForTheGrandmother(counter, card);
            theMotherActsForTheGrandmother(mother);
            readsWhoLooked(mother);
            takesEverythingAlong(mother);
            erasesTheChild(mother);
            leavesForGood(mother);
        }
    }

    @Test
    void whoAddedAnAddressSignsInByMailUntilItIsRemoved() throws InterruptedException {
        String mine = "lin." + UUID.randomUUID() + "@example.cn";
        String nobodys = "no." + UUID.randomUUID() + "@example.cn";
        try (Screen phone = phone("email-phone");
                Screen tablet = screen("email-tablet", 768, 1024, "en")) {
            signIn(phone, aPhone());
            phone.page.navigate(home + "security");
            phone.press("登记邮箱").click();
            phone.look("add");
            showsWithACode(phone, mine);
            phone.page.getByText("l***@example.cn").last().waitFor();
            phone.look("added");

            tablet.page.navigate(home + "sign-in");
            tablet.look("ways");
            tablet.press("By e-mail").click();
            showsWithACode(tablet, nobodys);
            tablet.page.getByText("Nobody has added this address yet").waitFor();
            tablet.look("not-linked");
            tablet.press("Other address").click();
            tablet.look("address");
            EmailFakes.aMinuteLater(mine);
            showsWithACode(tablet, mine);
            tablet.page.waitForURL(url -> !url.contains("sign-in"));

            tablet.page.navigate(home + "security");
            tablet.press("Remove").click();
            tablet.look("sure");
            tablet.page.locator("dialog button.van-button--danger").click();
            tablet.press("Add an e-mail address").waitFor();
            EmailFakes.noHost();
            tablet.press("Add an e-mail address").click();
            tablet.page.locator("dialog input[type=email]").fill(mine);
            tablet.page.keyboard().press("Enter");
            tablet.page.getByText("E-mail is not offered here yet").waitFor();
            tablet.look("not-offered");
        }
    }

    @Test
    void aFamilyWithoutAPhoneIsFoundedAtTheDesk() {
        Desk desk = aDesk("玄武少儿图书室");
        try (Screen counter = desk("desk-founding")) {
            signInAtDesk(counter, desk);
            counter.press("新建家庭").click();
            counter.page.getByLabel("第一位成员怎么称呼").fill("陈奶奶");
            counter.page.locator("input[value=ELDER]").check();
            counter.page.locator("input[value=card]").check();
            counter.look("found");
            counter.page.locator("main form button[type=submit]").click();
            counter.heading("陈奶奶的家庭建好了").waitFor();
            counter.look("founded");
            counter.press("接着代办").click();
            counter.heading("家庭成员").waitFor();
            counter.page.locator(".acting-bar").waitFor();
            counter.heading("陈奶奶").waitFor();
            counter.page.reload();
            counter.heading("请扫码").waitFor();
            assertThat(String.valueOf(counter.page.evaluate(
                            "() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")))
                    .as("nothing of the family stays on the desk")
                    .doesNotContain("陈奶奶");
        }
    }

    @Test
    void twoFamiliesBecomeOne() {
        try (Screen host = phone("union-host");
                Screen guest = phone("union-guest")) {
            signIn(host, aPhone());
            host.page.navigate(home + "family/union");
            host.press("生成加入码").click();
            host.page.locator("svg.qr").waitFor();
            host.look("join-code");
            String code = host.page.locator("main .big").innerText();
            String card = familyCode(host);

            signIn(guest, aPhone());
            guest.page.navigate(home + "family/union");
            guest.page.locator("input[value=join]").check();
            guest.page.locator("main form input").last().fill(code);
            guest.look("join");
            guest.page.locator("main form button[type=submit]").click();
            guest.page.locator("dialog button.is-main").click();
            guest.heading("家庭成员").waitFor();
            assertThat(familyCode(guest)).isEqualTo(card);
        }
    }

    @Test
    void whoGotANumberOfAnotherFamilySeesNothingOfIt() {
        Desk desk = aDesk("莫愁路社区阅览室");
        String number = aPhone();
        try (Screen before = phone("number-before");
                Screen after = screen("number-after", 390, 844, "en");
                Screen counter = desk("desk-number")) {
            signIn(before, number);
            signInAtDesk(counter, desk);
            counter.page.navigate(home + "counter/number");
            counter.page.getByLabel("手机号").fill(number);
            counter.page.locator("input[value=SOMEBODY_ELSES]").check();
            counter.look("number");
            counter.page.locator("main form button[type=submit]").click();
            counter.page.getByText("已记下").first().waitFor();

            // Another code is sent to a number after a minute only.
            QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)), Clock.class);
            after.page.navigate(home);
            signIn(after, number);
            after.heading("Is this still you").waitFor();
            after.look("still-you");
            after.page.navigate(home + "family");
            after.heading("Is this still you").waitFor();
            after.press("Start anew").click();
            after.page.locator("dialog button.is-main").click();
            after.heading("What would you like to read").waitFor();
            for (String page : new String[] {"family", "privacy", "privacy/looks", "security", "me"}) {
                after.page.navigate(home + page);
                after.look(page.replace('/', '-'));
            }
        }
    }

    private void showsWithACode(Screen screen, String email) throws InterruptedException {
        screen.page.locator("input[type=email]").fill(email);
        screen.page.keyboard().press("Enter");
        Locator code = screen.page.locator("input[autocomplete=one-time-code]");
        code.waitFor();
        code.fill(mail.nextCode(email));
        screen.page.keyboard().press("Enter");
    }

    private void addsAPerson(Screen mother, String kind, String nickname, String band) {
        mother.page.navigate(home + "family");
        mother.press("添一位成员").click();
        Locator form = mother.page.locator("dialog form");
        form.locator("input[value=" + kind + "]").check();
        form.locator("input[type=text]").fill(nickname);
        if (band != null) {
            form.locator("input[value=" + band + "]").check();
            form.locator(".notice").waitFor();
            form.locator("input[type=checkbox]").check();
        }
        mother.look("add-" + nickname);
        form.locator("button[type=submit]").click();
        mother.heading(nickname).waitFor();
    }

    private void readsWhatSheAgreedTo(Screen mother) {
        mother.look("family");
        open(mother, "豆豆");
        mother.page.getByText("您是监护人").waitFor();
        mother.page.getByText("同意记录").click();
        mother.page.getByText("有效").first().waitFor();
        mother.look("child");
        mother.page.navigate(home + "family");
        open(mother, "外婆");
        mother.page.getByText("没有人替外婆代办").waitFor();
        mother.look("elder");
    }

    private static void open(Screen screen, String nickname) {
        screen.page
                .locator("a.whole")
                .filter(new Locator.FilterOptions().setHasText(nickname))
                .click();
        screen.heading(nickname).waitFor();
    }

    private String printsTheCard(Screen mother) {
        mother.page.navigate(home + "family/card");
        mother.press("下载打印").waitFor();
        mother.look("card");
        assertThat(mother.page
                        .waitForDownload(() -> mother.press("下载打印").click())
                        .suggestedFilename())
                .endsWith(".pdf");
        String old = mother.page.locator("main .big").innerText();
        mother.press("换新家庭码").click();
        mother.look("card-sure");
        mother.page.locator("dialog button.van-button--danger").click();
        Locator code = mother.page.locator("main .big").filter(new Locator.FilterOptions().setHasNotText(old));
        code.waitFor();
        return code.innerText().replace(" ", "");
    }

    /** In the red frame every page is the grandmother's; she names her daughter to act for her. */
    private void theDeskActsForTheGrandmother(Screen counter, String card) {
        Page page = counter.page;
        counter.scan(card);
        counter.press("代办").waitFor();
        counter.look("family");
        counter.page.getByRole(AriaRole.MAIN).getByText("代办").first().click();
        page.getByLabel("外婆").check();
        page.locator("input[value=persons]").check();
        counter.look("behalf");
        counter.press("开始代办").click();
        page.locator(".acting-bar").waitFor();
        counter.heading("家庭成员").waitFor();
        counter.look("acting");
        open(counter, "外婆");
        counter.press("请人代我办").click();
        page.locator("dialog input[type=radio]").first().check();
        counter.look("name-proxy");
        page.locator("dialog button[type=submit]").click();
        page.getByText("可以代办").first().waitFor();
        counter.press("办完了").click();
        page.waitForURL("**/counter");
        page.locator(".acting-bar").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void theMotherActsForTheGrandmother(Screen mother) {
        mother.page.navigate(home + "family");
        open(mother, "外婆");
        mother.press("替外婆办理").click();
        mother.page.locator(".proxy-bar").waitFor();
        mother.heading("今天想读哪本书").waitFor();
        mother.look("proxy");
        mother.page.locator(".proxy-bar button").click();
        mother.page.locator(".proxy-bar").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void readsWhoLooked(Screen mother) {
        mother.page.navigate(home + "privacy");
        mother.heading("隐私与资料").waitFor();
        mother.look("privacy");
        mother.press("谁看过我家的资料").click();
        mother.page.getByText("李雯").first().waitFor();
        mother.page.getByText("添家人、改资料").first().waitFor();
        mother.look("looks");
    }

    private void takesEverythingAlong(Screen mother) {
        mother.page.navigate(home + "privacy/export");
        mother.look("export");
        assertThat(mother.page.waitForDownload(() -> mother.press("下载").click()).suggestedFilename())
                .endsWith(".zip");
        mother.page.getByText("下载好了").waitFor();
    }

    private void erasesTheChild(Screen mother) {
        mother.page.navigate(home + "family");
        open(mother, "豆豆");
        mother.press("删除豆豆的资料").click();
        mother.heading("删除豆豆的资料").waitFor();
        mother.page.getByText("将要删除").waitFor();
        mother.look("erase-child");
        PlaywrightAssertions.assertThat(mother.page.locator("form button[type=submit]"))
                .isDisabled();
        mother.page.locator("form input").fill("豆豆");
        mother.page.locator("form button[type=submit]").click();
        mother.heading("家庭成员").waitFor();
        mother.heading("外婆").waitFor();
        PlaywrightAssertions.assertThat(mother.heading("豆豆")).not().isVisible();
    }

    private void leavesForGood(Screen mother) {
        mother.page.navigate(home + "privacy/erase");
        mother.page.getByText("将要删除").waitFor();
        mother.look("erase");
        String nickname = mother.page.locator("form label").innerText().replaceAll("^.*“|”.*$", "");
        mother.page.locator("form input").fill(nickname);
        mother.page.locator("form button[type=submit]").click();
        mother.heading("怎样换书").waitFor();
        mother.page.waitForFunction("() => localStorage.getItem('session') === null");
    }
}
