package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyForm;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Registration;
import cn.yishulai.fairs.TradeFixture;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.intake.Inspections;
import cn.yishulai.kernel.Grade;
import cn.yishulai.matching.ResultCheck;
import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Forty households in one trade session: two of them and the desk at their screens, from the draft to a substitute. */
@QuarkusTest
class TradeInBrowserTest extends InBrowser {

    /** Beside the two at the screens. */
    private static final int OTHERS = 38;

    @Inject
    Volumes volumes;

    @Inject
    Registration registration;

    @Inject
    Households households;

    @Inject
    TradeFixture trades;

    @Inject
    DropOffs dropOffs;

    @Inject
    Inspections inspections;

    private record Book(String code, UUID volume, String title) {}

    /** A family with the one book it brings. */
    private record Brings(Somebody family, Book book) {}

    @Test
    void fortyHouseholdsSwapInOneRoom() {
        Desk desk = aDesk("玄武湖书屋");
        Somebody staff = Somebody.staffAt(desk.site());
        String motherPhone = aPhone();
        String neighbourPhone = aPhone();
        Brings mothers = brings(Somebody.withPhone("林岚", motherPhone), "呼兰河传");
        Brings neighbours = brings(Somebody.withPhone("周明", neighbourPhone), "边城");
        List<Brings> others = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            others.add(brings(Somebody.aCitizen("家庭" + i), i == 0 ? "城南旧事" : i == 1 ? "骆驼祥子" : "书" + i));
        }
        Book onTheShelf = shelved(desk, staff, "小王子");
        try (Screen clerk = screen("desk-trade", 1280, 800, "en");
                Screen mother = keeping("trade", 390, 844, "zh-CN");
                Screen neighbour = screen("desk-trade-reader", 1280, 800, "en")) {
            signInAtDesk(clerk, desk);
            String session = plans(clerk);
            mother.page.navigate(home);
            signIn(mother, motherPhone);
            neighbour.page.navigate(home);
            signIn(neighbour, neighbourPhone);

            othersList(desk, session, others, mothers.book());
            atTheFair(mother, desk);
            lists(mother, session, mothers.book(), others.get(0).book(), onTheShelf);
            losesTheNetwork(mother);
            wishesForWhatNobodyBrings(neighbour, session, neighbours.book());
            scansIn(clerk, mothers.book(), neighbours.book());
            runs(clerk, session);

            mother.page.navigate(home + "trade/" + session);
            mother.page.getByText("有 1 本书等您来取").waitFor();
            mother.look("outcome");
            neighbour.page.navigate(home + "trade/" + session);
            neighbour.heading("Nothing this time").waitFor();
            neighbour.glance("nothing");
            everybodyMayCheck(mother, neighbour, session);

            handsOver(clerk, mothers.book(), others.get(1).family());
            losesABook(clerk, session, others.get(0).book());
            mother.page.navigate(home + "trade/" + session);
            mother.page
                    .getByText("替补", new Page.GetByTextOptions().setExact(true))
                    .waitFor();
            assertThat(mother.page.locator("main")).containsText(onTheShelf.title());
            mother.glance("substitute");
        }
    }

    private Book aBook(Somebody owner, String called) {
        String title = Screen.TAKE_PICTURES
                ? called
                : called + " " + UUID.randomUUID().toString().substring(0, 4);
        UUID volume = volumes.add(VolumeForm.titled(title)).id();
        String code = registration
                .register(owner.caller(), new CopyForm(volume.toString(), null, Disposition.SWAP, null, null))
                .code();
        return new Book(code, volume, title);
    }

    private Brings brings(Somebody family, String called) {
        return new Brings(family, aBook(family, called));
    }

    /** Brought in some other day, and free. */
    private Book shelved(Desk desk, Somebody staff, String called) {
        Somebody giver = Somebody.aCitizen();
        Book book = aBook(giver, called);
        UUID dropOff = UUID.fromString(
                dropOffs.open(staff.caller(), new DropOffForm(desk.site().toString(), card(giver)))
                        .id());
        inspections.inspect(
                staff.caller(),
                dropOff,
                new InspectionForm(book.code(), null, null, Grade.GOOD, null, null, null, null, null),
                0);
        return book;
    }

    private String card(Somebody family) {
        return households.view(family.caller().household()).familyCode().value();
    }

    /** @return which one */
    private String plans(Screen clerk) {
        clerk.page.navigate(home + "counter/trade");
        clerk.page.getByLabel("Name").fill("元旦换书会");
        clerk.look("plan");
        clerk.press("Make a draft").click();
        clerk.page.getByText("A draft, which families do not see yet").waitFor();
        clerk.press("Open it").click();
        clerk.page.getByText("Scan books that are brought").first().waitFor();
        return clerk.page.url().replaceFirst(".*/", "");
    }

    private void lists(Screen mother, String session, Book mine, Book first, Book second) {
        Page page = mother.page;
        page.navigate(home + "trade");
        mother.heading("元旦换书会").waitFor();
        mother.look("sessions");
        page.navigate(home + "trade/" + session);
        page.getByLabel(mine.title()).check();
        page.getByText("还差想要的书").waitFor();
        wishesForWhatOthersBring(mother, mine, first);
        mother.press("加一本想要的书").click();
        page.locator("dialog[open] input[type=search]").fill(second.title());
        page.locator("dialog[open] li")
                .filter(new Locator.FilterOptions().setHasText(second.title()))
                .locator("button")
                .click();
        mother.look("wish");
        page.locator("dialog[open] .van-button--primary").click();
        Locator ranks = page.locator(".ranks li");
        assertThat(ranks.nth(0)).containsText(first.title());
        page.locator(".grip").nth(1).focus();
        page.keyboard().press("ArrowUp");
        assertThat(ranks.nth(0)).containsText(second.title());
        assertThat(page.locator(".ranks + [role=status]")).containsText("移到第 1，共 2");
        drag(mother, 0, 1);
        assertThat(ranks.nth(0)).containsText(first.title());
        page.getByText("已保存").waitFor();
        mother.look("list");
        mother.picture("trade-phone");
        mother.press("选项").click();
        page.locator("dialog[open]").getByLabel(first.title()).waitFor();
        mother.look("options");
        page.locator("dialog[open] .van-button--primary").click();
    }

    /** All that is brought is there page by page; one is searched for, taken by keyboard, left again and taken after all. */
    private static void wishesForWhatOthersBring(Screen mother, Book mine, Book wish) {
        Page page = mother.page;
        Locator others = page.locator("section[aria-labelledby=trade-others]");
        assertThat(others.locator("li").filter(new Locator.FilterOptions().setHasText("1 本")))
                .hasCount(20);
        others.locator("input[type=search]").fill(mine.title());
        assertThat(others.locator("li")).hasCount(1);
        assertThat(others.locator("li")).containsText("我们带来的");
        assertThat(others.locator("li button")).hasCount(0);
        others.locator("input[type=search]").fill(wish.title());
        Locator want = others.locator("li")
                .filter(new Locator.FilterOptions().setHasText(wish.title()))
                .locator("button");
        for (String pressed : List.of("true", "false", "true")) {
            want.press("Enter");
            assertThat(want).hasAttribute("aria-pressed", pressed);
        }
        assertThat(others).containsText("愿望第 1");
        others.locator("h2").scrollIntoViewIfNeeded();
        mother.glance("others");
    }

    /** The page of a fair leads to the trade session that is held there. */
    private void atTheFair(Screen mother, Desk desk) {
        UUID fair = trades.aFair(desk.site());
        trades.openAt(fair, desk.site());
        mother.page.navigate(home + "fairs/" + fair);
        mother.press("春季换书会").waitFor();
        mother.look("fair");
    }

    private static void drag(Screen screen, int from, int to) {
        screen.page.locator(".grip").nth(from).scrollIntoViewIfNeeded();
        screen.settle(); // what moves is not where it was measured
        BoundingBox grip = screen.page.locator(".grip").nth(from).boundingBox();
        BoundingBox other = screen.page.locator(".ranks li").nth(to).boundingBox();
        screen.page.mouse().move(grip.x + grip.width / 2, grip.y + grip.height / 2);
        screen.page.mouse().down();
        screen.page.mouse().move(grip.x + grip.width / 2, other.y + other.height / 2);
        screen.page.mouse().move(grip.x + grip.width / 2, other.y + other.height);
        screen.page.mouse().up();
    }

    /** What was changed without network is there when it has come back, also after the page was closed meanwhile. */
    private static void losesTheNetwork(Screen mother) {
        Locator ranks = mother.page.locator(".ranks li");
        String first = ranks.nth(0).locator(".what b").innerText();
        mother.page.context().setOffline(true);
        mother.press("下移").click();
        mother.page.getByText("改动已记在手机上").waitFor();
        mother.glance("offline");
        mother.page.context().setOffline(false);
        mother.page.getByText("已保存").waitFor();
        mother.page.reload();
        assertThat(ranks.nth(1)).containsText(first);
        ranks.nth(1).locator(".up").click();
        mother.page.getByText("已保存").waitFor();
    }

    private void wishesForWhatNobodyBrings(Screen neighbour, String session, Book mine) {
        Book nobodys = aBook(Somebody.aCitizen(), "围城");
        neighbour.page.navigate(home + "trade/" + session);
        neighbour.page.getByLabel(mine.title()).check();
        neighbour.press("Add a wish").click();
        neighbour.page.locator("dialog[open] input[type=search]").fill(nobodys.title());
        neighbour
                .page
                .locator("dialog[open] li")
                .filter(new Locator.FilterOptions().setHasText(nobodys.title()))
                .locator("button")
                .click();
        neighbour.page.locator("dialog[open] .van-button--primary").click();
        neighbour.page.getByText("Saved").waitFor();
        neighbour.page.locator("#trade-others").scrollIntoViewIfNeeded();
        neighbour.look("list");
    }

    /** The first two make a ring with the mother; of the others three and three give round. One of them stays at home. */
    private void othersList(Desk desk, String sent, List<Brings> others, Book mothers) {
        UUID session = UUID.fromString(sent);
        for (int i = 0; i < others.size(); i++) {
            Brings one = others.get(i);
            trades.takesPart(
                    one.family().caller(),
                    session,
                    one.book().code(),
                    wishOf(i, others, mothers).volume());
            if (i < others.size() - 1) {
                trades.isBrought(desk.site(), session, one.book().code());
            }
        }
    }

    private static Book wishOf(int i, List<Brings> others, Book mothers) {
        if (i == 1) {
            return mothers;
        }
        return others.get(i == 0 || i % 3 != 1 ? i + 1 : i - 2).book();
    }

    private static void scansIn(Screen clerk, Book mothers, Book neighbours) {
        clerk.scan(mothers.code());
        clerk.heading("It is here").waitFor();
        assertThat(clerk.page.locator(".board")).containsText(mothers.title());
        clerk.page.keyboard().press("3");
        assertThat(clerk.page.locator("[aria-pressed=true]")).containsText("Fair");
        clerk.scan(neighbours.code());
        assertThat(clerk.page.locator(".board")).containsText(neighbours.title());
        assertThat(clerk.page.locator(".figures")).containsText("39");
        clerk.look("present");
    }

    private void runs(Screen clerk, String session) {
        clerk.press("Close the lists and run").click();
        clerk.page.locator("dialog[open] .van-button--primary").click();
        isGone(clerk.page.locator("dialog[open]"));
        trades.afterTheClock(UUID.fromString(session));
        clerk.heading("Loops to hand over").waitFor();
        clerk.page.locator(".loop svg").first().waitFor();
        clerk.look("loops");
    }

    private void everybodyMayCheck(Screen mother, Screen neighbour, String session) {
        for (Screen screen : List.of(mother, neighbour)) {
            screen.page.navigate(home + "trade/" + session + "/runs/1");
            screen.page.locator("svg.loop").first().waitFor();
            screen.page.locator("summary").last().click();
        }
        mother.look("result");
        neighbour.glance("result");
        neighbour.page.locator("svg.loop").first().scrollIntoViewIfNeeded();
        neighbour.picture("trade-result");
        String list = downloads(neighbour, "list.txt");
        Assertions.assertThat(list).doesNotContain("林岚").contains("SEED=");
        Assertions.assertThat(ResultCheck.check(list, downloads(neighbour, "result.txt")))
                .isNotEmpty();
    }

    private static String downloads(Screen screen, String file) {
        Download download = screen.page.waitForDownload(
                () -> screen.page.locator("a[download='%s']".formatted(file)).click());
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isGone(Locator what) {
        what.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private void handsOver(Screen clerk, Book book, Somebody to) {
        clerk.scan(book.code());
        clerk.page.getByText("Now scan their family card").waitFor();
        clerk.scan(card(to));
        clerk.heading("Handed to").waitFor();
        clerk.glance("handed-over");
        clerk.page.keyboard().press("Control+z");
        clerk.heading("Undone").waitFor();
        clerk.scan(book.code());
        clerk.heading("Handed to").waitFor();
    }

    /** It turns up and is lost again; its taker gets a substitute with one tap. */
    private void losesABook(Screen clerk, String session, Book book) {
        isMissing(clerk, book);
        clerk.scan(book.code());
        clerk.press("It is here: put it back").click();
        clerk.heading("Back at the desk").waitFor();
        clerk.glance("found");
        isMissing(clerk, book);
        clerk.press("Find substitutes").waitFor();
        clerk.glance("without");
        clerk.press("Find substitutes").click();
        isGone(clerk.page.getByText("Find substitutes"));
        trades.afterTheClock(UUID.fromString(session));
        clerk.page.getByText("Run 2 (substitutes)").waitFor();
        clerk.glance("substitutes");
    }

    private static void isMissing(Screen clerk, Book book) {
        clerk.page
                .locator(".legs li")
                .filter(new Locator.FilterOptions().setHasText(book.title()))
                .locator("button")
                .click();
        clerk.page.locator("dialog[open] .van-button--danger").click();
        isGone(clerk.page.locator("dialog[open]"));
    }
}
