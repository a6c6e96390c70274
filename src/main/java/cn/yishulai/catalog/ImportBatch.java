package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumber;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes records in bulk: COPY into a table of this connection, then one statement per table of the catalogue. One
 * import writes at a time, so two of the same file add nothing twice.
 */
final class ImportBatch implements AutoCloseable {

    /** Any number, as long as nobody else locks it. */
    private static final long IMPORT_LOCK = 30_031;

    private static final String CREATE =
            """
            CREATE TEMPORARY TABLE IF NOT EXISTS arriving (
                identity bytea, fingerprint bytea, title text, author text, publisher text, series text, year smallint,
                price_fen integer, label text, numbers text[], kinds text[],
                title_key text COLLATE "C", author_key text COLLATE "C", sought text COLLATE "C", tokens tsvector,
                work_id uuid DEFAULT uuidv7(), edition_id uuid DEFAULT uuidv7(), volume_id uuid DEFAULT uuidv7()
            ) ON COMMIT DELETE ROWS
            """;
    private static final String COPY =
            """
            COPY arriving (identity, fingerprint, title, author, publisher, series, year, price_fen, label, numbers, kinds,
                           title_key, author_key, sought, tokens) FROM STDIN
            """;
    private static final String FORGET_KNOWN =
            "DELETE FROM arriving USING import_record known WHERE known.identity = arriving.identity";
    private static final List<String> INSERTS = List.of(
            "INSERT INTO work (id, title, author) SELECT work_id, title, author FROM arriving",
            """
            INSERT INTO edition (id, work_id, title, author, publisher, series, year, price_fen)
            SELECT edition_id, work_id, title, author, publisher, series, year, price_fen FROM arriving
            """,
            "INSERT INTO volume (id, edition_id, label) SELECT volume_id, edition_id, label FROM arriving",
            """
            INSERT INTO volume_number (volume_id, position, number, kind)
            SELECT volume_id, n.position - 1, n.number, n.kind
              FROM arriving, unnest(numbers, kinds) WITH ORDINALITY AS n (number, kind, position)
            """,
            """
            INSERT INTO volume_search (volume_id, title_key, author_key, sought, tokens)
            SELECT volume_id, title_key, author_key, sought, tokens FROM arriving
            """);
    private static final String REMEMBER =
            """
            INSERT INTO import_record (identity, volume_id, fingerprint, source)
            SELECT identity, volume_id, fingerprint, ? FROM arriving
            """;

    private final Connection database;
    private final String source;

    ImportBatch(Connection database, String source) throws SQLException {
        this.database = database;
        this.source = source;
        run(CREATE);
        database.commit();
    }

    /**
     * Adds those that have not come before, and commits.
     *
     * @return how many were added
     */
    int add(List<Arrival> arrivals) throws SQLException {
        if (arrivals.isEmpty()) {
            return 0;
        }
        run("SELECT pg_advisory_xact_lock(" + IMPORT_LOCK + ")");
        copy(arrivals);
        run(FORGET_KNOWN);
        for (String insert : INSERTS) {
            run(insert);
        }
        int added = remember();
        database.commit();
        return added;
    }

    /**
     * What {@link #add} would do, and nothing of it stays.
     *
     * @return how many would be added; a record that comes twice, far apart, is counted twice
     */
    int rehearse(List<Arrival> arrivals) throws SQLException {
        if (arrivals.isEmpty()) {
            return 0;
        }
        copy(arrivals);
        run(FORGET_KNOWN);
        int added = count("SELECT count(*) FROM arriving");
        database.rollback();
        return added;
    }

    private int count(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Lets PostgreSQL count anew, so that the first search after an import is planned for what is there now. */
    void finish() throws SQLException {
        for (String table : List.of("work", "edition", "volume", "volume_number", "volume_search", "import_record")) {
            run("ANALYZE " + table);
        }
        database.commit();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private int remember() throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(REMEMBER)) {
            statement.setString(1, source);
            return statement.executeUpdate();
        }
    }

    private void copy(List<Arrival> arrivals) throws SQLException {
        StringBuilder rows = new StringBuilder(arrivals.size() * 600);
        Set<String> identities = new HashSet<>();
        for (Arrival arrival : arrivals) {
            String identity = HexFormat.of().formatHex(arrival.identity());
            if (identities.add(identity)) {
                append(rows, identity, arrival);
            }
        }
        CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
        try {
            copy.copyIn(COPY, new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new SQLException("the rows cannot be sent", e);
        }
    }

    private static void append(StringBuilder rows, String identity, Arrival arrival) {
        Description book = arrival.accepted();
        SearchEntry entry = SearchEntry.of(book);
        List<BookNumber> numbers = book.numbers();
        cell(rows, "\\x" + identity, '\t');
        cell(rows, "\\x" + HexFormat.of().formatHex(arrival.fingerprint()), '\t');
        cell(rows, book.title(), '\t');
        cell(rows, book.author(), '\t');
        cell(rows, book.publisher(), '\t');
        cell(rows, book.series(), '\t');
        cell(rows, book.year(), '\t');
        cell(rows, book.priceFen(), '\t');
        cell(rows, book.label(), '\t');
        cell(rows, array(numbers.stream().map(BookNumber::value).toList()), '\t');
        cell(rows, array(numbers.stream().map(number -> number.kind().name()).toList()), '\t');
        cell(rows, entry.titleKey(), '\t');
        cell(rows, entry.authorKey(), '\t');
        cell(rows, entry.sought(), '\t');
        cell(rows, tsvector(entry.tokens()), '\n');
    }

    /** The text format of COPY: a backslash before what would end a cell. */
    private static void cell(StringBuilder row, @Nullable Object value, char end) {
        if (value == null) {
            row.append("\\N");
        } else {
            String text = value.toString();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> row.append("\\\\");
                    case '\t' -> row.append("\\t");
                    case '\n' -> row.append("\\n");
                    case '\r' -> row.append("\\r");
                    default -> row.append(c);
                }
            }
        }
        row.append(end);
    }

    /** Book numbers hold digits, letters and a dot: nothing that needs quoting in an array. */
    private static String array(List<String> values) {
        return "{" + String.join(",", values) + "}";
    }

    /** Tokens are folded text: no quote, no backslash. */
    private static String tsvector(Set<String> tokens) {
        return tokens.stream().map(token -> "'" + token + "'").collect(Collectors.joining(" "));
    }

    @Override
    public void close() throws SQLException {
        database.rollback();
    }
}
