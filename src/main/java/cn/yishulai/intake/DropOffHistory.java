package cn.yishulai.intake;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What a family brought, visit by visit: so that a receipt is found again. */
@ApplicationScoped
@Transactional
class DropOffHistory {

    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final Session database;
    private final Sites sites;

    DropOffHistory(Session database, Sites sites) {
        this.database = database;
        this.sites = sites;
    }

    /** Newest first: ids grow with time. */
    Page<DropOffBrief> mine(Caller caller, @Nullable String after, int limit) {
        List<Tuple> rows = database.createNativeQuery(
                        """
                        SELECT d.id, d.site_id, d.state, d.opened_at, d.closed_at, b.books, b.credits
                        FROM drop_off d CROSS JOIN LATERAL (
                            SELECT count(*) AS books, coalesce(sum(i.credits), 0)::bigint AS credits
                            FROM inspection_in_force i WHERE i.drop_off_id = d.id) b
                        WHERE d.household_id = :household AND d.id < :after ORDER BY d.id DESC LIMIT :rows
                        """,
                        Tuple.class)
                .setParameter("household", caller.household())
                .setParameter("after", after == null ? NEWEST : OpaqueId.parse(after, PAGE_MALFORMED))
                .setParameter("rows", limit + 1)
                .getResultList();
        Map<UUID, SiteName> names = sites.names(
                rows.stream().map(row -> row.get("site_id", UUID.class)).collect(Collectors.toSet()));
        return Page.cut(rows.stream().map(row -> brief(row, names)).toList(), limit, DropOffBrief::id);
    }

    private static DropOffBrief brief(Tuple row, Map<UUID, SiteName> names) {
        return new DropOffBrief(
                row.get("id", UUID.class).toString(),
                Objects.requireNonNull(names.get(row.get("site_id", UUID.class))),
                DropOffState.valueOf(row.get("state", String.class)),
                Objects.requireNonNull(inTheCity(row.get("opened_at", Instant.class))),
                inTheCity(row.get("closed_at", Instant.class)),
                row.get("books", Long.class),
                row.get("credits", Long.class));
    }

    private static @Nullable OffsetDateTime inTheCity(@Nullable Instant at) {
        return at == null ? null : at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
