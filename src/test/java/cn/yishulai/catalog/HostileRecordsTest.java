package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.RealBooks;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVRecord;

/** A bad record never stops the good ones, whatever is wrong with it; and no text breaks a parser. */
class HostileRecordsTest {

    private static final String GOOD = "好书";

    /** Rows that cannot come in, each for a reason of its own. */
    private static final List<String> BAD_ROWS = List.of(
            ",没有书名的价钱,1",
            "坏书,123,1",
            "坏书,9787020024758,1",
            "坏书,10018-00000000026,1",
            "坏书,9.787E+12,1",
            "坏书,一,二,三,四,五",
            "\"坏书,没有关上,1",
            "坏\"书,\"没有\"关上,1",
            "长".repeat(501) + ",,",
            "坏书," + "9".repeat(2_000) + ",1",
            "宽".repeat(100_001) + ",,",
            "\u0000,\uFFFD,1",
            "=HYPERLINK(1),=1+1,1");

    /** Records of MARC XML that cannot come in. */
    private static final List<String> BAD_XML = List.of(
            "<record/>",
            "<record><datafield tag=\"200\"/></record>",
            "<record><datafield tag=\"200\"><subfield code=\"a\"> / </subfield></datafield></record>",
            "<record><datafield tag=\"010\"><subfield code=\"a\">7-02</subfield></datafield>" + titled("坏书")
                    + "</record>",
            "<record>" + titled("长".repeat(501)) + "</record>",
            "<record>" + titled("宽".repeat(500_001)) + "</record>");

    @Property(tries = 100)
    void goodRowsComeInWhateverStandsBetweenThem(
            @ForAll @Size(max = 30) List<@IntRange(max = 26) Integer> rows, @ForAll boolean gbk) throws IOException {
        StringBuilder file = new StringBuilder("书名,书号,定价\n");
        int good = 0;
        for (int row : rows) {
            boolean isGood = row >= BAD_ROWS.size();
            good += isGood ? 1 : 0;
            file.append(isGood ? GOOD + row + ",,25.00元" : BAD_ROWS.get(row)).append('\n');
        }
        // What is no character of GBK is no reason to guess: such a file is UTF-8.
        Charset charset = gbk && file.indexOf("\uFFFD") < 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        assertReadAs(file.toString().getBytes(charset), good, rows.size() - good);
    }

    @Property(tries = 60)
    void goodXmlRecordsComeInWhateverStandsBetweenThem(
            @ForAll @Size(max = 20) List<@IntRange(max = 11) Integer> records) throws IOException {
        StringBuilder file = new StringBuilder("<?xml version=\"1.0\"?><collection>");
        int good = 0;
        for (int record : records) {
            boolean isGood = record >= BAD_XML.size();
            good += isGood ? 1 : 0;
            file.append(isGood ? "<record>" + titled(GOOD + record) + "</record>" : BAD_XML.get(record));
        }
        assertReadAs(
                file.append("</collection>").toString().getBytes(StandardCharsets.UTF_8), good, records.size() - good);
    }

    /** Lengths that lie, directories that point anywhere, half a record: each costs itself. */
    @Property(tries = 200)
    void aLyingMarcRecordCostsNoOther(
            @ForAll @IntRange(max = 5) int before,
            @ForAll @IntRange(max = 5) int after,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 400) Integer> places,
            @ForAll byte lie,
            @ForAll boolean cutInHalf)
            throws IOException {
        byte[] bad = marc("坏书", "7020024750");
        for (int place : places) {
            // A terminator in the wrong place would make two records of one: that is another test.
            bad[place % (bad.length - 1)] = lie == 0x1D || lie == 0x1E || lie == 0x1F ? (byte) '9' : lie;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < before; i++) {
            file.writeBytes(marc(GOOD + i, ""));
        }
        file.writeBytes(cutInHalf ? Arrays.copyOf(bad, bad.length / 2) : bad);
        file.write(0x1D);
        for (int i = 0; i < after; i++) {
            file.writeBytes(marc(GOOD + i, ""));
        }
        List<Arrival> read = read(file.toByteArray(), before + after == 0);
        assertThat(read.stream().filter(HostileRecordsTest::isGood)).hasSize(before + after);
        assertThat(read).hasSizeBetween(before + after, before + after + 1);
    }

    @Property(tries = 100)
    void goodRowsOfAWorkbookComeInWhateverStandsBetweenThem(
            @ForAll @Size(max = 20) List<@IntRange(max = 7) Integer> rows) throws IOException {
        List<String> bad = List.of(
                XlsxFixture.cell("t=\"e\"", "<v>#N/A</v>"),
                XlsxFixture.cell("", "<f>VLOOKUP(1,2,3)</f>"),
                "长".repeat(501));
        StringBuilder sheet = new StringBuilder(XlsxFixture.row(1, "书名", "书号"));
        int good = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean isGood = rows.get(i) >= bad.size();
            good += isGood ? 1 : 0;
            sheet.append(XlsxFixture.row(i + 2, isGood ? GOOD + i : bad.get(rows.get(i)), ""));
        }
        Path file = Files.createTempFile("hostile", ".xlsx");
        try {
            assertReadAs(
                    Files.readAllBytes(
                            new XlsxFixture().sheet("书", sheet.toString()).write(file)),
                    good,
                    rows.size() - good);
        } finally {
            Files.delete(file);
        }
    }

    /** Any bytes are a file of ours or refused as a whole; nothing else happens. */
    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll @IntRange(max = 4) int kind) throws IOException {
        byte[] head = List.of("", "书名\n", "<c><record>", "     nam  22     1", "PK\u0003\u0004")
                .get(kind)
                .getBytes(StandardCharsets.UTF_8);
        byte[] file = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, file, head.length, bytes.length);
        for (Arrival arrival : read(file, true)) {
            assertThat(arrival.rejection() == null).isEqualTo(arrival.book() != null);
        }
    }

    @Property(tries = 2_000)
    void whatPeopleTypeIsReadOrRefusedWithAReason(@ForAll("misspelt") String written) {
        PrintedYear.parse(written).ifPresent(year -> assertThat(year).isBetween(1800, 2099));
        ListPrice.parse(written).ifPresent(fen -> assertThat(fen).isBetween(0, 100_000_000));
        try {
            BookNumber number = new BookNumber(written);
            assertThat(new BookNumber(number.printed())).isEqualTo(number);
        } catch (Refused refused) {
            assertThat(refused.detail()).hasSizeGreaterThan(10);
        }
        Arrival arrival = new RecordParts(
                        written,
                        written,
                        written,
                        written,
                        written,
                        written,
                        written,
                        List.of(written),
                        Subject.of(written, written))
                .arrive("line 1", List.of(written), written);
        if (arrival.rejection() == null) {
            assertThat(StandardCharsets.UTF_8
                            .newEncoder()
                            .canEncode(arrival.accepted().toString()))
                    .isTrue();
            assertThat(arrival.accepted().toString()).doesNotContain("\u0000");
        }
        assertThat(Text.storable(written)).doesNotContain("\u0000");
    }

    /** Real spellings, with a character changed, lost, doubled, or put in. */
    @Provide
    Arbitrary<String> misspelt() {
        Arbitrary<String> seed = Arbitraries.of(seeds());
        Arbitrary<String> piece = Arbitraries.of(
                "", "\u0000", "\uD800", "\uDC00", "\uFEFF", "．", "·", "-", "X", "0", "９", " ", "元", "\t", "\u202E",
                "𠮷");
        Arbitrary<String> changed = Combinators.combine(
                        seed, Arbitraries.integers().between(0, 60), piece, Arbitraries.of(0, 1, 2))
                .as((text, place, put, drop) -> {
                    int at = Math.min(place, text.length());
                    return text.substring(0, at) + put + text.substring(Math.min(text.length(), at + drop));
                });
        return Arbitraries.oneOf(changed, Arbitraries.strings().ofMaxLength(80));
    }

    private static List<String> seeds() {
        Stream<String> ours = Stream.of(
                "978-7-02-002475-9",
                "7-02-002475-0",
                "10019·352",
                "C13019-12",
                "CNY赠90.00",
                "民国75年[1986]",
                "132.00（全三册）");
        if (!RealBooks.isHere("books/price_spellings.csv")) {
            return ours.toList();
        }
        return Stream.of(
                        ours,
                        column("books/invalid_isbn.csv", "raw"),
                        column("books/price_spellings.csv", "example"),
                        column("books/year_spellings.csv", "example"),
                        column("books/call_numbers.csv", "isbn_raw").limit(50),
                        column("books/unified_book_numbers.csv", "unified_number")
                                .limit(50))
                .flatMap(s -> s)
                .toList();
    }

    private static Stream<String> column(String file, String name) {
        return RealBooks.rows(file).stream().map((CSVRecord row) -> row.get(name));
    }

    private static void assertReadAs(byte[] file, int good, int bad) throws IOException {
        List<Arrival> read = read(file, false);
        assertThat(read.stream().filter(HostileRecordsTest::isGood)).hasSize(good);
        assertThat(read.stream().filter(arrival -> arrival.rejection() != null)).hasSize(bad);
    }

    private static boolean isGood(Arrival arrival) {
        return arrival.rejection() == null && arrival.accepted().title().startsWith(GOOD);
    }

    private static List<Arrival> read(byte[] content, boolean mayBeRefused) throws IOException {
        Path file = Files.createTempFile("hostile", ".book");
        try (BookSource source = FileFormat.open(Files.write(file, content))) {
            List<Arrival> all = new ArrayList<>();
            for (Arrival arrival = source.next(); arrival != null; arrival = source.next()) {
                all.add(arrival);
            }
            return all;
        } catch (UnreadableFile refused) {
            assertThat(mayBeRefused).as(refused.getMessage()).isTrue();
            return List.of();
        } finally {
            Files.delete(file);
        }
    }

    private static String titled(String title) {
        return "<datafield tag=\"200\"><subfield code=\"a\">" + title + "</subfield></datafield>";
    }

    /** A record as it should be: leader, directory, fields. */
    private static byte[] marc(String title, String number) {
        byte[] isbn = ("  \u001Fa" + number + "\u001E").getBytes(StandardCharsets.UTF_8);
        byte[] name = ("1 \u001Fa" + title + "\u001E").getBytes(StandardCharsets.UTF_8);
        int data = 24 + 24 + 1;
        String head = "%05dnam0 22%05d   450 010%04d00000200%04d%05d\u001E"
                .formatted(data + isbn.length + name.length + 1, data, isbn.length, name.length, isbn.length);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        record.writeBytes(isbn);
        record.writeBytes(name);
        record.write(0x1D);
        return record.toByteArray();
    }
}
