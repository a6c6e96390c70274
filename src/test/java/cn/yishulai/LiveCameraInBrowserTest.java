package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.inventory.BroughtCopies;
import cn.yishulai.people.Somebody;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A camera that Chromium takes for real sees book after book: at home a whole shelf, at the counter one of our labels. What
 * it shows for one picture only is believed nowhere.
 */
@QuarkusTest
class LiveCameraInBrowserTest extends InBrowser {

    /** Title to what becomes of the book, in the order in which the books pass the camera. */
    private static final Map<String, String> SHELF = new LinkedHashMap<>();

    static {
        SHELF.put("草房子", "SWAP");
        SHELF.put("青铜葵花", "GIVE");
        SHELF.put("宝葫芦的秘密", "CALLABLE");
        SHELF.put("大林和小林", "SHOW_ONLY");
    }

    /** The page and its reader are there before the first book. */
    private static final double BEFORE = 5;

    private static final double HELD = 3;
    private static final double BETWEEN = 1;
    /** Longer than anybody looks at the page: a film that begins anew would show the first book anew. */
    private static final double AFTER = 150;
    /** One and a half seconds of codes that are wrong, each a thirtieth of a second long. */
    private static final int WRONG = 45;

    @Inject
    Volumes volumes;

    @Inject
    EntityManager database;

    @TempDir
    Path folder;

    private final Map<UUID, String> titles = new HashMap<>();

    @Test
    void aShelfIsReadBookByBookAndWhatWasReadOnceIsNot() throws IOException {
        List<String> numbers = new ArrayList<>();
        SHELF.keySet().forEach(title -> {
            String number = anIsbn();
            numbers.add(number);
            titles.put(
                    volumes.add(new VolumeForm(title, null, "某人", null, 2019, number))
                            .id(),
                    title);
        });
        FakeCamera film = new FakeCamera()
                .nothing(BEFORE)
                .book(numbers.get(0), HELD)
                .nothing(BETWEEN)
                .book(numbers.get(1), HELD)
                .glimpses(Stream.generate(LiveCameraInBrowserTest::anIsbn)
                        .limit(WRONG)
                        .toList())
                .book(numbers.get(2), HELD)
                .book(numbers.get(3), HELD)
                .nothing(BETWEEN)
                .book(numbers.get(0), HELD)
                .nothing(AFTER);
        try (Chromium chromium = Chromium.start(FakeCamera.flags(film.into(folder)))) {
            try (Screen phone = new Screen(chromium.browser(), "camera", 390, 844, "zh-CN")) {
                assertThat(registersTheShelf(phone, true)).isEqualTo(expected());
            }
            try (Screen wide = new Screen(chromium.browser(), "desk-camera", 1280, 800, "en")) {
                assertThat(registersTheShelf(wide, false)).isEqualTo(expected());
            }
        }
    }

    /** @return what was registered: title and wish of each copy */
    private List<String> registersTheShelf(Screen reader, boolean chinese) {
        Page page = reader.page;
        page.navigate(home);
        signIn(reader, aPhone());
        page.navigate(home + "books/shelf");
        reader.press(chinese ? "打开摄像头连续扫" : "Open the camera").click();
        page.waitForCondition(() -> page.locator("article.ready").count() == SHELF.size(), patience());
        page.locator("article.again").waitFor();
        reader.look("shelf");
        assertThat(page.locator("article.tray").count()).as("books on the tray").isEqualTo(SHELF.size() + 1);
        reader.press(chinese ? "关掉摄像头" : "Close the camera").click();
        page.locator("video").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        SHELF.forEach((title, wish) -> page.getByLabel(
                        chinese ? "《" + title + "》打算怎样" : "What to do with “" + title + "”",
                        new Page.GetByLabelOptions().setExact(true))
                .first()
                .selectOption(wish));
        reader.press(chinese ? "再登记一本同样的" : "Register a second copy").click();
        page.waitForCondition(() -> page.locator("article.ready").count() == SHELF.size() + 1);
        reader.press(chinese ? "登记这 5 本" : "Register these 5 books").click();
        page.waitForCondition(() -> page.locator("article.done").count() == SHELF.size() + 1, patience());
        reader.look("registered");
        return registered(page.locator("article.done p.code").allInnerTexts());
    }

    private static List<String> expected() {
        return Stream.concat(
                        SHELF.entrySet().stream(), SHELF.entrySet().stream().limit(1))
                .map(book -> book.getKey() + " " + book.getValue())
                .sorted()
                .toList();
    }

    private List<String> registered(List<String> spoken) {
        List<?> rows = database.createNativeQuery(
                        "SELECT volume_id, disposition FROM copy WHERE code IN (:codes) AND status = 'LISTED'")
                .setParameter(
                        "codes",
                        spoken.stream().map(code -> code.replace(" ", "")).toList())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> titles.get((UUID) row[0]) + " " + row[1])
                .sorted()
                .toList();
    }

    @Test
    void theCounterReadsOneOfOurLabels() throws IOException {
        Desk desk = aDesk("玄武少儿图书室");
        String code = BroughtCopies.one(desk.site());
        byte[] sheet = Somebody.staffAt(desk.site())
                .asks()
                .body(Map.of("copyCodes", List.of(code), "sheet", "ROLL_60X40"))
                .post("/v1/labels")
                .asByteArray();
        FakeCamera film = new FakeCamera()
                .nothing(BEFORE)
                .glimpses(Stream.generate(LiveCameraInBrowserTest::anIsbn)
                        .limit(WRONG)
                        .toList())
                .thing(label(sheet), AFTER);
        try (Chromium chromium = Chromium.start(FakeCamera.flags(film.into(folder)));
                Screen counter = new Screen(chromium.browser(), "desk-camera-label", 1280, 800, "zh-CN")) {
            signInAtDesk(counter, desk);
            counter.press("相机").click();
            counter.page.locator("dialog video").waitFor();
            counter.look("looking");
            counter.page
                    .getByText(code.substring(0, 5) + " " + code.substring(5))
                    .first()
                    .waitFor();
            PlaywrightAssertions.assertThat(counter.page.locator("dialog[open]"))
                    .hasCount(0);
            counter.look("read");
        }
    }

    /** As it comes out of the printer. */
    private static BufferedImage label(byte[] sheet) throws IOException {
        try (PDDocument document = Loader.loadPDF(sheet)) {
            return new PDFRenderer(document).renderImageWithDPI(0, 300);
        }
    }

    private static Page.WaitForConditionOptions patience() {
        return new Page.WaitForConditionOptions().setTimeout(60_000);
    }

    private static String anIsbn() {
        String digits = "978730%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
