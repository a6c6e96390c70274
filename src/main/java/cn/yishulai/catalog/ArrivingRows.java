package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumber;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The records of a batch, sent by COPY into a table that only this connection sees. */
final class ArrivingRows {

    private static final String CREATE =
            """
            CREATE TEMPORARY TABLE IF NOT EXISTS arriving (
                ordinal integer, place text, identity bytea, plain bytea, fingerprint bytea,
                title text, author text, publisher text, series text, year smallint,
                price_fen integer, label text, numbers text[], kinds text[],
                title_key text COLLATE "C", author_key text COLLATE "C", sought text COLLATE "C", tokens tsvector,
                class_number text, language text, audience text,
                work_id uuid DEFAULT uuidv7(), edition_id uuid DEFAULT uuidv7(), volume_id uuid DEFAULT uuidv7()
            ) ON COMMIT DELETE ROWS
            """;
    private static final String COPY =
            """
            COPY arriving (ordinal, place, identity, plain, fingerprint, title, author, publisher, series, year, price_fen,
                           label, numbers, kinds, title_key, author_key, sought, tokens,
                           class_number, language, audience, work_id, edition_id, volume_id)
            FROM STDIN WITH (DEFAULT '\\D')
            """;

    private final StringBuilder rows = new StringBuilder();

    static void create(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(CREATE);
        }
    }

    /** @param ordinal the place of the record in its batch */
    void add(int ordinal, Arrival arrival) {
        Description book = arrival.accepted();
        SearchEntry entry = SearchEntry.of(book);
        List<BookNumber> numbers = book.numbers();
        cell(ordinal, '\t');
        cell(arrival.place(), '\t');
        cell(hex(arrival.identity()), '\t');
        cell(hex(arrival.plainIdentity()), '\t');
        cell(hex(arrival.fingerprint()), '\t');
        cell(book.title(), '\t');
        cell(book.author(), '\t');
        cell(book.publisher(), '\t');
        cell(book.series(), '\t');
        cell(book.year(), '\t');
        cell(book.priceFen(), '\t');
        cell(book.label(), '\t');
        cell(array(numbers.stream().map(BookNumber::value).toList()), '\t');
        cell(array(numbers.stream().map(number -> number.kind().name()).toList()), '\t');
        cell(entry.titleKey(), '\t');
        cell(entry.authorKey(), '\t');
        cell(entry.sought(), '\t');
        cell(entry.tsvector(), '\t');
        Subject subject = arrival.subject();
        cell(subject.classNumber(), '\t');
        cell(subject.language(), '\t');
        cell(subject.audience(), '\t');
        OwnIds own = arrival.own();
        id(own == null ? null : own.work(), '\t');
        id(own == null ? null : own.edition(), '\t');
        id(own == null ? null : own.volume(), '\n');
    }

    private void id(@Nullable UUID own, char end) {
        rows.append(own == null ? "\\D" : own.toString()).append(end);
    }

    void send(Connection database) throws SQLException {
        try {
            database.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new SQLException("the rows cannot be sent", e);
        }
    }

    /** The text format of COPY: a backslash before what would end a cell. */
    private void cell(@Nullable Object value, char end) {
        if (value == null) {
            rows.append("\\N");
        } else {
            String text = value.toString();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> rows.append("\\\\");
                    case '\t' -> rows.append("\\t");
                    case '\n' -> rows.append("\\n");
                    case '\r' -> rows.append("\\r");
                    default -> rows.append(c);
                }
            }
        }
        rows.append(end);
    }

    private static String hex(byte[] digest) {
        return "\\x" + HexFormat.of().formatHex(digest);
    }

    /** Book numbers hold digits, letters and a dot: nothing that needs quoting in an array. */
    private static String array(List<String> values) {
        return "{" + String.join(",", values) + "}";
    }
}
