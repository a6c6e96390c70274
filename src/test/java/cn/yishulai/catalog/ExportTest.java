package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.RealBooks;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What goes out comes back as it was. */
class ExportTest implements ImportListener {

    /** Everything that an export must bring back, in one text. */
    private static final String ALL =
            """
            SELECT string_agg(concat_ws('|', v.id, e.id, e.work_id, e.title, v.label, e.author, e.publisher, e.series, e.year,
                       e.price_fen, (SELECT string_agg(number || kind, ';' ORDER BY position) FROM volume_number n
                                      WHERE n.volume_id = v.id)), E'\\n' ORDER BY v.id)
              FROM volume v JOIN edition e ON e.id = v.edition_id
            """;

    private static final String NASTY =
            """
            isbn,title,volume,author,publisher,series,year,price
            ,=1+1,,@钱,-社,+丛书,,
            ,''=1+1,'',''@,,,,
            ,C++,,,,,,0.5
            ,"题，名：","上,下",a; b,"x ""y"" z",<&>,1956,
            10019·352;7020024750,两个号,,,,,2001,CNY赠90.00
            ,结尾 /,第一卷 :,某某，,社；,丛 =,,
            ,\uD842\uDFB7野家 𠮷,,,,,,1000000
            """;

    @TempDir
    Path folder;

    private final PGSimpleDataSource databases = new PGSimpleDataSource();
    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        databases.setUrl(CatalogDatabase.url());
        database = databases.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anExportedCatalogueIsTheSameInAnEmptyOne(ExportFormat format) throws Exception {
        aCatalogue();
        Path file = export(format);
        try (Connection other = CatalogDatabase.empty()) {
            assertThat(new Import(other).run(file, this).rejected()).isZero();
            assertThat(text(other, ALL)).isEqualTo(text(database, ALL));
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anExportThatComesBackIsKnownAndACorrectionInItCounts(ExportFormat format) throws Exception {
        aCatalogue();
        String before = text(database, ALL);
        Path file = export(format);
        long volumes = CatalogDatabase.count(database, "SELECT count(*) FROM volume");
        assertThat(new Import(database).run(file, this)).isEqualTo(new ImportCounts(volumes, 0, volumes, 0, 0));
        assertThat(text(database, ALL)).isEqualTo(before);
        Files.writeString(file, Files.readString(file).replace("两个号", "两个书号"));
        assertThat(new Import(database).run(file, this)).isEqualTo(new ImportCounts(volumes, 0, volumes - 1, 1, 0));
        assertThat(text(database, ALL)).isEqualTo(before.replace("两个号", "两个书号"));
    }

    @Test
    void twoRowsOfOneVolumeBreakNothing() throws Exception {
        String id = "0199d5e2-7c1a-7f3e-9a55-2b1f6c0d8e11";
        String ids = "," + id + "," + id + "," + id + "\n";
        Path file = Files.writeString(
                folder.resolve("two.csv"),
                "title,yishulai_volume,yishulai_edition,yishulai_work\n一" + ids + "二" + ids + "三,x,y,z\n");
        assertThat(new Import(database).run(file, this)).isEqualTo(new ImportCounts(3, 2, 0, 1, 0));
        assertThat(text(database, "SELECT string_agg(title, ',' ORDER BY title) FROM edition"))
                .isEqualTo("三,二");
    }

    @Test
    void aSpreadsheetCalculatesNothing() throws Exception {
        new Import(database).run(Files.writeString(folder.resolve("nasty.csv"), NASTY), this);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Export(databases::getConnection).write(ExportFormat.CSV, bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("\uFEFFnumbers,title,")
                .contains(",'=1+1,,'@钱,'-社,'+丛书,", ",''=1+1,")
                .doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
    }

    private void aCatalogue() throws Exception {
        new Import(database).run(Files.writeString(folder.resolve("nasty.csv"), NASTY), this);
        if (RealBooks.isHere("books/books.csv")) {
            for (String name : new String[] {
                "books/unified_book_numbers.csv",
                "books/isbn_shared.csv",
                "marc/dp2_bnu_utf8.iso",
                "marc/marc21_dp2_chinese_utf8.iso"
            }) {
                new Import(database).run(RealBooks.file(name), this);
            }
        }
        // Two volumes of one edition, two editions of one work.
        database.createStatement()
                .execute(
                        """
                        UPDATE volume SET edition_id = (SELECT min(id::text)::uuid FROM edition WHERE title = 'C++'), label = '下'
                         WHERE edition_id = (SELECT id FROM edition WHERE title = '两个号');
                        UPDATE edition SET work_id = (SELECT work_id FROM edition WHERE title = '=1+1')
                         WHERE title = '''=1+1';
                        DELETE FROM edition e WHERE NOT EXISTS (SELECT FROM volume v WHERE v.edition_id = e.id);
                        UPDATE edition SET title = '两个号' WHERE title = 'C++';
                        """);
    }

    private Path export(ExportFormat format) throws Exception {
        Path file = folder.resolve("export");
        try (OutputStream out = Files.newOutputStream(file)) {
            long written = new Export(databases::getConnection).write(format, out);
            assertThat(written).isEqualTo(CatalogDatabase.count(database, "SELECT count(*) FROM volume"));
        }
        return file;
    }

    private static String text(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public void rejected(Arrival arrival, Rejection rejection) {}

    @Override
    public void noted(String place, String note) {}

    @Override
    public void progressed(ImportCounts counts, long position) {}
}
