package cn.yishulai.copies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** The volumes of which no copy goes out, because a recall stands (召回). The rooms above recall and lift. */
@ApplicationScoped
@Transactional
public class RecalledVolumes {

    private final Session database;

    RecalledVolumes(Session database) {
        this.database = database;
    }

    public boolean stands(UUID volume) {
        return !database.createNativeQuery(
                        "SELECT 1 FROM recalled_volume WHERE volume_id = :volume LIMIT 1", Object.class)
                .setTupleTransformer((row, names) -> (Integer) row[0])
                .setParameter("volume", volume)
                .getResultList()
                .isEmpty();
    }

    /** Of these, those of which no copy goes out; one statement. */
    public Set<UUID> among(Collection<UUID> volumes) {
        return volumes.isEmpty()
                ? Set.of()
                : Set.copyOf(database.createNativeQuery(
                                "SELECT DISTINCT volume_id FROM recalled_volume WHERE volume_id IN (:volumes)",
                                Object.class)
                        .setTupleTransformer((row, names) -> (UUID) row[0])
                        .setParameter("volumes", volumes)
                        .getResultList());
    }

    /** Of a volume that more than one recall names: whether another than this stands. */
    public boolean standsBeside(UUID recall, UUID volume) {
        return !database.createNativeQuery(
                        "SELECT 1 FROM recalled_volume WHERE volume_id = :volume AND recall_id <> :recall LIMIT 1",
                        Object.class)
                .setTupleTransformer((row, names) -> (Integer) row[0])
                .setParameter("volume", volume)
                .setParameter("recall", recall)
                .getResultList()
                .isEmpty();
    }

    public void recall(UUID recall, Collection<UUID> volumes) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO recalled_volume (recall_id, volume_id)
                        SELECT :recall, v FROM unnest(CAST(:volumes AS uuid[])) AS v ORDER BY v
                        ON CONFLICT ON CONSTRAINT recalled_volume_pk DO NOTHING
                        """)
                .setParameter("recall", recall)
                .setParameter("volumes", volumes.stream().map(UUID::toString).toArray(String[]::new))
                .executeUpdate();
    }

    public List<UUID> of(UUID recall) {
        return database.createNativeQuery(
                        "SELECT volume_id FROM recalled_volume WHERE recall_id = :recall ORDER BY volume_id",
                        Object.class)
                .setTupleTransformer((row, names) -> (UUID) row[0])
                .setParameter("recall", recall)
                .getResultList();
    }

    public void lift(UUID recall) {
        database.createNativeMutationQuery("DELETE FROM recalled_volume WHERE recall_id = :recall")
                .setParameter("recall", recall)
                .executeUpdate();
    }
}
