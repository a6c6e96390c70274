package cn.yishulai.journal;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_IN_FLIGHT;

import cn.yishulai.kernel.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The answers to writes. Plain SQL, because every write of the service pays for it: one statement before, one after. */
@ApplicationScoped
class OnceAnswers {

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

    private static final String STRIKE =
            """
            UPDATE once_answer SET body = convert_to(replace(convert_from(body, 'UTF8'), ?, ?), 'UTF8')
            WHERE CASE WHEN headers LIKE '%json%' AND body IS NOT NULL THEN
                EXISTS (SELECT FROM unnest(?) AS mark WHERE position(convert_to(mark, 'UTF8') IN body) > 0)
                AND position(convert_to(?, 'UTF8') IN body) > 0 ELSE false END""";

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

    /**
     * Strikes a name out of remembered answers, so that nobody reads it there after the person has left; a retry is told
     * everything else.
     *
     * @param marks an answer is looked into when it holds one of these
     * @param names JSON texts, in quotation marks
     */
    void strike(List<String> marks, List<String> names, String instead) {
        try (Connection connection = database.getConnection();
                PreparedStatement strike = connection.prepareStatement(STRIKE)) {
            String[] quoted = names.stream().map(this::quoted).toArray(String[]::new);
            for (String name : quoted) {
                strike.setString(1, name);
                strike.setString(2, quoted(instead));
                strike.setArray(3, connection.createArrayOf("text", marks.toArray()));
                strike.setString(4, name);
                strike.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("remembered answers cannot be changed", e);
        }
    }

    private String quoted(String text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every text is JSON", e);
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
            keep.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
            return keep.executeUpdate() == 1;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be remembered", e);
        }
    }
}
