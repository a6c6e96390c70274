package cn.yishulai.catalog;

import cn.yishulai.bench.TitleGenerator;
import cn.yishulai.bench.TitleGenerator.Book;
import cn.yishulai.kernel.BookNumber;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Fills a database with generated books as the import would, two copies of each on fifty sites and people who wait: a
 * few books are wanted by hundreds, most by nobody (Zipf). The rows go in by COPY, the tokens are those of
 * {@link SearchEntry}.
 */
public final class SearchLoad {

    public static final int SITES = 50;
    private static final int PEOPLE = 2_000;
    private static final int MOST_WAITING = 500;
    private static final int CHUNK = 5_000;

    private static final long FIRST_ID = 0x0190_0000_0000_7000L;
    /** No common divisor with any power of ten: the wanted books are spread over the catalogue. */
    private static final long SPREAD = 7_919;

    private final Connection database;
    private final TitleGenerator generator;
    private final int books;

    public SearchLoad(Connection database, TitleGenerator generator, int books) {
        this.database = database;
        this.generator = generator;
        this.books = books;
    }

    /** An empty database with our tables. */
    public static Connection emptyDatabase() throws SQLException {
        return CatalogDatabase.empty();
    }

    public static UUID id(long book) {
        return new UUID(FIRST_ID + (book << 16), 0x8000_0000_0000_0000L + book);
    }

    /** What the import would have made of it. */
    static Description description(Book book) {
        return new Description(
                book.title(),
                book.label(),
                book.author(),
                book.publisher(),
                book.series(),
                book.year(),
                book.priceFen(),
                book.number() == null ? List.of() : List.of(new BookNumber(book.number())));
    }

    /** A book for another engine; the tokens of its title have a ^ before them. */
    public record Folded(String title, String author, List<String> tokens, int rank) {}

    public Folded folded(long book) {
        return folded(description(generator.book(book)), demand(waiting(book)));
    }

    static Folded folded(Description book, int demand) {
        SearchEntry entry = SearchEntry.of(book);
        int rank = (31 - demand) * 64 + Math.min(63, entry.titleKey().length());
        return new Folded(entry.titleKey(), entry.authorKey(), List.copyOf(entry.tokens()), rank);
    }

    /**
     * A search for another engine, taken apart as we do it.
     *
     * @param terms all of which must be there; a star at the end stands for any end
     * @param loose what must be there in any order when nothing else fits; empty for none
     * @param latin words that may be mistyped
     */
    public record Asked(String whole, List<String> terms, List<String> loose, List<String> latin) {}

    public static Asked asked(String typed) {
        SearchQuery query = SearchQuery.of(typed);
        return new Asked(
                query.whole(),
                terms(query.tokens()),
                query.loose().isEmpty() ? List.of() : terms(query.loose()),
                query.latinWords().stream().filter(word -> word.length() >= 4).toList());
    }

    private static List<String> terms(String tsquery) {
        return Arrays.stream(tsquery.split(" & "))
                .map(term -> term.replace(":*", "*").replace("'", ""))
                .toList();
    }

    static int demand(int waiting) {
        return 32 - Integer.numberOfLeadingZeros(waiting);
    }

    /** The first is wanted by 500, the thousandth by as many as the Zipf law leaves, most by nobody. */
    private int waiting(long book) {
        long place = book * SPREAD % books;
        return (int) Math.min(MOST_WAITING, books / 50 / (place + 1));
    }

    public void run() throws SQLException, IOException {
        run("SET session_replication_role = replica");
        List<String> indexes = indexes();
        for (String index : indexes) {
            run("DROP INDEX " + index.replaceFirst("CREATE (?:UNIQUE )?INDEX (\\S+) .*", "$1"));
        }
        copyCatalogue();
        copyPeople();
        copy("copy (id, code, volume_id, status, household_id, site_id, grade, since)", 2L * books, this::copyRow);
        copy(
                "swap_request (id, state, volume_id, wished_volume, line_key, person_id, household_id, pickup_site,"
                        + " wished_site, placed_at, since, auto_accept, rules_version, changed_at)",
                books,
                this::requestRows);
        run("SET maintenance_work_mem = '1GB'");
        run(SearchWords.LEARN_ARRIVING.replace("arriving", "volume_search"));
        for (String index : indexes) {
            run(index);
        }
        run("RESET session_replication_role");
        run("VACUUM ANALYZE");
    }

    private List<String> indexes() throws SQLException {
        List<String> indexes = new ArrayList<>();
        String sql = "SELECT indexdef FROM pg_indexes WHERE tablename = 'volume_search' AND indexname NOT LIKE '%_pk'";
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                indexes.add(row.getString(1));
            }
        }
        return indexes;
    }

    private void copyCatalogue() throws SQLException, IOException {
        copy("work (id, title, author)", books, i -> {
            Book book = generator.book(i);
            return row(id(i), book.title(), book.author());
        });
        copy("edition (id, work_id, title, author, publisher, series, year, price_fen)", books, i -> {
            Book book = generator.book(i);
            return row(
                    id(i),
                    id(i),
                    book.title(),
                    book.author(),
                    book.publisher(),
                    book.series(),
                    book.year(),
                    book.priceFen());
        });
        copy(
                "volume (id, edition_id, label)",
                books,
                i -> row(id(i), id(i), generator.book(i).label()));
        copy("volume_number (volume_id, position, number, kind)", books, i -> {
            String number = generator.book(i).number();
            return number == null ? "" : row(id(i), 0, number, "ISBN");
        });
        copy("volume_search (volume_id, title_key, author_key, sought, tokens, demand)", books, i -> {
            SearchEntry entry = SearchEntry.of(description(generator.book(i)));
            String tokens =
                    entry.tokens().stream().map(token -> "'" + token + "'").collect(Collectors.joining(" "));
            return row(id(i), entry.titleKey(), entry.authorKey(), entry.sought(), tokens, demand(waiting(i)));
        });
    }

    private void copyPeople() throws SQLException, IOException {
        copy(
                "site (id, name, kind, receives)",
                SITES,
                i -> row(site(i), "点位" + i, i == 0 ? "CENTRE" : "READING_ROOM", true));
        copy(
                "household (id, family_code, created_at)",
                PEOPLE,
                i -> row(id(i), "%08d".formatted(i), "2026-01-01T00:00:00Z"));
        copy(
                "person (id, household_id, nickname, kind, created_at)",
                PEOPLE,
                i -> row(id(i), id(i), "读者" + i, "ADULT", "2026-01-01T00:00:00Z"));
    }

    private static UUID site(long number) {
        return id(1_000_000_000L + number);
    }

    /** Half of the copies stand on shelves, more of them at the centre than anywhere else; the others are at home. */
    private String copyRow(long copy) {
        SplittableRandom dice = new SplittableRandom(copy * 31 + 17);
        boolean shelved = dice.nextBoolean();
        int site = (int) Math.min(SITES - 1, Math.pow(SITES, dice.nextDouble()) - 1);
        return row(
                id(copy),
                "%010d".formatted(copy),
                id(copy / 2),
                shelved ? "AVAILABLE" : "HANDED_OVER",
                shelved ? null : id(dice.nextInt(PEOPLE)),
                shelved ? site(site) : null,
                List.of("LIKE_NEW", "GOOD", "FAIR", "WORN").get(dice.nextInt(4)),
                "2026-02-01T00:00:00Z");
    }

    private String requestRows(long book) {
        return IntStream.range(0, waiting(book))
                .mapToObj(i -> {
                    UUID person = id((book + i) % PEOPLE);
                    return row(
                            id(book * MOST_WAITING + i),
                            "OPEN",
                            id(book),
                            id(book),
                            "volume:" + id(book),
                            person,
                            person,
                            site(i % SITES),
                            site(i % SITES),
                            "2026-03-01T00:00:00Z",
                            "2026-03-01T00:00:00Z",
                            false,
                            1,
                            "2026-03-01T00:00:00Z");
                })
                .collect(Collectors.joining());
    }

    private void copy(String table, long count, LongFunction<String> rows) throws SQLException, IOException {
        for (long from = 0; from < count; from += CHUNK) {
            String chunk = LongStream.range(from, Math.min(count, from + CHUNK))
                    .mapToObj(rows)
                    .collect(Collectors.joining());
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN", new StringReader(chunk));
        }
    }

    private static String row(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? "\\N" : escaped(Objects.toString(value)))
                .collect(Collectors.joining("\t", "", "\n"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
