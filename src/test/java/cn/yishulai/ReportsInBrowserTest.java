package cn.yishulai;

import cn.yishulai.fairs.FairFixture;
import cn.yishulai.people.Role;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.reports.BusyFair;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A librarian counts what a venue did and proves it; the partner reads the figures of its fair. */
@QuarkusTest
class ReportsInBrowserTest extends InBrowser {

    private static final String CHARTS = "**/assets/charts-*.js";

    @Inject
    BusyFair busy;

    @Inject
    FairFixture fairs;

    @Test
    void aCountIsMadeProvedAndReadWithItsDefinitionBeside() {
        String name = "文化馆 " + UUID.randomUUID().toString().substring(0, 4);
        UUID venue = sites.add(new SiteForm(name, SiteKind.CULTURAL_CENTRE, null, null, true, Map.of()));
        UUID organisation = fairs.anOrganisation();
        UUID fair = busy.at(venue, organisation);
        String librarian = aLogin(Role.LIBRARIAN, "王敏");
        String partner = aLogin(Role.PARTNER, "文化馆", venue);
        busy.belongs(partner, organisation);
        for (Screen screen : List.of(desk("desk-reports"), screen("phone-reports", 390, 844, "en"))) {
            try (screen) {
                Page page = screen.page;
                comesIn(screen, librarian);
                boolean english = screen.english();
                page.navigate(home + "desk/reports");
                page.locator("option", new Page.LocatorOptions().setHasText(name))
                        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
                page.getByLabel(english ? "Venue or site" : "场馆或点位").selectOption(new SelectOption().setLabel(name));
                screen.look("ask");
                if (english) {
                    page.route(CHARTS, Route::abort);
                }
                page.locator("button[type=submit]").click();
                page.waitForURL(Pattern.compile(".*/desk/reports/[0-9a-f-]+$"));
                page.locator("main dd").first().waitFor();
                if (english) {
                    tablesStandInForCharts(screen);
                }
                screen.seesCharts(1);
                screen.look("figures");
                screen.press(english ? "Count again as it was" : "照原样重算").click();
                page.getByText(english ? "Every figure is the same." : "每个数都相同。")
                        .waitFor();
                screen.look("proved");
                page.navigate(home + "desk/reports/definitions");
                screen.press(english ? "Prepare a definition" : "起草新口径").click();
                screen.look("definitions");
                comesIn(screen, partner);
                page.navigate(home + "partner/fairs/" + fair + "/report");
                page.locator("main dd").first().waitFor();
                screen.seesCharts(1);
                screen.look("partner");
            }
        }
    }

    /** Where the script of the charts cannot be fetched; as soon as there is a network, they are drawn. */
    private static void tablesStandInForCharts(Screen screen) {
        Page page = screen.page;
        page.getByText("The chart did not come").first().waitFor();
        page.locator("figure.chart details[open] table").first().waitFor();
        screen.look("tables-for-charts");
        screen.context().setOffline(true);
        page.unroute(CHARTS);
        screen.context().setOffline(false);
        page.locator("[role=img] canvas").first().waitFor();
    }

    private void comesIn(Screen screen, String login) {
        fillNameAndPassword(screen, login, PASSWORD);
        screen.page.keyboard().press("Enter");
        screen.page.waitForURL(url -> !url.contains("sign-in"));
    }
}
