package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Somebody new to it registers ten mixed books at home: seven with a number, a set, a second copy of one of them, and one
 * without any number; the network is away for two of the scans.
 */
@QuarkusTest
class ShelfInBrowserTest extends InBrowser {

    private static final List<String> TITLES = List.of("朝花夕拾", "呐喊", "城南旧事", "呼兰河传", "边城", "骆驼祥子", "围城");

    @Inject
    Volumes volumes;

    private int taps;

    @Test
    void tenMixedBooksAreRegisteredInOneGo() {
        List<String> numbers = new ArrayList<>();
        for (String title : TITLES) {
            numbers.add(book(title));
        }
        String set = book("西游记（全3册）");
        for (Screen reader : List.of(keeping("shelf", 390, 844, "zh-CN"), keeping("shelf-en", 1280, 800, "en"))) {
            try (reader) {
                registersTen(reader, numbers, set);
            }
        }
    }

    private void registersTen(Screen reader, List<String> numbers, String set) {
        Page page = reader.page;
        page.navigate(home);
        signIn(reader, aPhone());
        boolean english = reader.english();
        page.navigate(home + "books");
        long began = System.nanoTime();
        taps = 0;
        tap(reader, english ? "Scan a shelf" : "整架登记");
        reader.heading(english ? "Scan a shelf" : "整架登记").waitFor();
        for (String number : numbers.subList(0, 5)) {
            reader.scan(number);
        }
        page.context().setOffline(true);
        reader.scan(numbers.get(5));
        reader.scan(numbers.get(6));
        page.getByText(english ? "Looked up when there is a network" : "等有网络时再查")
                .first()
                .waitFor();
        page.context().setOffline(false);
        reader.scan(set);
        reader.scan(numbers.get(0));
        tap(reader, english ? "No number" : "没有书号");
        page.keyboard().type("手抄本食谱");
        page.keyboard().press("Enter");
        page.locator("article.parts").waitFor();
        page.locator("article.again").waitFor();
        page.waitForCondition(() -> page.locator("article.ready").count() == 8);
        if (!english) {
            reader.look("shelf-open");
        }
        tap(reader, english ? "All parts are here" : "全部齐全");
        tap(reader, english ? "Register a second copy" : "再登记一本同样的");
        page.waitForCondition(() -> page.locator("article.ready").count() == 10);
        reader.look("shelf-ready");
        tap(reader, english ? "Register these 10 books" : "登记这 10 本");
        page.waitForCondition(
                () -> page.locator("article.done").count() == 10,
                new Page.WaitForConditionOptions().setTimeout(60_000));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "ten mixed books at home, %s: %d taps, %d s%n", english ? "en" : "zh", taps, took.toSeconds());
        assertThat(taps).isLessThanOrEqualTo(6);
        page.locator("article.done input[type=file]")
                .first()
                .setInputFiles(new FilePayload("photo.png", "image/png", aPicture()));
        page.getByText(english ? "Photo kept" : "照片已存").first().waitFor();
        reader.look("shelf-done");
        page.reload();
        page.waitForCondition(() -> page.locator("article.done").count() == 10);
        page.navigate(home + "books");
        page.getByText("手抄本食谱").first().waitFor();
        page.waitForCondition(() -> page.getByText("朝花夕拾").count() >= 2);
    }

    private void tap(Screen reader, String words) {
        reader.press(words).click();
        taps++;
    }

    /** @return its number, as the bar code on its back says it */
    private String book(String title) {
        String number = anIsbn();
        volumes.add(new VolumeForm(title, null, "某人", null, 2019, number));
        return number;
    }

    private static byte[] aPicture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
