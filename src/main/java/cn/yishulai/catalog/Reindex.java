package cn.yishulai.catalog;

import java.io.PrintStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code reindex}: makes the rows of the search anew, by the rules of this version, while the service runs. Rows that
 * other rules made, and volumes that have none, are done; interrupted, it goes on where it was, because what is done is
 * no longer stale. With {@code --all}, every row is done again.
 */
public final class Reindex {

    /** A transaction locks so many rows, for about a tenth of a second. */
    private static final int BATCH = 1_000;

    private static final int TOLD_EVERY = 50_000;

    private static final String MARK_ALL = "UPDATE volume_search SET rules = 0 WHERE volume_id = ANY (?)";
    private static final String NEXT =
            "SELECT volume_id FROM volume_search WHERE volume_id > ? ORDER BY volume_id LIMIT ?";
    private static final String STALE = "SELECT volume_id FROM volume_search WHERE rules < " + SearchEntry.RULES
            + " ORDER BY volume_id LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String MISSING =
            """
            SELECT id FROM volume v WHERE v.merged_into IS NULL AND NOT EXISTS (SELECT FROM volume_search s WHERE s.volume_id = v.id)
             ORDER BY id LIMIT ?
            """;
    private static final String COUNT = "SELECT count(*) FROM volume_search WHERE rules < " + SearchEntry.RULES;
    private static final String DESCRIBED =
            """
            SELECT v.id, e.title, v.label, e.author, e.publisher, e.series
              FROM volume v JOIN edition e ON e.id = v.edition_id WHERE v.id = ANY (?)
            """;
    private static final String MADE =
            """
            UPDATE volume_search s
               SET title_key = n.title_key, author_key = n.author_key, sought = n.sought, tokens = n.tokens::tsvector,
                   class = (SELECT left(u.class_number, 1) FROM volume v JOIN edition_subject u USING (edition_id)
                             WHERE v.id = s.volume_id),
                   language = (SELECT u.language FROM volume v JOIN edition_subject u USING (edition_id) WHERE v.id = s.volume_id),
                   audience = (SELECT u.audience FROM volume v JOIN edition_subject u USING (edition_id) WHERE v.id = s.volume_id),
                   rules = %d
              FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                   AS n (volume_id, title_key, author_key, sought, tokens)
             WHERE s.volume_id = n.volume_id
            """
                    .formatted(SearchEntry.RULES);

    private final Connection database;
    private final PrintStream out;

    public Reindex(Connection database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /** @return how many rows were made */
    public long run(boolean all) throws SQLException {
        database.setAutoCommit(false);
        if (all) {
            markAll();
        }
        long left = count();
        long made = 0;
        long told = 0;
        List<UUID> rows = locked();
        while (!rows.isEmpty()) {
            make(rows);
            database.commit();
            made += rows.size();
            if (made - told >= TOLD_EVERY) {
                told = made;
                out.printf("reindex: %,d of about %,d%n", made, left);
            }
            rows = locked();
        }
        made += addMissing();
        long busy = count();
        out.printf(
                "reindex: %,d volumes are found by the rules of this version%s%n",
                made, busy == 0 ? "" : "; %,d are being changed by somebody: run it again".formatted(busy));
        database.rollback();
        return made;
    }

    /** In batches of their own, so that no row stays locked; then an interrupted run goes on without it. */
    private void markAll() throws SQLException {
        UUID last = new UUID(0, 0);
        List<UUID> rows = ids(NEXT, last, BATCH);
        while (!rows.isEmpty()) {
            try (PreparedStatement mark = database.prepareStatement(MARK_ALL)) {
                mark.setArray(1, database.createArrayOf("uuid", rows.toArray()));
                mark.executeUpdate();
            }
            database.commit();
            rows = ids(NEXT, rows.get(rows.size() - 1), BATCH);
        }
    }

    private List<UUID> locked() throws SQLException {
        return ids(STALE, BATCH);
    }

    /**
     * The rows are locked before the descriptions are read: whoever changes a description writes its row after that, so
     * the older text never comes last.
     */
    private void make(List<UUID> rows) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        List<SearchEntry> entries = new ArrayList<>();
        Set<String> words = new LinkedHashSet<>();
        try (PreparedStatement described = database.prepareStatement(DESCRIBED)) {
            described.setArray(1, database.createArrayOf("uuid", rows.toArray()));
            try (ResultSet row = described.executeQuery()) {
                while (row.next()) {
                    SearchEntry entry = SearchEntry.of(description(row));
                    ids.add(row.getObject(1, UUID.class));
                    entries.add(entry);
                    words.addAll(entry.tokens());
                }
            }
        }
        try (PreparedStatement made = database.prepareStatement(MADE)) {
            made.setArray(1, database.createArrayOf("uuid", ids.toArray()));
            made.setArray(2, texts(entries.stream().map(SearchEntry::titleKey).toList()));
            made.setArray(3, texts(entries.stream().map(SearchEntry::authorKey).toList()));
            made.setArray(4, texts(entries.stream().map(SearchEntry::sought).toList()));
            made.setArray(5, texts(entries.stream().map(SearchEntry::tsvector).toList()));
            made.executeUpdate();
        }
        SearchWords.learn(database, words);
    }

    private long addMissing() throws SQLException {
        long added = 0;
        List<UUID> missing = ids(MISSING, BATCH);
        while (!missing.isEmpty()) {
            try (PreparedStatement row = database.prepareStatement(
                    "INSERT INTO volume_search (volume_id, title_key, author_key, sought, tokens, rules)"
                            + " SELECT unnest(?::uuid[]), '', '', '', '', 0 ON CONFLICT DO NOTHING")) {
                row.setArray(1, database.createArrayOf("uuid", missing.toArray()));
                row.executeUpdate();
            }
            make(missing);
            database.commit();
            added += missing.size();
            missing = ids(MISSING, BATCH);
        }
        return added;
    }

    private static Description description(ResultSet row) throws SQLException {
        return new Description(
                row.getString("title"),
                row.getString("label"),
                row.getString("author"),
                row.getString("publisher"),
                row.getString("series"),
                null,
                null,
                List.of());
    }

    private Array texts(List<String> values) throws SQLException {
        return database.createArrayOf("text", values.toArray());
    }

    private long count() throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(COUNT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<UUID> ids(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }
}
