package cn.yishulai;

import cn.yishulai.people.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A librarian drafts other rules, is told which field nobody can mean, and tries them on the books of the last month. */
@QuarkusTest
class RulesInBrowserTest extends InBrowser {

    @Test
    void aDraftIsWrittenAndTriedBeforeAnybodyIsBoundByIt() {
        String librarian = aLogin(Role.LIBRARIAN, "王敏");
        for (Screen screen : List.of(desk("desk-rules"), screen("phone-rules", 390, 844, "en"))) {
            try (screen) {
                Page page = screen.page;
                fillNameAndPassword(screen, librarian, PASSWORD);
                page.keyboard().press("Enter");
                page.waitForURL(url -> !url.contains("sign-in"));
                boolean english = "en".equals(page.evaluate("() => document.documentElement.lang"));
                page.navigate(home + "desk/rules");
                page.locator("main h1").first().waitFor();
                screen.press(english ? "New draft" : "拟新草稿").click();
                page.waitForURL(Pattern.compile(".*/desk/rules/[0-9a-f-]+$"));
                page.getByLabel(english ? "With credit a visit" : "每次得券本数").waitFor();
                screen.look("draft");
                page.getByLabel(english ? "With credit a visit" : "每次得券本数").fill("-3");
                screen.press(english ? "Save the draft" : "保存草稿").click();
                page.locator(".trouble").first().waitFor();
                page.getByLabel(english ? "With credit a visit" : "每次得券本数").fill("1");
                screen.press(english ? "Save the draft" : "保存草稿").click();
                page.locator(".trouble")
                        .first()
                        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
                screen.press(english ? "Try it on the books" : "用上个月的书试一试").click();
                page.getByText(Pattern.compile(english ? "decided|same|books" : "本书"))
                        .first()
                        .waitFor();
                screen.look("tried");
                screen.press(english ? "Give the draft up" : "放弃草稿").click();
                page.waitForURL(Pattern.compile(".*/desk/rules$"));
            }
        }
    }
}
