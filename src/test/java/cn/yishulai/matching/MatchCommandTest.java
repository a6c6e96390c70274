package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {

    private static final String SMALL =
            """
            #! REQUIRE-COLONS
            (Alice) 1 : 3 2 6
            (Betty) 2 : 1 6 4 3
            (Craig) 3 : 6 2
            (David) 4 : 2
            (Ethan) 5 : 1 2 3 4 6
            (Fiona) 6 : 1 2
            """;

    private static final String WITH_DUMMY =
            """
            #! ALLOW-DUMMIES
            (u) A : %D X
            (u) B : %D
            (u) %D : P Q
            (v) P : A
            (w) Q : B
            (x) X : A B
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    private int match(String... args) {
        printed.reset();
        complained.reset();
        return MatchCommand.run(
                List.of(args),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String resultOf(String list, String... more) {
        String file = file("list.txt", list);
        String[] args = Stream.concat(Stream.of(more), Stream.of(file)).toArray(String[]::new);
        assertThat(match(args)).isZero();
        return out();
    }

    @Test
    void theResultIsPrintedInTheUsualForm() {
        assertThat(resultOf(SMALL, "--no-certificate"))
                .isEqualTo(
                        """
                        Yishulai match
                        Options: REQUIRE-COLONS

                        TRADE LOOPS (5 total trades):

                        (ALICE) 1 receives (CRAIG) 3
                        (CRAIG) 3 receives (FIONA) 6
                        (FIONA) 6 receives (ALICE) 1

                        (BETTY) 2 receives (DAVID) 4
                        (DAVID) 4 receives (BETTY) 2

                        ITEM SUMMARY (5 total trades):

                        (ALICE) 1 receives (CRAIG) 3 and sends to (FIONA) 6
                        (BETTY) 2 receives (DAVID) 4 and sends to (DAVID) 4
                        (CRAIG) 3 receives (FIONA) 6 and sends to (ALICE) 1
                        (DAVID) 4 receives (BETTY) 2 and sends to (BETTY) 2
                        (ETHAN) 5             does not trade
                        (FIONA) 6 receives (ALICE) 1 and sends to (CRAIG) 3

                        Num trades  = 5 of 6 items (83.3%)
                        Total cost  = 5 (avg 1.00)
                        Num groups  = 2
                        Group sizes = 3 2
                        Sum squares = 13
                        Num users   = 5 of 6 users (83.3%)
                        """);
    }

    @Test
    void optionsHideSortAndShowWhatTheySay() {
        String list = "#! HIDE-LOOPS HIDE-NONTRADES HIDE-STATS SORT-BY-ITEM SHOW-MISSING HIDE-ERRORS\n"
                + "!BEGIN-OFFICIAL-NAMES\nA\nB\nC\nD\n!END-OFFICIAL-NAMES\n(u) A : B X\n(v) B : A\n(w) C : A\n";
        assertThat(resultOf(list, "--no-certificate"))
                .isEqualTo(
                        """
                        Yishulai match
                        Options: HIDE-LOOPS HIDE-NONTRADES HIDE-STATS SORT-BY-ITEM SHOW-MISSING HIDE-ERRORS

                        **** Missing want list for official name D

                        ITEM SUMMARY (2 total trades):

                        A (U) receives B (V) and sends to B (V)
                        B (V) receives A (U) and sends to A (U)

                        Num trades  = 2 of 3 items (66.7%)
                        """);
    }

    @TestFactory
    Stream<DynamicTest> aResultOfOursIsVerified() {
        return Stream.of(
                        SMALL,
                        WITH_DUMMY,
                        "A : B\nB : C\nC : A",
                        "A :",
                        "#! SORT-BY-ITEM\n(u) A : B\n(v w) B : A",
                        "#! HIDE-LOOPS\nA : B\nB : A")
                .map(list -> DynamicTest.dynamicTest(list, () -> {
                    String result = file("result.txt", resultOf(list));
                    assertThat(match("--verify", result, file("list.txt", list)))
                            .isZero();
                    assertThat(out()).contains("The result holds", "The certificate holds");
                    String bare = file("bare.txt", resultOf(list, "--no-certificate"));
                    assertThat(match("--verify", bare, file("list.txt", list))).isZero();
                    assertThat(out()).contains("No certificate");
                }));
    }

    private static final Map<String, UnaryOperator<String>> TAMPERED = Map.ofEntries(
            Map.entry("lists 5.", r -> r.replace("Num trades  = 5", "Num trades  = 6")
                    .replace("5 total", "6 total")),
            Map.entry("counts its trades as", r -> r.replace("Num trades  = 5", "Num trades  = 4")),
            Map.entry("users but lists 5", r -> r.replace("Num users   = 5", "Num users   = 6")),
            Map.entry("two items", r -> r.replaceFirst("1 receives \\(CRAIG\\) 3", "1 receives (BETTY) 2")),
            Map.entry("to two users", r -> r.replace("1 receives (CRAIG) 3", "1 receives (FIONA) 6")),
            Map.entry("does not want", r -> r.replace("4 receives (BETTY) 2", "4 receives (CRAIG) 3")
                    .replace("1 receives (CRAIG) 3", "1 receives (BETTY) 2")),
            Map.entry("who does not own it", r -> r.replace("(CRAIG) 3", "(BETTY) 3")),
            Map.entry("not in the list", r -> r.replace("(CRAIG) 3", "(CRAIG) 33")),
            Map.entry("sent but nothing received", r -> r.replace("(ALICE) 1 receives", "(ETHAN) 5 receives")),
            Map.entry("makes 3 trades; 5 are not", MatchCommandTest::withoutOneLoop),
            Map.entry("does not hold at item", r -> r.replaceAll("item\t2\t\\d+", "item\t2\t99999999")),
            Map.entry("not ruled out", r -> r.replaceAll("(?m)^item.*\n", "")),
            Map.entry("for another list", r -> r.replaceAll("input\t.", "input\tx")),
            Map.entry("cannot be read: item", r -> r.replaceFirst("item\t(\\S+)\t\\d+", "item\t$1\tmuch")),
            Map.entry("cannot be read: trust", r -> r + "trust\tme\n"),
            Map.entry("leave results out", r -> r.replaceAll("(?s)case.*", "")),
            Map.entry("leave results out.", r -> r.replace("case\t", "case\t1\ntraded\t1\ncase\t")
                    .replaceAll("(?s)(traded\t1\n)case.*", "$1")),
            Map.entry(
                    "weight out of range",
                    r -> r.replaceFirst("user\t(\\S+)\t\\d+", "user\t$1\t-5") + "user\t(ETHAN)\t-5\n"),
            Map.entry("bonus below zero", r -> r.replaceFirst("case\t\\d+", "case\t-7")));

    /** The same result without the loop of Betty and David, its counts put right. */
    private static String withoutOneLoop(String result) {
        return result.replaceAll("\\((BETTY|DAVID)\\) \\d receives.*\n", "")
                .replace("5 total", "3 total")
                .replace("= 5 of", "= 3 of");
    }

    @TestFactory
    Stream<DynamicTest> aTamperedResultOrCertificateIsRefused() {
        return TAMPERED.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    String result = resultOf(SMALL);
                    String tampered = row.getValue().apply(result);
                    assertThat(tampered).isNotEqualTo(result);
                    assertThat(match("--verify", file("result.txt", tampered), file("list.txt", SMALL)))
                            .isEqualTo(1);
                    assertThat(err()).contains(row.getKey()).hasLineCount(1);
                }));
    }

    @Test
    void aDummyLetsOnlyOneThrough() {
        String result = resultOf(WITH_DUMMY, "--no-certificate");
        assertThat(result).contains("Num trades  = 4");
        String greedy = "TRADE LOOPS (4 total trades):\n(u) A receives (v) P\n(v) P receives (u) A\n"
                + "(u) B receives (w) Q\n(w) Q receives (u) B\n";
        assertThat(match("--verify", file("greedy.txt", greedy), file("list.txt", WITH_DUMMY)))
                .isEqualTo(1);
        assertThat(err()).contains("which it does not want");
    }

    @Test
    void aResultOfAnotherProgramThatIsNotTheBestIsRefused() {
        String poorer = "TradeMaximizer Version 1.3\n\nTRADE LOOPS (2 total trades):\n\n"
                + "(BETTY) 2 receives (DAVID) 4\n(DAVID) 4 receives (BETTY) 2\n\nNum trades  = 2 of 6 items (33.3%)\n";
        assertThat(match("--verify", file("poorer.txt", poorer), file("list.txt", SMALL)))
                .isEqualTo(1);
        assertThat(err()).isEqualTo("The result makes 2 trades; 5 are possible." + System.lineSeparator());
    }

    @Test
    void casesOfACertificateAreWrittenAndRead() {
        String list = String.join("\n", GAP);
        String result = resultOf(list);
        assertThat(result).contains("\ntraded\t", "\nkept\t");
        assertThat(match("--verify", file("result.txt", result), file("list.txt", list)))
                .isZero();
        String onlyOneCase = result.replaceAll("(?s)\ncase\t(?=.*\ncase\t).*?(?=\ncase\t)", "");
        assertThat(match("--verify", file("result.txt", onlyOneCase), file("list.txt", list)))
                .isEqualTo(1);
        assertThat(err()).contains("leave results out");
    }

    /** A small list on which the linear bound on people is not reached by whole trades (found by a random search). */
    private static final List<String> GAP = List.of(
            "(u1) I0 : I15",
            "(u5) I1 : I4 I11",
            "(u2) I2 : I6",
            "(u6) I3 : I10",
            "(u1) I4 : I2 I12",
            "(u7) I5 : I1",
            "(u1) I6 : I8 I11",
            "(u0) I7 : I3",
            "(u2) I8 : I3 I14",
            "(u4) I9 : I0",
            "(u2) I10 :",
            "(u0) I11 : I3",
            "(u6) I12 : I1 I9",
            "(u7) I13 : I4",
            "(u4) I14 : I1 I10",
            "(u6) I15 : I1");

    @Test
    void aMalformedListIsRefusedInOneLine() {
        assertThat(match(file("list.txt", "A : B : C"))).isEqualTo(1);
        assertThat(err()).isEqualTo("Cannot have more that one colon on a line (line 1)" + System.lineSeparator());
        assertThat(out()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsRefusedInOneLine() {
        assertThat(match(folder.resolve("nothing.txt").toString())).isEqualTo(1);
        assertThat(err()).contains("There is no file").hasLineCount(1);
    }

    @TestFactory
    Stream<DynamicTest> wrongUsageIsExplained() {
        return Stream.of(
                        List.<String>of(),
                        List.of("a", "b"),
                        List.of("--verify"),
                        List.of("--verify", "x"),
                        List.of("--seed", "x", "f"),
                        List.of("--longest", "1", "f"),
                        List.of("--longest", "f"),
                        List.of("--fast", "f"))
                .map(args -> DynamicTest.dynamicTest("match " + String.join(" ", args), () -> {
                    assertThat(match(args.toArray(String[]::new))).isEqualTo(2);
                    assertThat(err()).startsWith("usage: match");
                }));
    }

    @Test
    void theElapsedTimeStandsBesideTheResultNotInIt() {
        String result = resultOf("#! SHOW-ELAPSED-TIME\nA : B\nB : A");
        assertThat(result).doesNotContain("Elapsed");
        assertThat(err()).contains("Elapsed time = ");
    }

    @TestFactory
    Stream<DynamicTest> aChineseListIsReadAsPeopleSaveIt() {
        String list =
                "\uFEFF(\u674e\u534e) \u5510\u8bd7 : \u5b8b\u8bcd\r\n(\u738b\u4e94) \u5b8b\u8bcd : \u5510\u8bd7\r\n";
        return Stream.of("UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "GBK")
                .map(charset -> DynamicTest.dynamicTest(charset, () -> {
                    String marked = charset.startsWith("GB") ? list.substring(1) : list;
                    Path file = Files.write(folder.resolve("list.txt"), marked.getBytes(charset));
                    assertThat(match(file.toString())).isZero();
                    assertThat(out()).contains("(\u674e\u534e) \u5510\u8bd7 receives (\u738b\u4e94) \u5b8b\u8bcd");
                    Path result = Files.writeString(folder.resolve("result.txt"), out());
                    assertThat(match("--verify", result.toString(), file.toString()))
                            .isZero();
                }));
    }

    @Test
    void aLimitOfTheCommandStandsInTheCertificateAndIsVerified() {
        String ring = "A : B\nB : C\nC : D\nD : A C\n";
        String result = resultOf(ring, "--longest", "3");
        assertThat(result).contains("\nlongest\t3\n", "Group sizes = 2\n");
        assertThat(match("--verify", file("result.txt", result), file("list.txt", ring)))
                .isZero();
        assertThat(out()).contains("2 trades in loops of at most 3");
        assertThat(match("--longest", "2", "--verify", file("result.txt", result), file("list.txt", ring)))
                .isEqualTo(1);
        assertThat(err()).contains("not for loops of at most 2");
    }

    @Test
    void theCommandPrintsWhatARunSays() {
        String ranked =
                "#! LINEAR-PRIORITIES SEED=9\n#@ WAITING (betty) 12\n" + SMALL.substring(SMALL.indexOf('\n') + 1);
        TradeRun run = TradeRun.of(ranked, 9, Watch.NONE);
        assertThat(resultOf(ranked)).isEqualTo(run.resultText() + run.certificateText(ranked));
    }

    @Test
    void aListThatIsNotUtf8IsReadByteByByte() throws IOException {
        Path list = Files.write(
                folder.resolve("latin.txt"), "(J\u00f6rg) A : B\n(v) B : A".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(match(list.toString())).isZero();
        assertThat(out()).contains("(J\u00d6RG) A receives (V) B");
    }
}
