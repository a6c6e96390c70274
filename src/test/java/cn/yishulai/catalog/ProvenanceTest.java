package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.DescriptionChanges.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who said what of a book, and who is believed. */
class ProvenanceTest implements ImportListener {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Origin LIBRARIAN = new Origin(Origin.Kind.LIBRARIAN, "librarian:1", null);

    @TempDir
    Path folder;

    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        database = CatalogDatabase.empty();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void anImportFillsWhatIsEmptyAndReplacesWhatAnImportSaid() throws Exception {
        run("isbn,title,author,year\n9787020024759,围城,钱钟书,1980\n");
        assertThat(run("isbn,title,author,year,price\n9787020024759,围城,,1991,19.00\n"))
                .isEqualTo(new ImportCounts(1, 0, 0, 1, 0));
        assertThat(text("SELECT title || author || year || price_fen FROM edition"))
                .as("a silent field empties nothing")
                .isEqualTo("围城钱钟书19911900");
        assertThat(text(
                        "SELECT string_agg(concat_ws(',', field, old_value, new_value, origin, source, place), '|' ORDER BY id)"
                                + " FROM description_change WHERE subject_id = (SELECT id FROM edition)"))
                .startsWith("ALL,IMPORT,file.csv,line 2|")
                .contains("PRICE,1900,IMPORT,file.csv,line 2")
                .contains("YEAR,1980,1991,IMPORT,file.csv,line 2");
    }

    @Test
    void aLibrariansWordIsNeverOverwrittenAndWhatTheyEmptiedStaysEmpty() throws Exception {
        run("isbn,title,author,year\n9787020024759,围城,钱钟书,1980\n");
        say(LIBRARIAN, "SELECT id FROM edition", DescribedField.AUTHOR, "钱锺书");
        say(LIBRARIAN, "SELECT id FROM edition", DescribedField.YEAR, null);
        assertThat(run("isbn,title,author,year,publisher\n9787020024759,围城,钱钟书,1991,人民文学\n"))
                .isEqualTo(new ImportCounts(1, 0, 0, 1, 0));
        assertThat(text("SELECT concat_ws(',', author, year, publisher) FROM edition"))
                .isEqualTo("钱锺书,人民文学");
        assertThat(text("SELECT count(*) FROM volume_search WHERE sought LIKE '%钱锺书%' AND sought LIKE '%人民文学%'"))
                .as("search finds the new words")
                .isEqualTo("1");
    }

    @Test
    void whatChangesNothingIsKnownAndWhatWasSaidBeforeIsNoNews() throws Exception {
        String first = "isbn,title,year\n9787020024759,围城,1980\n";
        String second = "isbn,title,year\n9787020024759,围城,1991\n";
        run(first);
        run(second);
        assertThat(run(first)).isEqualTo(new ImportCounts(1, 0, 1, 0, 0));
        assertThat(text("SELECT year FROM edition")).isEqualTo("1991");
        assertThat(run(first + "9787020024759,围城,1992\n9787020024759,围城,1993\n9787020024759,围城,1993\n"))
                .as("three versions in one file come in one after the other")
                .isEqualTo(new ImportCounts(4, 0, 2, 2, 0));
        assertThat(text("SELECT year FROM edition")).isEqualTo("1993");
    }

    @Test
    void aRecordSaysMoreOfTheBookThatAFamilyDescribed() throws Exception {
        aFamilyDescribes("围城");
        assertThat(run("isbn,title,author\n9787020024759,围城。,钱钟书\n")).isEqualTo(new ImportCounts(1, 0, 0, 1, 0));
        assertThat(text("SELECT title || author FROM edition")).isEqualTo("围城。钱钟书");
        assertThat(text("SELECT title || author FROM work")).isEqualTo("围城。钱钟书");
        assertThat(text("SELECT count(*) FROM volume")).isEqualTo("1");
    }

    @Test
    void twoNumberedRecordsAreTwoAlsoWhereAFamilyWasFirst() throws Exception {
        aFamilyDescribes("围城");
        Path file = Files.writeString(
                folder.resolve("two.xml"), "<collection>" + record("a") + record("b") + "</collection>");
        assertThat(new Import(database).run(file, this)).isEqualTo(new ImportCounts(2, 1, 1, 0, 0));
        assertThat(new Import(database).run(file, this)).isEqualTo(new ImportCounts(2, 0, 2, 0, 0));
        assertThat(text("SELECT count(*) FROM volume")).isEqualTo("2");
    }

    @Test
    void aFamilyFillsAGapAndCorrectsNoImport() throws Exception {
        run("isbn,title,year\n9787020024759,围城,1980\n");
        say(Origin.household(), "SELECT id FROM edition", DescribedField.YEAR, "1991");
        say(Origin.household(), "SELECT id FROM edition", DescribedField.PUBLISHER, "人民文学");
        assertThat(text("SELECT year || publisher FROM edition")).isEqualTo("1980人民文学");
        run("isbn,title,publisher\n9787020024759,围城,人民文学出版社\n");
        assertThat(text("SELECT publisher FROM edition")).isEqualTo("人民文学出版社");
    }

    @Test
    void theNumbersOfAVolumeHaveAHistoryToo() throws Exception {
        run("isbn,title\n9787020024759,围城\n");
        List<FieldChange> changes =
                say(LIBRARIAN, "SELECT id FROM volume", DescribedField.NUMBERS, "10019·352;9787020024759");
        assertThat(changes).hasSize(1);
        assertThat(text("SELECT string_agg(number || kind, ',' ORDER BY position) FROM volume_number"))
                .isEqualTo("10019·352UNIFIED,9787020024759ISBN");
        say(LIBRARIAN, "SELECT id FROM volume", DescribedField.NUMBERS, null);
        assertThat(text("SELECT count(*) FROM volume_number")).isEqualTo("0");
        assertThat(say(LIBRARIAN, "SELECT id FROM volume", DescribedField.TITLE, "volumes have none"))
                .isEmpty();
    }

    @Test
    void whatALibrarianMergedIsNotChangedByTheRecordItCameFrom() throws Exception {
        run("isbn,title,year\n9787020024759,围城,1980\n9787020024759,圍城,1991\n9787020024759,围城（精）,1991\n");
        database.createStatement()
                .execute(
                        """
                        UPDATE volume SET merged_into = (SELECT min(id::text)::uuid FROM volume)
                         WHERE id = (SELECT max(id::text)::uuid FROM volume)
                        """);
        assertThat(run("isbn,title,year\n9787020024759,围城（精）,1999\n")).isEqualTo(new ImportCounts(1, 0, 1, 0, 0));
        assertThat(text("SELECT count(*) FROM edition WHERE year = 1999")).isEqualTo("0");
    }

    @Test
    void theAuditSeesAFieldThatSaysAnotherThingThanItsHistory() throws Exception {
        String rule = Arrays.stream(Files.readString(Path.of("src/main/resources/audit/catalog.sql"))
                        .split("\n\n"))
                .filter(each -> each.startsWith("-- A field says what its history says last"))
                .findFirst()
                .orElseThrow();
        String broken = "SELECT count(*) FROM (" + rule.replace(";", "") + ") x";
        run("isbn,title,year\n9787020024759,围城,1980\n");
        say(LIBRARIAN, "SELECT id FROM edition", DescribedField.YEAR, "1991");
        say(LIBRARIAN, "SELECT id FROM edition", DescribedField.PRICE, "1900");
        assertThat(text(broken)).isEqualTo("0");
        database.createStatement().execute("UPDATE edition SET year = 1980, price_fen = NULL");
        assertThat(text(broken)).isEqualTo("2");
    }

    private List<FieldChange> say(Origin who, String subject, DescribedField field, @Nullable String value)
            throws SQLException {
        return DescriptionChanges.make(
                database, List.of(new Proposal(UUID.fromString(text(subject)), field, value, null)), who, NOON);
    }

    private void aFamilyDescribes(String title) throws SQLException {
        Description book = Description.of(title).withNumber(new cn.yishulai.kernel.BookNumber("9787020024759"));
        try (var statement = database.prepareStatement(
                """
                WITH w AS (INSERT INTO work (title) VALUES (?) RETURNING id),
                     e AS (INSERT INTO edition (work_id, title) SELECT id, ? FROM w RETURNING id),
                     v AS (INSERT INTO volume (edition_id) SELECT id FROM e RETURNING id),
                     n AS (INSERT INTO volume_number SELECT id, 0, '9787020024759', 'ISBN' FROM v),
                     d AS (INSERT INTO description_change (subject_id, field, origin, source, at)
                           SELECT id, 'ALL', 'HOUSEHOLD', 'citizen:1', now() FROM (TABLE e UNION TABLE v) s)
                INSERT INTO import_record (identity, volume_id, fingerprint, source, claimable)
                SELECT ?, id, ?, 'citizen:1', true FROM v
                """)) {
            statement.setString(1, title);
            statement.setString(2, title);
            statement.setBytes(3, Arrival.identity(book, null));
            statement.setBytes(4, Arrival.fingerprint(book));
            statement.executeUpdate();
        }
    }

    private static String record(String controlNumber) {
        return "<record><controlfield tag=\"001\">" + controlNumber + "</controlfield>"
                + "<datafield tag=\"010\" ind1=\" \" ind2=\" \"><subfield code=\"a\">7-02-002475-0</subfield></datafield>"
                + "<datafield tag=\"200\" ind1=\" \" ind2=\" \"><subfield code=\"a\">围城</subfield></datafield></record>";
    }

    private ImportCounts run(String csv) throws IOException, SQLException {
        return new Import(database).run(Files.writeString(folder.resolve("file.csv"), csv), this);
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
        throw new AssertionError(rejection);
    }

    @Override
    public void noted(String place, String note) {}

    @Override
    public void progressed(ImportCounts counts, long position) {}
}
