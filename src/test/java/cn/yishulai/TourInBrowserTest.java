package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.fairs.TourFixture;
import cn.yishulai.fairs.TradeFixture;
import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Datum;
import cn.yishulai.places.Position;
import cn.yishulai.places.VenueProfile;
import cn.yishulai.places.Venues;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A family walks a tour with a phone, its neighbour without one; a stranger opens the page of a fair. */
@QuarkusTest
class TourInBrowserTest extends InBrowser {

    @Inject
    Households households;

    @Inject
    TradeFixture trades;

    @Inject
    Venues venues;

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
            aRefusalStandsBesideTheNextAnswer(clerk, card(neighbour));
            clerk.scan(card(neighbour));
            clerk.page
                    .locator(".trouble")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
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

    /** Two cards before the first is answered: neither is lost, and the second does not wipe out what was said of the first. */
    private static void aRefusalStandsBesideTheNextAnswer(Screen clerk, String card) {
        Runnable answer = clerk.holdsTheFirst("**/arrivals");
        clerk.scan("ZZZZZZZZZZ");
        clerk.scan(card);
        answer.run();
        clerk.page.getByText("Who is here?").waitFor();
        assertThat(clerk.page.locator(".trouble").allInnerTexts())
                .singleElement()
                .asString()
                .contains("ZZZZZZZZZZ");
    }

    /** The phone sorts what everybody may read: where it is leaves it in no request, and is kept nowhere. */
    @Test
    void theNearestFairComesFirstAndOnlyThePhoneKnowsWhere() {
        Desk far = aDesk("远处书房");
        Desk near = aDesk("近处书房");
        venues.describe(far.site(), null, standsAt(29.61));
        venues.describe(near.site(), null, standsAt(29.52));
        trades.aFair(far.site());
        trades.aFair(near.site());
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        try (Screen phone = phone("near");
                Screen english = screen("near-en", 390, 844, "en")) {
            phone.context().setGeolocation(new Geolocation(29.5013, 119.2987));
            phone.context().grantPermissions(List.of("geolocation"));
            phone.page.onRequest(
                    request -> asked.add(request.url() + " " + request.headers() + " " + request.postData()));
            // A fair is not said to be at an unknown distance because the places did not come.
            phone.page.route("**/v1/venues?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
            phone.page.navigate(home);
            phone.press("附近的市集").click();
            phone.page.locator(".near .trouble").waitFor();
            assertThat(phone.page.locator(".near article.fair").count()).isZero();
            phone.page.unroute("**/v1/venues?*");
            phone.press("再试一次").click();
            phone.page.getByText("按直线距离").waitFor();
            Locator first = phone.page.locator("article.fair").first();
            first.getByText(near.siteName()).waitFor();
            assertThat(first.innerText()).contains("约 2.1 公里");
            assertThat(phone.page.locator("article.fair").nth(1).innerText()).contains(far.siteName(), "约 12 公里");
            first.scrollIntoViewIfNeeded();
            phone.look("fairs-near");
            assertThat(asked)
                    .isNotEmpty()
                    .noneMatch(request -> request.contains("29.5013") || request.contains("119.2987"));
            assertThat((String)
                            phone.page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"))
                    .contains("119.3")
                    .doesNotContain("29.5013", "119.2987");

            phone.context().setOffline(true);
            phone.press("用我的位置").click();
            phone.page.getByText("按直线距离").waitFor();
            assertThat(first.innerText()).contains(near.siteName());
            phone.context().setOffline(false);

            // Nobody gave this phone leave; a district does it too, and is still chosen next time.
            english.context().grantPermissions(List.of("notifications"));
            english.page.navigate(home);
            english.press("Fairs near me").click();
            english.page.getByText("Your location may not be used here").waitFor();
            assertThat(english.page.evaluate("() => document.activeElement.role"))
                    .as("who presses keys goes on where the button was")
                    .isEqualTo("status");
            english.look("fairs-near-refused");
            english.page.getByLabel("In which district").selectOption("320102");
            english.page.getByText("Fairs in this district first").waitFor();
            english.page.reload();
            english.page.getByText("Fairs in this district first").waitFor();
            assertThat(english.page.getByLabel("In which district").inputValue())
                    .isEqualTo("320102");
        }
    }

    /** South of the city, where no other test has a place. */
    private static VenueProfile standsAt(double latitude) {
        return new VenueProfile(null, null, null, null, null, null, null, new Position(latitude, 119.3, Datum.WGS84));
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
