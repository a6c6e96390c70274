package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yishulai.people.Authenticator;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Those who work here, in a real browser: how they come, how they sign in, and what takes two of them. */
@QuarkusTest
class StaffInBrowserTest extends InBrowser {

    /** Neither in a row nor repeated. */
    private static final String PIN = "482916";

    @Test
    void anAuthenticatorIsSetUpAndAskedFor() {
        Desk desk = aDesk("南京市民图书交换中心");
        try (Screen screen = screen("factor", 390, 844, "zh-CN")) {
            signInAtDesk(screen, desk);
            Page page = screen.page;
            page.navigate(home + "security");
            screen.press("两步验证").waitFor();
            screen.look("security");
            screen.press("两步验证").click();
            page.locator("input[type=password]").fill(PASSWORD);
            page.keyboard().press("Enter");
            page.locator("svg.qr").waitFor();
            screen.look("qr");
            String secret = page.locator(".secret").innerText().replace(" ", "");
            page.locator("input[inputmode=numeric]").fill(new Authenticator(secret).code());
            page.keyboard().press("Enter");
            page.locator(".codes li").first().waitFor();
            screen.look("recovery-codes");
            String recovery = page.locator(".codes li").first().innerText();
            screen.press("已经保存好了").click();
            page.waitForURL(Pattern.compile(".*/counter$"));

            page.navigate(home + "me");
            screen.press("退出登录").click();
            screen.heading("今天想读哪本书").waitFor();
            fillNameAndPassword(screen, desk.login(), PASSWORD);
            page.keyboard().press("Enter");
            page.getByLabel("动态码").waitFor();
            screen.look("asked");
            page.getByLabel("动态码").fill(recovery);
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/counter$"));
        }
    }

    @Test
    void aTabletIsSharedByPin() {
        Desk desk = aDesk("玄武少儿图书室");
        try (Screen colleague = desk("desk-colleague");
                Screen tablet = desk("desk-tablet")) {
            signInAtDesk(colleague, desk);
            colleague.page.navigate(home + "security/pin");
            colleague.page.locator("input[autocomplete=current-password]").fill(PASSWORD);
            colleague.page.locator("input[inputmode=numeric]").fill(PIN);
            colleague.look("pin");
            colleague.page.keyboard().press("Enter");
            colleague.page.waitForURL("**/security");
            colleague.page.navigate(home + "counter/devices");
            colleague.heading("还没有公用设备").waitFor();
            colleague.press("配对设备").click();
            colleague.page.locator("dialog input").fill("一楼收书台");
            colleague.press("生成配对码").click();
            colleague.page.locator("dialog svg.qr").waitFor();
            colleague.look("pairing");
            String code =
                    colleague.page.locator("dialog .pairing .code").innerText().replace(" ", "");

            tablet.page.navigate(home + "pair#" + code);
            tablet.press("配对").waitFor();
            tablet.look("pair");
            tablet.press("配对").click();
            tablet.heading("现在谁在柜台").waitFor();
            tablet.look("at-counter-first");
            tablet.page.locator("main input").fill(desk.login());
            tablet.press("下一步").click();
            tablet.look("pin-pad");
            tablet.page.keyboard().type("111222");
            tablet.page.locator(".trouble").waitFor();
            for (char digit : PIN.toCharArray()) {
                tablet.page
                        .locator(".keys button")
                        .filter(new Locator.FilterOptions().setHasText(String.valueOf(digit)))
                        .click();
            }
            tablet.page.waitForURL(Pattern.compile(".*/counter$"));
            tablet.page.navigate(home + "at-counter");
            tablet.page.getByText("李雯").first().waitFor();
            tablet.look("at-counter");

            colleague.press("好了").click();
            colleague.page.reload();
            colleague.heading("一楼收书台").waitFor();
            colleague.look("devices");
        }
    }

    @Test
    void whoIsInvitedBeginsByThemselves() {
        Desk desk = aDesk("莫愁路社区阅览室");
        String librarian = aLogin(Role.LIBRARIAN, "陈馆长");
        try (Screen office = desk("desk-office");
                Screen invited = phone("invited")) {
            signInByName(office, librarian);
            office.page.navigate(home + "desk");
            office.heading("管理").waitFor();
            office.look("office");
            office.press("人员").click();
            office.heading("在岗").waitFor();
            office.look("people");
            office.press("邀请").click();
            office.page.getByLabel("怎么称呼").fill("吴舟");
            office.page.getByLabel(desk.siteName()).check();
            office.look("invite");
            office.press("生成邀请").click();
            office.page.locator("svg.qr").waitFor();
            office.look("invitation");
            String address = office.page.locator(".link .code").innerText().strip();

            invited.page.navigate(address);
            invited.heading("您好，吴舟").waitFor();
            invited.look("invitation");
            String name = "wu-" + UUID.randomUUID().toString().substring(0, 8);
            invited.page.locator("input[autocomplete=username]").fill(name);
            invited.page.locator("input[autocomplete=new-password]").fill("湖边的银杏树在秋天变黄了吗");
            invited.press("接受邀请").click();
            invited.page.waitForURL(Pattern.compile(".*/sign-in.*"));
            fillNameAndPassword(invited, name, "湖边的银杏树在秋天变黄了吗");
            invited.page.keyboard().press("Enter");
            invited.page.waitForURL(Pattern.compile(".*/counter$"));
        }
    }

    @Test
    void aCorrectionTakesTwo() {
        String card = Somebody.aCitizen()
                .asks()
                .get("/v1/households/me")
                .then()
                .statusCode(200)
                .extract()
                .path("familyCode");
        String reason = "十一月二十日少发一张 " + UUID.randomUUID();
        try (Screen first = desk("desk-first");
                Screen second = screen("second", 390, 844, "zh-CN")) {
            signInByName(first, aLogin(Role.LIBRARIAN, "陈馆长"));
            first.page.navigate(home + "desk/propose");
            first.page.locator("input[value=CREDIT_CORRECTION]").check();
            first.page.getByLabel("家庭码").fill(card);
            first.page.getByLabel("为什么").fill(reason);
            first.look("propose");
            first.page.locator("main form button[type=submit]").click();
            first.page.getByText(reason).waitFor();
            first.page.getByText("由您提出").first().waitFor();
            first.look("approvals");

            signInByName(second, aLogin(Role.LIBRARIAN, "周馆长"));
            second.page.navigate(home + "desk/approvals");
            Locator proposal = second.page.locator("article").filter(new Locator.FilterOptions().setHasText(reason));
            proposal.getByText("批准").first().waitFor();
            second.look("approvals");
            proposal.locator("button.is-main").click();
            second.look("approve");
            second.page.locator("dialog button[type=submit]").click();
            proposal.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            second.page.getByLabel("已执行").check();
            proposal.waitFor();
            assertThat(proposal).containsText("周馆长");
        }
    }

    private void signInByName(Screen screen, String login) {
        fillNameAndPassword(screen, login, PASSWORD);
        screen.page.keyboard().press("Enter");
        screen.page.waitForURL(url -> !url.contains("sign-in"));
    }
}
