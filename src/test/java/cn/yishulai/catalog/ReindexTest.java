package cn.yishulai.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.bench.TitleGenerator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReindexTest {

    private static final int BOOKS = 2_500;

    private static final String ROWS =
            "SELECT title_key, author_key, sought, tokens::text, demand, rules FROM volume_search"
                    + " ORDER BY volume_id";

    @Test
    void rowsOfOlderRulesAreMadeAnewAndMissingOnesAdded() throws Exception {
        try (Connection database = CatalogDatabase.empty()) {
            new SearchLoad(database, TitleGenerator.of(3), BOOKS).run();
            List<String> before = rows(database);
            run(database, "UPDATE volume_search SET tokens = '', title_key = 'x', rules = 1 WHERE demand > 0");
            run(
                    database,
                    "DELETE FROM volume_search WHERE volume_id IN (SELECT id FROM volume WHERE label = '上册')"
                            + " AND demand = 0");
            long stale = CatalogDatabase.count(database, "SELECT count(*) FROM volume_search WHERE rules < 2");
            long missing = BOOKS - CatalogDatabase.count(database, "SELECT count(*) FROM volume_search");
            assertThat(stale).isPositive();
            assertThat(missing).isPositive();
            assertThat(reindexed(database, false)).isEqualTo(stale + missing);
            assertThat(rows(database)).isEqualTo(before);
            assertThat(reindexed(database, false))
                    .as("nothing is stale any more")
                    .isZero();
            assertThat(reindexed(database, true)).isEqualTo(BOOKS);
            assertThat(rows(database)).isEqualTo(before);
        }
    }

    @Test
    void aRowThatSomebodyChangesIsLeftToThemAndSaid() throws Exception {
        try (Connection database = CatalogDatabase.empty();
                Connection other =
                        DriverManager.getConnection(database.getMetaData().getURL(), "postgres", "postgres")) {
            new SearchLoad(database, TitleGenerator.of(3), 50).run();
            run(database, "UPDATE volume_search SET rules = 1");
            other.setAutoCommit(false);
            run(other, "UPDATE volume_search SET demand = 9 WHERE volume_id = '" + SearchLoad.id(7) + "'");
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            assertThat(new Reindex(database, new PrintStream(said, true, StandardCharsets.UTF_8)).run(false))
                    .isEqualTo(49);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("1 are being changed");
            other.commit();
            assertThat(reindexed(database, false)).isEqualTo(1);
        }
    }

    @Test
    void aVolumeThatWasMergedAwayIsNotFoundAgain() throws Exception {
        try (Connection database = CatalogDatabase.empty();
                SearchTimes service = new SearchTimes(database.getMetaData().getURL(), 2)) {
            TitleGenerator books = TitleGenerator.of(3);
            new SearchLoad(database, books, 50).run();
            int numbered = IntStream.range(0, 50)
                    .filter(i -> books.book(i).number() != null)
                    .findFirst()
                    .orElseThrow();
            UUID gone = SearchLoad.id(numbered);
            String number = Objects.requireNonNull(books.book(numbered).number());
            assertThat(service.find(number.substring(0, 12), 10)).contains(gone);
            run(database, "UPDATE volume SET merged_into = '%s' WHERE id = '%s'".formatted(SearchLoad.id(49), gone));
            run(database, "DELETE FROM volume_search WHERE volume_id = '" + gone + "'");
            assertThat(reindexed(database, true)).isEqualTo(49);
            assertThat(service.find(number.substring(0, 12), 10)).doesNotContain(gone);
            assertThat(service.find(number, 10)).doesNotContain(gone);
        }
    }

    @Test
    void theDatabaseMarksNewRowsWithTheRulesOfThisVersion() throws Exception {
        try (Connection database = CatalogDatabase.empty();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT column_default FROM information_schema.columns WHERE table_name = 'volume_search'"
                                + " AND column_name = 'rules'")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(SearchEntry.RULES);
        }
    }

    private static long reindexed(Connection database, boolean all) throws SQLException {
        return new Reindex(database, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                .run(all);
    }

    private static List<String> rows(Connection database) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                rows.add(row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3) + "|" + row.getString(4)
                        + "|" + row.getInt(5) + "|" + row.getInt(6));
            }
        }
        return rows;
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
