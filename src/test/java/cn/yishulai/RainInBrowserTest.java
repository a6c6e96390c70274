package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yishulai.fairs.RainScene;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rain: what follows is read before it is decided, performers are called, and a family keeps its ticket at the new time. */
@QuarkusTest
class RainInBrowserTest extends InBrowser {

    @Test
    void aFairIsPutOffAndAFamilyKeepsItsTicket() {
        Desk desk = aDesk("玄武湖公园");
        String phone = aPhone();
        RainScene scene = RainScene.at(desk.site(), null, Somebody.withPhone("林岚", phone), Somebody.aCitizen());
        try (Screen office = screen("rain-desk-en", 1280, 800, "en");
                Screen helper = phone("rain-desk");
                Screen reader = phone("rain")) {
            putsOff(office, scene);
            calls(helper, desk, scene);
            aStrangerIsNotToldToBook(reader, scene);
            reader.page.navigate(home);
            signIn(reader, phone);
            keeps(reader, office, scene);
            office.page.navigate(home + "desk/fairs/" + scene.fair() + "/rain");
            office.heading("What families say").waitFor();
            office.look("answers");
        }
    }

    private void putsOff(Screen office, RainScene scene) {
        Page page = office.page;
        fillNameAndPassword(office, aLogin(Role.LIBRARIAN, "Chen"), PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/counter$"));
        page.navigate(home + "desk/fairs/" + scene.fair() + "/rain");
        page.getByText("Tickets kept: 2 families, 4 people").first().waitFor();
        page.getByText("Of them without a ticket, and told all the same: 1")
                .first()
                .waitFor();
        office.look("sheet");
        page.getByText("Go on: Postpone").click();
        page.waitForURL(Pattern.compile(".*/desk/fairs/" + scene.fair()));
        office.press("Postpone").first().click();
        page.getByLabel("Reason").fill("Rain all day");
        page.locator("dialog[open] button[type=submit]").click();
        // Whoever goes on before the answer reads of a fair that still takes place.
        assertThat(page.locator("dialog[open]")).hasCount(0);
        page.getByText("If it rains").click();
        office.heading("To be called").waitFor();
    }

    private void calls(Screen helper, Desk desk, RainScene scene) {
        signInAtDesk(helper, desk);
        helper.page.navigate(home + "desk/fairs/" + scene.fair() + "/rain");
        helper.page.getByText("江苏评弹团").waitFor();
        helper.press("已告诉").first().click();
        assertThat(helper.page.locator("main")).containsText("李雯");
        helper.look("calls");
    }

    /** There is no day to put into a calendar, and nothing that signing in would help to book. */
    private void aStrangerIsNotToldToBook(Screen reader, RainScene scene) {
        reader.page.navigate(home + "fairs/" + scene.fair());
        reader.page.getByText("不能订票").first().waitFor();
        assertThat(reader.page.locator("main")).not().containsText("登录后订票");
        assertThat(reader.page.locator("main")).not().containsText("加入日历");
    }

    private void keeps(Screen reader, Screen office, RainScene scene) {
        Page page = reader.page;
        page.navigate(home + "fairs/" + scene.fair() + "/postponed");
        page.getByText("票留着，3 人").waitFor();
        reader.look("postponed");
        page.navigate(home + "fairs/" + scene.fair());
        page.getByText("延期，新时间待定").waitFor();
        page.getByText("原定").first().waitFor();
        reader.look("without-day");
        for (String where : List.of("tickets", "seasons/" + scene.season())) {
            page.navigate(home + where);
            page.getByText("原定").first().waitFor();
            reader.glance(where.substring(0, 6) + "-without-day");
        }
        scene.getsItsDay();
        page.navigate(home + "fairs/" + scene.fair());
        page.getByText("改期了").waitFor();
        assertThat(page.locator("main")).containsText("加入日历");
        assertThat(page.locator("main")).not().containsText("原定");
        page.navigate(home + "tickets");
        page.getByText("市集改期了，").waitFor();
        reader.glance("new-date");
        office.page.navigate(home + "fairs/" + scene.fair());
        office.page.getByText("New date").waitFor();
        office.glance("new-date");
        scene.isPublished();
        page.navigate(home + "tickets");
        reader.heading("新时间来得了吗？").waitFor();
        reader.look("asked");
        reader.press("保留").click();
        page.getByText("您说了会来").waitFor();
        page.navigate(home + "fairs/" + scene.fair() + "/postponed");
        reader.heading("新时间定了").waitFor();
        reader.look("moved");
    }
}
