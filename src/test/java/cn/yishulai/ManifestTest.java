package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What a phone needs to keep the client on its first screen. */
class ManifestTest {

    private static final Path PUBLIC = Path.of("src/main/webui/public");
    /** What Chromium asks for before it offers to install. */
    private static final List<String> NEEDED = List.of("192x192", "512x512");

    private final JsonNode manifest = read();

    @Test
    void everyIconIsThereInTheSizeThatIsSaid() throws IOException {
        List<String> sizes = new ArrayList<>();
        for (JsonNode icon : manifest.withArray("icons")) {
            Path file = PUBLIC.resolve(icon.get("src").asText().substring(1));
            assertThat(file).isRegularFile();
            if (icon.get("type").asText().equals("image/png")) {
                BufferedImage picture = ImageIO.read(file.toFile());
                assertThat(picture.getWidth() + "x" + picture.getHeight())
                        .as(file.toString())
                        .isEqualTo(icon.get("sizes").asText());
                sizes.add(icon.get("sizes").asText());
            }
        }
        assertThat(sizes).containsAll(NEEDED);
    }

    @Test
    void everyShortcutLeadsToAPage() {
        List<String> urls = manifest.withArray("shortcuts").findValuesAsText("url");
        assertThat(urls).hasSizeBetween(2, 4);
        assertThat(urls).allSatisfy(url -> assertThat(Routes.of(url)).as(url).isPresent());
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(PUBLIC.resolve("manifest.webmanifest").toFile());
        } catch (IOException e) {
            throw new IllegalStateException("no manifest", e);
        }
    }
}
