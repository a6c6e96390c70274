package cn.yishulai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.fairs.DeviceFixture;
import cn.yishulai.fairs.GateScene;
import cn.yishulai.fairs.GateScene.Shown;
import cn.yishulai.fairs.TicketScene;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A helper's phone is paired with a gate, works through two hundred scans without a network, and what it did merges exactly. */
@QuarkusTest
class GateInBrowserTest extends InBrowser {

    private static final int TICKETS = 32;
    private static final int PERSONS = 3;
    private static final int SCANS = 200;
    /** Two hundred events, each a transaction, on a machine that does other things too. */
    private static final int SLOW_MILLIS = 60_000;
    /** So many go out, and so many come back. */
    private static final int BACK = 36;

    @Test
    void aPhoneWithoutNetworkRunsAGate() {
        Desk desk = aDesk("玄武湖书屋");
        UUID fair = TicketScene.open(desk.site(), Somebody.aCitizen()).fair();
        List<Shown> tickets = GateScene.tickets(fair, TICKETS, PERSONS);
        DeviceFixture other = DeviceFixture.of(fair, Somebody.aLibrarian().caller());
        try (Screen organiser = screen("desk-devices", 1280, 800, "en");
                Screen gate = keeping("gate", 390, 844, "zh-CN")) {
            gate.page.navigate(home + "gate");
            gate.heading("把这台手机设为入口").waitFor();
            gate.glance("gate-unpaired");
            gate.page.navigate(home + "gate#" + code(organiser, desk, fair));
            gate.page.reload();
            gate.heading("扫票").waitFor();
            gate.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
            gate.context().setOffline(true);
            gate.page.reload();
            gate.heading("扫票").waitFor();
            works(gate, tickets);
            other.sends(
                            now(),
                            DeviceFixture.event(
                                    1,
                                    "ADMIT",
                                    now(),
                                    Map.of("code", tickets.get(0).code(), "persons", PERSONS)))
                    .then()
                    .statusCode(200);
            anotherPhoneSends(savedBy(gate));
            gate.context().setOffline(false);
            assertThat(gate.page.getByText("都已传"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SLOW_MILLIS));
            assertThat(gate.page.locator(".heads")).containsText(PERSONS + " 人的票是重复的或已退");
            gate.glance("gate-sent");
            assertThat(GateScene.seen(fair))
                    .isEqualTo(new GateScene.Seen(
                            TICKETS * PERSONS + PERSONS, Map.of("TWICE", PERSONS), Map.of("GATE_ALL_INSIDE", TICKETS)));
        }
    }

    /** For the case that it dies before there is a network. */
    private static Path savedBy(Screen gate) {
        Path file = gate.page.waitForDownload(() -> gate.press("存成文件").click()).path();
        gate.page.getByText("已存 " + SCANS + " 条").waitFor();
        return file;
    }

    /** In its name; what both send counts once, as the count at the end shows. */
    private void anotherPhoneSends(Path file) {
        try (Screen other = screen("gate-other", 390, 844, "en")) {
            other.page.navigate(home + "gate");
            other.heading("Send for another device").waitFor();
            other.page
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("other.json", "application/json", "{}".getBytes(UTF_8)));
            other.page.getByText("not a file of a device").waitFor();
            other.page.locator("input[type=file]").setInputFiles(file);
            other.page
                    .getByText(SCANS + " notes of “东门” sent")
                    .waitFor(new Locator.WaitForOptions().setTimeout(SLOW_MILLIS));
            other.look("gate-carried");
        }
    }

    /** Everybody comes in one by one; then somebody of each family goes out and comes back. */
    private static void works(Screen gate, List<Shown> tickets) {
        int scans = 0;
        for (Shown ticket : tickets) {
            for (int i = 0; i <= PERSONS; i++) {
                shows(gate, ticket.text());
                scans++;
            }
            assertThat(gate.page.locator(".board")).containsText("这张票的人都进去了");
            assertThat(gate.page.locator(".heads")).containsText(scans + " 条待传");
        }
        gate.glance("gate-offline-refused");
        mode(gate, "出场");
        for (int i = 0; scans < SCANS - BACK; i++, scans++) {
            shows(gate, tickets.get(i % TICKETS).text());
        }
        assertThat(gate.page.locator(".board")).containsText("出场 1 人");
        mode(gate, "一次一人");
        for (int i = 0; scans < SCANS; i++, scans++) {
            shows(gate, tickets.get(i % TICKETS).text());
        }
        assertThat(gate.page.locator(".heads")).containsText(SCANS + " 条待传");
        gate.look("gate-offline");
        gate.page.evaluate("() => scrollTo(0, 0)");
        gate.picture("gate-phone");
    }

    /** As a scanner with a cable does it, only faster. */
    private static void shows(Screen gate, String text) {
        gate.page.locator("form.scan input").fill(text);
        gate.page.keyboard().press("Enter");
    }

    private static void mode(Screen gate, String words) {
        gate.page
                .locator(".options label")
                .filter(new Locator.FilterOptions().setHasText(words))
                .click();
    }

    /** The organiser makes a code and takes a look at the list. */
    private String code(Screen organiser, Desk desk, UUID fair) {
        signInAtDesk(organiser, desk);
        organiser.page.navigate(home + "desk/fairs/" + fair + "/devices");
        organiser.glance("devices");
        organiser.press("Add a device").first().click();
        organiser.page.getByLabel("What it is called").fill("东门");
        organiser.press("Show the code").click();
        organiser.page.locator("dialog[open] svg.qr").waitFor();
        organiser.look("pairing-code");
        return organiser.page.locator("dialog[open] .code").innerText().replace(" ", "");
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
