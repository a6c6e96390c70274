package cn.yishulai.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The version that went out last, built once from its sources: what libraries run when they get ours. */
final class LastRelease {

    /** Named there until the first tag v… exists. */
    private static final Path NAMED = Path.of("src", "test", "release", "last-release");

    private static final Path FOLDER = Path.of("target", "last-release");

    private LastRelease() {}

    /** The commit of the last tag before this one, else the one that is named; empty where the clone does not go back so far. */
    static Optional<String> commit() throws Exception {
        String tag = git("describe", "--tags", "--match", "v*", "--abbrev=0", "HEAD^");
        String name = tag.isEmpty() ? Files.readString(NAMED).strip() : tag;
        return Optional.of(git("rev-parse", "--verify", "--quiet", name + "^{commit}"))
                .filter(commit -> !commit.isEmpty());
    }

    /** The folder of its program; a few minutes the first time. */
    static Path app(String commit) throws Exception {
        Path sources = FOLDER.resolve(commit).toAbsolutePath();
        Path app = sources.resolve("target/quarkus-app");
        if (!Files.exists(app.resolve("quarkus-run.jar"))) {
            Files.createDirectories(sources);
            assertThat(run(
                            sources,
                            List.of("sh", "-c", "git archive " + commit + " | tar -x -C " + sources),
                            Path.of(".")))
                    .as("its sources are there")
                    .isZero();
            List<String> build = List.of(
                    "mvn", "-q", "-B", "-ntp", "package", "-DskipWeb", "-DskipTests", "-Dspotless.check.skip=true");
            boolean built = run(sources, build, sources) == 0;
            assertThat(built).as("it is built; see %s/said.txt", sources).isTrue();
        }
        return app;
    }

    private static int run(Path sources, List<String> command, Path in) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(sources.resolve("said.txt").toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start().waitFor();
    }

    /** What git says, or nothing when it cannot. */
    private static String git(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new java.util.ArrayList<>(List.of(words)))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.command().add(0, "git");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said.strip() : "";
    }
}
