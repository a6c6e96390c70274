package cn.yishulai.places;

import static cn.yishulai.places.PlaceRefusal.SITE_UNKNOWN;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SiteRepository implements PanacheRepositoryBase<Site, UUID> {

    Site require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> SITE_UNKNOWN.because("no site " + id));
    }

    boolean isNameTaken(String name) {
        return count("name", name) > 0;
    }

    /** In the order in which they were founded. */
    List<Site> page(@Nullable UUID after, int rows) {
        return (after == null ? find("order by id") : find("id > ?1 order by id", after))
                .page(0, rows)
                .list();
    }

    List<Site> named(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /** The week of the site and the closures that end on that day or later, its own and those of sites above it that cover it. */
    OpeningTimes times(UUID id, LocalDate from) {
        List<Closure> closures = getSession()
                .createNativeQuery(
                        """
                        WITH RECURSIVE line AS (
                            SELECT id, parent_id, false AS above FROM site WHERE id = :site
                            UNION ALL
                            SELECT up.id, up.parent_id, true FROM site up JOIN line ON up.id = line.parent_id)
                        SELECT c.* FROM site_closure c JOIN line ON c.site_id = line.id
                        WHERE c.last_day >= :from AND (c.covers_branches OR NOT line.above)
                        ORDER BY c.first_day, c.id
                        """,
                        Closure.class)
                .setParameter("site", id)
                .setParameter("from", from)
                .getResultList();
        return new OpeningTimes(require(id).week(), closures);
    }

    void close(Closure closure) {
        getEntityManager().persist(closure);
    }
}
