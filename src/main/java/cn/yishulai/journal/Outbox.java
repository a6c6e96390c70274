package cn.yishulai.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to the outside. It is written in the transaction that makes it true, and sent after it: at least
 * once, so the receiving side must bear a second copy.
 */
@ApplicationScoped
@Transactional
public class Outbox {

    /** Who took a message and was not heard of again for so long has died; the message is given to another. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    private static final String TAKE =
            """
            UPDATE outbox_message SET due_at = ?, attempts = attempts + 1
            WHERE id IN (SELECT id FROM outbox_message
                         WHERE done_at IS NULL AND topic = ANY (?) AND due_at <= ?
                         ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING id, topic, payload, sealed, posted_at, attempts""";

    private final DataSource database;
    private final Envelope envelope;
    private final ObjectMapper json;
    private final Clock clock;

    Outbox(DataSource database, Envelope envelope, ObjectMapper json, Clock clock) {
        this.database = database;
        this.envelope = envelope;
        this.json = json;
        this.clock = clock;
    }

    /** @param attempts how often it was taken to be sent, this time included */
    public record Message(UUID id, String topic, Map<String, Object> payload, Instant postedAt, int attempts) {}

    /** Posts a message in the transaction of what it tells of. */
    public void post(String topic, Map<String, Object> payload) {
        insert(topic, write(payload), null);
    }

    /** Many messages of one kind, in one round trip. */
    public void postAll(String topic, List<Map<String, Object>> payloads) {
        if (payloads.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement post =
                        connection.prepareStatement("INSERT INTO outbox_message (id, topic, payload, posted_at, due_at)"
                                + " SELECT uuidv7(), ?, payload, ?, ? FROM unnest(?) AS payload")) {
            Timestamp now = Timestamp.from(clock.instant());
            post.setString(1, topic);
            post.setTimestamp(2, now);
            post.setTimestamp(3, now);
            post.setArray(
                    4,
                    connection.createArrayOf(
                            "text", payloads.stream().map(this::write).toArray()));
            post.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be written", e);
        }
    }

    /** The same for a payload that must not lie readable in the database; it is destroyed when it has been sent. */
    public void postSealed(String topic, Map<String, Object> payload) {
        insert(topic, null, envelope.seal(write(payload)));
    }

    /**
     * Takes messages to be sent, each for {@link #LEASE}; two nodes never take the same. The caller sends them outside
     * of any transaction and says {@link #done} or {@link #again}.
     */
    public List<Message> due(int limit, String... topics) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setTimestamp(1, Timestamp.from(now.plus(LEASE)));
            take.setArray(2, connection.createArrayOf("text", topics));
            take.setTimestamp(3, Timestamp.from(now));
            take.setInt(4, limit);
            List<Message> messages = new ArrayList<>();
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    messages.add(message(row));
                }
            }
            messages.sort(Comparator.comparing(Message::postedAt).thenComparing(Message::id));
            return messages;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the outbox cannot be read", e);
        }
    }

    /** It was sent. */
    public void done(UUID id) {
        update(
                "UPDATE outbox_message SET done_at = ?, sealed = NULL WHERE id = ?",
                Timestamp.from(clock.instant()),
                id);
    }

    /** It could not be sent now; try after this long. */
    public void again(UUID id, Duration after) {
        update(
                "UPDATE outbox_message SET due_at = ? WHERE id = ?",
                Timestamp.from(clock.instant().plus(after)),
                id);
    }

    private void insert(String topic, @Nullable String payload, byte @Nullable [] sealed) {
        try (Connection connection = database.getConnection();
                PreparedStatement post = connection.prepareStatement(
                        "INSERT INTO outbox_message (id, topic, payload, sealed, posted_at, due_at)"
                                + " VALUES (uuidv7(), ?, ?, ?, ?, ?)")) {
            Timestamp now = Timestamp.from(clock.instant());
            post.setString(1, topic);
            post.setString(2, payload);
            post.setBytes(3, sealed);
            post.setTimestamp(4, now);
            post.setTimestamp(5, now);
            post.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be written", e);
        }
    }

    private void update(String sql, Timestamp when, UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, when);
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be written", e);
        }
    }

    private Message message(ResultSet row) throws SQLException, IOException {
        byte[] sealed = row.getBytes("sealed");
        String payload = sealed == null ? row.getString("payload") : envelope.open(sealed);
        return new Message(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                json.readValue(payload, new TypeReference<Map<String, Object>>() {}),
                row.getTimestamp("posted_at").toInstant(),
                row.getInt("attempts"));
    }

    private String write(Map<String, Object> payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the payload of a message must be plain values", e);
        }
    }
}
