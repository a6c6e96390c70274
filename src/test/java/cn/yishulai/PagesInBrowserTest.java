package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.fairs.TicketScene;
import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pages that no walk of the other tests passes are opened and judged as they are found first: mostly empty. */
@QuarkusTest
class PagesInBrowserTest extends InBrowser {

    private static final Locator.WaitForOptions HIDDEN =
            new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    private static final Map<String, String> OFFICE = Map.of(
            "desk", "office",
            "desk/rules", "rules",
            "desk/stock", "stock",
            "desk/recalls", "recalls",
            "desk/dead-letters", "dead-letters",
            "desk/sites", "sites");
    private static final Map<String, String> COUNTER = Map.of(
            "counter/labels", "labels",
            "counter/transfers", "transfers",
            "counter/hold-shelf", "hold-shelf",
            "counter/stocktakes", "stocktakes");
    private static final Map<String, String> READER = Map.of(
            "bring", "bring",
            "inbox", "inbox",
            "inbox/settings", "inbox-settings",
            "books/shelf", "shelf-empty");

    /** As wide as they are narrow, so they are judged on a phone alone. */
    private static final Map<String, String> OFFICE_ON_A_PHONE = Map.of(
            "desk/activation", "activation",
            "desk/organisations", "organisations",
            "desk/cataloguing", "cataloguing-none",
            "desk/imports", "imports-none",
            "security/password", "password");

    private static final Map<String, String> COUNTER_ON_A_PHONE = Map.of(
            "counter/behalf", "behalf",
            "counter/found", "found");

    @Inject
    Households households;

    @Test
    void everyPageOfTheOfficeIsFitForUse() {
        String librarian = aLogin(Role.LIBRARIAN, "王敏");
        for (Screen screen : List.of(desk("desk-office"), screen("phone-office", 390, 844, "en"))) {
            try (screen) {
                fillNameAndPassword(screen, librarian, PASSWORD);
                screen.page.keyboard().press("Enter");
                screen.page.waitForURL(url -> !url.contains("sign-in"));
                open(screen, OFFICE);
                if (narrow(screen)) {
                    open(screen, OFFICE_ON_A_PHONE);
                    open(screen, ofAFair());
                    looksIntoAFile(screen);
                }
            }
        }
    }

    @Test
    void everyPageOfTheCounterIsFitForUse() {
        Desk desk = aDesk("梧桐树阅览室");
        for (Screen screen : List.of(desk("desk-counter"), screen("phone-counter", 390, 844, "en"))) {
            try (screen) {
                signInAtDesk(screen, desk);
                open(screen, COUNTER);
                if (narrow(screen)) {
                    open(screen, COUNTER_ON_A_PHONE);
                }
                servesTheirOwnFamily(screen);
            }
        }
    }

    @Test
    void everyPageOfTheReaderIsFitForUse() {
        for (Screen screen : List.of(phone("phone-reader"), screen("desk-reader", 1280, 800, "en"))) {
            try (screen) {
                screen.page.navigate(home);
                signIn(screen, aPhone());
                open(screen, READER);
                if (narrow(screen)) {
                    isPutOnTheFirstScreen(screen);
                    open(screen, Map.of("who", "who", "family/" + whoIsIn(screen) + "/phone", "own-phone"));
                }
            }
        }
    }

    @Test
    void paperIsLightForWhoReadsInTheDarkAndTheLogoIsKept() {
        try (Screen phone = phone("paper")) {
            Page page = phone.page;
            page.navigate(home);
            phone.heading("今天想读哪本书？").waitFor();
            page.evaluate("() => { document.documentElement.dataset.light = 'dark' }");
            assertThat(page.locator("html")).hasCSS("background-color", "rgb(23, 27, 26)");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("html")).hasCSS("background-color", "rgb(250, 246, 238)");
            assertThat(page.request().get(home + "logo.svg").headers())
                    .containsEntry("cache-control", "public, max-age=3600");
        }
    }

    @Test
    void theTrailIsReadByAnAuditor() {
        try (Screen screen = phone("trail")) {
            fillNameAndPassword(screen, aLogin(Role.AUDITOR, "内控老钱"), PASSWORD);
            screen.page.keyboard().press("Enter");
            screen.page.waitForURL(url -> !url.contains("sign-in"));
            screen.page.navigate(home + "desk/trail");
            screen.page.locator("article.entry").first().waitFor();
            screen.look("trail");
            screen.page.getByLabel("动作").fill("no-such-verb");
            screen.press("搜索").click();
            screen.page.locator("article.entry").first().waitFor(HIDDEN);
            screen.look("trail-none");
        }
    }

    /** Chromium offers it only to those who come often, so the offer is made here. */
    private void isPutOnTheFirstScreen(Screen screen) {
        Page page = screen.page;
        page.navigate(home + "me");
        page.locator("main h1").first().waitFor();
        page.evaluate("() => dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), "
                + "{ prompt: async () => { document.documentElement.dataset.asked = 'yes' } }))");
        screen.press("放到桌面").or(screen.press("Keep it")).first().waitFor();
        screen.look("me-install");
        screen.press("放到桌面").or(screen.press("Keep it")).first().click();
        page.locator("html[data-asked=yes]").waitFor();
        screen.press("放到桌面").or(screen.press("Keep it")).first().waitFor(HIDDEN);
    }

    /** Two records, looked at before they come in. */
    private void looksIntoAFile(Screen screen) {
        String records = "title,author,price\n湖边读书记,无名氏甲,19.80\n巷口换书记,无名氏乙,\n";
        screen.page.navigate(home + "desk/imports");
        screen.page
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("books.csv", "text/csv", records.getBytes(StandardCharsets.UTF_8)));
        screen.press("Send and check").click();
        screen.heading("The first ones").waitFor();
        screen.look("import-of-two");
    }

    private Map<String, String> ofAFair() {
        UUID fair = TicketScene.open(aDesk("玄武湖书屋").site(), Somebody.aCitizen()).fair();
        return Map.of("desk/fairs/" + fair + "/tickets", "fair-tickets", "desk/fairs/" + fair + "/edit", "fair-edit");
    }

    private static boolean narrow(Screen screen) {
        return screen.page.viewportSize().width < 800;
    }

    private static String whoIsIn(Screen screen) {
        return String.valueOf(screen.page.evaluate("() => JSON.parse(localStorage.getItem('session')).personId"));
    }

    /** Declared on a page of its own, and said at the desk when the family comes. */
    private void servesTheirOwnFamily(Screen screen) {
        String card = households
                .view(Somebody.aCitizen().caller().household())
                .familyCode()
                .value();
        Page page = screen.page;
        page.navigate(home + "own-families");
        page.locator("main form input").fill(card);
        screen.look("own-families");
        page.locator("main form button[type=submit]").click();
        page.locator("main li", new Page.LocatorOptions().setHasText(card.substring(0, 4)))
                .waitFor();
        page.navigate(home + "counter");
        screen.scan(card);
        page.locator(".own").waitFor();
        screen.look("own-family");
    }

    private void open(Screen screen, Map<String, String> pages) {
        Page page = screen.page;
        pages.forEach((path, name) -> {
            page.navigate(home + path);
            page.locator("main h1").first().waitFor();
            screen.look(name);
        });
    }
}
