package cn.yishulai;

import cn.yishulai.fairs.FairFixture;
import cn.yishulai.fairs.Fairs;
import cn.yishulai.fairs.ProgrammeScene;
import cn.yishulai.fairs.Rota;
import cn.yishulai.fairs.Seasons;
import cn.yishulai.fairs.ShiftPlan;
import cn.yishulai.people.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A fair is prepared on a phone, its helper answers, it is put off, and everybody sees it in its season. */
@QuarkusTest
class ProgrammeInBrowserTest extends InBrowser {

    @Inject
    FairFixture fixture;

    @Inject
    Fairs fairs;

    @Inject
    Rota rota;

    @Inject
    Seasons seasons;

    @Inject
    Clock clock;

    @Test
    void aProgrammeIsPreparedAndMovedAndSeen() {
        UUID venue = fixture.aVenue();
        Instant from = clock.instant()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(40).plusHours(2));
        UUID fair = fixture.aDraft(venue, from, 300);
        UUID helper = helper(venue);
        try (Screen phone = phone("programme");
                Screen volunteer = screen("programme-volunteer-en", 390, 844, "en");
                Screen office = screen("programme-en", 1280, 800, "en")) {
            prepare(phone, fair);
            help(volunteer);
            UUID other = fixture.aDraft(fixture.aVenue(), from.plus(Duration.ofDays(7)), 50);
            rota.tryAsk(
                    rota.propose(
                            other,
                            new ShiftPlan(
                                    "换书台",
                                    from.plus(Duration.ofDays(7)),
                                    from.plus(Duration.ofDays(7).plusHours(2)),
                                    1,
                                    null)),
                    helper);
            fixture.published(fair);
            UUID season = UUID.fromString(ProgrammeScene.season());
            seasons.put(fair, season);
            fairs.postpone(fair);
            fairs.move(fair, FairFixture.sessions(from.plus(Duration.ofDays(7)), 300));
            conflictsAreSeen(phone, fair);
            theSeasonIsSeen(office, fair, season);
        }
    }

    private UUID helper(UUID venue) {
        volunteer = "volunteer-" + UUID.randomUUID();
        return staff.register(volunteer, "小周", Role.VOLUNTEER, PASSWORD, Set.of(venue));
    }

    private String volunteer = "";

    private void prepare(Screen phone, UUID fair) {
        Page page = phone.page;
        fillNameAndPassword(phone, aLogin(Role.LIBRARIAN, "陈馆长"), PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/counter$"));
        page.navigate(home + "desk/fairs/" + fair + "/programme");
        phone.press("修改").first().click();
        page.getByLabel("现场名额").fill("40");
        phone.press("均分时段").click();
        phone.press("加一个条件").click();
        page.getByLabel("7–10 岁").check();
        page.getByLabel("原因（中文）").fill("这一场讲绘本");
        page.getByLabel("原因（英文）").fill("Picture books are read aloud");
        phone.look("terms");
        phone.press("保存").click();
        page.getByText("适合7–10 岁的孩子").waitFor();
        phone.look("sessions");
        part(page, "舞台");
        phone.press("加一个舞台").click();
        page.getByLabel("舞台名称").fill("水边舞台");
        phone.press("保存").click();
        phone.press("加一个节目").click();
        page.getByLabel("节目").last().fill("评弹《白蛇传》");
        phone.press("保存").click();
        page.getByText("换场 10 分钟").waitFor();
        phone.look("stages");
        part(page, "班表");
        phone.press("加一个班").click();
        page.getByLabel("做什么").fill("入场");
        page.getByLabel("需要几个人").fill("2");
        phone.press("保存").click();
        phone.press("请人").click();
        page.getByLabel("按姓名找").fill("小周");
        phone.press("小周 · 志愿者").last().click();
        page.locator("dialog")
                .getByText("没有可请的人了")
                .or(page.getByText("等答复"))
                .first()
                .waitFor();
        page.keyboard().press("Escape");
        page.getByText("还缺 1 人").waitFor();
        phone.look("rota");
        part(page, "设备");
        phone.press("登记一种设备").click();
        page.getByLabel("名称").fill("帐篷 " + UUID.randomUUID().toString().substring(0, 4));
        page.getByLabel("一共几件").fill("6");
        phone.press("保存").click();
        phone.press("订设备").first().click();
        page.locator("dialog p").getByText("可用").first().waitFor();
        page.locator("dialog button[type=submit]").click();
        page.getByText("退订").first().waitFor();
        phone.look("equipment");
        part(page, "清单");
        page.getByLabel("确认场地与开放时间").first().click();
        page.getByText("办好的 1 项").waitFor();
        phone.look("tasks");
    }

    private static void part(Page page, String name) {
        page.locator("nav.parts a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
    }

    private void help(Screen screen) {
        fillNameAndPassword(screen, volunteer, PASSWORD);
        screen.page.keyboard().press("Enter");
        screen.page.waitForURL(url -> !url.contains("sign-in"));
        screen.page.navigate(home + "my-work");
        screen.page.getByText("asks for your help").waitFor();
        screen.look("asked");
        screen.press("I can come").click();
        screen.page.getByText("you come").waitFor();
        screen.look("accepted");
    }

    private void conflictsAreSeen(Screen phone, UUID fair) {
        phone.page.navigate(home + "desk/fairs/" + fair + "/programme");
        phone.heading("有 1 处冲突要解决").waitFor();
        phone.look("conflicts");
    }

    private void theSeasonIsSeen(Screen office, UUID fair, UUID season) {
        Page page = office.page;
        page.navigate(home + "fairs/" + fair);
        page.getByText("Picture books are read aloud").waitFor();
        page.getByText("评弹《白蛇传》").waitFor();
        office.look("public-fair");
        page.navigate(home + "seasons/" + season);
        page.locator("article").first().waitFor();
        office.look("public-season");
        fillNameAndPassword(office, aLogin(Role.LIBRARIAN, "陈馆长"), PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/counter$"));
        page.navigate(home + "desk/seasons/" + season);
        page.getByText("conflicts: 1").waitFor();
        office.look("season");
        page.navigate(home + "desk/seasons");
        page.getByText("读者节").first().waitFor();
        office.look("seasons");
    }
}
