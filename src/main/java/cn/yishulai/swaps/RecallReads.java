package cn.yishulai.swaps;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.catalog.Merging;
import cn.yishulai.catalog.VolumeRefusal;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Staff;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Recalls as they are shown: what one would touch, and how far one is. */
@ApplicationScoped
@Transactional
public class RecallReads {

    private static final String REACH =
            """
            SELECT count(*) FILTER (WHERE c.status IN ('AVAILABLE', 'CLAIMED')) AS on_shelves,
                   count(*) FILTER (WHERE c.status = 'ON_HOLD_SHELF') AS on_hold,
                   count(*) FILTER (WHERE c.status = 'IN_TRANSIT') AS in_transit,
                   count(*) FILTER (WHERE c.status = 'AT_FAIR') AS at_fairs,
                   count(*) FILTER (WHERE c.status IN ('LISTED', 'PROMISED', 'HANDED_OVER')) AS at_homes,
                   count(DISTINCT c.household_id) FILTER (WHERE c.status IN ('LISTED', 'PROMISED', 'HANDED_OVER')) AS families,
                   count(*) FILTER (WHERE c.status = 'QUARANTINED') AS set_aside,
                   count(*) FILTER (WHERE c.status = 'MISSING') AS missing,
                   count(DISTINCT c.site_id) FILTER (WHERE c.status NOT IN ('WITHDRAWN', 'MISSING')) AS sites
            FROM copy c WHERE c.volume_id IN (:volumes)
            """;

    private static final String PROGRESS =
            """
            SELECT count(*) AS copies, count(handled_at) AS dealt_with,
                   count(*) FILTER (WHERE outcome = 'QUARANTINED') AS quarantined,
                   count(*) FILTER (WHERE outcome = 'FAMILY_TOLD') AS told,
                   count(*) FILTER (WHERE credit_due) AS due, count(credited_at) AS credited, count(restored_at) AS restored,
                   count(withdrawn_at) AS withdrawn,
                   (SELECT count(*) FROM recall_request q WHERE q.recall_id = :recall AND q.resumed_at IS NULL) AS waiting
            FROM recall_copy WHERE recall_id = :recall
            """;

    private final RecallRepository repository;
    private final RequestRepository requests;
    private final Volumes catalog;
    private final Merging merging;
    private final CopyReads copies;
    private final Staff staff;
    private final Session database;

    RecallReads(
            RecallRepository repository,
            RequestRepository requests,
            Volumes catalog,
            Merging merging,
            CopyReads copies,
            Staff staff,
            Session database) {
        this.repository = repository;
        this.requests = requests;
        this.catalog = catalog;
        this.merging = merging;
        this.copies = copies;
        this.staff = staff;
        this.database = database;
    }

    /** What a recall would touch at this moment. @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN */
    public RecallReach reach(String volumeId, RecallScope scope) {
        UUID volume = merging.settled(OpaqueId.parse(volumeId, VolumeRefusal.VOLUME_UNKNOWN));
        List<UUID> named = repository.volumes(scope, repository.scopeId(scope, volume));
        Tuple row = database.createNativeQuery(REACH, Tuple.class)
                .setParameter("volumes", named)
                .getSingleResult();
        return new RecallReach(
                Objects.requireNonNull(catalog.summaries(Set.of(volume)).get(volume))
                        .title(),
                named.size(),
                figure(row, "on_shelves"),
                figure(row, "on_hold"),
                figure(row, "in_transit"),
                figure(row, "at_fairs"),
                figure(row, "at_homes"),
                figure(row, "families"),
                figure(row, "set_aside"),
                figure(row, "missing"),
                figure(row, "sites"),
                (int) requests.waiting(named).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** @throws cn.yishulai.kernel.Refused RECALL_UNKNOWN */
    public RecallView show(UUID id) {
        return view(repository.read(id));
    }

    /** Newest first. */
    public Page<RecallView> list(@Nullable String after, int limit) {
        UUID cursor = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        List<RecallView> rows =
                repository.page(cursor, limit + 1).stream().map(this::view).toList();
        return Page.cut(rows, limit, RecallView::id);
    }

    /**
     * In ascending order of copies.
     *
     * @param remaining only those that are not struck off: with families, missing, or still to be dealt with
     */
    public Page<RecalledCopyView> copies(UUID id, boolean remaining, @Nullable String after, int limit) {
        repository.read(id);
        UUID cursor = after == null ? new UUID(0, 0) : OpaqueId.parse(after, PAGE_MALFORMED);
        List<Tuple> rows = database.createNativeQuery(
                        """
                        SELECT copy_id, outcome, handled_at, credit_due, credited_at, restored_at, withdrawn_at FROM recall_copy
                        WHERE recall_id = :recall AND copy_id > :after AND (NOT :remaining OR withdrawn_at IS NULL)
                        ORDER BY copy_id LIMIT :limit
                        """,
                        Tuple.class)
                .setParameter("recall", id)
                .setParameter("after", cursor)
                .setParameter("remaining", remaining)
                .setParameter("limit", limit + 1)
                .getResultList();
        Page<Tuple> page =
                Page.cut(rows, limit, row -> row.get("copy_id", UUID.class).toString());
        Map<UUID, CopyView> shown = copies.views(
                page.items().stream().map(row -> row.get("copy_id", UUID.class)).toList());
        return new Page<>(page.items().stream().map(row -> view(row, shown)).toList(), page.nextAfter());
    }

    private static RecalledCopyView view(Tuple row, Map<UUID, CopyView> shown) {
        String outcome = row.get("outcome", String.class);
        return new RecalledCopyView(
                Objects.requireNonNull(shown.get(row.get("copy_id", UUID.class))),
                outcome == null ? null : RecalledCopies.Outcome.valueOf(outcome),
                edge(row.get("handled_at", Instant.class)),
                row.get("credit_due", Boolean.class),
                edge(row.get("credited_at", Instant.class)),
                edge(row.get("restored_at", Instant.class)),
                edge(row.get("withdrawn_at", Instant.class)));
    }

    RecallView view(Recall recall) {
        Tuple row = database.createNativeQuery(PROGRESS, Tuple.class)
                .setParameter("recall", recall.id())
                .getSingleResult();
        Map<UUID, String> names = staff.displayNames(Stream.of(
                        recall.openedBy(),
                        recall.confirmedBy(),
                        recall.withdrawalProposedBy(),
                        recall.withdrawalAgreedBy(),
                        recall.liftedBy())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new RecallView(
                recall.id().toString(),
                recall.scope(),
                recall.title(),
                recall.reason(),
                recall.note(),
                recall.state(),
                Objects.requireNonNull(hand(recall.openedBy(), recall.openedAt(), names)),
                hand(recall.confirmedBy(), recall.confirmedAt(), names),
                hand(recall.withdrawalProposedBy(), recall.withdrawalProposedAt(), names),
                hand(recall.withdrawalAgreedBy(), recall.withdrawalAgreedAt(), names),
                hand(recall.liftedBy(), recall.liftedAt(), names),
                new RecallView.Progress(
                        figure(row, "copies"),
                        figure(row, "dealt_with"),
                        figure(row, "quarantined"),
                        figure(row, "told"),
                        figure(row, "due"),
                        figure(row, "credited"),
                        figure(row, "waiting"),
                        figure(row, "restored"),
                        figure(row, "withdrawn")));
    }

    private static RecallView.@Nullable Hand hand(@Nullable UUID who, @Nullable Instant at, Map<UUID, String> names) {
        return who == null || at == null
                ? null
                : new RecallView.Hand(names.getOrDefault(who, "—"), Objects.requireNonNull(edge(at)));
    }

    private static int figure(Tuple row, String name) {
        return row.get(name, Long.class).intValue();
    }

    private static @Nullable OffsetDateTime edge(@Nullable Instant at) {
        return at == null ? null : at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
