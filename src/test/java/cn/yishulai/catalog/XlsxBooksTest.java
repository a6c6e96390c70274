package cn.yishulai.catalog;

import static cn.yishulai.catalog.XlsxFixture.cell;
import static cn.yishulai.catalog.XlsxFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as people keep them. */
class XlsxBooksTest {

    @TempDir
    Path folder;

    @Test
    void numbersDatesAndFormulasAreReadAsPeopleSeeThem() throws IOException {
        List<Arrival> read = read(new XlsxFixture()
                .sheet(
                        "书目",
                        row(1, "书名", "书号", "出版日期", "定价", "备注")
                                + row(
                                        2,
                                        "围城",
                                        cell("", "<v>9.787020024759E12</v>"),
                                        cell("s=\"1\"", "<v>33270</v>"),
                                        cell("", "<v>19.899999999999999</v>"))
                                + row(3, cell("", "<v>1984</v>"), "10019·352", cell("", "<v>1956</v>"), "CNY赠90.00")
                                + row(4, cell("t=\"str\"", "<f>\"红\"&amp;\"楼梦\"</f><v>红楼梦</v>"), "", "民82")
                                + "<row r=\"5\"/>"
                                + row(
                                        6,
                                        "呐喊",
                                        cell("", "<f>A1</f><v>9787020024759</v>"),
                                        "",
                                        "",
                                        cell("t=\"e\"", "<v>#N/A</v>"))));
        assertThat(read).extracting(Arrival::rejection).containsOnlyNulls();
        assertThat(read)
                .extracting(a -> a.place() + " " + a.accepted().title() + " "
                        + a.accepted().numbers() + " " + a.accepted().year() + " "
                        + a.accepted().priceFen())
                .containsExactly(
                        "row 2 围城 [978-7-02-002475-9] 1991 1990",
                        "row 3 1984 [10019·352] 1956 9000",
                        "row 4 红楼梦 [] null null",
                        "row 6 呐喊 [978-7-02-002475-9] null null");
        assertThat(read.get(2).notes()).hasSize(1);
    }

    @Test
    void whatASpreadsheetHasSpoiltIsRefusedAndNotGuessed() throws IOException {
        List<Arrival> read = read(new XlsxFixture()
                .sheet(
                        "书目",
                        row(1, "书名", "书号")
                                + row(2, "一", "9.787E+12")
                                + row(3, "二", cell("", "<v>10019.35</v>"))
                                + row(4, cell("", "<f>VLOOKUP(1,2,3)</f>"), "")
                                + row(5, cell("t=\"e\"", "<v>#REF!</v>"), "")
                                + row(6, "六", cell("", "<v>9787020000000</v>"))
                                + row(7, "七", "")
                                + row(8, "八", "").replace("<row ", "<row hidden=\"1\" ")));
        assertThat(read)
                .extracting(a -> a.rejection() == null
                        ? "in"
                        : a.rejection().code() + " " + a.rejection().words())
                .containsExactly(
                        "BOOK_NUMBER_MALFORMED “9.787E+12”: a spreadsheet has cut its digits off; format the column as text",
                        "BOOK_NUMBER_MALFORMED “10019.35” is a number here and may have lost zeros; format the column as text",
                        "FORMULA_WITHOUT_VALUE the cell holds a formula without its result",
                        "FORMULA_WITHOUT_VALUE the cell holds an error (#REF!)",
                        "BOOK_NUMBER_MALFORMED “9787020000000”: the check digit of this ISBN-13 does not fit the others",
                        "in",
                        "ROW_HIDDEN the row is hidden; show it to bring it in");
    }

    @Test
    void aHeadOfTwoRowsBelowATitleIsFoundOnEverySheet() throws IOException {
        List<Arrival> read = read(new XlsxFixture()
                .sheet(
                        "一年级",
                        row(1, "某校图书清单")
                                + row(3, "序号", "书名", "出版", "")
                                + row(4, "", "", "出版社", "出版年")
                                + row(5, "1", "草房子", "少年儿童出版社", "1997"))
                .sheet("说明", row(1, "本表由三（2）班整理"))
                .sheet("空", "")
                .sheet("旧", row(1, "书名") + row(2, "没有"))
                .hidden("旧")
                .sheet("二年级", row(1, "作者", "题名") + row(2, "叶圣陶", "稻草人")));
        assertThat(read)
                .extracting(a -> a.place() + ": "
                        + (a.rejection() == null
                                ? a.accepted().title()
                                        + a.accepted().publisher()
                                        + a.accepted().year()
                                : a.rejection().code()))
                .containsExactly(
                        "sheet “一年级”, row 5: 草房子少年儿童出版社1997",
                        "sheet “说明”: HEADER_MISSING",
                        "sheet “旧”: SHEET_HIDDEN",
                        "sheet “二年级”, row 2: 稻草人nullnull");
    }

    @Test
    void whatIsNoWorkbookOrWouldSwellIsRefused() throws IOException {
        String head = row(1, "书名");
        assertRefused(new XlsxFixture().sheet("a", row(1, "no", "autor")), "no sheet has a row");
        assertRefused(new XlsxFixture().sheet("a", head + " ".repeat(2 << 20)), "more than a million characters");
        assertRefused(
                new XlsxFixture().sheet("a", head + "<row r=\"2\">" + "<c r=\"A2\"/>".repeat(600_000) + "</row>"),
                "more than four megabytes");
        assertRefused(new XlsxFixture().sheet("a", head).part("xl/bomb.bin", new byte[64 << 20]), "swells");
        XlsxFixture crowded = new XlsxFixture().sheet("a", head);
        for (int i = 0; i < 2_100; i++) {
            crowded.part("x/" + i, new byte[0]);
        }
        assertRefused(crowded, "parts is none of ours");
        byte[] good = Files.readAllBytes(new XlsxFixture().sheet("a", head).write(folder.resolve("good.xlsx")));
        Files.write(folder.resolve("half.xlsx"), Arrays.copyOf(good, good.length / 2));
        assertThatThrownBy(() -> FileFormat.open(folder.resolve("half.xlsx"))).isInstanceOf(UnreadableFile.class);
        Files.write(folder.resolve("old.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0});
        assertThatThrownBy(() -> FileFormat.open(folder.resolve("old.xls"))).hasMessageContaining(".xls of old");
        assertRefused(new XlsxFixture().sheet("a\"/><!DOCTYPE x [<!ENTITY e \"e\">]><x y=\"", head), "damaged");
    }

    @Test
    void hostileCellsEndASheetAndNotTheImport() throws IOException {
        for (String cell : List.of(
                "<c r=\"ZZZZZZZZZ2\"><v>1</v></c>",
                "<c r=\"A99999999999\"><v>1</v></c>",
                "<c r=\"\"><v>1</v></c>",
                "<c r=\"A2\" t=\"s\"><v>77</v></c>",
                "<c r=\"A2\" t=\"s\"><v>-1</v></c>",
                "<c r=\"A2\" t=\"n\"><v>one</v></c>",
                "<c r=\"A2\" s=\"999\"><v>1</v></c>",
                "<c r=\"A2\" t=\"d\"><v>1</v></c>",
                "<c r=\"A2\" t=\"s\"><v>1",
                "<c r=\"A2\"><v>&boom;</v></c>")) {
            List<Arrival> read = read(new XlsxFixture()
                    .sheet("坏", row(1, "书名") + "<row r=\"2\">" + cell + "</row>")
                    .sheet("好", row(1, "书名") + row(2, "还在")));
            assertThat(read.get(read.size() - 1).accepted().title()).as(cell).isEqualTo("还在");
        }
    }

    @Test
    void damagedBytesAreRefusedOrRead() throws IOException {
        byte[] good = Files.readAllBytes(
                new XlsxFixture().sheet("a", row(1, "书名") + row(2, "围城")).write(folder.resolve("good.xlsx")));
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bad = good.clone();
            bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt(256);
            Path file = Files.write(folder.resolve("bad.xlsx"), bad);
            try (BookSource source = FileFormat.open(file)) {
                all(source);
            } catch (UnreadableFile reason) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 399);
    }

    private void assertRefused(XlsxFixture workbook, String reason) {
        assertThatThrownBy(() -> read(workbook))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(reason);
    }

    private List<Arrival> read(XlsxFixture workbook) throws IOException {
        try (BookSource source = FileFormat.open(workbook.write(folder.resolve("book.xlsx")))) {
            assertThat(source.format()).isEqualTo(FileFormat.XLSX);
            return all(source);
        }
    }

    private static List<Arrival> all(BookSource source) throws IOException {
        List<Arrival> all = new ArrayList<>();
        for (Arrival arrival = source.next(); arrival != null; arrival = source.next()) {
            all.add(arrival);
        }
        return all;
    }
}
