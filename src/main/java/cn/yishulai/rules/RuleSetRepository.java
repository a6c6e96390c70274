package cn.yishulai.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Rule sets as they are written down. */
@ApplicationScoped
class RuleSetRepository {

    private final Session database;

    RuleSetRepository(Session database) {
        this.database = database;
    }

    /** The version that came into force last, at that time, as JSON with its version in it. */
    Optional<String> inForce(RuleKind kind, Instant at) {
        return database.createNativeQuery(
                        """
                        SELECT (body || jsonb_build_object('version', version))::text FROM rule_set
                        WHERE kind = :kind AND valid_from <= :at
                        ORDER BY valid_from DESC, version DESC LIMIT 1
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (String) row[0])
                .setParameter("kind", kind.name())
                .setParameter("at", at)
                .uniqueResultOptional();
    }

    /** Newest first, from below a version on; those to come stand among them. */
    List<Tuple> versions(RuleKind kind, int below, int limit) {
        return database.createNativeQuery(
                        """
                        SELECT (body || jsonb_build_object('version', version))::text AS body, valid_from, published_at, published_by, prepared_by, note
                        FROM rule_set WHERE kind = :kind AND version < :below ORDER BY version DESC LIMIT :limit
                        """,
                        Tuple.class)
                .setParameter("kind", kind.name())
                .setParameter("below", below)
                .setParameter("limit", limit)
                .getResultList();
    }

    Optional<String> version(RuleKind kind, int version) {
        return database.createNativeQuery(
                        """
                        SELECT (body || jsonb_build_object('version', version))::text FROM rule_set
                        WHERE kind = :kind AND version = :version
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (String) row[0])
                .setParameter("kind", kind.name())
                .setParameter("version", version)
                .uniqueResultOptional();
    }

    int publish(RuleKind kind, Instant from, String body) {
        return database.createNativeQuery(
                        """
                        INSERT INTO rule_set (kind, version, valid_from, body)
                        SELECT :kind, 1 + coalesce(max(version), 0), :from, (:body)::jsonb - 'version'
                        FROM rule_set WHERE kind = :kind
                        RETURNING version
                        """,
                        Object.class)
                .setTupleTransformer((row, names) -> (Integer) row[0])
                .setParameter("kind", kind.name())
                .setParameter("from", from)
                .setParameter("body", body)
                .getSingleResult();
    }
}
