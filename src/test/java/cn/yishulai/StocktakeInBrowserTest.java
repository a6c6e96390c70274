package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A room is counted with a scanner that types and nothing else; for some of the books there is no network. */
@QuarkusTest
class StocktakeInBrowserTest extends InBrowser {

    @Test
    void aRoomIsCountedByAScannerThatTypes() {
        Desk desk = aDesk("梧桐树阅览室");
        Somebody librarian = Somebody.aLibrarian();
        String label = librarian
                .asks()
                .body(Map.of("siteId", desk.site(), "name", "A-1"))
                .post("/v1/shelves")
                .jsonPath()
                .getString("code");
        List<String> books = IntStream.range(0, 5)
                .mapToObj(i -> book(librarian, desk.site()))
                .toList();
        try (Screen counter = keeping("desk-stocktake", 1280, 800, "zh-CN")) {
            signInAtDesk(counter, desk);
            Page page = counter.page;
            page.navigate(home + "counter/stocktakes");
            counter.heading("盘点").waitFor();
            counter.look("stocktakes");
            counter.press("开始盘点整个点位").focus();
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/counter/stocktakes/[0-9a-f-]+$"));
            counter.heading("请扫架位标签").waitFor();

            type(page, "HTTPS://EXAMPLE.ORG/S/" + label);
            counter.heading("正在盘 A-1").waitFor();
            type(page, "HTTPS://EXAMPLE.ORG/B/" + books.get(0));
            counter.heading("^在").waitFor();
            counter.look("stocktake");

            counter.context().setOffline(true);
            type(page, "HTTPS://EXAMPLE.ORG/B/" + books.get(1));
            type(page, "HTTPS://EXAMPLE.ORG/B/" + books.get(2));
            page.getByText("2 次扫描等网络恢复后上传").waitFor();
            counter.context().setOffline(false);
            page.getByText("2 次扫描等网络恢复后上传").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));

            type(page, "9787020002207");
            counter.heading("不认识").waitFor();
            page.getByText("3 / 5 已核对").first().waitFor();
            // Enter in the empty box goes to the button, Enter again presses it.
            counter.aBreath();
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            counter.heading("待复核").waitFor();
            counter.look("stocktake-counted");
            String stocktake = page.url().replaceAll(".*/", "");
            assertThat(Somebody.ofStaff(signer(desk.site()))
                            .asks()
                            .post("/v1/stocktakes/" + stocktake + "/sign-off")
                            .statusCode())
                    .isEqualTo(200);
            counter.heading("已生效").waitFor();
            counter.look("stocktake-report");
        }
        try (Screen phone = screen("phone-stocktake", 390, 844, "en")) {
            signInAtDesk(phone, desk);
            phone.page.navigate(home + "counter/stocktakes");
            phone.heading("Stocktake").waitFor();
            phone.look("stocktakes");
        }
    }

    private static void type(Page page, String code) {
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    private UUID signer(UUID site) {
        return staff.register("signer-" + UUID.randomUUID(), "王敏", Role.STAFF, PASSWORD, Set.of(site));
    }

    /** A family's book, received and put on the shelf. */
    private static String book(Somebody librarian, UUID site) {
        Somebody family = Somebody.aCitizen();
        String volume = librarian
                .asks()
                .body(Map.of("title", "无名书 " + UUID.randomUUID()))
                .post("/v1/volumes")
                .jsonPath()
                .getString("id");
        String code = family.asks()
                .body(Map.of("volumeId", volume, "disposition", "SWAP"))
                .post("/v1/copies")
                .jsonPath()
                .getString("code");
        String card = family.asks().get("/v1/households/me").jsonPath().getString("familyCode");
        String session = librarian
                .asks()
                .body(Map.of("siteId", site, "familyCode", card))
                .post("/v1/drop-offs")
                .jsonPath()
                .getString("id");
        librarian.asks().body(Map.of("copyCode", code, "grade", "GOOD")).post("/v1/drop-offs/" + session + "/copies");
        librarian.asks().body(Map.of("siteId", site, "shelf", "A-1")).post("/v1/copies/" + code + "/shelve");
        return code;
    }
}
