package cn.yishulai;

import static org.junit.jupiter.api.Assertions.fail;

import cn.yishulai.notices.RecordingSms;
import cn.yishulai.people.Role;
import cn.yishulai.people.Staff;
import cn.yishulai.places.Hours;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** What every walk through the web client begins with: a browser, people at their devices, and how they sign in. */
abstract class InBrowser {

    static final String PASSWORD = "correct horse battery";

    private static Chromium chromium;

    @TestHTTPResource("/")
    String home;

    @Inject
    RecordingSms sms;

    @Inject
    Staff staff;

    @Inject
    Sites sites;

    @BeforeAll
    static void openTheBrowser() {
        Assumptions.assumeTrue(System.getProperty("skipWeb") == null, "-DskipWeb: the web client is not built");
        if (InBrowser.class.getResource("/META-INF/resources/index.html") == null) {
            fail("the web client is not built: `npm ci && npm run build` in src/main/webui, or -DskipWeb");
        }
        chromium = Chromium.ofAll();
    }

    Screen screen(String name, int width, int height, String language) {
        return new Screen(chromium.browser(), name, width, height, language);
    }

    /** A device that keeps the client: it may lose its network and be started anew. */
    Screen keeping(String name, int width, int height, String language) {
        return new Screen(chromium.browser(), name, width, height, language, ServiceWorkerPolicy.ALLOW);
    }

    Screen phone(String name) {
        return screen(name, 390, 844, "zh-CN");
    }

    Screen desk(String name) {
        return screen(name, 1280, 800, "zh-CN");
    }

    /** A desk at a site of its own. */
    record Desk(UUID site, String siteName, String login) {}

    /** Other tests may have taken the name; on a picture for people it stands alone. */
    Desk aDesk(String called) {
        String name = ofItsOwn(called);
        UUID site = sites.add(new SiteForm(
                name,
                SiteKind.CENTRE,
                null,
                "南京市玄武区",
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30)))));
        return new Desk(site, name, aLogin(Role.STAFF, "李雯", site));
    }

    /** No two sites have one name. In a picture what tells them apart takes no room. */
    private static String ofItsOwn(String called) {
        String digits = UUID.randomUUID().toString().substring(0, 4);
        return Screen.TAKE_PICTURES
                ? called
                        + new BigInteger("1" + digits, 16)
                                .toString(2)
                                .replace('0', '\u200b')
                                .replace('1', '\u200c')
                : called + " " + digits;
    }

    /** The name to sign in with of somebody new. */
    String aLogin(Role role, String displayName, UUID... at) {
        String login = role.name().toLowerCase() + "-" + UUID.randomUUID();
        staff.register(login, displayName, role, PASSWORD, Set.of(at));
        return login;
    }

    void signIn(Screen screen, String phone) {
        Page page = screen.page;
        page.navigate(home + "sign-in");
        page.locator("input[type=tel]").fill(phone);
        screen.press(screen.english() ? "Send code" : "获取验证码").click();
        page.locator("input[autocomplete=one-time-code]").waitFor();
        screen.lookOnce("sign-in");
        page.locator("input[autocomplete=one-time-code]").fill(sms.nextCode(phone));
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("sign-in"));
    }

    void signInAtDesk(Screen screen, Desk desk) {
        fillNameAndPassword(screen, desk.login(), PASSWORD);
        screen.lookOnce("sign-in");
        screen.page.keyboard().press("Enter");
        screen.page.waitForURL(Pattern.compile(".*/counter$"));
    }

    void fillNameAndPassword(Screen screen, String login, String password) {
        Page page = screen.page;
        page.navigate(home + "sign-in?desk");
        page.locator("input[autocomplete=username]").fill(login);
        page.locator("input[type=password]").fill(password);
    }

    String familyCode(Screen screen) {
        screen.page.navigate(home + "code");
        screen.page.locator("svg.qr").waitFor();
        screen.settle(); // the code of the last visit is shown until the new one has come
        screen.lookOnce("family-code");
        return screen.page.locator("main .big").innerText().replace(" ", "");
    }

    static String aPhone() {
        return "136%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }
}
