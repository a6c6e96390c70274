package cn.yishulai.catalog;

import cn.yishulai.catalog.DescriptionChanges.Proposal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in bulk: COPY into a table of this connection, then one statement per table of the catalogue. One
 * import writes at a time, so two of the same file add nothing twice.
 */
final class ImportBatch implements AutoCloseable {

    /** Any number, as long as nobody else locks it. */
    private static final long IMPORT_LOCK = 30_031;

    /** What was exported from here and comes back tells of the volume whose id it bears. */
    private static final String RECOGNISE_OWN =
            """
            INSERT INTO import_record (identity, volume_id, fingerprint, source, imported_at)
            SELECT DISTINCT ON (a.identity) a.identity, v.id, ''::bytea, ?, ?
              FROM arriving a JOIN volume v ON v.id = a.volume_id ORDER BY a.identity
            ON CONFLICT DO NOTHING
            """;
    /** A book that a household described becomes the one of the record that says the same of it. */
    private static final String CLAIM =
            """
            UPDATE import_record k SET identity = a.identity, claimable = false
              FROM arriving a
             WHERE k.identity = a.plain AND k.claimable
               AND NOT EXISTS (SELECT FROM import_record o WHERE o.identity = a.identity AND NOT o.claimable)
            """;
    /**
     * Records that came before and say something new, with what they told of then. Of a volume that a librarian merged
     * into another they have nothing to say any more: whose words stand was decided.
     */
    private static final String NEWS =
            """
            SELECT DISTINCT ON (a.ordinal) a.ordinal, v.id AS volume_id, v.edition_id, e.work_id,
                   w.title = e.title AS title_of_work, w.author IS NOT DISTINCT FROM e.author AS author_of_work
              FROM arriving a JOIN import_record k ON k.identity = a.identity
              JOIN volume v ON v.id = k.volume_id JOIN edition e ON e.id = v.edition_id JOIN work w ON w.id = e.work_id
             WHERE v.merged_into IS NULL
               AND NOT EXISTS (SELECT FROM import_record o WHERE o.identity = a.identity AND o.fingerprint = a.fingerprint)
             ORDER BY a.ordinal
            """;

    private static final String REMEMBER_NEWS =
            """
            INSERT INTO import_record (identity, volume_id, fingerprint, source, imported_at)
            SELECT DISTINCT ON (a.identity) a.identity, k.volume_id, a.fingerprint, ?, ?
              FROM arriving a JOIN import_record k ON k.identity = a.identity ORDER BY a.identity, k.imported_at
            ON CONFLICT DO NOTHING
            """;
    private static final String FORGET_KNOWN =
            "DELETE FROM arriving USING import_record known WHERE known.identity = arriving.identity";
    private static final List<String> INSERTS = List.of(
            """
            INSERT INTO work (id, title, author)
            SELECT DISTINCT ON (work_id) work_id, title, author FROM arriving ORDER BY work_id, ordinal
            ON CONFLICT DO NOTHING
            """,
            """
            INSERT INTO edition (id, work_id, title, author, publisher, series, year, price_fen)
            SELECT DISTINCT ON (edition_id) edition_id, work_id, title, author, publisher, series, year, price_fen
              FROM arriving ORDER BY edition_id, ordinal
            ON CONFLICT DO NOTHING
            """,
            "INSERT INTO volume (id, edition_id, label) SELECT volume_id, edition_id, label FROM arriving",
            """
            INSERT INTO volume_number (volume_id, position, number, kind)
            SELECT volume_id, n.position - 1, n.number, n.kind
              FROM arriving, unnest(numbers, kinds) WITH ORDINALITY AS n (number, kind, position)
            """,
            """
            INSERT INTO edition_subject (edition_id, class_number, language, audience)
            SELECT DISTINCT ON (edition_id) edition_id, class_number, language, audience FROM arriving
             WHERE num_nonnulls(class_number, language, audience) > 0 ORDER BY edition_id, ordinal
            ON CONFLICT DO NOTHING
            """,
            """
            INSERT INTO volume_search (volume_id, title_key, author_key, sought, tokens, class, language, audience)
            SELECT volume_id, title_key, author_key, sought, tokens, left(class_number, 1), language, audience
              FROM arriving
            """,
            SearchWords.LEARN_ARRIVING);
    private static final String DESCRIBED =
            """
            INSERT INTO description_change (subject_id, field, origin, source, place, at)
            SELECT DISTINCT ON (s.id) s.id, 'ALL', 'IMPORT', ?, a.place, ?
              FROM arriving a, LATERAL (VALUES (edition_id), (volume_id)) s (id)
             WHERE NOT EXISTS (SELECT FROM description_change d WHERE d.subject_id = s.id)
             ORDER BY s.id, a.ordinal
            """;
    private static final String REMEMBER =
            """
            INSERT INTO import_record (identity, volume_id, fingerprint, source, imported_at)
            SELECT identity, volume_id, fingerprint, ?, ? FROM arriving
            """;

    private final Connection database;
    private final String source;
    private final Clock clock;

    ImportBatch(Connection database, String source, Clock clock) throws SQLException {
        this.database = database;
        this.source = source;
        this.clock = clock;
        ArrivingRows.create(database);
        database.commit();
    }

    /**
     * Brings the records in, in the running transaction; the caller commits.
     *
     * @return what became of each
     */
    List<ImportOutcome> add(List<Arrival> arrivals) throws SQLException {
        return rounds(arrivals, true);
    }

    /**
     * What {@link #add} would do; the caller rolls back. A record that comes twice, in two batches, is told twice.
     */
    List<ImportOutcome> rehearse(List<Arrival> arrivals) throws SQLException {
        return rounds(arrivals, false);
    }

    /** A record that comes twice and says two things must be brought in twice: the first time, and as news. */
    private List<ImportOutcome> rounds(List<Arrival> arrivals, boolean stays) throws SQLException {
        List<ImportOutcome> outcomes = new ArrayList<>(Collections.nCopies(arrivals.size(), ImportOutcome.KNOWN));
        Map<Integer, Arrival> waiting = new TreeMap<>();
        for (int i = 0; i < arrivals.size(); i++) {
            waiting.put(i, arrivals.get(i));
        }
        if (!arrivals.isEmpty()) {
            run("SELECT pg_advisory_xact_lock(" + IMPORT_LOCK + ")");
        }
        while (!waiting.isEmpty()) {
            Map<Integer, Arrival> round = firstOfEach(waiting);
            write(round, outcomes, stays);
            if (!stays) {
                break;
            }
        }
        return outcomes;
    }

    /** Takes the first of each record out of those that wait, and the ones that repeat it word for word. */
    private static Map<Integer, Arrival> firstOfEach(Map<Integer, Arrival> waiting) {
        Map<Integer, Arrival> round = new TreeMap<>();
        Map<ByteBuffer, byte[]> said = new HashMap<>();
        Set<UUID> own = new HashSet<>();
        waiting.entrySet().removeIf(entry -> {
            Arrival arrival = entry.getValue();
            if (arrival.own() != null && !own.add(arrival.own().volume())) {
                return false;
            }
            byte[] fingerprint = arrival.fingerprint();
            byte[] before = said.putIfAbsent(ByteBuffer.wrap(arrival.identity()), fingerprint);
            if (before == null) {
                round.put(entry.getKey(), arrival);
            }
            return before == null || Arrays.equals(before, fingerprint);
        });
        return round;
    }

    private void write(Map<Integer, Arrival> round, List<ImportOutcome> outcomes, boolean stays) throws SQLException {
        Instant now = clock.instant();
        run("DELETE FROM arriving");
        ArrivingRows rows = new ArrivingRows();
        round.forEach(rows::add);
        rows.send(database);
        if (round.values().stream().anyMatch(arrival -> arrival.own() != null)) {
            remember(RECOGNISE_OWN, now);
        }
        run(CLAIM);
        tellNews(round, outcomes, now);
        remember(REMEMBER_NEWS, now);
        run(FORGET_KNOWN);
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT ordinal FROM arriving")) {
            while (row.next()) {
                outcomes.set(row.getInt(1), ImportOutcome.ADDED);
            }
        }
        if (stays) {
            for (String insert : INSERTS) {
                run(insert);
            }
            remember(DESCRIBED, now);
            remember(REMEMBER, now);
        }
    }

    private void tellNews(Map<Integer, Arrival> round, List<ImportOutcome> outcomes, Instant now) throws SQLException {
        List<Proposal> proposals = new ArrayList<>();
        Map<UUID, Integer> told = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(NEWS)) {
            while (row.next()) {
                int ordinal = row.getInt("ordinal");
                News news = new News(round.get(ordinal), proposals);
                news.tell(row);
                told.put(row.getObject("volume_id", UUID.class), ordinal);
                told.put(row.getObject("edition_id", UUID.class), ordinal);
            }
        }
        Map<Integer, List<FieldChange>> changes = new HashMap<>();
        for (FieldChange change : DescriptionChanges.make(database, proposals, Origin.file(source), now)) {
            Integer ordinal = told.get(change.subject());
            if (ordinal != null) {
                changes.computeIfAbsent(ordinal, o -> new ArrayList<>()).add(change);
            }
        }
        changes.forEach((ordinal, made) -> outcomes.set(ordinal, ImportOutcome.changed(made)));
    }

    /** What a record proposes for what it told of before. Its silence empties nothing. */
    private record News(Arrival arrival, List<Proposal> proposals) {

        void tell(ResultSet row) throws SQLException {
            Description book = arrival.accepted();
            UUID edition = row.getObject("edition_id", UUID.class);
            UUID work = row.getObject("work_id", UUID.class);
            propose(edition, DescribedField.TITLE, book.title());
            propose(edition, DescribedField.AUTHOR, book.author());
            propose(edition, DescribedField.PUBLISHER, book.publisher());
            propose(edition, DescribedField.SERIES, book.series());
            propose(edition, DescribedField.YEAR, book.year());
            propose(edition, DescribedField.PRICE, book.priceFen());
            propose(row.getObject("volume_id", UUID.class), DescribedField.LABEL, book.label());
            // The work follows its edition while it is called the same.
            propose(work, DescribedField.TITLE, row.getBoolean("title_of_work") ? book.title() : null);
            propose(work, DescribedField.AUTHOR, row.getBoolean("author_of_work") ? book.author() : null);
        }

        private void propose(UUID subject, DescribedField field, @Nullable Object value) {
            if (value != null) {
                proposals.add(new Proposal(subject, field, value.toString(), arrival.place()));
            }
        }
    }

    /** Lets PostgreSQL count anew, so that the first search after an import is planned for what is there now. */
    void finish() throws SQLException {
        for (String table : List.of(
                "work", "edition", "volume", "volume_number", "volume_search", "import_record", "description_change")) {
            run("ANALYZE " + table);
        }
        database.commit();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private void remember(String sql, Instant now) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, source);
            statement.setTimestamp(2, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        database.rollback();
        run("DROP TABLE IF EXISTS arriving");
        database.commit();
    }
}
