package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yishulai.fairs.TicketScene;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A family books, shows its ticket without a network, and comes in; another waits, and takes what is offered. */
@QuarkusTest
class TicketsInBrowserTest extends InBrowser {

    @Test
    void aFamilyBooksWaitsAndComesIn() {
        Desk desk = aDesk("玄武湖书屋");
        String phone = aPhone();
        Somebody mother = Somebody.withPhone("林岚", phone);
        TicketScene scene = TicketScene.open(desk.site(), mother);
        try (Screen reader = keeping("tickets", 390, 844, "zh-CN");
                Screen gate = screen("desk-gate", 1280, 800, "en")) {
            reader.page.navigate(home);
            signIn(reader, phone);
            books(reader, scene.fair());
            waits(reader, scene);
            shows(reader);
            comesIn(gate, desk, scene);
        }
    }

    /** The second session, which has not begun. */
    private void books(Screen reader, UUID fair) {
        reader.page.navigate(home + "fairs/" + fair);
        reader.page.getByText("还有 100 个名额").first().waitFor();
        reader.look("booking");
        reader.press("订票").click();
        reader.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("加一个人"))
                .click();
        reader.look("booking-sheet");
        reader.press("订 2 人").click();
        reader.page.locator("dialog[open]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(reader.page.getByText("已订 2 人")).hasCount(2);
    }

    /** The third session is full; somebody gives back, and the offer is taken. */
    private void waits(Screen reader, TicketScene scene) {
        reader.press("候补").click();
        reader.press("登记候补").click();
        assertThat(reader.page.locator("main")).containsText("已登记候补");
        TicketScene.giveBack(scene.entry());
        reader.page.navigate(home + "tickets");
        reader.heading("有名额了").waitFor();
        reader.look("offer");
        reader.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("要").setExact(true))
                .click();
        reader.heading("有名额了").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private void shows(Screen reader) {
        assertThat(reader.page.locator("svg.qr")).hasCount(3);
        reader.look("tickets");
        reader.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        reader.context().setOffline(true);
        reader.page.reload();
        assertThat(reader.page.locator("svg.qr")).hasCount(3);
        reader.page.locator(".asof").first().waitFor();
        reader.glance("tickets-offline");
        reader.context().setOffline(false);
    }

    private void comesIn(Screen gate, Desk desk, TicketScene scene) {
        signInAtDesk(gate, desk);
        gate.page.navigate(home + "desk/fairs/" + scene.fair() + "/gate");
        gate.page.getByText("Inside: 0").waitFor();
        gate.scan("HTTPS://YISHULAI.EXAMPLE/T/" + scene.code());
        gate.heading("Come in").waitFor();
        gate.look("gate");
        gate.scan(scene.code());
        gate.heading("Come in").waitFor();
        gate.scan(scene.code());
        gate.heading("Everybody of this ticket is inside").waitFor();
        gate.glance("gate-refused");
        assertThat(gate.page.locator(".heads")).containsText("Inside: 2");
    }
}
