package cn.yishulai.rules;

import static cn.yishulai.rules.RuleRefusal.DRAFT_CHANGED;
import static cn.yishulai.rules.RuleRefusal.DRAFT_CLOSED;
import static cn.yishulai.rules.RuleRefusal.DRAFT_UNKNOWN;
import static cn.yishulai.rules.RuleRefusal.RULES_FROM_THE_PAST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Drafts of rules of one kind, and their way into force. Who may do it is the concern of who calls; that two persons stand for a
 * published version is also a constraint of the database.
 */
final class Drafts<R> {

    private static final String DRAFT =
            "SELECT id, state, revision, body::text AS body, note, changed_by, changed_at, version FROM rule_draft WHERE kind = :kind AND ";

    private final RuleKind kind;
    private final Class<R> type;
    private final Session database;
    private final ObjectMapper json;
    private final Clock clock;

    Drafts(RuleKind kind, Class<R> type, Session database, ObjectMapper json, Clock clock) {
        this.kind = kind;
        this.type = type;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    RuleDraft<R> begin(UUID by, R rules, String note) {
        UUID id = (UUID) database.createNativeQuery(
                        """
                        INSERT INTO rule_draft (id, kind, state, revision, body, note, changed_by, changed_at)
                        VALUES (uuidv7(), :kind, 'OPEN', 1, (:body)::jsonb, :note, :by, :at) RETURNING id
                        """,
                        Object.class)
                .setParameter("kind", kind.name())
                .setParameter("body", write(rules))
                .setParameter("note", note)
                .setParameter("by", by)
                .setParameter("at", clock.instant())
                .getSingleResult();
        return require(id);
    }

    RuleDraft<R> require(UUID id) {
        return read(DRAFT + "id = :id", id).stream()
                .findFirst()
                .orElseThrow(() -> DRAFT_UNKNOWN.because("there is no such draft"));
    }

    List<RuleDraft<R>> open() {
        return read(DRAFT + "state = 'OPEN' AND id <> :id ORDER BY changed_at DESC, id LIMIT 100", new UUID(0, 0));
    }

    RuleDraft<R> change(UUID by, RuleDraft<R> seen, R rules, String note) {
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

    RuleDraft<R> discard(UUID id) {
        RuleDraft<R> draft = requireOpen(id, require(id).revision());
        close(draft, "DISCARDED", null);
        return require(id);
    }

    /** The next version. */
    RuleDraft<R> publish(UUID by, RuleDraft<R> seen, Instant from) {
        Instant now = clock.instant();
        if (from.isBefore(now.minusSeconds(60))) {
            throw RULES_FROM_THE_PAST.because("rules come into force now or later");
        }
        RuleDraft<R> draft = requireOpen(seen.id(), seen.revision());
        Integer version = (Integer) database.createNativeQuery(
                        """
                        INSERT INTO rule_set (kind, version, valid_from, body, published_at, published_by, prepared_by, note)
                        SELECT :kind, 1 + coalesce(max(version), 0), :from, (:body)::jsonb - 'version', :now, :by, :prepared, :note
                        FROM rule_set WHERE kind = :kind RETURNING version
                        """,
                        Object.class)
                .setParameter("kind", kind.name())
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

    private RuleDraft<R> requireOpen(UUID id, int revision) {
        RuleDraft<R> draft = read(DRAFT + "id = :id FOR UPDATE", id).stream()
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

    private void close(RuleDraft<R> draft, String state, @Nullable Integer version) {
        database.createNativeMutationQuery("UPDATE rule_draft SET state = :state, version = :version WHERE id = :id")
                .setParameter("state", state)
                .setParameter("version", version, Integer.class)
                .setParameter("id", draft.id())
                .executeUpdate();
    }

    private List<RuleDraft<R>> read(String query, UUID id) {
        return database
                .createNativeQuery(query, Tuple.class)
                .setParameter("kind", kind.name())
                .setParameter("id", id)
                .getResultList()
                .stream()
                .map(row -> new RuleDraft<>(
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

    private R rules(String body) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft that does not read as " + type.getSimpleName(), e);
        }
    }

    private String write(R rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft that cannot be written", e);
        }
    }
}
