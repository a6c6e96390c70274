package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yishulai.people.Role;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Organisations;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A partner and a librarian carry a fair for a thousand people from the proposal to the public page, each at an own screen. */
@QuarkusTest
class FromProposalToTicketsInBrowserTest extends InBrowser {

    @Inject
    Organisations organisations;

    @Inject
    OpeningCalendar calendar;

    @Test
    void aPartnerAndTheLibraryCarryAFairToTheirReaders() {
        Desk place = aDesk("南京市文化馆");
        UUID organisation = organisations.add("文化馆 " + UUID.randomUUID()).id();
        String partner = "partner-" + UUID.randomUUID();
        staff.worksFor(staff.register(partner, "小赵", Role.PARTNER, PASSWORD, Set.of(place.site())), organisation);
        String librarian = aLogin(Role.LIBRARIAN, "王主任");
        String title = "艺图演易 " + UUID.randomUUID().toString().substring(0, 4);
        try (Screen office = desk("desk-fairs");
                Screen hall = phone("partner");
                Screen english = screen("fairs-en", 390, 844, "en")) {
            signsIn(office, librarian, "counter");
            office.page.navigate(home + "desk/sites/" + place.site() + "/venue");
            office.page.getByLabel("最多同时多少人").fill("1200");
            office.page.getByLabel("供电").selectOption("yes");
            office.page.getByLabel("纬度").fill("32.0725");
            office.page.getByLabel("经度").fill("118.7925");
            office.page.locator("form").first().locator("button[type=submit]").click();
            office.page.getByText("高德地图").waitFor();
            office.look("venue");

            signsIn(hall, partner, "partner");
            hall.heading("我们的市集").waitFor();
            hall.look("home-empty");
            hall.press("提出市集").click();
            Page page = hall.page;
            page.getByLabel("名称").fill(title);
            page.getByLabel("介绍").fill("上午木偶剧，下午换书。");
            page.getByLabel("场地").selectOption(place.site().toString());
            page.getByText("最多 1200 人").waitFor();
            page.getByLabel("日期").fill(calendar.today().plusDays(60).toString());
            page.getByLabel("最多同时多少人").fill("1000");
            page.getByText("须办大型活动许可").waitFor();
            page.getByText("这几天没有别的市集").waitFor();
            hall.look("propose");
            hall.press("保存草稿").click();
            page.waitForURL(Pattern.compile(".*/desk/fairs/[0-9a-f-]{36}$"));
            String fair = page.url().substring(page.url().lastIndexOf('/') + 1);
            hall.press("提交图书馆").click();
            page.getByText("图书馆正在看").waitFor();
            hall.look("proposed");

            office.page.navigate(home + "desk/fairs");
            office.heading("市集与提案").waitFor();
            office.page.getByText(title).first().waitFor();
            office.look("proposals");
            office.page.getByText(title).first().click();
            office.page.getByLabel("留言").fill("能早半小时进场布置吗？");
            office.press("发出").click();
            office.page.getByText("等伙伴").waitFor();
            page.navigate(home + "partner");
            page.getByText(title).first().waitFor();
            hall.look("home");
            page.getByText(title).first().click();
            page.getByLabel("留言").fill("可以。");
            hall.press("发出").click();
            page.getByText("等图书馆").waitFor();

            office.page.reload();
            office.press("批准").click();
            office.page.getByText("还差大型活动许可").waitFor();
            assertThat(office.press("公布")).isDisabled();
            office.look("without-permit");
            office.press("登记许可").first().click();
            office.page.getByLabel("许可编号").fill("宁公治许〔2027〕12 号");
            office.page.getByLabel("批准机关").fill("南京市公安局玄武分局");
            office.page.locator("dialog button[type=submit]").click();
            office.page.getByText("有效").first().waitFor();
            office.press("公布").click();
            office.page.getByText("已公布，大家可以领票").waitFor();
            office.look("published");

            signsIn(english, librarian, "counter");
            english.page.navigate(home + "desk/fairs/" + fair);
            english.page.getByText("Published: people can book.").waitFor();
            english.look("work");
            english.page.navigate(home + "fairs/" + fair);
            english.page.getByText(title).first().waitFor();
            english.look("public");
        }
    }

    private void signsIn(Screen screen, String login, String to) {
        fillNameAndPassword(screen, login, PASSWORD);
        screen.page.keyboard().press("Enter");
        screen.page.waitForURL(Pattern.compile(".*/" + to + "$"));
    }
}
