package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.fairs.TableScene;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A table whose network is cut hands books over for two hundred scans; afterwards the books say the same. */
@QuarkusTest
class TableInBrowserTest extends InBrowser {

    private static final int FAMILIES = 4;
    private static final int EACH = 49;

    @Test
    void twoHundredScansWithoutNetworkAreMergedExactly() {
        Desk desk = aDesk("玄武湖书屋");
        TableScene.Hall hall = TableScene.hall(desk.site(), FAMILIES, EACH, FAMILIES * EACH + 1);
        String librarian = aLogin(Role.LIBRARIAN, "陈馆长");
        try (Screen phone = keeping("table", 390, 844, "zh-CN");
                Screen wall = screen("table-en", 1280, 800, "en")) {
            Page page = phone.page;
            page.navigate(home + "table");
            phone.heading("把这部手机设为书桌").waitFor();
            phone.look("pair");
            page.locator("form.scan input").click();
            phone.scan(hall.pairing());
            phone.heading("请扫家庭的票或家庭卡").waitFor();
            page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
            phone.context().setOffline(true);
            page.reload();
            phone.heading("请扫家庭的票或家庭卡").waitFor();
            handsOver(phone, hall);
            assertThat(hall.steps().steps()).as("nobody was told yet").isZero();
            phone.context().setOffline(false);
            page.evaluate("() => dispatchEvent(new Event('online'))");
            page.getByText("已全部上传").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
            merged(hall);
            phone.glance("sent");
            page.navigate(home + "fairs/" + hall.fair() + "/board");
            page.getByText("还剩 1 本").waitFor();
            phone.look("board");
            lanes(wall, hall, librarian);
        }
    }

    private static void handsOver(Screen phone, TableScene.Hall hall) {
        Page page = phone.page;
        int next = 0;
        for (Map.Entry<UUID, String> family : hall.families().entrySet()) {
            phone.scan("HTTPS://YISHULAI.EXAMPLE/T/" + family.getValue());
            phone.heading("这里还可拿 49 本").waitFor();
            List<CopyCode> books = hall.books().subList(next, next + EACH);
            if (next == 0) {
                oneThatCouldNotBeWrittenHoldsUpNoOther(phone, books.get(0), books.get(1));
            }
            for (CopyCode book : books) {
                phone.scan(book.value());
            }
            next += EACH;
            assertThat(page.getByText(Pattern.compile("^" + next + " 条待上传$")))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        }
        phone.look("offline");
        phone.scan(hall.books().get(FAMILIES * EACH).value());
        phone.heading("在这张桌不能再拿了").waitFor();
        phone.glance("no-coupon");
    }

    /** The disk of a phone is full for a moment while the next book is scanned already: the first is named, and is scanned again with all the others. */
    private static void oneThatCouldNotBeWrittenHoldsUpNoOther(Screen phone, CopyCode first, CopyCode second) {
        phone.page.evaluate(
                """
                (codes) => {
                  const { prototype } = IDBObjectStore, { put } = prototype
                  prototype.put = () => { prototype.put = put; throw new DOMException('full', 'QuotaExceededError') }
                  const form = document.querySelector('form.scan'), input = form.querySelector('input')
                  for (const code of codes) {
                    input.value = code
                    input.dispatchEvent(new Event('input'))
                    form.requestSubmit()
                  }
                }""",
                List.of(first.value(), second.value()));
        phone.page.getByText("没有记下：" + first.value()).waitFor();
        phone.page.getByText(Pattern.compile("^1 条待上传$")).waitFor();
        phone.glance("not-written");
    }

    private static void merged(TableScene.Hall hall) {
        assertThat(hall.steps().swapped()).isEqualTo(FAMILIES * EACH);
        assertThat(hall.steps().overspent()).isZero();
        assertThat(hall.steps().differences()).isZero();
        assertThat(hall.families().keySet())
                .allSatisfy(family -> assertThat(hall.creditsOf(family)).isZero());
    }

    private void lanes(Screen wall, TableScene.Hall hall, String librarian) {
        fillNameAndPassword(wall, librarian, PASSWORD);
        wall.page.keyboard().press("Enter");
        wall.page.waitForURL(Pattern.compile(".*/counter$"));
        wall.page.navigate(home + "desk/fairs/" + hall.fair() + "/lanes");
        wall.page.getByText("196 books handed over").waitFor();
        wall.look("lanes");
    }
}
