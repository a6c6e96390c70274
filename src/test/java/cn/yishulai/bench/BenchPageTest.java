package cn.yishulai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was measured is on disk after each row, and on a page that shows numbers and bars. */
class BenchPageTest {

    @TempDir
    Path folder;

    @Test
    void everyRowIsKeptAtOnceAndShownInProportion() throws IOException {
        Measured scans = new Measured(folder, "scan", "service beside pgbench", "0.6 of it & more");
        scans.row(Map.of("copies", 10_000), figures(1_000, 0.65));
        scans.row(Map.of("copies", 1_000_000), figures(500, 0.601_234));
        JsonNode kept = new ObjectMapper().readTree(folder.resolve("scan.json").toFile());
        assertThat(kept.path("rows")).hasSize(2);
        assertThat(kept.at("/rows/1/figures/ratio").asDouble()).isEqualTo(0.6012);
        assertThat(kept.at("/machine/processors").asInt()).isPositive();
        scans.atLeast("of pgbench", 0.65, 0.6);
        scans.atMost("growth <10k>", 1.4, 1.3);
        assertThat(BenchPage.asked(folder))
                .containsPattern("(?m)^ +of pgbench +0.65 +asked \u2265 0.6$")
                .containsPattern("(?m)^SHORT growth <10k> +1.4 +asked \u2264 1.3$");
        String page = Files.readString(BenchPage.write(folder));
        assertThat(page)
                .contains("<h2>scan</h2>", "0.6 of it &amp; more", "<td>1,000,000", "<td class=n>1,000<td>")
                .contains("<tr class=short><td>growth &lt;10k&gt;", "<td>reached", "<td>short")
                .contains("<polyline")
                .contains("<rect width=120.0", "<rect width=60.0");
    }

    @Test
    void whatIsNoNumberIsNothing() {
        assertThat(Measured.rounded(Double.NaN)).isZero();
        assertThat(Measured.rounded(1.0 / 0)).isZero();
        assertThat(Measured.rounded(123_456)).isEqualTo(123_500);
    }

    private static Map<String, Double> figures(double perSecond, double ratio) {
        return new TreeMap<>(Map.of("a second", perSecond, "ratio", ratio, "CPU ms", 2.0));
    }
}
