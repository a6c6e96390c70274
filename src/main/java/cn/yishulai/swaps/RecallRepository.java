package cn.yishulai.swaps;

import static cn.yishulai.catalog.VolumeRefusal.VOLUME_UNKNOWN;
import static cn.yishulai.swaps.SwapRefusal.RECALL_UNKNOWN;

import cn.yishulai.journal.Locked;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RecallRepository implements PanacheRepositoryBase<Recall, UUID> {

    private static final UUID NEWEST = new UUID(-1, -1);

    Recall require(UUID id) {
        return Locked.row(getEntityManager(), Recall.class, id).orElseThrow(RecallRepository::unknown);
    }

    Recall read(UUID id) {
        return findByIdOptional(id).orElseThrow(RecallRepository::unknown);
    }

    Optional<Recall> standing(RecallScope scope, UUID scopeId) {
        return find("scope = ?1 and scopeId = ?2 and state <> LIFTED", scope, scopeId)
                .firstResultOptional();
    }

    /** Two who recall one title at once: the second finds the first. */
    void lockScope(UUID scopeId) {
        getSession()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:scope, 183))", Object.class)
                .setTupleTransformer((cells, aliases) -> (Integer) cells[0])
                .setParameter("scope", scopeId.toString())
                .getSingleResult();
    }

    /** Whether no copy goes out at this moment; it cannot be lifted until the transaction ends. */
    boolean stands(UUID id) {
        return getSession()
                .createNativeQuery(
                        "SELECT state IN ('RUNNING', 'STANDING') FROM recall WHERE id = :id FOR SHARE", Object.class)
                .setTupleTransformer((cells, aliases) -> (Boolean) cells[0])
                .setParameter("id", id)
                .getSingleResult();
    }

    List<Recall> atWork() {
        return list("state <> LIFTED order by id");
    }

    /** Newest first. */
    List<Recall> page(@Nullable UUID after, int limit) {
        return find("id < ?1 order by id desc", after == null ? NEWEST : after)
                .page(0, limit)
                .list();
    }

    /** The id of the volume, its edition or its work. */
    UUID scopeId(RecallScope scope, UUID volume) {
        return getSession()
                .createNativeQuery(
                        """
                        SELECT CASE :scope WHEN 'VOLUME' THEN v.id WHEN 'EDITION' THEN v.edition_id ELSE e.work_id END AS id
                        FROM volume v JOIN edition e ON e.id = v.edition_id WHERE v.id = :volume
                        """,
                        Tuple.class)
                .setParameter("scope", scope.name())
                .setParameter("volume", volume)
                .getResultStream()
                .findFirst()
                .map(row -> row.get("id", UUID.class))
                .orElseThrow(() -> VOLUME_UNKNOWN.because("there is no such volume"));
    }

    /** The volumes of a scope, in ascending order. */
    List<UUID> volumes(RecallScope scope, UUID scopeId) {
        return getSession()
                .createNativeQuery(
                        """
                        SELECT v.id FROM volume v JOIN edition e ON e.id = v.edition_id
                        WHERE v.merged_into IS NULL
                          AND CASE :scope WHEN 'VOLUME' THEN v.id WHEN 'EDITION' THEN v.edition_id ELSE e.work_id END = :id
                        ORDER BY v.id
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("scope", scope.name())
                .setParameter("id", scopeId)
                .getResultList();
    }

    static RuntimeException unknown() {
        return RECALL_UNKNOWN.because("there is no such recall");
    }
}
