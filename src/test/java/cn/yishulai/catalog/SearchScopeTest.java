package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the record to the answer: class and language come in with a file and narrow a search, also after a reindex. */
class SearchScopeTest implements ImportListener {

    @TempDir
    Path folder;

    @Test
    void aPartOfTheCatalogueIsSearchedByWhatTheRecordsSaid() throws Exception {
        Path file = folder.resolve("subjects.csv");
        Files.writeString(
                file,
                """
                书名,作者,分类号,语种,isbn
                畴人传甲编,阮元,K826.1,中文,9787100000031
                畴人传乙编,阮元,O1-09,eng,9787100000048
                畴人传丙编,阮元,,,9787100000055
                """);
        try (Connection database = CatalogDatabase.empty();
                SearchTimes service = new SearchTimes(database.getMetaData().getURL(), 2)) {
            new Import(database).run(file, this);
            isSearchedInParts(service.search());
            assertThat(new Reindex(database, System.out).run(true)).isEqualTo(3);
            isSearchedInParts(service.search());
        }
    }

    private static void isSearchedInParts(Search search) {
        assertThat(titlesOf(search, new SearchScope("K", null, null))).containsExactly("畴人传甲编");
        assertThat(titlesOf(search, new SearchScope(null, "eng", null))).containsExactly("畴人传乙编");
        assertThat(titlesOf(search, new SearchScope("K", "eng", null))).isEmpty();
        assertThat(titlesOf(search, SearchScope.EVERYTHING)).hasSize(3);
        assertThat(search.find("9787100000031", new SearchScope("K", null, null), null, 5)
                        .items())
                .hasSize(1);
        assertThat(search.find("9787100000031", new SearchScope("I", null, null), null, 5)
                        .items())
                .isEmpty();
    }

    private static List<String> titlesOf(Search search, SearchScope scope) {
        return search.find("畴人传", scope, null, 20).items().stream()
                .map(VolumeView::title)
                .toList();
    }

    @Override
    public void rejected(Arrival arrival, Rejection rejection) {
        throw new AssertionError(arrival.place() + ": " + rejection);
    }

    @Override
    public void noted(String place, String note) {
        throw new AssertionError(place + ": " + note);
    }

    @Override
    public void progressed(ImportCounts counts, long position) {
        // three records
    }
}
