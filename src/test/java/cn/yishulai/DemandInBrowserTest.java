package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyForm;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Registration;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.intake.Inspections;
import cn.yishulai.kernel.Grade;
import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.swaps.AppealFixture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A wish that nobody in the library can meet finds the home that has the book: both families, the desk and the figures. */
@QuarkusTest
class DemandInBrowserTest extends InBrowser {

    @Inject
    Volumes volumes;

    @Inject
    Households households;

    @Inject
    Registration registration;

    @Inject
    DropOffs dropOffs;

    @Inject
    Inspections inspections;

    /** What the walk reads on the screen, in the language of its devices. */
    private record Words(
            String ask,
            String site,
            String place,
            String placed,
            String wanted,
            String look,
            String promise,
            String go,
            String waiting,
            String told,
            String family,
            String promised,
            String thanks,
            String kept,
            String fetch,
            String handed,
            String figures) {}

    private static final Words ZH = new Words(
            "我想要这本",
            "到哪里取书",
            "提交申请",
            "申请好了",
            "有人在找您家的",
            "看一看",
            "我们带来",
            "答应带来",
            "等您带来",
            "有一家人答应在",
            "家庭 ",
            "读者答应带来的书",
            "谢券 1 张",
            "已带来，谢谢",
            "可以取走",
            "已交给",
            "答应之后");
    private static final Words EN = new Words(
            "I want this book",
            "Where will you fetch it",
            "Place request",
            "Request placed",
            "Somebody looks for",
            "Have a look",
            "We will bring it",
            "Promise",
            "Waiting for you",
            "A family has promised",
            "Family ",
            "Promised: take it in",
            "1 in thanks",
            "Brought, thank you",
            "Ready to take",
            "Handed to",
            "What came of promises");

    @Test
    void aWishFindsAHomeOnAPhone() {
        walk("demand-phone", 390, 844, "zh-CN", ZH);
    }

    @Test
    void aWishFindsAHomeOnADesk() {
        walk("desk-demand", 1280, 800, "en", EN);
    }

    private void walk(String device, int width, int height, String language, Words words) {
        Desk desk = aDesk("莫愁路社区阅览室");
        String readersPhone = aPhone();
        String ownersPhone = aPhone();
        var reader = Somebody.withPhone("小读者", readersPhone);
        var owner = Somebody.withPhone("藏书人", ownersPhone);
        earnsACredit(desk, reader);
        UUID volume = volumes.add(
                        VolumeForm.titled("城南旧事 " + UUID.randomUUID().toString().substring(0, 4)))
                .id();
        String copy = registration
                .register(owner.caller(), new CopyForm(volume.toString(), null, Disposition.CALLABLE, null, null))
                .code();
        try (Screen wishing = screen(device + "-reader", width, height, language);
                Screen asked = screen(device + "-owner", width, height, language);
                Screen counter = screen(device + "-counter", width, height, language)) {
            comesIn(wishing, readersPhone);
            comesIn(asked, ownersPhone);
            wishes(wishing, volume, desk, words);
            AppealFixture.aWeekLater(volume);
            promises(asked, desk, words);
            wishing.page.navigate(home + "requests");
            wishing.page.getByText(words.told()).first().waitFor();
            wishing.look("told");
            assertThat(wishing.page.content()).doesNotContain("藏书人");
            signInAtDesk(counter, desk);
            counter.scan(card(owner));
            counter.heading(words.family()).waitFor();
            counter.scan(copy);
            counter.page.getByText(words.promised()).first().waitFor();
            counter.look("promised");
            // By its button: Enter right after an answer is the second one of a scanner, and does nothing.
            counter.press("Enter").click();
            counter.page.getByText(words.thanks()).first().waitFor();
            counter.look("brought");
            asked.page.navigate(home + "appeals");
            asked.page.getByText(words.kept()).first().waitFor();
            asked.look("kept");
            assertThat(asked.page.content()).doesNotContain("小读者");
            counter.scan(card(reader));
            counter.heading(words.fetch()).waitFor();
            counter.look("fetching");
            counter.scan(copy);
            counter.heading(words.handed()).waitFor();
            counter.look("handed-over");
        }
        figures(device, width, height, language, words);
    }

    /** The page says in which language it is once it is there. */
    private void comesIn(Screen screen, String phone) {
        screen.page.navigate(home);
        signIn(screen, phone);
    }

    private void wishes(Screen wishing, UUID volume, Desk desk, Words words) {
        wishing.page.navigate(home + "volumes/" + volume);
        wishing.press(words.ask()).click();
        wishing.page.getByLabel(words.site()).selectOption(desk.site().toString());
        wishing.press(words.place()).click();
        wishing.heading(words.placed()).waitFor();
        wishing.look("wished");
    }

    private void promises(Screen asked, Desk desk, Words words) {
        asked.page.navigate(home);
        asked.page.getByText(words.wanted()).first().waitFor();
        asked.look("home");
        asked.press(words.look()).click();
        asked.press(words.promise()).waitFor();
        asked.look("asked");
        asked.press(words.promise()).click();
        asked.page.locator("dialog select").selectOption(desk.site().toString());
        asked.look("promising");
        asked.page.locator("dialog button[type=submit]").click();
        asked.page.getByText(words.waiting()).first().waitFor();
        asked.look("promised");
    }

    private void figures(String device, int width, int height, String language, Words words) {
        try (Screen office = screen(device + "-office", width, height, language)) {
            fillNameAndPassword(office, aLogin(Role.LIBRARIAN, "馆长"), PASSWORD);
            office.page.keyboard().press("Enter");
            office.page.waitForURL(url -> !url.contains("sign-in"));
            office.page.navigate(home + "desk/appeals");
            office.heading(words.figures()).waitFor();
            office.seesCharts(1);
            office.look("figures");
        }
    }

    private String card(Somebody family) {
        return households.view(family.caller().household()).familyCode().value();
    }

    /** The reader's family has brought a book before. */
    private void earnsACredit(Desk desk, Somebody family) {
        var clerk = Somebody.staffAt(desk.site()).caller();
        String code = registration
                .register(
                        family.caller(),
                        new CopyForm(
                                volumes.add(VolumeForm.titled("浮生六记")).id().toString(),
                                null,
                                Disposition.SWAP,
                                null,
                                null))
                .code();
        UUID session =
                UUID.fromString(dropOffs.open(clerk, new DropOffForm(desk.site().toString(), card(family)))
                        .id());
        inspections.inspect(
                clerk, session, new InspectionForm(code, null, null, Grade.GOOD, null, null, null, null, null), 0);
    }
}
