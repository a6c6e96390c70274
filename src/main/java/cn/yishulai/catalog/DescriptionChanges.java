package cn.yishulai.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one statement by which descriptions change, for a librarian's one field and for a thousand records of an import.
 * It compares, asks who is believed, writes the history and the values.
 */
final class DescriptionChanges {

    /** What somebody would like a field to say. */
    record Proposal(UUID subject, DescribedField field, @Nullable String value, @Nullable String place) {}

    /** Whoever changes the same subjects waits here, each in the same order. */
    private static final List<String> LOCKS = Stream.of("work", "edition", "volume")
            .map("SELECT 1 FROM %s WHERE id = ANY (?) ORDER BY id FOR UPDATE"::formatted)
            .toList();

    private static final String CHANGE =
            """
            WITH proposed AS (
                SELECT DISTINCT ON (subject_id, field) *
                  FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[])
                       WITH ORDINALITY AS p (subject_id, field, value, place, position)
                 ORDER BY subject_id, field, position DESC),
            changed AS (
                INSERT INTO description_change (subject_id, field, old_value, new_value, origin, source, place, at)
                SELECT p.subject_id, p.field, now.value, p.value, ?, ?, p.place, ?
                  FROM proposed p
                  JOIN description_value now ON now.subject_id = p.subject_id AND now.field = p.field
                  LEFT JOIN LATERAL (
                      SELECT c.field, origin_rank(c.origin) AS rank FROM description_change c
                       WHERE c.subject_id = p.subject_id AND c.field IN (p.field, 'ALL')
                       ORDER BY c.id DESC LIMIT 1) last ON true
                 WHERE p.value IS DISTINCT FROM now.value
                   AND (coalesce(last.rank, 0) <= origin_rank(?) OR (last.field = 'ALL' AND now.value IS NULL))
                RETURNING *),
            said AS (
                SELECT subject_id, jsonb_object_agg(field, new_value) AS v FROM changed GROUP BY subject_id),
            works AS (
                UPDATE work w
                   SET title = CASE WHEN jsonb_exists(v, 'TITLE') THEN v ->> 'TITLE' ELSE title END,
                       author = CASE WHEN jsonb_exists(v, 'AUTHOR') THEN v ->> 'AUTHOR' ELSE author END
                  FROM said WHERE w.id = subject_id),
            editions AS (
                UPDATE edition e
                   SET title = CASE WHEN jsonb_exists(v, 'TITLE') THEN v ->> 'TITLE' ELSE title END,
                       author = CASE WHEN jsonb_exists(v, 'AUTHOR') THEN v ->> 'AUTHOR' ELSE author END,
                       publisher = CASE WHEN jsonb_exists(v, 'PUBLISHER') THEN v ->> 'PUBLISHER' ELSE publisher END,
                       series = CASE WHEN jsonb_exists(v, 'SERIES') THEN v ->> 'SERIES' ELSE series END,
                       year = CASE WHEN jsonb_exists(v, 'YEAR') THEN (v ->> 'YEAR')::smallint ELSE year END,
                       price_fen = CASE WHEN jsonb_exists(v, 'PRICE') THEN (v ->> 'PRICE')::integer ELSE price_fen END
                  FROM said WHERE e.id = subject_id),
            volumes AS (
                UPDATE volume l SET label = v ->> 'LABEL' FROM said WHERE l.id = subject_id AND jsonb_exists(v, 'LABEL')),
            gone AS (
                DELETE FROM volume_number n USING said
                 WHERE n.volume_id = subject_id AND jsonb_exists(v, 'NUMBERS'))
            SELECT * FROM changed
            """;

    private static final String NUMBERS =
            """
            INSERT INTO volume_number (volume_id, position, number, kind)
            SELECT ?, n.position - 1, n.number, CASE WHEN n.number LIKE '%·%' THEN 'UNIFIED' ELSE 'ISBN' END
              FROM string_to_table(?, ';') WITH ORDINALITY AS n (number, position)
            """;

    private static final String DESCRIBED =
            """
            INSERT INTO description_change (subject_id, field, origin, source, place, at)
            SELECT id, 'ALL', ?, ?, ?, ? FROM unnest(?::uuid[]) AS id
            """;

    /** The volumes whose words to find them by are others now. */
    private static final String DESCRIPTIONS =
            """
            SELECT v.id, e.title, v.label, e.author, e.publisher, e.series
              FROM volume v JOIN edition e ON e.id = v.edition_id
             WHERE (v.id = ANY (?) OR v.edition_id = ANY (?)) AND v.merged_into IS NULL
            """;

    private DescriptionChanges() {}

    /**
     * Makes those changes that change something and whose origin may make them; what a stronger source said stays.
     *
     * @return what was changed, in any order
     */
    static List<FieldChange> make(Connection database, List<Proposal> proposals, Origin origin, Instant now)
            throws SQLException {
        if (proposals.isEmpty()) {
            return List.of();
        }
        Object[] subjects = proposals.stream().map(Proposal::subject).distinct().toArray();
        for (String lock : LOCKS) {
            try (PreparedStatement statement = database.prepareStatement(lock)) {
                statement.setArray(1, database.createArrayOf("uuid", subjects));
                statement.execute();
            }
        }
        List<FieldChange> changes = change(database, proposals, origin, now);
        for (FieldChange change : changes) {
            if (change.field() == DescribedField.NUMBERS && change.newValue() != null) {
                number(database, change.subject(), change.newValue());
            }
        }
        index(database, changes);
        return changes;
    }

    private static List<FieldChange> change(Connection database, List<Proposal> proposals, Origin origin, Instant now)
            throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(CHANGE)) {
            array(statement, 1, "uuid", proposals.stream().map(Proposal::subject));
            array(statement, 2, "text", proposals.stream().map(p -> p.field().name()));
            array(statement, 3, "text", proposals.stream().map(Proposal::value));
            array(statement, 4, "text", proposals.stream().map(p -> p.place() == null ? origin.place() : p.place()));
            statement.setString(5, origin.kind().name());
            statement.setString(6, origin.source());
            statement.setTimestamp(7, Timestamp.from(now));
            statement.setString(8, origin.kind().name());
            return rows(statement);
        }
    }

    static List<FieldChange> rows(PreparedStatement statement) throws SQLException {
        List<FieldChange> changes = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String field = row.getString("field");
                changes.add(new FieldChange(
                        row.getObject("id", UUID.class),
                        row.getObject("subject_id", UUID.class),
                        field.equals("ALL") ? null : DescribedField.valueOf(field),
                        row.getString("old_value"),
                        row.getString("new_value"),
                        new Origin(
                                Origin.Kind.valueOf(row.getString("origin")),
                                row.getString("source"),
                                row.getString("place")),
                        row.getTimestamp("at").toInstant()));
            }
        }
        return changes;
    }

    /** Notes that these came to be with the values they have. */
    static void described(Connection database, List<UUID> subjects, Origin origin, Instant now) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(DESCRIBED)) {
            statement.setString(1, origin.kind().name());
            statement.setString(2, origin.source());
            statement.setString(3, origin.place());
            statement.setTimestamp(4, Timestamp.from(now));
            array(statement, 5, "uuid", subjects.stream());
            statement.executeUpdate();
        }
    }

    private static void number(Connection database, UUID volume, String numbers) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(NUMBERS)) {
            statement.setObject(1, volume);
            statement.setString(2, numbers);
            statement.executeUpdate();
        }
    }

    private static void index(Connection database, List<FieldChange> changes) throws SQLException {
        Set<UUID> subjects = new LinkedHashSet<>();
        changes.forEach(change -> subjects.add(change.subject()));
        try (PreparedStatement statement = database.prepareStatement(DESCRIPTIONS)) {
            array(statement, 1, "uuid", subjects.stream());
            array(statement, 2, "uuid", subjects.stream());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Description book = new Description(
                            row.getString("title"),
                            row.getString("label"),
                            row.getString("author"),
                            row.getString("publisher"),
                            row.getString("series"),
                            null,
                            null,
                            List.of());
                    SearchIndex.put(database, row.getObject("id", UUID.class), SearchEntry.of(book));
                }
            }
        }
    }

    private static void array(PreparedStatement statement, int position, String type, Stream<?> values)
            throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf(type, values.toArray()));
    }
}
