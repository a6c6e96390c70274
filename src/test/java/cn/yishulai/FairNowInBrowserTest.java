package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yishulai.fairs.FairNowScene;
import cn.yishulai.fairs.ProgrammeScene;
import cn.yishulai.people.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Who runs a fair walks about with a phone, and the same stands on the wall; what is said on the one is seen on the other. */
@QuarkusTest
class FairNowInBrowserTest extends InBrowser {

    @Test
    void theOrganiserSeesTheFairAndSeesToWhatHappens() throws Exception {
        Desk desk = aDesk("玄武湖公园");
        UUID fair = FairNowScene.running(desk.site());
        try (Screen phone = keeping("now", 390, 844, "zh-CN");
                Screen wall = screen("desk-now", 1280, 800, "en")) {
            signInAtDesk(phone, desk);
            signInAtDesk(wall, desk);
            String page = home + "desk/fairs/" + fair + "/now";
            phone.page.navigate(page);
            phone.heading("突发情况").first().waitFor();
            assertThat(phone.page.locator(".tiles")).containsText("3 / 100 人");
            phone.look("now");
            wall.page.navigate(page + "?wall");
            wall.page.getByText("3 of 100").waitFor();
            helperComes(phone);
            somethingHappens(phone);
            assertThat(wall.page.locator("main")).containsText("灯灭了");
            assertThat(wall.page.locator("main")).containsText("周馆员");
            wall.look("wall");
            itIsOver(phone);
            isPrinted(phone);
            withoutNetwork(phone);
        }
    }

    /** What is seldom changed: how tickets are given, and what is to be done before each fair. */
    @Test
    void aLibrarianSaysTheRulesOfAFair() {
        Desk desk = aDesk("玄武湖公园");
        UUID fair = FairNowScene.running(desk.site());
        try (Screen office = desk("desk-fair-rules")) {
            fillNameAndPassword(office, aLogin(Role.LIBRARIAN, "陈馆长"), PASSWORD);
            office.page.keyboard().press("Enter");
            office.page.waitForURL(url -> !url.contains("sign-in"));
            office.page.navigate(home + "desk/fairs/" + fair + "/ticket-rules");
            office.page.getByLabel("叫号后几分钟内到").fill("0");
            office.press("保存为本场规则").click();
            assertThat(office.page.locator("main")).containsText("填 1 到 240");
            office.page.getByLabel("叫号后几分钟内到").fill("15");
            office.press("保存为本场规则").click();
            assertThat(office.page.locator("main")).containsText("本场自己的规则");
            office.look("ticket-rules");
            office.page.navigate(home + "desk/checklists/" + ProgrammeScene.checklist());
            office.press("加一项").click();
            office.page.getByLabel("要办的事（中文）").fill("订帐篷");
            office.page.getByLabel("要办的事（英文）").fill("Book tents");
            office.look("checklist");
            office.press("保存模板").click();
            office.page.getByText("已保存").first().waitFor();
        }
    }

    private void helperComes(Screen phone) {
        phone.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("周馆员: 到了"))
                .click();
        assertThat(phone.page.locator("main")).containsText("1 / 2 人到了");
    }

    private void somethingHappens(Screen phone) {
        phone.press("报告情况").click();
        phone.page.getByLabel("种类").selectOption("POWER");
        phone.page.getByLabel("什么事").fill("灯灭了");
        phone.page.getByLabel("在哪里").fill("三号桌");
        phone.look("incident-sheet");
        phone.page.locator("dialog[open] button[type=submit]").click();
        closed(phone);
        phone.press("我来处理").click();
        assertThat(phone.page.locator("main")).containsText("在处理");
        phone.look("incident");
        phone.page.evaluate("() => scrollTo(0, 0)");
        phone.picture("now-phone");
    }

    private void itIsOver(Screen phone) {
        phone.press("处理完了").click();
        phone.page.getByLabel("结果").fill("换了灯泡");
        phone.page.locator("dialog[open] button[type=submit]").click();
        closed(phone);
        assertThat(phone.page.locator("main")).containsText("一切正常");
    }

    private void isPrinted(Screen phone) throws Exception {
        byte[] pdf = Files.readAllBytes(
                phone.page.waitForDownload(() -> phone.press("打印停电预案").click()).path());
        Assertions.assertEquals("%PDF", new String(pdf, 0, 4));
    }

    private void withoutNetwork(Screen phone) {
        phone.context().setOffline(true);
        phone.page.getByText("断网了").waitFor();
        phone.glance("now-offline");
        phone.context().setOffline(false);
    }

    private static void closed(Screen phone) {
        phone.page.locator("dialog[open]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
}
