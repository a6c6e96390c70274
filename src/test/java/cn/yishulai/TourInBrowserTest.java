package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.fairs.TourFixture;
import cn.yishulai.fairs.TradeFixture;
import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A family walks a tour with a phone, its neighbour without one; a stranger opens the page of a fair. */
@QuarkusTest
class TourInBrowserTest extends InBrowser {

    @Inject
    Households households;

    @Inject
    TradeFixture trades;

    @Test
    void aFamilyWalksATourAndAStrangerIsToldOfAFair() {
        Desk gate = aDesk("中华门藏书阁");
        Desk tower = aDesk("鼓楼书房");
        Desk garden = aDesk("瞻园");
        UUID tour = TourFixture.published(gate.site(), tower.site(), garden.site());
        String phone = aPhone();
        Somebody family = Somebody.withPhone("林岚", phone);
        Somebody neighbour = Somebody.aCitizen("周明");
        try (Screen mother = phone("tour");
                Screen clerk = screen("desk-tour", 1280, 800, "en");
                Screen office = desk("office-tour")) {
            mother.page.navigate(home);
            signIn(mother, phone);
            mother.page.navigate(home + "tours");
            mother.heading("换书游").waitFor();
            mother.look("tours");
            mother.page.navigate(home + "tours/" + tour);
            mother.page.getByText("扫站点屏幕上的码").first().waitFor();
            mother.look("tour");
            collects(mother, tour, gate);
            collects(mother, tour, tower);

            signInAtDesk(clerk, garden);
            clerk.page.navigate(home + "tours/" + tour + "/stops/" + garden.site() + "/screen");
            clerk.page.locator("svg.qr").waitFor();
            clerk.look("tour-screen");
            clerk.page.navigate(home + "tours/" + tour + "/stops/" + garden.site());
            clerk.scan(card(neighbour));
            clerk.page.getByText("Who is here?").waitFor();
            clerk.look("tour-stop");
            clerk.press("Stamp").click();
            clerk.page.getByText("Stamped: 周明").waitFor();
            clerk.glance("tour-stamped");

            collects(mother, tour, garden);
            mother.page.getByText("集满了，恭喜！").waitFor();
            mother.look("tour-complete");
            mother.page.navigate(home + "calendar");
            mother.press("启用").click();
            mother.page.getByText("复制地址").waitFor();
            mother.look("calendar");

            String librarian = aLogin(Role.LIBRARIAN, "陈馆长");
            fillNameAndPassword(office, librarian, PASSWORD);
            office.page.keyboard().press("Enter");
            office.page.waitForURL(url -> !url.contains("sign-in"));
            office.page.navigate(home + "desk/tours/" + tour);
            office.page.getByText("到了另一站的书").waitFor();
            office.look("tour-editor");

            UUID fair = trades.aFair(gate.site());
            mother.page.navigate(home + "e/" + fair);
            assertThat(mother.page.locator("h1").textContent()).contains("阅美玄武湖");
            mother.glance("fair-page");
            clerk.page.navigate(home + "E/" + fair + "?lang=en");
            clerk.page.getByText("Add to the calendar").waitFor();
            clerk.glance("fair-page");
        }
    }

    private void collects(Screen mother, UUID tour, Desk at) {
        mother.page.navigate(home + "tours/" + tour + "?stop=" + TourFixture.shown(tour, at.site()));
        Locator stamp = mother.page.locator("dialog[open] .van-button--primary");
        stamp.waitFor();
        stamp.click();
        mother.page.locator("dialog[open]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private String card(Somebody of) {
        return households.view(of.caller().household()).familyCode().value();
    }
}
