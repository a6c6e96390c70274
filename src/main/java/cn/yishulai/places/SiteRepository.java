package cn.yishulai.places;

import static cn.yishulai.places.PlaceRefusal.SITE_UNKNOWN;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What renames a site or gives it up writes it at once (flush), so that plain statements see it. */
@ApplicationScoped
class SiteRepository implements PanacheRepositoryBase<Site, UUID> {

    private final DataSource database;

    SiteRepository(DataSource database) {
        this.database = database;
    }

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

    /** By id. Plain SQL with one array: most lists ask for it, and a list of parameters is planned anew each time. */
    Map<UUID, SiteName> names(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT id, name FROM site WHERE id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            Map<UUID, SiteName> names = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    names.put(id, new SiteName(id, row.getString(2)));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("the names of sites cannot be read", e);
        }
    }

    /** The week of the site and the closures that end on that day or later, its own and those above that cover it. */
    OpeningTimes times(UUID id, LocalDate from) {
        return new OpeningTimes(require(id).week(), closures(Set.of(id), from).getOrDefault(id, List.of()));
    }

    /** The same of many sites, in three queries. */
    Map<UUID, OpeningTimes> times(Set<UUID> ids, LocalDate from) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Closure>> closed = closures(ids, from);
        return getEntityManager()
                .createQuery("select distinct s from Site s left join fetch s.hours where s.id in :ids", Site.class)
                .setParameter("ids", ids)
                .getResultList() // a stream would show each site with the first of its hours only
                .stream()
                .collect(Collectors.toMap(
                        Site::id,
                        site -> new OpeningTimes(site.week(), closed.getOrDefault(site.id(), List.of())),
                        (one, same) -> one));
    }

    /** By site, the closures that end on that day or later and close it, the earliest first. */
    Map<UUID, List<Closure>> closures(Set<UUID> ids, LocalDate from) {
        List<Object[]> pairs = getSession()
                .createNativeQuery(
                        """
                        WITH RECURSIVE line AS (
                            SELECT id AS site, id, parent_id, false AS above FROM site WHERE id IN (:sites)
                            UNION ALL
                            SELECT line.site, up.id, up.parent_id, true FROM site up JOIN line ON up.id = line.parent_id)
                        SELECT line.site, c.id FROM site_closure c JOIN line ON c.site_id = line.id
                        WHERE c.last_day >= :from AND c.withdrawn_at IS NULL AND (c.covers_branches OR NOT line.above)
                        UNION ALL
                        SELECT s.id, c.id FROM site_closure c CROSS JOIN site s
                        WHERE c.site_id IS NULL AND c.last_day >= :from AND c.withdrawn_at IS NULL AND s.id IN (:sites)
                        """,
                        Object[].class)
                .setParameter("sites", ids)
                .setParameter("from", from)
                .getResultList();
        if (pairs.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<UUID>> sitesOf = pairs.stream()
                .collect(Collectors.groupingBy(
                        pair -> (UUID) pair[1], Collectors.mapping(pair -> (UUID) pair[0], Collectors.toList())));
        Map<UUID, List<Closure>> closures = new HashMap<>();
        getEntityManager()
                .createQuery("from Closure c where c.id in :ids order by c.firstDay, c.id", Closure.class)
                .setParameter("ids", sitesOf.keySet())
                .getResultStream()
                .forEach(closure -> sitesOf.getOrDefault(closure.facts().id(), List.of())
                        .forEach(site -> closures.computeIfAbsent(site, any -> new ArrayList<>())
                                .add(closure)));
        return closures;
    }

    /** The site and all below it; all there are when none is named. */
    Set<UUID> below(@Nullable UUID site) {
        List<?> ids = getEntityManager()
                .createNativeQuery(
                        """
                        WITH RECURSIVE tree AS (
                            SELECT id FROM site WHERE id = :site OR (CAST(:site AS uuid) IS NULL AND parent_id IS NULL)
                            UNION ALL
                            SELECT s.id FROM site s JOIN tree ON s.parent_id = tree.id)
                        SELECT id FROM tree
                        """,
                        Object.class)
                .setParameter("site", site)
                .getResultList();
        return ids.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /** These and all below them, in one statement. */
    Set<UUID> below(Collection<UUID> of) {
        List<?> ids = getEntityManager()
                .createNativeQuery(
                        """
                        WITH RECURSIVE tree AS (
                            SELECT id FROM site WHERE id IN (:sites)
                            UNION
                            SELECT s.id FROM site s JOIN tree ON s.parent_id = tree.id)
                        SELECT id FROM tree
                        """,
                        Object.class)
                .setParameter("sites", of)
                .getResultList();
        return ids.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /** The site and all above it, in one statement. */
    Set<UUID> above(UUID site) {
        List<?> ids = getEntityManager()
                .createNativeQuery(
                        """
                        WITH RECURSIVE line AS (
                            SELECT id, parent_id FROM site WHERE id = :site
                            UNION
                            SELECT up.id, up.parent_id FROM site up JOIN line ON up.id = line.parent_id)
                        SELECT id FROM line
                        """,
                        Object.class)
                .setParameter("site", site)
                .getResultList();
        return ids.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /** Until the end of the transaction nobody else moves a branch of the tree. */
    void lockTree() {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:space, 0)) AS locked")
                .setParameter("space", TREE_LOCK)
                .getSingleResult();
    }

    /** A site that nobody changes until the end of the transaction. */
    record Shared(@Nullable LocalDate closedDownOn) {}

    /** As it is now, and until the end of the transaction; one statement. @throws cn.yishulai.kernel.Refused SITE_UNKNOWN */
    Shared shared(UUID site) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT closed_down_on FROM site WHERE id = ? FOR SHARE")) {
            select.setObject(1, site);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw SITE_UNKNOWN.because("no site " + site);
                }
                return new Shared(row.getObject(1, LocalDate.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a site cannot be kept open", e);
        }
    }

    boolean hasOpenBranches(UUID site) {
        return count("parentId = ?1 and closedDownOn is null", site) > 0;
    }

    void close(Closure closure) {
        getEntityManager().persist(closure);
    }

    /** Advisory locks have one name space for the whole database; this number is ours. */
    private static final int TREE_LOCK = 6002;
}
