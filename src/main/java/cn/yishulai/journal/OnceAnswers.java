package cn.yishulai.journal;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_IN_FLIGHT;

import cn.yishulai.kernel.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The answers to writes. Plain SQL, because every write of the service pays for it: one statement before, one after. */
@ApplicationScoped
class OnceAnswers {

    /** How long a client may come back with the same key: a phone that was offline over a holiday week. */
    static final Duration REMEMBERED = Duration.ofDays(7);

    /**
     * The lock is a courtesy to a second sender, who is told at once that the first is still running; the primary key is
     * the guard. A statement sees the table as it was before it waited for anything, so an answer given in between is
     * noticed by {@link #keep} only.
     */
    private static final String BEGIN =
            """
            SELECT pg_try_advisory_xact_lock(?), a.request_hash, a.status, a.refusal, a.headers, a.body
            FROM (VALUES (1)) AS one LEFT JOIN once_answer a ON a.id = ?""";

    private static final String KEEP =
            """
            INSERT INTO once_answer (id, request_hash, status, refusal, headers, body, answered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT ON CONSTRAINT once_answer_pk DO NOTHING""";

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    OnceAnswers(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes the key for this transaction.
     *
     * @throws Replayed the answer that was given before
     * @throws Refused the refusal that was given before; IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_FLIGHT
     */
    void begin(OnceRequest request) {
        try (Connection connection = database.getConnection();
                PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setLong(1, request.lock());
            begin.setObject(2, request.id());
            try (ResultSet row = begin.executeQuery()) {
                row.next();
                byte[] earlier = row.getBytes(2);
                if (earlier != null) {
                    request.requireSame(earlier);
                    replay(row);
                }
                if (!row.getBoolean(1)) {
                    throw IDEMPOTENCY_IN_FLIGHT.because("the first write with this Idempotency-Key is still running");
                }
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the answers cannot be read", e);
        }
    }

    /** Remembers an answer in the transaction of its write. False when another sender was answered meanwhile. */
    boolean keep(OnceRequest request, OnceAnswer answer) {
        return insert(request, answer.status(), null, answer.headers(), answer.body());
    }

    /** Remembers a refusal, in a transaction of its own. False when another sender was answered meanwhile. */
    boolean keep(OnceRequest request, Refused refused) {
        return insert(
                request, refused.refusal().kind().status(), RememberedRefusal.Written.of(refused), Map.of(), null);
    }

    @Scheduled(every = "1h", delayed = "7m")
    void forgetOld() {
        try (Connection connection = database.getConnection();
                PreparedStatement forget =
                        connection.prepareStatement("DELETE FROM once_answer WHERE answered_at < ?")) {
            forget.setTimestamp(1, Timestamp.from(clock.instant().minus(REMEMBERED)));
            forget.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old answers cannot be forgotten", e);
        }
    }

    private void replay(ResultSet row) throws SQLException, JsonProcessingException {
        String refusal = row.getString(4);
        if (refusal != null) {
            throw json.readValue(refusal, RememberedRefusal.Written.class).again();
        }
        Map<String, String> headers = json.readValue(row.getString(5), new TypeReference<>() {});
        throw new Replayed(new OnceAnswer(row.getInt(3), headers, row.getBytes(6)).again());
    }

    private boolean insert(
            OnceRequest request,
            int status,
            RememberedRefusal.@Nullable Written refusal,
            Map<String, String> headers,
            byte @Nullable [] body) {
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setObject(1, request.id());
            keep.setBytes(2, request.hash());
            keep.setInt(3, status);
            keep.setString(4, refusal == null ? null : json.writeValueAsString(refusal));
            keep.setString(5, json.writeValueAsString(headers));
            keep.setBytes(6, body);
            keep.setTimestamp(7, Timestamp.from(clock.instant()));
            return keep.executeUpdate() == 1;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be remembered", e);
        }
    }
}
