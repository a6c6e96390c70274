package cn.yishulai;

import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages that no walk of the other tests passes are opened and judged as they are found first: mostly empty. */
@QuarkusTest
class PagesInBrowserTest extends InBrowser {

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
            }
        }
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
