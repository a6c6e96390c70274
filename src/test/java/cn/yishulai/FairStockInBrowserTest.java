package cn.yishulai;

import cn.yishulai.fairs.FairStockFixture;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The books of a fair on a phone beside the trolley, from the plan to the empty table, in a real browser. */
@QuarkusTest
class FairStockInBrowserTest extends InBrowser {

    @Inject
    FairStockFixture fairs;

    @Test
    void booksGoToAFairAndAreAccountedFor() {
        Desk centre = aDesk("南京市民图书交换中心");
        UUID venue = fairs.aVenueIn(centre.site());
        UUID fair = fairs.aFair(venue, 40);
        List<CopyCode> books = fairs.onShelves(centre.site(), fairs.aVolume("I247.5"), 6);
        fairs.onShelves(centre.site(), fairs.aVolume("K928"), 6);
        fairs.plan(fair, venue, 4, centre.site());
        String librarian = aLogin(Role.LIBRARIAN, "陈馆长");
        try (Screen phone = phone("fair-stock");
                Screen english = screen("fair-stock-en", 1280, 800, "en")) {
            Page page = phone.page;
            fillNameAndPassword(phone, librarian, PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/counter$"));
            page.navigate(home + "desk/fairs/" + fair + "/stock?at=plan");
            page.getByText("取书单上 4 本").first().waitFor();
            page.getByLabel("配多少本").fill("12");
            phone.press("重新提议").click();
            page.getByText("取书单上 12 本").first().waitFor();
            phone.look("plan");
            part(page, "取书");
            page.getByLabel("我在").selectOption(new SelectOption().setLabel(centre.siteName()));
            page.getByText("已取 0 / 12").first().waitFor();
            for (CopyCode book : books.subList(0, 3)) {
                phone.scan(book.value());
                phone.heading("已装车").waitFor();
                page.locator(".board").getByText(spoken(book)).waitFor();
            }
            phone.press("架上没有").first().click();
            phone.heading("已记：没找到").waitFor();
            phone.look("pick");
            phone.press("车开走").click();
            inSheet(page, "车开走").click();
            page.getByText("在路上").first().waitFor();
            part(page, "书桌");
            page.getByLabel("一行一张", new Page.GetByLabelOptions().setExact(false))
                    .fill("1 I 小说\n2 K");
            phone.press("存下").click();
            page.getByLabel("放上 1 号桌").waitFor();
            for (CopyCode book : books.subList(0, 2)) {
                phone.scan(book.value());
                phone.heading("到了").waitFor();
                page.locator(".board").getByText(spoken(book)).waitFor();
            }
            phone.look("tables");
            part(page, "看板");
            phone.heading("2 号桌").waitFor();
            phone.look("board");
            fillNameAndPassword(english, librarian, PASSWORD);
            english.page.keyboard().press("Enter");
            english.page.waitForURL(Pattern.compile(".*/counter$"));
            english.page.navigate(home + "desk/fairs/" + fair + "/stock?at=plan");
            english.page
                    .locator("p.big")
                    .filter(new Locator.FilterOptions().setHasText("11 on the pick list, 12 wanted"))
                    .waitFor();
            english.look("plan");
            english.page.navigate(home + "desk/fairs/" + fair + "/stock?at=count");
            english.heading("Books nobody can account for").waitFor();
            english.look("count");
            part(page, "回家");
            page.getByLabel("我在").selectOption(new SelectOption().setIndex(0));
            phone.scan(books.get(0).value());
            phone.heading("放进去往 " + centre.siteName()).waitFor();
            phone.look("home");
        }
    }

    private static void part(Page page, String name) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Locator inSheet(Page page, String words) {
        return page.locator("dialog[open] button")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    private static String spoken(CopyCode code) {
        return code.value().substring(0, 5) + " " + code.value().substring(5);
    }
}
