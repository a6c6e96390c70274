package cn.yishulai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    private static final List<String> SMALL =
            List.of("--households", "60", "--titles", "200", "--days", "60", "--runs", "2");

    private record Answer(int status, String out, String err) {}

    private static Answer simulate(List<String> begin, String... more) {
        List<String> args = new ArrayList<>(begin);
        args.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = SimulateCommand.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Answer(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void wrongUsageIsOneLineAndStatusTwo() {
        for (List<String> args :
                List.of(List.of("--household", "5"), List.of("--days"), List.of("--days", "ten"), List.of("file"))) {
            Answer answer = simulate(args);
            assertThat(answer.status()).as("%s", args).isEqualTo(2);
            assertThat(answer.err().lines()).hasSize(1);
            assertThat(answer.err()).startsWith("usage: simulate ");
            assertThat(answer.out()).isEmpty();
        }
    }

    @Test
    void whatIsRefusedIsSaidInOneLineWithStatusOne(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), "{\"intake\": {\"creditsPerBook\": 99}}");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        Path unknown = Files.writeString(folder.resolve("unknown.json"), "{\"intake\": {}, \"fair\": {}}");
        Path member = Files.writeString(folder.resolve("member.json"), "{\"intake\": {\"credits\": 1}}");
        for (String[] args : List.of(
                new String[] {"--days", "5"},
                new String[] {"--rules", rules.toString()},
                new String[] {"--rules", broken.toString()},
                new String[] {"--rules", unknown.toString()},
                new String[] {"--rules", member.toString()},
                new String[] {"--rules", folder.resolve("none.json").toString()})) {
            Answer answer = simulate(SMALL, args);
            assertThat(answer.status()).as(String.join(" ", args)).isEqualTo(1);
            assertThat(answer.err().lines()).as(answer.err()).hasSize(1);
        }
        assertThat(simulate(SMALL, "--rules", rules.toString()).err()).contains("creditsPerBook is 0 to 10, not 99");
    }

    @Test
    void bothRuleSetsAreShownBesideEachOther(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), "{\"creditsPerBook\": 3}");
        Answer one = simulate(SMALL, "--shelf", "5,25");
        assertThat(one.status()).isZero();
        assertThat(one.out())
                .contains("60 households, 200 titles, 60 days, 2 runs from seed 1")
                .contains("5 registered books a home")
                .contains("25 registered books a home")
                .contains("wishes met")
                .doesNotContain("proposed");
        Answer two = simulate(SMALL, "--rules", rules.toString());
        assertThat(two.out()).contains("proposed").contains("difference");
        assertThat(simulate(SMALL, "--rules", rules.toString())).isEqualTo(two);
    }

    @Test
    void aTableForSpreadsheetsHasALineForEachFigure() {
        Answer answer =
                simulate(SMALL, "--csv", "--shelf", "5,10", "--no-shows", "0", "--agreement", "1", "--seed", "9");
        assertThat(answer.status()).isZero();
        List<String> lines = answer.out().lines().toList();
        assertThat(lines).hasSize(1 + 2 * Figure.values().length);
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(12));
        assertThat(lines.get(1)).startsWith("5,WISHES_MET,2,0.");
    }
}
