package cn.yishulai.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The audit trail (内控): who minted, moved, changed or looked at what. Entries are added and never change. */
@ApplicationScoped
@Transactional
public class Audit {

    /** One statement: the entry, and its place in the queue of entries that wait to be linked. */
    private static final String ADD =
            """
            WITH entry AS (
                INSERT INTO audit_entry (id, at, actor, verb, subject, facts, seal) VALUES (?, ?, ?, ?, ?, ?, ?)
                RETURNING id)
            INSERT INTO audit_unlinked (entry_id) SELECT id FROM entry""";

    private final DataSource database;
    private final Secrets secrets;
    private final ObjectMapper json;
    private final Clock clock;

    Audit(DataSource database, Secrets secrets, ObjectMapper json, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.json = json.copy().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
        this.clock = clock;
    }

    /**
     * Adds an entry in the transaction of what it tells of: both happen or neither.
     *
     * @param actor id of the person, or the name of a process of ours
     * @param verb what was done: {@code credit.mint}
     * @param subject what it was done to: {@code copy:7K2M4Q9D0B}
     * @param facts what else must be provable later; no names, no phones
     */
    public void record(String actor, String verb, String subject, Map<String, Object> facts) {
        AuditEntry entry = new AuditEntry(
                UUID.randomUUID(), clock.instant().truncatedTo(ChronoUnit.MICROS), actor, verb, subject, write(facts));
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setObject(1, entry.id());
            add.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
            add.setString(3, entry.actor());
            add.setString(4, entry.verb());
            add.setString(5, entry.subject());
            add.setString(6, entry.facts());
            add.setBytes(7, new AuditSeal(secrets.secret(AuditSeal.KEY)).of(entry));
            add.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be written", e);
        }
    }

    private String write(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts of an audit entry must be plain values", e);
        }
    }
}
