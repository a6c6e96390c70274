package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yishulai.swaps.HomeSwapStage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three families swap round over a desk, and two of them meet in a park without network. */
@QuarkusTest
class SwapsInBrowserTest extends InBrowser {

    @Test
    void aRingOfThreeIsAgreedBroughtAndGivenOut() {
        Desk desk = aDesk("玄武湖书屋");
        try (Screen mother = phone("swaps");
                Screen neighbour = screen("swaps-en", 1280, 800, "en");
                Screen clerk = desk("desk-swaps")) {
            String mine = comesIn(mother);
            String theirs = comesIn(neighbour);
            String third = HomeSwapStage.aFamily();
            HomeSwapStage.ring(List.of(mine, theirs, third), List.of("城南旧事", "边城", "呼兰河传"), desk.site());

            mother.page.navigate(home + "requests");
            mother.press("家庭对换").click();
            mother.heading("家庭对换").waitFor();
            mother.page
                    .getByText("三家")
                    .or(mother.page.getByText("3 家对换"))
                    .first()
                    .waitFor();
            mother.look("swap-proposed");
            agrees(mother, "同意对换");
            mother.page.getByText("您已同意").waitFor();

            neighbour.page.navigate(home + "swaps");
            neighbour.heading("Home swaps").waitFor();
            neighbour.page.getByText("A swap of 3 families").waitFor();
            neighbour.look("swap-proposed");
            agrees(neighbour, "Yes, swap");
            HomeSwapStage.agrees(third);

            mother.page.reload();
            mother.page.getByText("送到" + desk.siteName()).waitFor();
            mother.look("swap-agreed");

            signInAtDesk(clerk, desk);
            clerk.page.navigate(home + "counter/swaps");
            clerk.page.getByText("待送来").first().waitFor();
            assertThat(clerk.page.getByText("待送来")).hasCount(3);
            HomeSwapStage.brings(mine, desk.site());
            HomeSwapStage.brings(theirs, desk.site());
            clerk.page.reload();
            clerk.page.getByText("留着，等别的书到齐").first().waitFor();
            clerk.look("swap-desk");
            mother.page.reload();
            mother.page.getByText("2/3").waitFor();
            HomeSwapStage.brings(third, desk.site());
            mother.page.reload();
            mother.page.getByText("《边城》是您的了").waitFor();
            mother.look("swap-released");
            neighbour.page.reload();
            neighbour.page.getByText("is yours. Fetch it").waitFor();
            neighbour.look("swap-released");
        }
    }

    @Test
    void twoFamiliesSwapInAParkWithoutNetwork() {
        try (Screen mother = keeping("meet", 390, 844, "zh-CN");
                Screen neighbour = keeping("meet-en", 1280, 800, "en")) {
            HomeSwapStage.lists(comesIn(mother), "朝花夕拾");
            HomeSwapStage.lists(comesIn(neighbour), "骆驼祥子");
            mother.page.navigate(home + "swaps/meet");
            neighbour.page.navigate(home + "swaps/meet");
            mother.page.locator("svg.qr").waitFor();
            neighbour.page.locator("svg.qr").waitFor();
            String shownByMother = shown(mother);
            String shownByNeighbour = shown(neighbour);
            mother.page.context().setOffline(true);
            neighbour.page.context().setOffline(true);
            mother.page.getByText("现在没有网络，照样可以换").waitFor();
            types(mother, "或粘贴对方的码", "用这个码", shownByNeighbour.substring(0, shownByNeighbour.length() - 4) + "AAAA");
            mother.page.getByText("这不是本馆的换书码").waitFor();
            types(mother, "或粘贴对方的码", "用这个码", shownByNeighbour);
            mother.page.getByText("对方给《骆驼祥子》").waitFor();
            mother.look("meet-offline");
            mother.press("确认：我给《朝花夕拾》，得《骆驼祥子》").click();
            mother.page.getByText("已记在手机上").first().waitFor();
            types(neighbour, "Or paste their code", "Use this code", shownByMother);
            neighbour.press("Confirm: my “骆驼祥子” for “朝花夕拾”").click();
            neighbour.page.getByText("1 waiting for the network").waitFor();
            neighbour.look("meet-waiting");
            mother.page.context().setOffline(false);
            mother.page.getByText("等对方确认").waitFor();
            neighbour.page.context().setOffline(false);
            neighbour.page.getByText("Swapped").first().waitFor();
            mother.page.getByText("换好了").first().waitFor();
            mother.look("meet-done");
            neighbour.look("meet-done");
        }
    }

    private String comesIn(Screen screen) {
        screen.page.navigate(home);
        signIn(screen, aPhone());
        return familyCode(screen);
    }

    private static void agrees(Screen screen, String words) {
        screen.press(words).click();
        Page page = screen.page;
        page.locator("dialog[open] select").waitFor();
        screen.look("swap-yes");
        page.locator("dialog[open] button.van-button--primary").click();
        page.locator("dialog[open] select").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** What the QR code on the screen says; a camera would read it. */
    private static String shown(Screen screen) {
        return String.valueOf(
                screen.page.evaluate(
                        """
                        () => { const name = Object.keys(localStorage).find((key) => key.startsWith('kept:meeting-code:'))
                                return JSON.parse(localStorage.getItem(name)).value.code }"""));
    }

    private static void types(Screen screen, String field, String button, String text) {
        screen.page.getByLabel(field).fill(text);
        screen.press(button).click();
    }
}
