package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.RealBooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest implements ImportListener {

    @TempDir
    Path folder;

    private Connection database;
    private final List<String> rejected = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int progress;

    @BeforeEach
    void open() throws SQLException {
        database = CatalogDatabase.empty();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "books/books.csv, 24996, 24996, 0",
        "books/books_other_groups.csv, 9419, 9419, 0",
        "books/unified_book_numbers.csv, 893, 891, 2",
        "books/invalid_isbn.csv, 22, 6, 16",
        "books/multi_volume.csv, 1133, 1133, 0",
        "marc/garyjun_cbip_gbk.iso, 5, 5, 0",
        "marc/garyjun_trailing_terminators_gbk.iso, 1, 1, 0",
        "marc/dp2_bnu_gb18030.iso, 10, 10, 0",
        "marc/dp2_bnu_utf8.iso, 10, 10, 0",
        "marc/marc21_dp2_chinese_utf8.iso, 10, 10, 0",
    })
    void aRealFileComesInOnceHoweverOftenItIsImported(String path, int read, int added, int wrong) throws Exception {
        Path file = RealBooks.file(path);
        assertThat(run(file)).isEqualTo(new ImportCounts(read, added, 0, 0, wrong));
        assertThat(rejected).hasSize(wrong).allMatch(line -> line.length() > 20);
        assertThat(CatalogDatabase.count(database, "SELECT count(*) FROM volume"))
                .isEqualTo(added);
        assertThat(run(file)).isEqualTo(new ImportCounts(read, 0, added, 0, wrong));
        assertThat(CatalogDatabase.count(database, "SELECT count(*) FROM volume"))
                .isEqualTo(added);
        assertThat(progress).isPositive();
    }

    /** The same number and title is one volume, however often it stands there; another title is another. */
    @ParameterizedTest
    @CsvSource({"books/isbn_shared.csv, 82, 77", "books/call_numbers.csv, 265, 196"})
    void aRealFileThatRepeatsItselfAddsEachBookOnce(String path, int read, int added) throws Exception {
        Path file = RealBooks.file(path);
        ImportCounts first = run(file);
        assertThat(first.known() + first.changed()).isEqualTo(read - added);
        assertThat(first).isEqualTo(new ImportCounts(read, added, first.known(), first.changed(), 0));
        assertThat(CatalogDatabase.count(database, "SELECT count(*) FROM volume"))
                .isEqualTo(added);
        assertThat(run(file)).isEqualTo(new ImportCounts(read, 0, read, 0, 0));
    }

    @Test
    void oneNumberWithTwoRealTitlesIsTwoWorks() throws Exception {
        run(RealBooks.file("books/isbn_shared.csv"));
        assertThat(text("SELECT count(DISTINCT work_id) || ' of ' || count(*) FROM edition"
                        + " JOIN volume v ON v.edition_id = edition.id JOIN volume_number ON volume_id = v.id"
                        + " WHERE number = '9787111033813'"))
                .isEqualTo("2 of 2");
    }

    @Test
    void theSameRecordsInTwoEncodingsAreTheSame() throws Exception {
        run(RealBooks.file("marc/dp2_bnu_gb18030.iso"));
        assertThat(run(RealBooks.file("marc/dp2_bnu_utf8.iso"))).isEqualTo(new ImportCounts(10, 0, 10, 0, 0));
        assertThat(text("SELECT string_agg(title, '|' ORDER BY title) FROM edition WHERE year = 1999"))
                .isEqualTo("'99中国发展报告|1999 年中国发展状况与趋势");
        assertThat(text("SELECT price_fen || author || publisher FROM edition WHERE title LIKE '%94中国%'"))
                .isEqualTo("6800国家统计局编中国统计出版社");
        assertThat(text("SELECT count(*) FROM volume_number WHERE number = '9787503726231'"))
                .as("the printed one and the electronic one")
                .isEqualTo("2");
    }

    @Test
    void oneNumberWithTwoTitlesIsTwoVolumes() throws Exception {
        ImportCounts counts = run(csv("isbn,title\n9787111033813,电子技术基础\n9787111033813,电子电路基础\n"));
        assertThat(counts).isEqualTo(new ImportCounts(2, 2, 0, 0, 0));
    }

    @Test
    void columnsMayHaveChineseNamesInAnyOrderAndGbk() throws Exception {
        Path file = folder.resolve("书目.csv");
        Files.write(
                file,
                "书名,备注,作者,ISBN,定价,出版时间\n围城,好书,钱钟书,978-7-02-002475-9,19.00元,1991年2月\n".getBytes(Charset.forName("GBK")));
        assertThat(run(file)).isEqualTo(new ImportCounts(1, 1, 0, 0, 0));
        assertThat(text("SELECT title || author || year || price_fen FROM edition"))
                .isEqualTo("围城钱钟书19911900");
        assertThat(text("SELECT number FROM volume_number")).isEqualTo("9787020024759");
    }

    @Test
    void aBadRowNeverStopsTheGoodOnes() throws Exception {
        ImportCounts counts = run(csv("\uFEFFisbn,title,price,year\r\n"
                + "9787020024759,围城,19.00,1991\r\n"
                + "9787020024758,错号,19.00,1991\r\n"
                + ",\"没有关上的引号,1,1\r\n"
                + ",,1,1\r\n"
                + ",多一列,1,1991,5\r\n"
                + ",他说\"你好\",NT$300,民82\r\n"
                + ",\"两\n行\",,\r\n"
                + ",短行\r\n"
                + "\r\n"
                + ",\u0000空\u0000字符\u0001,,\r\n"
                + "," + "长".repeat(501) + ",,\r\n"
                + "," + "长".repeat(200_000) + ",,\r\n"
                + ",=HYPERLINK(1),,"));
        assertThat(counts).isEqualTo(new ImportCounts(12, 6, 0, 0, 6));
        assertThat(rejected)
                .containsExactly(
                        "line 3: “9787020024758”: the check digit of this ISBN-13 does not fit the others",
                        "line 4: a quotation mark is not closed",
                        "line 5: there is no title",
                        "line 6: the row has 5 columns, the header 4",
                        "line 13: the title is longer than 500 characters",
                        "line 14: the line is longer than 100000 characters");
        assertThat(notes)
                .containsExactly(
                        "line 7: no year in “民82”, left empty", "line 7: no price in yuan in “NT$300”, left empty");
        assertThat(text("SELECT string_agg(title, '|' ORDER BY id) FROM edition"))
                .isEqualTo("围城|他说\"你好\"|两 行|短行|空 字符|=HYPERLINK(1)");
    }

    @Test
    void truncatedAndLyingRecordsCostNoOther() throws Exception {
        byte[] good = Files.readAllBytes(RealBooks.file("marc/dp2_bnu_utf8.iso"));
        int first = 0;
        while (good[first] != 0x1D) {
            first++;
        }
        for (int damage : new int[] {0, 5, 12, 24, 30, 35, 40, 200, 400}) {
            byte[] bad = good.clone();
            bad[damage] = '~';
            Path file = Files.write(folder.resolve("bad" + damage + ".iso"), bad);
            ImportCounts counts = run(file);
            assertThat(counts.read()).as("damage at " + damage).isEqualTo(10);
            assertThat(counts.added() + counts.known())
                    .as("damage at " + damage)
                    .isGreaterThanOrEqualTo(9);
        }
        Path half = Files.write(folder.resolve("half.iso"), java.util.Arrays.copyOf(good, first + 900));
        assertThat(run(half).read()).isEqualTo(2);
    }

    @Test
    void romanisedFieldsGiveWayToTheChineseOnes() throws Exception {
        assertThat(
                        run(
                                xml(
                                        """
                <leader>00000nam a2200000 a 4500</leader>
                <controlfield tag="001">on1</controlfield>
                <datafield tag="020" ind1=" " ind2=" "><subfield code="a">7020024750 (pbk.) :</subfield></datafield>
                <datafield tag="100" ind1="1" ind2=" "><subfield code="6">880-01</subfield><subfield code="a">Qian, Zhongshu,</subfield></datafield>
                <datafield tag="245" ind1="1" ind2="0"><subfield code="6">880-02</subfield><subfield code="a">Wei cheng :</subfield><subfield code="b">xiao shuo /</subfield></datafield>
                <datafield tag="260" ind1=" " ind2=" "><subfield code="6">880-03</subfield><subfield code="b">Ren min wen xue,</subfield></datafield>
                <datafield tag="880" ind1="1" ind2=" "><subfield code="6">100-01/$1</subfield><subfield code="a">錢鍾書，</subfield></datafield>
                <datafield tag="880" ind1="1" ind2="0"><subfield code="6">245-02/$1</subfield><subfield code="a">圍城 :</subfield><subfield code="b">小說 /</subfield></datafield>
                <datafield tag="880" ind1=" " ind2=" "><subfield code="6">260-03/$1</subfield><subfield code="b">人民文學,</subfield><subfield code="c">1991.</subfield></datafield>
                """)))
                .isEqualTo(new ImportCounts(1, 1, 0, 0, 0));
        assertThat(text("SELECT title || '/' || author || '/' || publisher || '/' || year FROM edition"))
                .isEqualTo("圍城：小說/錢鍾書，/人民文學/1991");
    }

    @Test
    void xmlThatBreaksOffKeepsWhatCameBefore() throws Exception {
        Path file = xml("<datafield tag=\"200\" ind1=\" \" ind2=\" \"><subfield code=\"a\">边城</subfield></datafield>");
        Files.writeString(file, Files.readString(file).replace("</collection>", "<record><datafield tag=\"200\">"));
        assertThat(run(file)).isEqualTo(new ImportCounts(2, 1, 0, 0, 1));
        assertThat(rejected.get(0)).startsWith("record 2: the XML is broken here");
    }

    @Test
    void xmlThatAsksForOtherFilesGetsNone() throws Exception {
        Path file = folder.resolve("evil.xml");
        Files.writeString(
                file,
                "<?xml version=\"1.0\"?><!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><collection><record>"
                        + "<datafield tag=\"200\"><subfield code=\"a\">&x;</subfield></datafield></record></collection>");
        assertThatThrownBy(() -> run(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("DOCTYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "isbn,autor\n1,2\n", "\u0000\u0001\u0002", "<xml"})
    void aFileThatIsNoneOfOurFormatsIsRefusedAsAWhole(String content) throws Exception {
        Path file = csv(content);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(err, true, StandardCharsets.UTF_8);
        int status = new ImportCommand(database, lines, lines, false).run(List.of(file));
        if (content.startsWith("<")) {
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("XML");
        } else {
            assertThat(status).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        }
    }

    @Test
    void thePersonAtTheTerminalSeesALinePerFileAndPerRejectedRow() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Path file = csv("isbn,title\n123,错\n,对\n");
        assertThat(new ImportCommand(database, lines, lines, true).run(List.of(file, folder.resolve("none.csv"))))
                .isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("line 2: rejected: “123”")
                .contains("2 records, 1 added, 0 known before, 1 rejected")
                .contains("there is no such file");
        assertThatThrownBy(() -> run(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void aRehearsalChangesNothingAndTheRejectedRowsAreKeptForPuttingRight() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Path file = csv("isbn,title\n123,=1+1\n,对\n,也对\n");
        Path list = folder.resolve("rejected.csv");
        ImportOptions options = ImportOptions.parse(
                        List.of("--dry-run", "--rejected", list.toString(), file.toString()))
                .orElseThrow();
        assertThat(new ImportCommand(database, lines, lines, false).run(options))
                .isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("3 records, 2 would be added, 0 known before, 1 rejected");
        assertThat(CatalogDatabase.count(database, "SELECT count(*) FROM volume"))
                .isZero();
        assertThat(Files.readString(list))
                .startsWith("\uFEFFreason,file,place,record")
                .contains(",file.csv,line 2,123,'=1+1");
        assertThat(ImportOptions.parse(List.of("--dry-run"))).isEmpty();
        assertThat(ImportOptions.parse(List.of("--fast", "x"))).isEmpty();
        assertThat(ImportOptions.parse(List.of("x", "--rejected"))).isEmpty();
    }

    private ImportCounts run(Path file) throws IOException, SQLException {
        rejected.clear();
        notes.clear();
        progress = 0;
        return new Import(database).run(file, this);
    }

    private Path csv(String content) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), content);
    }

    private Path xml(String record) throws IOException {
        return Files.writeString(
                folder.resolve("file.xml"),
                "<?xml version=\"1.0\"?>\n<collection xmlns=\"http://www.loc.gov/MARC21/slim\"><record>" + record
                        + "</record></collection>");
    }

    private String text(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public void rejected(Arrival arrival, Rejection rejection) {
        rejected.add(arrival.place() + ": " + rejection.words());
    }

    @Override
    public void noted(String place, String note) {
        notes.add(place + ": " + note);
    }

    @Override
    public void progressed(ImportCounts counts, long position) {
        progress++;
    }
}
