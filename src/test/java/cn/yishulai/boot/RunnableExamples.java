package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code bash} blocks of a document, run as one session from top to bottom. A line {@code #> text} is what has been printed
 * since the line before of its kind; {@code …} in it stands for anything.
 */
final class RunnableExamples {

    static final String DEMONSTRATION = "http://127.0.0.1:8080";

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");
    private static final String EXPECTED = "#> ";
    private static final String MARK = "\u001e";
    private static final int PATIENCE_SECONDS = 60;

    private final String document;

    RunnableExamples(Path document) throws IOException {
        this.document = Files.readString(document);
    }

    /** Whether everything that the examples need beside the service is on this machine. */
    static List<String> missing(String... programs) {
        String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of(programs)
                .filter(program -> Stream.of(folders)
                        .noneMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program))))
                .toList();
    }

    /** @return how many printed lines were looked at */
    int runAt(String address, Path folder) throws IOException, InterruptedException {
        List<String> expected = new ArrayList<>();
        Path script = Files.writeString(
                folder.resolve("examples.sh"), script(expected).replace(DEMONSTRATION, address));
        Path printed = folder.resolve("printed.txt");
        Path complained = folder.resolve("complained.txt");
        Process bash = new ProcessBuilder("bash", "-u", script.getFileName().toString())
                .directory(folder.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(complained.toFile())
                .start();
        boolean ended = bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        bash.destroyForcibly();
        assertThat(ended).as("the examples come to an end").isTrue();
        String complaints = Files.readString(complained);
        assertThat(complaints).as("what the examples complain of").isEmpty();
        String[] parts = Files.readString(printed).split(MARK, -1);
        assertThat(parts).as("%s", String.join("\n", parts)).hasSize(expected.size() + 1);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(parts[i].strip()).as("what README.md says is printed").matches(anything(expected.get(i)));
        }
        assertThat(parts[expected.size()].strip())
                .as("printed, and not said in README.md")
                .isEmpty();
        return expected.size();
    }

    private String script(List<String> expected) {
        StringBuilder script = new StringBuilder();
        Matcher block = BLOCK.matcher(document);
        while (block.find()) {
            List<String> said = new ArrayList<>();
            for (String line : (block.group(1) + "\n").split("\n", -1)) {
                if (line.startsWith(EXPECTED)) {
                    said.add(line.substring(EXPECTED.length()));
                    continue;
                }
                if (!said.isEmpty()) {
                    expected.add(String.join("\n", said));
                    said.clear();
                    script.append("printf '").append(MARK).append("'\n");
                }
                script.append(line).append('\n');
            }
        }
        return script.toString();
    }

    private static Pattern anything(String expected) {
        return Pattern.compile(
                String.join(
                        ".*",
                        Stream.of(expected.split("…", -1)).map(Pattern::quote).toList()),
                Pattern.DOTALL);
    }
}
