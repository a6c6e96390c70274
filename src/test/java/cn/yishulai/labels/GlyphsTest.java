package cn.yishulai.labels;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.RealBooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every character prints, or 〓 stands in its place and it is named; none is lost without a trace, and none breaks a sheet. */
class GlyphsTest {

    private static final LabelFont FONT = LabelFont.instance();

    static Stream<Arguments> nasty() {
        return Stream.of(
                        // beyond the basic plane
                        new String[] {"\uD840\uDC0B字", "〓字"},
                        new String[] {"\uD83D\uDCDA读书", "〓读书"},
                        // a family of four is four faces and three joiners
                        new String[] {"\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66", "〓〓〓〓"},
                        new String[] {"كتاب", "〓〓〓〓"},
                        new String[] {"a\u0000b\u0007c", "a〓b〓c"},
                        new String[] {"\uD800x\uDC00", "〓x〓"},
                        // turned around by a mark that nobody sees
                        new String[] {"\u202Egnp\u202C书", "gnp书"},
                        new String[] {"\u2066书\u2069\u200F\uFEFF", "书"},
                        new String[] {"soft\u00ADhyphen", "softhyphen"},
                        new String[] {"葛\uDB40\uDD00飾\uFE0F", "葛飾"},
                        new String[] {"e\u0301cole", "école"},
                        new String[] {"行\r\n行\t行\u3000行\u00A0行", "行  行 行 行 行"},
                        new String[] {"\uE000\uFFFF", "〓〓"},
                        new String[] {"《红楼梦》（上）·第1卷—“甲戌本”…", "《红楼梦》（上）·第1卷—“甲戌本”…"})
                .map(pair -> Arguments.of(pair[0], pair[1]));
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void whatCannotBeDrawnIsVisiblyReplaced(String text, String printed) {
        assertThat(FONT.printable(text)).isEqualTo(printed);
        assertThat(FONT.missing(text).isEmpty()).isEqualTo(!printed.contains("〓"));
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void noCharacterBreaksASheet(String text, String printed) throws IOException {
        Label label = LabelsFixture.label(LabelsFixture.HOST, text);
        LabelSheets sheets = new LabelSheets();
        for (LabelFormat format : LabelFormat.values()) {
            Layout layout = new Layout(LabelsFixture.ROLL_60X40, format, Layout.Offset.NONE, 0);
            assertThat(sheets.draw(List.of(label), layout)).isNotEmpty();
        }
        List<String> replaced =
                FONT.missing(text).stream().sorted().map("U+%04X"::formatted).toList();
        assertThat(LabelSheets.substituted(List.of(label)))
                .isEqualTo(replaced.isEmpty() ? List.of() : List.of(new Substituted(label.code(), replaced)));
    }

    /** All titles of the real catalogue records, where they are at hand. */
    @Test
    void everyTitleOfTheRealRecordsPrintsAndWhatIsReplacedIsCounted() throws IOException {
        Path books = RealBooks.file("books");
        List<String> titles = titles(books);
        Map<Integer, Integer> replaced = new TreeMap<>();
        int touched = 0;
        for (String title : titles) {
            var missing = FONT.missing(title);
            String printed = FONT.printable(title);
            assertThat(printed.codePoints()
                            .allMatch(c ->
                                    c == ' ' || !FONT.outline(c).getBounds2D().isEmpty()))
                    .as(title)
                    .isTrue();
            assertThat(printed.contains("〓")).as(title).isEqualTo(!missing.isEmpty() || title.contains("〓"));
            touched += missing.isEmpty() ? 0 : 1;
            missing.forEach(c -> replaced.merge(c, 1, Integer::sum));
        }
        System.out.printf(
                "titles: %,d; with a replaced character: %,d; characters replaced: %d%n",
                titles.size(), touched, replaced.size());
        replaced.forEach((c, times) -> System.out.printf("  U+%04X in %d%n", c, times));
        assertThat(titles.size()).isGreaterThan(1000);
        List<Label> labels = titles.stream()
                .limit(2000)
                .map(title -> LabelsFixture.label(LabelsFixture.HOST, title))
                .toList();
        try (PDDocument document = Loader.loadPDF(LabelsFixture.pdf(labels, LabelsFixture.L7651))) {
            assertThat(document.getNumberOfPages()).isEqualTo((labels.size() + 64) / 65);
        }
    }

    private static List<String> titles(Path books) throws IOException {
        List<String> titles = new ArrayList<>();
        try (Stream<Path> files = Files.list(books)) {
            for (Path file : files.sorted().toList()) {
                CSVFormat headed = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get();
                try (CSVParser records = CSVParser.parse(file, StandardCharsets.UTF_8, headed)) {
                    if (records.getHeaderNames().contains("title")) {
                        records.forEach(record -> titles.add(record.get("title")));
                    }
                }
            }
        }
        return titles;
    }
}
