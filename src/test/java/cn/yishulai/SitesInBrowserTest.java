package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.inventory.BroughtCopies;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sites and what goes between them, in a real browser: a van load by scanner alone, and a storm. */
@QuarkusTest
class SitesInBrowserTest extends InBrowser {

    @Inject
    OpeningCalendar calendar;

    @Test
    void aVanLoadIsPackedAtOneDeskAndReceivedAtTheOther() {
        Desk centre = aDesk("南京市民图书交换中心");
        Desk room = aDesk("梅园少儿图书室");
        String wanted = aBookForAReaderAt(room.site(), centre.site());
        String slippedIn = BroughtCopies.one(centre.site());
        try (Screen from = desk("desk-van");
                Screen to = phone("van")) {
            signInAtDesk(from, centre);
            from.page.navigate(home + "counter/transfers");
            from.heading("读者在等").waitFor();
            from.look("transfers");
            from.press("开始装书").click();
            from.heading("还要装").waitFor();
            from.look("to-pack");
            from.scan("HTTPS://YISHULAI.EXAMPLE/B/" + wanted);
            from.heading("已装入").waitFor();
            from.look("packed");
            from.scan(wanted);
            from.heading("已经扫过").waitFor();
            from.press("发车").click();
            from.look("leaves");
            from.page.locator("dialog button[type=submit]").click();
            from.page.getByText("在途").first().waitFor();
            String code = from.page.url().substring(from.page.url().lastIndexOf('/') + 1);

            signInAtDesk(to, room);
            to.page.navigate(home + "counter/transfers");
            to.heading("未完成的调拨单").waitFor();
            to.look("transfers");
            to.scan(code);
            to.page.waitForURL(Pattern.compile(".*/counter/transfers/" + code));
            to.page.getByText("到站：扫书").waitFor();
            to.scan(wanted);
            to.heading("已收下").waitFor();
            to.look("received");
            to.scan(slippedIn);
            to.heading("单上没有这本").waitFor();
            to.press("清点完成").click();
            to.page.locator("dialog button[type=submit]").click();
            to.page.getByText("已清点").first().waitFor();
            to.look("closed");
        }
    }

    @Test
    void aLibrarianDrawsShelvesAndClosesForAStorm() {
        Desk centre = aDesk("玄武区图书馆");
        aBookForAReaderAt(centre.site(), centre.site());
        String librarian = aLogin(Role.LIBRARIAN, "陈馆长");
        try (Screen office = desk("desk-sites");
                Screen phone = screen("sites-en", 390, 844, "en")) {
            fillNameAndPassword(office, librarian, PASSWORD);
            office.page.keyboard().press("Enter");
            office.page.waitForURL(Pattern.compile(".*/counter$"));
            office.page.navigate(home + "desk/sites");
            office.page.getByText(centre.siteName()).first().waitFor();
            office.look("tree");
            Page page = office.page;
            page.navigate(home + "desk/sites/" + centre.site());
            office.heading("架位").waitFor();
            for (String shelf : new String[] {"少儿 A-01", "文学 B-01"}) {
                page.getByLabel("架位名").fill(shelf);
                office.press("添加").click();
                page.getByText(shelf).first().waitFor();
            }
            page.getByLabel("上移 文学 B-01").click();
            page.locator(".shelves li")
                    .first()
                    .locator("b", new Locator.LocatorOptions().setHasText("文学 B-01"))
                    .waitFor();
            page.locator("input[type=date]")
                    .first()
                    .fill(calendar.today().plusDays(1).toString());
            page.getByLabel("原因").fill("台风");
            office.press("看看影响").click();
            page.locator(".preview").waitFor();
            assertThat(page.locator(".preview").innerText()).contains("1 册书顺延").contains("1 家");
            office.look("preview");
            page.locator("section form button[type=submit]").first().click();
            office.press("提前开馆").waitFor();
            office.look("closed");
            office.press("修改").click();
            page.getByLabel("周一 开放时段").fill("09:00-12:00 14:00-17:30");
            page.getByLabel("所在区").selectOption("秦淮区"); // its address says another
            office.look("edit");
            page.locator("dialog button[type=submit]").click();
            page.getByText("14:00–17:30").first().waitFor();
            page.getByText("所在区：秦淮区").waitFor();

            fillNameAndPassword(phone, librarian, PASSWORD);
            phone.page.keyboard().press("Enter");
            phone.page.waitForURL(Pattern.compile(".*/counter$"));
            phone.page.navigate(home + "desk/sites/" + centre.site());
            phone.heading("Shelves").waitFor();
            phone.page.getByText("District: Qinhuai").waitFor();
            phone.look("site");
            phone.page.navigate(home + "desk/sites");
            phone.page.getByText(centre.siteName()).first().waitFor();
            phone.look("tree");
        }
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
