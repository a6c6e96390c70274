package cn.yishulai;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine; nothing is downloaded. Without one the browser tests are skipped loudly, on a build server they fail. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    /** It asks the network for nothing on its own account. */
    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private static @Nullable Chromium ofAll;

    /**
     * The one that all walks of this process share: to start one takes as long as ten pages. Each {@link Screen} is a
     * context of its own, which knows nothing of the others. It ends with the process.
     */
    static synchronized Chromium ofAll() {
        if (ofAll == null) {
            ofAll = start(List.of());
            Runtime.getRuntime().addShutdownHook(new Thread(ofAll::close, "close Chromium"));
        }
        return ofAll;
    }

    /** @param more flags of its own, for a device that the machine does not have */
    static Chromium start(List<String> more) {
        Path program = find().orElseGet(Chromium::absent);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(Stream.concat(FLAGS.stream(), more.stream()).toList()));
        return new Chromium(playwright, browser);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path absent() {
        String words =
                "NO CHROMIUM on this machine: the journey in the browser is NOT tested (Debian: apt-get install chromium)";
        if ("true".equals(System.getenv("CI"))) {
            fail(words);
        }
        System.err.println("\n*** " + words + " ***\n");
        Assumptions.abort(words);
        throw new AssertionError("unreachable: the test was aborted");
    }
}
