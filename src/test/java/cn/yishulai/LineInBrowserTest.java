package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyForm;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Registration;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.reports.FindingFixture;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A place in line with its forecast, the public page of fairness, and a finding that is looked into. */
@QuarkusTest
class LineInBrowserTest extends InBrowser {

    /** A half-year of a house in which all is as it should be; plots need more history than a test can live. */
    private static final String HALF_A_YEAR =
            """
            {"from":"2026-05-01","to":"2026-11-22","smallest":10,"order":{"version":1,"words":{"zh":"先到先得。","en":"First come, first served."}},
             "waiting":[{"aheadFrom":0,"aheadTo":0,"served":412,"median":2.1,"ninth":9.5,"stillWaiting":31},
              {"aheadFrom":1,"aheadTo":2,"served":188,"median":8.4,"ninth":26.0,"stillWaiting":44},
              {"aheadFrom":3,"aheadTo":5,"served":73,"median":17.9,"ninth":48.2,"stillWaiting":39},
              {"aheadFrom":6,"aheadTo":10,"served":21,"median":36.5,"ninth":81.0,"stillWaiting":27},{"aheadFrom":11}],
             "newcomers":{"books":694,"families":132,"share":0.19,"median":3.2,"medianOfOthers":4.8},
             "received":{"families":356,"books":694,"gini":0.41,"lorenz":[0,0,0.02,0.06,0.12,0.19,0.28,0.39,0.53,0.71,1]},
             "wishes":[{"month":"2026-09-01","made":310,"met":241,"open":38,"share":0.78},{"month":"2026-10-01","made":287,"met":190,"open":70,"share":0.66},
              {"month":"2026-11-01"}]}""";

    @Inject
    Volumes volumes;

    @Inject
    Registration registration;

    @Inject
    DataSource database;

    @Test
    void everybodySeesHowFairItIs() throws SQLException {
        sql(
                "INSERT INTO fairness (counted_at, body) VALUES (now(), '%s') ON CONFLICT (one) DO UPDATE SET body = excluded.body"
                        .formatted(HALF_A_YEAR));
        for (Screen screen : List.of(
                phone("phone-fairness"),
                desk("desk-fairness"),
                screen("phone-fairness-en", 390, 844, "en"),
                screen("desk-fairness-en", 1280, 800, "en"))) {
            try (screen) {
                screen.page.navigate(home);
                screen.page.locator("a[href='/fairness']").click();
                assertThat(screen.page.locator("main")).containsText("0.41");
                assertThat(screen.page.locator("tbody tr")).hasCount(14);
                screen.look("fairness");
            }
        }
    }

    @Test
    void aPlaceInLineSaysWhenAndFromWhat() throws SQLException {
        UUID volume = volumes.add(
                        VolumeForm.titled("城南旧事 " + UUID.randomUUID().toString().substring(0, 4)))
                .id();
        aDesk("梧桐树阅览室");
        sql("DELETE FROM arrival_rate");
        sql(
                "INSERT INTO arrival_rate (level, subject, events, days, volumes, squares) VALUES ('ALL', '', 900, 72000, 400, 4000),"
                        + " ('VOLUME', '%s', 14, 180, 1, 196)".formatted(volume));
        for (boolean english : new boolean[] {false, true}) {
            try (Screen screen = english ? screen("desk-place-en", 1280, 800, "en") : phone("phone-place")) {
                Page page = screen.page;
                page.navigate(home);
                signIn(screen, aPhone());
                page.navigate(home + "volumes/" + volume);
                screen.press(english ? "I want this book" : "我想要这本").click();
                screen.press(english ? "Place request" : "提交申请").click();
                assertThat(page.locator("dialog[open]")).containsText(english ? "From 14 copies" : "近半年收进的 14 册");
                assertThat(page.locator("dialog[open]")).containsText(english ? "you still need a credit" : "还差一张换书券：");
                screen.look("asked");
                page.navigate(home + "requests");
                assertThat(page.locator("main")).containsText(english ? "likely in" : "大约");
                screen.look("requests");
            }
        }
    }

    @Test
    void somethingLikeABookIsWishedForAtTwoSites() {
        String title = "呼兰河传 " + UUID.randomUUID().toString().substring(0, 4);
        UUID volume = volumes.add(new VolumeForm(title, null, "萧红 " + title, null, null, null))
                .id();
        aDesk("梧桐树阅览室");
        aDesk("玄武湖阅览室");
        for (boolean english : new boolean[] {false, true}) {
            try (Screen screen = english ? screen("desk-wish-en", 1280, 800, "en") : phone("phone-wish")) {
                Page page = screen.page;
                page.navigate(home);
                signIn(screen, aPhone());
                page.navigate(home + "volumes/" + volume);
                screen.press(english ? "I want this book" : "我想要这本").click();
                screen.press(english ? "More choices" : "更多选择").click();
                page.locator("dialog[open] label:has(input[value=LIKE])").click();
                page.locator("dialog[open] select").last().selectOption("GOOD");
                page.locator("dialog[open] fieldset")
                        .last()
                        .locator("label")
                        .first()
                        .click();
                screen.look("wish");
                var author = page.locator("dialog[open] label:has(input[value=AUTHOR])");
                var series = page.locator("dialog[open] label:has(input[value=SERIES])");
                var submit = screen.press(english ? "Place request" : "提交申请");
                author.click();
                assertThat(submit).isDisabled();
                series.click();
                submit.click();
                assertThat(page.locator("dialog[open] .trouble"))
                        .containsText(english ? "where this book has none of it" : "这本书缺这一项的");
                series.click();
                author.click();
                submit.click();
                assertThat(page.locator("dialog[open] [role=status]"))
                        .containsText(english ? "Something like “" + title + "” (Author)" : "像《" + title + "》的书（同一作者）");
                assertThat(page.locator("dialog[open] [role=status]")).containsText(english ? "Also at" : "也可在");
                screen.look("wished");
                page.navigate(home + "requests");
                assertThat(page.locator("main")).containsText(english ? "good or better" : "良好及以上");
                screen.look("wishes");
            }
        }
    }

    @Test
    void aFindingIsLookedIntoAndCleared() {
        aDesk("梧桐树阅览室");
        Somebody family = Somebody.aCitizen();
        String copy = registration
                .register(
                        family.caller(),
                        new CopyForm(
                                volumes.add(VolumeForm.titled("一本书 " + UUID.randomUUID()))
                                        .id()
                                        .toString(),
                                null,
                                Disposition.SWAP,
                                null,
                                null))
                .code();
        FindingFixture.of(family.caller().household(), copy);
        String librarian = aLogin(Role.LIBRARIAN, "王敏");
        for (boolean english : new boolean[] {true, false}) {
            try (Screen screen = english ? screen("phone-finding", 390, 844, "en") : desk("desk-finding")) {
                Page page = screen.page;
                fillNameAndPassword(screen, librarian, PASSWORD);
                page.keyboard().press("Enter");
                page.waitForURL(url -> !url.contains("sign-in"));
                page.navigate(home + "desk/minting");
                page.locator("[role=img] canvas").first().waitFor();
                screen.seesCharts(1);
                screen.glance("minting");
                String end = family.caller().household().toString();
                page.locator("tr", new Page.LocatorOptions().setHasText(end.substring(end.length() - 4)))
                        .first()
                        .locator("button")
                        .click();
                page.locator("dialog[open] tbody tr").first().waitFor();
                screen.look("finding");
                if (!english) {
                    page.locator("dialog[open] input").first().fill("四张单子是同一本书，已核对");
                    screen.press("查清，没有问题").click();
                    assertThat(page.locator("main")).containsText("已查清");
                }
            }
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
