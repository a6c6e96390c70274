package cn.yishulai.rules;

import static cn.yishulai.rules.RuleRefusal.DRAFT_CHANGED;
import static cn.yishulai.rules.RuleRefusal.DRAFT_CLOSED;
import static cn.yishulai.rules.RuleRefusal.DRAFT_UNKNOWN;
import static cn.yishulai.rules.RuleRefusal.RULES_FROM_THE_PAST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Drafts of intake rules, and their way into force. Who may do it, and the second person, are the concern of who calls. */
@ApplicationScoped
@Transactional
public class RuleDrafts {

    private static final String DRAFT =
            "SELECT id, state, revision, body::text AS body, note, changed_by, changed_at, version FROM rule_draft ";

    private final Session database;
    private final ObjectMapper json;
    private final Clock clock;

    RuleDrafts(Session database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    public RuleDraft begin(UUID by, IntakeRules rules, String note) {
        UUID id = database.createNativeQuery(
                        """
                        INSERT INTO rule_draft (id, state, revision, body, note, changed_by, changed_at)
                        VALUES (uuidv7(), 'OPEN', 1, (:body)::jsonb, :note, :by, :at) RETURNING id
                        """,
                        UUID.class)
                .setParameter("body", write(rules))
                .setParameter("note", note)
                .setParameter("by", by)
                .setParameter("at", clock.instant())
                .getSingleResult();
        return require(id);
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN */
    public RuleDraft require(UUID id) {
        return read(DRAFT + "WHERE id = ?1", id).stream()
                .findFirst()
                .orElseThrow(() -> DRAFT_UNKNOWN.because("there is no such draft"));
    }

    /** Those that can still be published, the last changed first. */
    public List<RuleDraft> open() {
        return read(DRAFT + "WHERE state = 'OPEN' AND id <> ?1 ORDER BY changed_at DESC, id LIMIT 100", new UUID(0, 0));
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED, DRAFT_CHANGED when somebody else changed it meanwhile */
    public RuleDraft change(UUID by, RuleDraft seen, IntakeRules rules, String note) {
        requireOpen(seen.id(), seen.revision());
        database.createNativeMutationQuery(
                        """
                        UPDATE rule_draft SET revision = revision + 1, body = (:body)::jsonb, note = :note, changed_by = :by, changed_at = :at
                        WHERE id = :id
                        """)
                .setParameter("body", write(rules))
                .setParameter("note", note)
                .setParameter("by", by)
                .setParameter("at", clock.instant())
                .setParameter("id", seen.id())
                .executeUpdate();
        return require(seen.id());
    }

    /** @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED */
    public RuleDraft discard(UUID id) {
        RuleDraft draft = requireOpen(id, require(id).revision());
        close(draft, "DISCARDED", null);
        return require(id);
    }

    /**
     * Publishes the draft as the next version.
     *
     * @param from when it comes into force; not in the past, as nobody decides backwards
     * @throws cn.yishulai.kernel.Refused DRAFT_UNKNOWN, DRAFT_CLOSED, DRAFT_CHANGED, RULES_FROM_THE_PAST
     */
    public RuleDraft publish(UUID by, RuleDraft seen, Instant from) {
        Instant now = clock.instant();
        if (from.isBefore(now.minusSeconds(60))) {
            throw RULES_FROM_THE_PAST.because("rules come into force now or later");
        }
        RuleDraft draft = requireOpen(seen.id(), seen.revision());
        Integer version = database.createNativeQuery(
                        """
                        INSERT INTO rule_set (kind, version, valid_from, body, published_at, published_by, prepared_by, note)
                        SELECT 'INTAKE', 1 + coalesce(max(version), 0), :from, (:body)::jsonb - 'version', :now, :by, :prepared, :note
                        FROM rule_set WHERE kind = 'INTAKE' RETURNING version
                        """,
                        Integer.class)
                .setParameter("from", from.isBefore(now) ? now : from)
                .setParameter("body", write(draft.rules()))
                .setParameter("now", now)
                .setParameter("by", by)
                .setParameter("prepared", draft.changedBy())
                .setParameter("note", draft.note())
                .getSingleResult();
        close(draft, "PUBLISHED", version);
        return require(seen.id());
    }

    private RuleDraft requireOpen(UUID id, int revision) {
        RuleDraft draft = read(DRAFT + "WHERE id = ?1 FOR UPDATE", id).stream()
                .findFirst()
                .orElseThrow(() -> DRAFT_UNKNOWN.because("there is no such draft"));
        if (draft.state() != RuleDraft.State.OPEN) {
            throw DRAFT_CLOSED.because("this draft is " + draft.state());
        }
        if (draft.revision() != revision) {
            throw DRAFT_CHANGED.because("somebody changed this draft meanwhile", Map.of("revision", draft.revision()));
        }
        return draft;
    }

    private void close(RuleDraft draft, String state, @Nullable Integer version) {
        database.createNativeMutationQuery("UPDATE rule_draft SET state = :state, version = :version WHERE id = :id")
                .setParameter("state", state)
                .setParameter("version", version, Integer.class)
                .setParameter("id", draft.id())
                .executeUpdate();
    }

    private List<RuleDraft> read(String query, UUID id) {
        return database.createNativeQuery(query, Tuple.class).setParameter(1, id).getResultList().stream()
                .map(row -> new RuleDraft(
                        row.get("id", UUID.class),
                        RuleDraft.State.valueOf(row.get("state", String.class)),
                        row.get("revision", Integer.class),
                        rules(row.get("body", String.class)),
                        row.get("note", String.class),
                        row.get("changed_by", UUID.class),
                        row.get("changed_at", Instant.class),
                        row.get("version", Integer.class)))
                .toList();
    }

    private IntakeRules rules(String body) {
        try {
            return json.readValue(body, IntakeRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft that does not read as intake rules", e);
        }
    }

    private String write(IntakeRules rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft that cannot be written", e);
        }
    }
}
