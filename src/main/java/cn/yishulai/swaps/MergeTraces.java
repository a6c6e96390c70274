package cn.yishulai.swaps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What came over with each merge, so that it can go back. */
@ApplicationScoped
class MergeTraces {

    private final EntityManager database;

    MergeTraces(EntityManager database) {
        this.database = database;
    }

    void keep(UUID merge, Collection<UUID> copies, Collection<UUID> requests) {
        insert("INSERT INTO merge_copy (merge_id, copy_id) VALUES (?1, ?2)", merge, copies);
        insert("INSERT INTO merge_request (merge_id, request_id) VALUES (?1, ?2)", merge, requests);
    }

    /** Copies that came with the merge and still stand on the volume that stays. */
    List<UUID> copies(UUID merge, UUID stays) {
        return ids(
                "SELECT c.id FROM merge_copy m JOIN copy c ON c.id = m.copy_id"
                        + " WHERE m.merge_id = ?1 AND c.volume_id = ?2 ORDER BY c.id",
                merge,
                stays);
    }

    /** Requests that came with the merge and still wait for the volume that stays. */
    List<UUID> waiting(UUID merge, UUID stays) {
        return ids(
                "SELECT r.id FROM merge_request m JOIN swap_request r ON r.id = m.request_id WHERE m.merge_id = ?1"
                        + " AND r.volume_id = ?2 AND r.state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY') ORDER BY r.id",
                merge,
                stays);
    }

    /**
     * Requests that were folded by the merge and whose reader still has, or has fulfilled, the one that was kept: whoever
     * gave that up gave up both.
     */
    List<UUID> folded(UUID merge) {
        List<?> ids = database.createNativeQuery(
                        """
                        SELECT r.id FROM merge_request m JOIN swap_request r ON r.id = m.request_id
                          JOIN swap_request kept ON kept.id = r.folded_into
                         WHERE m.merge_id = ?1 AND kept.state NOT IN ('CANCELLED', 'EXPIRED', 'UNFILLED') ORDER BY r.id
                        """,
                        Object.class)
                .setParameter(1, merge)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    int copies(UUID merge) {
        return count("SELECT count(*) FROM merge_copy WHERE merge_id = ?1", merge);
    }

    int requests(UUID merge) {
        return count("SELECT count(*) FROM merge_request WHERE merge_id = ?1", merge);
    }

    private int count(String sql, UUID merge) {
        return ((Number) database.createNativeQuery(sql).setParameter(1, merge).getSingleResult()).intValue();
    }

    private List<UUID> ids(String sql, UUID merge, UUID stays) {
        List<?> ids = database.createNativeQuery(sql, Object.class)
                .setParameter(1, merge)
                .setParameter(2, stays)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    private void insert(String sql, UUID merge, Collection<UUID> ids) {
        ids.forEach(id -> database.createNativeQuery(sql)
                .setParameter(1, merge)
                .setParameter(2, id)
                .executeUpdate());
    }
}
