package cn.yishulai.copies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** What stands on the shelves of a site, shelf by shelf. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class ShelfContents {

    private final Session database;

    ShelfContents(Session database) {
        this.database = database;
    }

    /** By the name of the shelf, how many copies stand there or belong there; a shelf without any is left out. */
    public Map<String, Long> counts(UUID site) {
        Map<String, Long> counts = new HashMap<>();
        database.createNativeQuery(
                        """
                        SELECT shelf, count(*) FROM copy
                        WHERE site_id = :site AND shelf IS NOT NULL AND status <> 'WITHDRAWN' GROUP BY shelf
                        """,
                        Object[].class)
                .setParameter("site", site)
                .getResultStream()
                .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    /** The shelf has another name: its copies say so. Nothing moves, so nothing is added to their journeys. */
    public int renamed(UUID site, String from, String to) {
        database.flush();
        List<?> locked = database.createNativeQuery(
                        "SELECT id FROM copy WHERE site_id = :site AND shelf = :from ORDER BY id FOR NO KEY UPDATE",
                        Object.class)
                .setParameter("site", site)
                .setParameter("from", from)
                .getResultList();
        database.createNativeMutationQuery("UPDATE copy SET shelf = :to WHERE site_id = :site AND shelf = :from")
                .setParameter("to", to)
                .setParameter("site", site)
                .setParameter("from", from)
                .executeUpdate();
        return locked.size();
    }
}
