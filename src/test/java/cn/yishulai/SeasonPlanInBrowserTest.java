package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.people.Role;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.planning.PlanningFixture;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A librarian wishes, plans a season, looks why, moves by keyboard and by mouse, plans again around it, and accepts. */
@QuarkusTest
class SeasonPlanInBrowserTest extends InBrowser {

    @Test
    void aSeasonIsPlannedChangedAndAccepted() {
        UUID season = PlanningFixture.season();
        List<UUID> venues = List.of(venue("玄武湖"), venue("金陵文化馆"));
        for (int i = 0; i < 6; i++) {
            PlanningFixture.wish(season, null, venues.get(i % 2));
        }
        String tents = "帐篷 " + UUID.randomUUID().toString().substring(0, 4);
        PlanningFixture.equipment(tents, 6);
        String librarian = aLogin(Role.LIBRARIAN, "陈馆长");
        try (Screen screen = desk("desk-season-plan")) {
            Page page = screen.page;
            comesIn(screen, librarian);
            page.navigate(home + "partner/seasons/" + season + "/wishes");
            screen.heading("办集意愿").waitFor();
            screen.press("写一个意愿").click();
            page.locator("dialog").waitFor();
            screen.press("加一种设备").click();
            page.getByLabel("哪一种").selectOption(tents + "（共 6 件）");
            page.getByLabel("几件").fill("2");
            screen.look("wish");
            page.getByLabel("叫什么").fill("艺图演“易”");
            page.locator("dialog label")
                    .filter(new Locator.FilterOptions().setHasText("金陵文化馆"))
                    .first()
                    .click();
            page.getByLabel("最早哪天").fill(PlanningFixture.today().plusDays(41).toString());
            page.getByLabel("最晚哪天").fill(PlanningFixture.today().plusDays(60).toString());
            page.locator("#wish-roles").fill("换书台 2");
            page.locator("dialog form button[type=submit]").click();
            page.locator("main h2")
                    .filter(new Locator.FilterOptions().setHasText("艺图演"))
                    .waitFor();
            page.getByText("设备：" + tents + " × 2").waitFor();
            screen.look("wishes");

            page.navigate(home + "desk/seasons/" + season);
            screen.press("把办集意愿排成一季").click();
            screen.heading("^排期").waitFor();
            page.locator("main select").first().selectOption("5");
            screen.press("开始排期").click();
            page.locator("progress").waitFor();
            screen.press("采用这一版").waitFor();
            screen.look("board");
            Locator card = page.locator("button.fair").first();
            card.click();
            page.locator("dialog h3").first().waitFor();
            screen.look("why");
            screen.press("移到…").click();
            page.locator("dialog input[type=radio]").first().waitFor();
            screen.look("move");
            // What is in the way anywhere else would be in the way of adopting the plan.
            page.locator("dialog label:has(.free) input[type=radio]").last().focus();
            page.keyboard().press("Space");
            page.keyboard().press("Enter");
            pinned(page).waitFor();

            String venue = drag(screen);
            PlaywrightAssertions.assertThat(page.locator("dialog select").first())
                    .hasValue(venue);
            page.keyboard().press("Escape");

            screen.press("按改动重排").click();
            page.locator("progress").waitFor();
            pinned(page).waitFor();
            page.locator("main b")
                    .filter(new Locator.FilterOptions().setHasText("第 2 版"))
                    .first()
                    .waitFor();
            screen.press("采用这一版").click();
            screen.look("accept");
            screen.press("采用并生成草稿").click();
            page.locator(".tag")
                    .filter(new Locator.FilterOptions().setHasText("已采用"))
                    .first()
                    .waitFor();
            screen.press("看成表格").click();
            page.locator("main table th[scope=row]").first().waitFor();
            screen.look("accepted");
        }
        try (Screen screen = screen("phone-season-plan", 390, 844, "en")) {
            comesIn(screen, librarian);
            screen.page.navigate(home + "desk/seasons/" + season + "/plan");
            screen.page.locator("main table th[scope=row]").first().waitFor();
            screen.look("table");
            screen.page.navigate(home + "partner/seasons/" + season + "/wishes");
            screen.page.getByText("Equipment: " + tents + " × 2").waitFor();
            screen.press("Wish a fair").click();
            screen.press("Add equipment").click();
            screen.look("wish");
            screen.page.navigate(home + "desk/seasons/" + season + "/planning");
            screen.heading("Helpers, vans and rules").waitFor();
            screen.press("Save").waitFor();
            screen.look("means");
        }
    }

    private static Locator pinned(Page page) {
        return page.locator("button.fair")
                .filter(new Locator.FilterOptions().setHasText("已钉住"))
                .first();
    }

    /** The first card into the last week of its own venue, which is the one that is answered: nobody wished it elsewhere. */
    private static String drag(Screen screen) {
        screen.settle(); // what moves is not where it was measured
        Page page = screen.page;
        BoundingBox from = page.locator("button.fair").first().boundingBox();
        Locator cell = page.locator("tbody tr").first().locator("td[data-cell]").last();
        BoundingBox to = cell.boundingBox();
        assertThat(from).isNotNull();
        page.mouse().move(from.x + 30, from.y + 12);
        page.mouse().down();
        page.mouse().move(from.x + 60, from.y + 30);
        page.mouse().move(Math.min(to.x + 30, 1_200), Math.min(to.y + 20, 790));
        page.mouse().up();
        return cell.getAttribute("data-cell").split(" ")[0];
    }

    private UUID venue(String name) {
        return sites.add(new SiteForm(
                name + " " + UUID.randomUUID().toString().substring(0, 4),
                SiteKind.PARK,
                null,
                null,
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(20, 0)))));
    }

    private void comesIn(Screen screen, String login) {
        fillNameAndPassword(screen, login, PASSWORD);
        screen.page.keyboard().press("Enter");
        screen.page.waitForURL(Pattern.compile(".*/(counter|desk)$"));
    }
}
