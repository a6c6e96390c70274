package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.fairs.FairForm;
import cn.yishulai.fairs.Fairs;
import cn.yishulai.fairs.SessionForm;
import cn.yishulai.fairs.TicketScene;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * What people do most often, with no more taps than README.md promises, while the network is cut in the middle of each
 * write; and the main path of a reader and of the desk without mouse or finger. The counter's is in
 * {@link CounterInBrowserTest}.
 */
@QuarkusTest
class CommonJobsInBrowserTest extends InBrowser {

    /** As often as the client asks by itself before it tells the person. */
    private static final int ALL_TRIES = 3;
    /** No page has more places to stop at before what is looked for. */
    private static final int MOST_STOPS = 60;

    @Inject
    Volumes volumes;

    @Inject
    Fairs fairs;

    @Test
    void aBookIsRegisteredByScanningIt() {
        String number = aKnownBook();
        String phone = aPhone();
        Somebody family = Somebody.withPhone("林岚", phone);
        try (Screen screen = phone("job-register")) {
            Page page = screen.page;
            signIn(screen, phone);
            page.navigate(home);
            screen.taps();
            screen.press("登记一本书").click();
            page.locator("form.scan input").fill(number);
            page.keyboard().press("Enter");
            screen.heading("打算怎样").waitFor();
            CutAnswers cut = CutAnswers.on(page, "**/v1/copies", 1);
            page.locator("button[type=submit]:visible").last().click();
            screen.heading("登记好了").waitFor();
            within("Register a book by scanning its number", screen.taps(), 1);
            cut.wereAskedForWithOneKey();
        }
        assertThat(family.asks().get("/v1/households/me/copies").jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void aBookIsWishedForAndNobodyIsLeftInDoubtWhenTheNetworkIsGone() {
        String title = aTitle();
        volumes.add(VolumeForm.titled(title));
        aDesk("莫愁路社区阅览室");
        String phone = aPhone();
        Somebody family = Somebody.withPhone("周明", phone);
        try (Screen screen = phone("job-wish")) {
            Page page = screen.page;
            signIn(screen, phone);
            page.navigate(home);
            screen.taps();
            page.getByRole(AriaRole.SEARCHBOX).click();
            page.keyboard().insertText(title);
            screen.press(title).click();
            screen.press("我想要这本").click();
            CutAnswers cut = CutAnswers.on(page, "**/v1/requests", ALL_TRIES);
            screen.press("提交申请").click();
            page.locator("dialog[open] .trouble").waitFor();
            within("Wish for a book", screen.taps(), 0);
            assertThat(page.locator("dialog[open] .trouble")).containsText("网络");
            screen.press("提交申请").click();
            screen.heading("申请好了").waitFor();
            cut.wereAskedForWithOneKey();
            page.navigate(home);
            screen.heading("在路上和在等的书").waitFor();
            page.getByText("册在流转").or(page.getByText("还没有可以推算的记录")).first().waitFor();
            screen.look("home-waiting");
        }
        assertThat(family.asks().get("/v1/requests").jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void aTicketIsTakenAndAnOfferConfirmed() {
        Desk desk = aDesk("玄武湖书屋");
        String phone = aPhone();
        Somebody mother = Somebody.withPhone("沈静", phone);
        TicketScene scene = TicketScene.open(desk.site(), mother);
        try (Screen screen = phone("job-ticket")) {
            Page page = screen.page;
            signIn(screen, phone);
            page.navigate(home + "fairs/" + scene.fair());
            screen.press("订票").waitFor();
            screen.taps();
            CutAnswers booking = CutAnswers.on(page, "**/sessions/2/tickets", 1);
            screen.press("订票").click();
            screen.press("订 1 人").click();
            page.locator("dialog[open]").waitFor(HIDDEN);
            assertThat(page.getByText("已订 1 人")).hasCount(1);
            within("Take a ticket for a fair", screen.taps(), 0);
            booking.wereAskedForWithOneKey();

            screen.press("候补").click();
            screen.press("登记候补").click();
            page.locator("dialog[open]").waitFor(HIDDEN);
            TicketScene.giveBack(scene.entry());
            page.navigate(home + "tickets");
            screen.heading("有名额了").waitFor();
            screen.taps();
            CutAnswers confirming = CutAnswers.on(page, "**/v1/waitlist/*/accept", 1);
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("要").setExact(true))
                    .click();
            screen.heading("有名额了").waitFor(HIDDEN);
            within("Confirm an offer", screen.taps(), 0);
            confirming.wereAskedForWithOneKey();
        }
        assertThat(mother.asks().get("/v1/tickets").jsonPath().getList("items.session", Integer.class))
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void aReaderFindsAndWishesByKeysAlone() {
        String title = aTitle();
        volumes.add(VolumeForm.titled(title));
        aDesk("莫愁路社区阅览室");
        String phone = aPhone();
        Somebody family = Somebody.withPhone("外婆", phone);
        try (Screen screen = desk("desk-reader-by-keys")) {
            Page page = screen.page;
            page.navigate(home + "sign-in");
            stopAt(screen, "input[type=tel]");
            page.keyboard().type(phone);
            page.keyboard().press("Enter");
            page.locator("input[autocomplete=one-time-code]").waitFor();
            stopAt(screen, "input[autocomplete=one-time-code]");
            page.keyboard().type(sms.nextCode(phone));
            page.keyboard().press("Enter");
            screen.heading("今天想读哪本书").waitFor();
            stopAt(screen, "input[type=search]");
            page.keyboard().insertText(title);
            page.keyboard().press("Enter");
            screen.press(title).waitFor();
            pressed(screen, title);
            screen.press("我想要这本").waitFor();
            pressed(screen, "我想要这本");
            screen.press("提交申请").waitFor();
            pressed(screen, "提交申请");
            screen.heading("申请好了").waitFor();
            assertThat(screen.taps()).as("touches").isZero();
        }
        assertThat(family.asks().get("/v1/requests").jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void theDeskApprovesAFairByKeysAloneAndTwiceIsOnce() {
        UUID venue = aDesk("瞻园").site();
        Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(300));
        UUID fair = fairs.plan(
                new FairForm("秋日换书", null, venue, List.of(new SessionForm(from, from.plus(Duration.ofHours(3)), 100))));
        fairs.propose(fair);
        try (Screen screen = desk("desk-approves-by-keys")) {
            Page page = screen.page;
            page.navigate(home + "sign-in?desk");
            stopAt(screen, "input[autocomplete=username]");
            page.keyboard().type(aLogin(Role.LIBRARIAN, "王主任"));
            page.keyboard().press("Tab");
            stopAt(screen, "input[type=password]");
            page.keyboard().type(PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.endsWith("/counter"));
            page.navigate(home + "desk/fairs/" + fair);
            screen.press("批准").waitFor();
            CutAnswers approving = CutAnswers.on(page, "**/v1/fairs/*/approve", 1);
            pressed(screen, "批准");
            screen.press("公布").waitFor();
            approving.wereAskedForWithOneKey();
            CutAnswers publishing = CutAnswers.on(page, "**/v1/fairs/*/publish", 1);
            pressed(screen, "公布");
            page.getByText("已公布，大家可以领票").waitFor();
            publishing.wereAskedForWithOneKey();
            assertThat(screen.taps()).as("touches").isZero();
        }
    }

    private static final Locator.WaitForOptions HIDDEN =
            new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

    private static void within(String job, int taps, int scans) {
        Promised promised = Promised.of(job);
        System.out.printf("%s: %d taps of %d, %d scans of %d%n", job, taps, promised.taps(), scans, promised.scans());
        assertThat(taps).as("taps: " + job).isPositive().isLessThanOrEqualTo(promised.taps());
        assertThat(scans).as("scans: " + job).isLessThanOrEqualTo(promised.scans());
    }

    /** By Tab alone, once there is something to stop at: nobody starts before they see it. */
    private static void stopAt(Screen screen, String selector) {
        screen.page.locator(selector).first().waitFor();
        go(screen, "(e) => e.matches('%s')".formatted(selector), selector);
    }

    private static void pressed(Screen screen, String words) {
        go(screen, "(e) => e.matches('a, button') && e.innerText.includes('%s')".formatted(words), words);
        assertThat(
                        screen.page.evaluate(
                                "() => { const e = document.activeElement; return [getComputedStyle(e), getComputedStyle(e, '::after')].some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) }"))
                .as("the focus is seen at " + words)
                .isEqualTo(true);
        screen.page.keyboard().press("Enter");
    }

    private static void go(Screen screen, String found, String what) {
        for (int stops = 0; stops <= MOST_STOPS; stops++) {
            if ((Boolean) screen.page.evaluate("() => (" + found + ")(document.activeElement)")) {
                return;
            }
            screen.page.keyboard().press("Tab");
        }
        throw new AssertionError("no Tab leads to " + what);
    }

    private static String aTitle() {
        return "城南旧事 " + UUID.randomUUID().toString().substring(0, 6);
    }

    /** A book with a number that the catalogue knows. */
    private static String aKnownBook() {
        String digits = "9787%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        int sum = 0;
        for (int place = 0; place < 12; place++) {
            sum += (digits.charAt(place) - '0') * (place % 2 == 0 ? 1 : 3);
        }
        String number = digits + (10 - sum % 10) % 10;
        Somebody.aLibrarian()
                .asks()
                .body(Map.of("title", aTitle(), "bookNumber", number))
                .post("/v1/volumes")
                .then()
                .statusCode(201);
        return number;
    }
}
