package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.ViewportSize;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * One device in front of somebody. {@link #look} is how every screen is judged: axe finds nothing, nothing sticks out
 * sideways, targets and text have their sizes, in light, dark and elder mode.
 */
final class Screen implements AutoCloseable {

    private static final Path AXE = Path.of("src/main/webui/node_modules/axe-core/axe.min.js");
    private static final Path SHOTS = Path.of("target/screens");
    /** Where README.md finds its pictures; written only when asked for. */
    private static final Path PICTURES = Path.of("src/main/webui/pictures");

    static final boolean TAKE_PICTURES = Boolean.getBoolean("yishulai.pictures");
    /** A picture in the repository stays small. */
    private static final int LARGEST_PICTURE = 150_000;
    /** The tour of README.md. */
    private static final Set<String> TOUR = Set.of(
            "registered-phone",
            "volume-phone",
            "home-phone",
            "counter-desk",
            "handed-over-desk",
            "trade-phone",
            "trade-result",
            "now-phone",
            "gate-phone");

    /** Everything that axe knows of; {@code preload} would fetch the style sheets again for a rule of turned screens. */
    private static final String ALL =
            "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";
    /** What other colours and sizes on the same page can break. */
    private static final String DRAWING =
            "{ type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'] }";

    private static final String FIND_FAULTS =
            """
            async () => {
              const { violations } = await window.axe.run(document, { runOnly: %s, resultTypes: ['violations'], preload: false })
              const faults = violations.map(({ id, nodes }) => id + ': ' + nodes.map((n) => n.html.slice(0, 160)).join(' | '))
              const wide = document.documentElement.scrollWidth - innerWidth
              return wide > 0 ? [...faults, 'sticks out ' + wide + ' px'] : faults
            }
            """;
    /** What a finger hits: 44 x 44, in elder mode 60 x 60 (MIIT); links inside sentences are exempt, as in WCAG 2.5.8. */
    private static final String SMALL_TARGETS =
            """
            (least) => [...document.querySelectorAll('a[href], button, select, summary, input:not([type=radio]):not([type=checkbox]), label:has(input), .row-switch')]
              .filter((e) => e.checkVisibility() && !e.matches('.skip, .whole, p a, .hidden-text, [role=switch], .scan input'))
              .map((e) => [e, e.closest('.search, .box') ?? e]).filter(([, hit]) => hit.getBoundingClientRect().height < least - 0.5)
              .map(([e]) => e.outerHTML.slice(0, 120) + ' ' + e.getBoundingClientRect().height)
            """;

    private static final String SMALL_TEXT =
            """
            (least) => [...document.querySelectorAll('body *')]
              .filter((e) => e.checkVisibility() && !e.closest('[aria-hidden=true], svg, .hidden-text, noscript') && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
              .filter((e) => parseFloat(getComputedStyle(e).fontSize) < least - 0.1)
              .map((e) => e.outerHTML.slice(0, 120) + ' ' + getComputedStyle(e).fontSize)
            """;

    /** Charts without a canvas, or whose canvas shows nothing in the inks that the page has now. */
    private static final String BLANK_CHARTS =
            """
            () => {
              const style = getComputedStyle(document.documentElement)
              const inks = ['--lake', '--seal'].map((name) => style.getPropertyValue(name).match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16)))
              return [...document.querySelectorAll('figure.chart')].map((figure) => {
                const said = figure.querySelector('[role=img][aria-label]')?.ariaLabel
                const canvas = figure.querySelector('[role=img] canvas')
                if (!said || !canvas) return 'no chart: ' + figure.outerHTML.slice(0, 160)
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
                let inked = 0
                for (let i = 0; i < data.length; i += 4) inked += data[i + 3] === 255 && inks.some((ink) => data[i] === ink[0] && data[i + 1] === ink[1] && data[i + 2] === ink[2])
                return inked < 100 ? 'blank: ' + said + ' ' + inked : ''
              })
            }
            """;

    /** What a finger touches; keys and scanners are none of it. */
    private static final String COUNT_TAPS =
            "addEventListener('pointerdown', (e) => e.isTrusted && sessionStorage.setItem('taps', 1 + Number(sessionStorage.getItem('taps'))), true)";

    /** A page that asks for what it shows in more steps than these is never at rest. */
    private static final int MOST_ROUNDS = 5;

    private static final int LONGEST_ANSWER_MILLIS = 3_000;

    /** Nobody else is asked for anything. */
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1");

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private final String name;
    private final String language;
    private final BrowserContext context;
    /** What the page has asked for and not been answered; what runs for as long as the page is open is not waited for. */
    private final Set<Request> asked = new HashSet<>();

    private final List<String> complaints = new ArrayList<>();
    final Page page;

    Screen(Browser browser, String name, int width, int height, String language) {
        this(browser, name, width, height, language, ServiceWorkerPolicy.BLOCK);
    }

    /** @param keeping whether the device keeps the client for an hour without network, which costs as much as twenty pages */
    Screen(Browser browser, String name, int width, int height, String language, ServiceWorkerPolicy keeping) {
        this.name = name;
        this.language = language;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai")
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE) // every fading is waited for
                .setServiceWorkers(keeping)
                .setAcceptDownloads(true));
        context.addInitScript("localStorage.getItem('settings') ?? localStorage.setItem('settings', "
                + "JSON.stringify({ language: '" + language + "', sound: false, light: 'light' }))");
        context.addInitScript(COUNT_TAPS);
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        Slowness.of(context, page);
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (request.isNavigationRequest()) {
                asked.clear(); // what the page before asked for ends with it, and nobody says so
            }
            if (isAnswered(request)) {
                asked.add(request);
            }
            // data: and blob: are made in the page itself
            if (request.url().startsWith("http")
                    && !OWN.contains(URI.create(request.url()).getHost())) {
                complaints.add("asks a stranger: " + request.url());
            }
        });
        page.onRequestFinished(asked::remove);
        page.onRequestFailed(asked::remove);
        page.onConsoleMessage(message -> {
            // A refusal is an answer; the browser prints it as an error of its own.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    /** Streams of events have no end, and pictures out of the page itself are there. */
    private static boolean isAnswered(Request request) {
        return request.url().startsWith("http")
                && !request.headers().getOrDefault("accept", "").contains("text/event-stream");
    }

    BrowserContext context() {
        return context;
    }

    /** As the device was set up: the page itself says it only when its words have come. */
    boolean english() {
        return language.equals("en");
    }

    /**
     * What the page holds after everything that nobody needs is gone.
     *
     * @param elements of the document
     * @param nodes those too that were taken out of it and are still held by something
     * @param heap bytes of script
     */
    record Held(int elements, int nodes, int listeners, long heap) {}

    Held held() {
        settle();
        CDPSession debugger = context.newCDPSession(page);
        try {
            debugger.send("HeapProfiler.collectGarbage");
            JsonObject counted = debugger.send("Memory.getDOMCounters");
            JsonObject used = debugger.send("Runtime.getHeapUsage");
            return new Held(
                    ((Number) page.evaluate("() => document.getElementsByTagName('*').length")).intValue(),
                    counted.get("nodes").getAsInt(),
                    counted.get("jsEventListeners").getAsInt(),
                    used.get("usedSize").getAsLong());
        } finally {
            debugger.detach();
        }
    }

    /** The button or link that says this. */
    Locator press(String words) {
        return page.locator("button:visible, a:visible, summary:visible")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    Locator heading(String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(words)))
                .first();
    }

    /** A scanner: keystrokes and Enter, wherever the focus is. */
    void scan(String code) {
        page.locator("form.scan input").first().waitFor();
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    /** What is asked first of there gets no answer until the returned is run; meanwhile people scan on. */
    Runnable holdsTheFirst(String there) {
        List<Route> held = new ArrayList<>();
        page.route(there, route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        return () -> {
            page.waitForCondition(() -> !held.isEmpty());
            held.get(0).resume();
            page.unroute(there);
        };
    }

    /** So many taps since this was asked last. */
    int taps() {
        return ((Number)
                        page.evaluate(
                                "() => { const n = Number(sessionStorage.getItem('taps')); sessionStorage.removeItem('taps'); return n }"))
                .intValue();
    }

    /** Judges the screen in every mode (a wide one in light and dark: its elder mode is that of the narrow one, seen once) and keeps a picture. */
    void look(String screen) {
        glance(screen);
        judge(screen, "light", false);
        judge(screen, "dark", false);
        if (!name.startsWith("desk")) {
            judge(screen, "light", true);
            Visits.judged(page.url());
        } else if (Visits.isNew(page.url())) {
            judgeNarrow(screen);
            Visits.judged(page.url());
        }
        mode("light", false);
    }

    /** The first look at a page that no narrow screen has shown yet. */
    private void judgeNarrow(String screen) {
        ViewportSize wide = page.viewportSize();
        page.setViewportSize(390, 844);
        judge(screen, "light", true);
        page.setViewportSize(wide.width, wide.height);
    }

    /** Every chart of the page is drawn, in the inks of the mode; there are at least so many. */
    void seesCharts(int least) {
        settle();
        for (String light : List.of("dark", "light")) {
            mode(light, false);
            drawn();
            List<String> faults = strings(page.evaluate(BLANK_CHARTS));
            assertThat(faults).as("charts of " + name).hasSizeGreaterThanOrEqualTo(least);
            assertThat(faults).as("charts of %s in %s".formatted(name, light)).containsOnly("");
        }
    }

    /** For a screen that differs from one that was judged in its words only: no trouble is shown, and a picture is kept. */
    void glance(String screen) {
        settle();
        assertThat(page.locator(".trouble").allInnerTexts())
                .as("troubles shown at " + screen)
                .isEmpty();
        assertThat(complaints).as("complaints of the browser at " + screen).isEmpty();
        shoot(screen);
    }

    /** A look at a screen that every walk passes: once per device and language is enough. */
    void lookOnce(String screen) {
        String seen = screen + page.viewportSize().width + language;
        if (SEEN.add(seen)) {
            look(screen);
        }
    }

    private void judge(String screen, String light, boolean elder) {
        mode(light, elder);
        if (Slowness.wanted()) {
            return;
        }
        load(AXE);
        String where = "%s, %s, %s".formatted(name, screen, elder ? "elder" : light);
        assertThat(strings(page.evaluate(FIND_FAULTS.formatted(elder || light.equals("dark") ? DRAWING : ALL))))
                .as("faults at " + where)
                .isEmpty();
        assertThat(strings(page.evaluate(SMALL_TARGETS, elder ? 60 : 44)))
                .as("small targets at " + where)
                .isEmpty();
        if (elder) {
            assertThat(strings(page.evaluate(SMALL_TEXT, 18)))
                    .as("small text at " + where)
                    .isEmpty();
        }
    }

    /** What is judged is style and layout, which axe asks for itself: no frame need be drawn, only no fading may be half way. */
    private void mode(String light, boolean elder) {
        page.evaluate(
                """
                ([light, elder]) => {
                  Object.assign(document.documentElement.dataset, { light, elder });
                  document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime !== Infinity).forEach(a => a.finish());
                }""",
                List.of(light, String.valueOf(elder)));
    }

    /** Through the debugger, not as a script of the page: the strict content policy stays in force. */
    private void load(Path script) {
        if ((Boolean) page.evaluate("() => window.axe !== undefined")) {
            return;
        }
        CDPSession debugger = context.newCDPSession(page);
        try {
            JsonObject arguments = new JsonObject();
            arguments.addProperty("expression", Files.readString(script));
            debugger.send("Runtime.evaluate", arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            debugger.detach();
        }
    }

    /**
     * The page is there: it waits for no answer, skeletons are gone, fonts there, a message of the moment faded in. An
     * answer can make the page ask again, so this is begun anew until it asks for nothing more.
     */
    void settle() {
        page.evaluate("() => new Promise(requestAnimationFrame)"); // what the last tap asks for, is asked for now
        for (int round = 0; round == 0 || (round < MOST_ROUNDS && !asked.isEmpty()); round++) {
            waitForAnswers();
            page.locator(".bones").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            page.evaluate("() => document.fonts.ready.then(() => true)");
            drawn();
        }
    }

    /** What takes longer is work that the walk waits for by its own words, such as an import. */
    private void waitForAnswers() {
        try {
            page.waitForCondition(asked::isEmpty, new Page.WaitForConditionOptions().setTimeout(LONGEST_ANSWER_MILLIS));
        } catch (TimeoutError e) {
            asked.clear();
        }
    }

    /**
     * As long as a person looks at an answer before pressing Enter: the second Enter of a scanner means nothing, so the
     * client ignores it for 600 ms. By the clock of the page, from when the answer is drawn.
     */
    void aBreath() {
        drawn();
        page.waitForFunction("(since) => performance.now() - since > 650", page.evaluate("() => performance.now()"));
    }

    /** Two frames later everything that was changed is drawn, and nothing fades in or out any more. */
    private void drawn() {
        page.evaluate(
                """
                async () => {
                  const frame = () => new Promise(done => requestAnimationFrame(done));
                  const fading = () => document.getAnimations().some(a =>
                    a.playState === 'running' && a.effect?.getComputedTiming().endTime !== Infinity);
                  for (let quiet = 0, frames = 0; quiet < 2 && frames < 300; frames++) {
                    await frame();
                    quiet = fading() ? 0 : quiet + 1;
                  }
                }""");
    }

    private void shoot(String screen) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + "-" + screen + ".png")));
    }

    /** A picture for the README. */
    void picture(String screen) {
        if (!TAKE_PICTURES || !TOUR.contains(screen)) {
            return;
        }
        page.locator(".live p").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        settle();
        byte[] picture = page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(screen + ".jpg"))
                .setType(ScreenshotType.JPEG)
                .setQuality(72));
        assertThat(picture.length).as("bytes of " + screen).isLessThan(LARGEST_PICTURE);
    }

    private static List<String> strings(Object answer) {
        return ((List<?>) answer).stream().map(String::valueOf).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
