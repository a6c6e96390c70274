package cn.yishulai.boot;

import static cn.yishulai.boot.Jar.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.yishulai.labels.Decoders;
import cn.yishulai.labels.PrinterEmulator;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code labels} on the built jar, beside a running service: what it writes, what it refuses, and how it says so. */
@ExtendWith(TwoNodes.Running.class)
class LabelsCommandIT {

    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{10}");
    private static final int DPI = 203;

    @TempDir
    static Path folder;

    private static TwoNodes nodes;

    @BeforeAll
    static void aServiceRuns(TwoNodes nodes) {
        LabelsCommandIT.nodes = nodes;
    }

    private static Path data() {
        return nodes.data();
    }

    @Test
    void aThousandLabelsAreAThousandCodesThatTheServiceKnows() throws Exception {
        Path file = folder.resolve("thousand.pdf");
        long before = blanks();
        try (Jar labels = Jar.start(data(), "labels", "1000", "-o", file.toString())) {
            assertThat(labels.exitStatus()).as(labels::errors).isZero();
            assertThat(labels.output()).contains("1000 blank labels in " + file);
            assertThat(labels.errors()).isEmpty();
        }
        assertThat(blanks() - before).isEqualTo(1000);
        try (PDDocument document = Loader.loadPDF(file.toFile());
                Connection connection = nodes.connect()) {
            assertThat(document.getNumberOfPages()).isEqualTo(48);
            TreeSet<String> codes = new TreeSet<>();
            Matcher found = CODE.matcher(new PDFTextStripper().getText(document));
            while (found.find()) {
                codes.add(found.group());
            }
            assertThat(codes).hasSize(1000);
            assertThat(ask(
                            connection,
                            "SELECT count(*) FROM blank_label WHERE bound_to IS NULL AND code IN ('%s')"
                                    .formatted(String.join("','", codes))))
                    .isEqualTo("1000");
            for (int page : new int[] {0, 20, 47}) {
                BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.GRAY);
                List<String> read = Decoders.byZxing(picture);
                assertThat(read).hasSize(page == 47 ? 1000 - 47 * 21 : 21).allSatisfy(url -> assertThat(codes)
                        .contains(url.substring(url.lastIndexOf('/') + 1)));
            }
        }
    }

    static Stream<Arguments> papers() {
        return Stream.of("ROLL_40X30", "ROLL_50X30", "ROLL_60X40")
                .flatMap(sheet -> Stream.of("ZPL", "TSPL").map(format -> Arguments.of(sheet, format)));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void aLabelPrinterGetsItsOwnLanguage(String sheet, String format) throws Exception {
        byte[] written = written("5", "--sheet", sheet, "--format", format);
        List<BufferedImage> printed =
                format.equals("ZPL") ? PrinterEmulator.zpl(written) : PrinterEmulator.tspl(written, DPI);
        TreeSet<String> read = new TreeSet<>();
        for (BufferedImage label : printed) {
            read.addAll(Decoders.byZxing(label));
        }
        assertThat(read).hasSize(5);
    }

    @Test
    void theOtherPapersAndAPageForABrowserAreWrittenToo() throws Exception {
        try (PDDocument small = Loader.loadPDF(written("66", "--sheet", "L7651"))) {
            assertThat(small.getNumberOfPages()).isEqualTo(2);
        }
        String html = new String(written("2", "--sheet", "ROLL_60X40", "--format", "HTML"), StandardCharsets.UTF_8);
        assertThat(html).startsWith("<!DOCTYPE html>").contains("@page { size: 60mm 40mm");
    }

    /** LabelsUsageTest has the other ways to be wrong. */
    @Test
    void theJarAnswersWrongUsageWithStatusTwo() throws Exception {
        long before = blanks();
        try (Jar labels = Jar.start(data(), "labels", "1001", "-o", "x.pdf")) {
            assertThat(labels.exitStatus()).as(labels::output).isEqualTo(Command.WRONG_USAGE);
            assertThat(labels.errors())
                    .startsWith("usage: labels N -o FILE.pdf [--sheet NAME] [--format FORMAT]")
                    .hasLineCount(1);
        }
        assertThat(blanks()).isEqualTo(before);
    }

    @Test
    void whatIsRefusedIsSaidInOneLineAndMakesNoCode() throws Exception {
        long before = blanks();
        refused(List.of("--sheet", "NO-SUCH"), folder.resolve("x.pdf"), "There is no paper called NO-SUCH", "没有名叫");
        refused(List.of("--format", "ZPL"), folder.resolve("x.zpl"), "L7160 is office paper", "卷纸");
        refused(List.of(), folder.resolve("nowhere").resolve("x.pdf"), "Cannot write to the folder", "不可写");
        Path taken = Files.createDirectory(folder.resolve("taken.pdf"));
        refused(List.of(), taken, "taken.pdf is a folder", "文件夹");
        assertThat(blanks()).isEqualTo(before);
    }

    @Test
    void onATerminalALineCountsTheLabels() throws Exception {
        assumeTrue(installed("script"), "skipped: script (util-linux) is not installed, so there is no terminal");
        Path file = folder.resolve("watched.pdf");
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder = new ProcessBuilder(
                "script", "-qec", "%s -jar %s labels 120 -o %s".formatted(java, Jar.JAR, file), "/dev/null");
        builder.environment().put("YISHULAI_DATA_DIR", data().toString());
        Path said = folder.resolve("said.txt");
        Process process = builder.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said))
                .containsSubsequence("50 of 120 labels drawn", "100 of 120", "120 of 120", "120 blank labels in");
    }

    private static void refused(List<String> more, Path file, String english, String chinese) throws Exception {
        List<String> words = new ArrayList<>(List.of("labels", "3", "-o", file.toString()));
        words.addAll(more);
        try (Jar labels = Jar.start(data(), words.toArray(String[]::new))) {
            labels.assertRefused(english, chinese);
        }
        assertThat(Files.isRegularFile(file)).isFalse();
    }

    private static byte[] written(String count, String... more) throws Exception {
        Path file = Files.createTempFile(folder, "labels", ".out");
        List<String> words = new ArrayList<>(List.of("labels", count, "-o", file.toString()));
        words.addAll(List.of(more));
        try (Jar labels = Jar.start(data(), words.toArray(String[]::new))) {
            assertThat(labels.exitStatus()).as(labels::errors).isZero();
            assertThat(labels.errors()).isEmpty();
        }
        return Files.readAllBytes(file);
    }

    private static long blanks() throws Exception {
        try (Connection connection = nodes.connect()) {
            return Long.parseLong(ask(connection, "SELECT count(*) FROM blank_label"));
        }
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
