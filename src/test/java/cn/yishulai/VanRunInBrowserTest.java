package cn.yishulai;

import cn.yishulai.inventory.BroughtCopies;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A run of the van on the driver's phone, a walk for mould, duties, and a recall to its end, in a real browser. */
@QuarkusTest
class VanRunInBrowserTest extends InBrowser {

    @Test
    void theDriverPlansARunLoadsItWithOneTapAndDrivesStopByStop() {
        Desk centre = aDesk("南京市民图书交换中心");
        Desk room = aDesk("梅园少儿图书室");
        Desk district = aDesk("鼓楼区图书馆");
        String toRoom = aBookForAReaderAt(room.site(), centre.site());
        String toDistrict = aBookForAReaderAt(district.site(), centre.site());
        String driver = aLogin(Role.STAFF, "周师傅", centre.site(), room.site(), district.site());
        try (Screen phone = phone("run");
                Screen english = screen("run-en", 1280, 800, "en")) {
            Page page = phone.page;
            fillNameAndPassword(phone, driver, PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/counter$"));
            phone.press(centre.siteName()).click();
            page.navigate(home + "counter/runs");
            phone.heading("该调的书").waitFor();
            for (Desk stop : new Desk[] {room, district}) {
                page.getByLabel("加一站").selectOption(new SelectOption().setLabel(stop.siteName()));
            }
            phone.look("plan");
            phone.press("排好车次").click();
            phone.press("一键建 2 批").click();
            phone.heading("车上的批次").waitFor();
            phone.scan(toRoom);
            phone.scan("HTTPS://YISHULAI.EXAMPLE/B/" + toDistrict);
            phone.heading("已装入").waitFor();
            page.locator(".board")
                    .getByText(toDistrict.substring(0, 5) + " " + toDistrict.substring(5))
                    .waitFor();
            phone.look("packed");
            leave(phone);
            phone.heading("现在：" + room.siteName()).waitFor();
            phone.heading("要卸下 1 册").waitFor();
            phone.scan(toRoom);
            phone.heading("已收下").waitFor();
            phone.look("unloaded");
            leave(phone);
            phone.heading("现在：" + district.siteName()).waitFor();
            phone.scan(toDistrict);
            phone.heading("已收下").waitFor();
            String run = page.url();
            fillNameAndPassword(english, driver, PASSWORD);
            english.page.keyboard().press("Enter");
            english.page.waitForURL(Pattern.compile(".*/counter$"));
            english.press(centre.siteName()).click();
            english.page.navigate(run);
            english.heading("Loads of the run").waitFor();
            english.look("run");
            english.page.navigate(home + "counter/runs");
            english.heading("Plan a run").waitFor();
            english.look("runs");
            phone.press("跑完了").click();
            page.locator("dialog[open] button")
                    .filter(new Locator.FilterOptions().setHasText("离站"))
                    .last()
                    .click();
            page.getByText("已跑完").first().waitFor();
            phone.look("done");
        }
    }

    @Test
    void theNeighboursOfAMouldyBookAreLookedAtWithOneTap() {
        Desk desk = aDesk("玄武区图书馆");
        Somebody li = Somebody.staffAt(desk.site());
        String mouldy = onShelf(li, desk.site());
        onShelf(li, desk.site());
        onShelf(li, desk.site());
        try (Screen counter = desk("desk-mould");
                Screen phone = phone("mould");
                Screen english = screen("mould-en", 390, 844, "en")) {
            signInAtDesk(counter, desk);
            counter.scan(mouldy);
            counter.press("放入待核").first().waitFor();
            counter.press("放入待核").first().click();
            counter.press("发霉").first().click();
            counter.page.getByText("有 2 册要查霉").first().waitFor();
            counter.look("found");
            signInAtDesk(phone, desk);
            phone.page.navigate(home + "counter/mould");
            phone.page.getByText("还有 2 册要看").first().waitFor();
            phone.look("walk");
            phone.press("没有霉").first().click();
            phone.page.getByText("还有 1 册要看").first().waitFor();
            signInAtDesk(english, desk);
            english.page.navigate(home + "counter/mould");
            english.page.getByText("1 to look at").first().waitFor();
            english.look("walk");
            english.press("Mouldy too: set aside").first().click();
            english.heading("Nothing to look at").waitFor();
            english.look("done");
        }
    }

    @Test
    void aLibrarianGivesDutiesAndTwoPersonsStrikeARecalledTitleOff() {
        Desk desk = aDesk("秦淮区图书馆");
        UUID volume = BroughtCopies.aVolume();
        String code = BroughtCopies.one(volume, desk.site());
        String name = aLogin(Role.LIBRARIAN, "陈馆长");
        Somebody other = Somebody.aLibrarian();
        String recall = other.asks()
                .body("{\"volumeId\":\"%s\",\"scope\":\"VOLUME\",\"reason\":\"MOULD\",\"note\":\"受潮\"}"
                        .formatted(volume))
                .post("/v1/recalls")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        try (Screen office = desk("desk-duties");
                Screen phone = screen("duties-en", 390, 844, "en");
                Screen counter = desk("desk-recalled")) {
            Page page = office.page;
            fillNameAndPassword(office, name, PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/counter$"));
            page.navigate(home + "desk/recalls");
            office.press("同意退券").first().click();
            office.press("提出批量剔除").first().click();
            page.getByText("提出剔除").first().waitFor();
            office.look("proposed");
            other.asks().post("/v1/recalls/" + recall + "/withdraw").then().statusCode(200);
            page.navigate(home + "desk/recalls");
            page.getByText("同意剔除").first().waitFor();
            page.locator("details summary").first().click();
            office.look("agreed");

            page.navigate(home + "desk/people");
            office.press("岗位").first().waitFor();
            office.press("岗位").first().click();
            page.getByLabel("加一个点位").selectOption(new SelectOption().setLabel(desk.siteName()));
            page.getByLabel("做什么").last().selectOption("STOCKTAKE_LEAD");
            office.look("duties");
            page.locator("dialog button[type=submit]").click();
            page.locator("dialog[open]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            fillNameAndPassword(phone, name, PASSWORD);
            phone.page.keyboard().press("Enter");
            phone.page.waitForURL(Pattern.compile(".*/counter$"));
            phone.page.navigate(home + "desk/people");
            phone.press("Duties").first().click();
            phone.page.getByLabel("Add a site").waitFor();
            phone.look("duties");

            signInAtDesk(counter, desk);
            counter.scan(code);
            counter.page.getByText("馆藏码不再使用").first().waitFor();
            counter.look("recalled");
        }
    }

    private static void leave(Screen screen) {
        screen.press("离站").first().click();
        screen.page
                .locator("dialog[open] button")
                .filter(new Locator.FilterOptions().setHasText("离站"))
                .last()
                .click();
    }

    private static String onShelf(Somebody li, UUID site) {
        String code = BroughtCopies.one(site);
        li.asks()
                .body("{\"siteId\":\"%s\",\"shelf\":\"少儿 A-01\"}".formatted(site))
                .post("/v1/copies/" + code + "/shelve")
                .then()
                .statusCode(200);
        return code;
    }

    /** A family with a credit waits for it there; it is brought here. */
    private static String aBookForAReaderAt(UUID pickup, UUID here) {
        UUID volume = BroughtCopies.aVolume();
        Somebody reader = Somebody.aCitizen("小雨");
        BroughtCopies.one(reader, BroughtCopies.aVolume(), here);
        reader.asks()
                .body("{\"volumeId\":\"%s\",\"pickupSiteId\":\"%s\"}".formatted(volume, pickup))
                .post("/v1/requests")
                .then()
                .statusCode(201);
        return BroughtCopies.one(volume, here);
    }
}
