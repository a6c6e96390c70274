package cn.yishulai;

import cn.yishulai.people.Role;
import cn.yishulai.rules.RuleSets;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A librarian drafts other rules, is told which field nobody can mean, and tries them on the books of the last month. */
@QuarkusTest
class RulesInBrowserTest extends InBrowser {

    @Test
    void theOrderOfTheLineIsWrittenByOneAndPublishedByAnother() {
        String zhao = aLogin(Role.LIBRARIAN, "王敏");
        String qian = aLogin(Role.LIBRARIAN, "钱芳");
        for (Screen screen : List.of(desk("desk-line-rules"), screen("phone-line-rules", 390, 844, "en"))) {
            try (screen) {
                Page page = screen.page;
                comesIn(screen, zhao);
                boolean english = screen.english();
                page.navigate(home + "desk/line-rules");
                page.locator("main h1").first().waitFor();
                screen.look("rules");
                screen.press(english ? "New draft" : "拟新草稿").click();
                page.waitForURL(Pattern.compile(".*/desk/line-rules/[0-9a-f-]+$"));
                screen.press(english ? "Children" : "孩子优先").click();
                screen.press(english ? "Who never got a book" : "还没换到过书的优先").click();
                page.locator("[data-row=FIRST_BOOK]").focus();
                page.keyboard().press("ArrowUp");
                page.locator("li:nth-child(1)[data-row=FIRST_BOOK]:focus").waitFor();
                page.getByLabel(english ? "In thanks for a book" : "每本谢券").fill("101");
                screen.press(english ? "Save the draft" : "保存草稿").click();
                page.getByText(english ? "A whole number from 0 to 100" : "请填 0 到 100 之间的整数")
                        .waitFor();
                page.getByLabel(english ? "In thanks for a book" : "每本谢券").fill("0");
                page.getByLabel(english ? "What it is for" : "为什么改").fill(english ? "Newcomers first" : "让新家庭先换到书");
                screen.press(english ? "Save the draft" : "保存草稿").click();
                page.getByText(english ? "would stand elsewhere" : "份位置会变").waitFor();
                page.getByText(english ? "You changed it last" : "由您最后修改").waitFor();
                screen.look("draft");
                String draft = page.url();
                comesIn(screen, qian);
                page.navigate(draft);
                String day =
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(400).toString();
                page.locator("input[type=date]").fill(day);
                screen.look("to-publish");
                page.locator(
                                "button",
                                new Page.LocatorOptions().setHasText(Pattern.compile(english ? "^Publish$" : "^发布$")))
                        .click();
                page.getByText(english ? "Published as version" : "已发布为第").waitFor();
                page.navigate(home + "desk/line-rules");
                page.getByText(Pattern.compile(english ? "prepared by .* published by" : "王敏拟，钱芳发布"))
                        .first()
                        .waitFor();
                screen.look("history");
            }
        }
    }

    private void comesIn(Screen screen, String login) {
        fillNameAndPassword(screen, login, PASSWORD);
        screen.page.keyboard().press("Enter");
        screen.page.waitForURL(url -> !url.contains("sign-in"));
    }

    /** Nobody else in this house should live by what was published here for next year. */
    @AfterEach
    void theUsualRulesAgain() {
        rules.publish(Instant.now().plus(Duration.ofDays(401)), rules.requests());
    }

    @Inject
    RuleSets rules;

    @Test
    void aDraftIsWrittenAndTriedBeforeAnybodyIsBoundByIt() {
        String librarian = aLogin(Role.LIBRARIAN, "王敏");
        for (Screen screen : List.of(desk("desk-rules"), screen("phone-rules", 390, 844, "en"))) {
            try (screen) {
                Page page = screen.page;
                fillNameAndPassword(screen, librarian, PASSWORD);
                page.keyboard().press("Enter");
                page.waitForURL(url -> !url.contains("sign-in"));
                boolean english = screen.english();
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

    @Test
    void otherRulesAreTriedOnACityAndReadFromPlotsAndTables() {
        String librarian = aLogin(Role.LIBRARIAN, "王敏");
        for (Screen screen : List.of(desk("desk-simulation"), screen("phone-simulation", 390, 844, "en"))) {
            try (screen) {
                Page page = screen.page;
                fillNameAndPassword(screen, librarian, PASSWORD);
                page.keyboard().press("Enter");
                page.waitForURL(url -> !url.contains("sign-in"));
                boolean english = screen.english();
                page.navigate(home + "desk/simulations");
                page.locator("main h1").first().waitFor();
                fill(page, english ? "Families" : "家庭数", "5");
                screen.press(english ? "Simulate" : "开始模拟").click();
                page.getByText(english ? "10 to 20000." : "填 10 到 20000。")
                        .first()
                        .waitFor();
                if (english) {
                    screen.look("form");
                }
                fill(page, english ? "Families" : "家庭数", "80");
                fill(page, english ? "Titles" : "书目种数", "300");
                fill(page, english ? "Days" : "天数", "90");
                fill(page, english ? "Runs, each with other luck" : "次数（运气不同）", "3");
                fill(page, english ? "Open requests of a family" : "每家同时几项申请", "1");
                screen.press(english ? "Simulate" : "开始模拟").click();
                page.waitForURL(Pattern.compile(".*/desk/simulations/[0-9a-f-]+$"));
                page.locator("[role=img] canvas").first().waitFor();
                page.locator("[role=img] canvas").first().hover(); // says its numbers without a style of its own
                screen.seesCharts(7);
                page.locator("details summary").first().click();
                page.locator("details table").first().waitFor();
                screen.look("report");
            }
        }
    }

    private static void fill(Page page, String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
    }
}
