package cn.yishulai.swaps;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.HomeSwapBookView.Stage;
import cn.yishulai.swaps.HomeSwapLeg.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Swaps between families, for a family and for the desk. */
@ApplicationScoped
@Transactional
public class HomeSwapReads {

    private static final UUID NEWEST = new UUID(-1, -1);

    private final HomeSwapRows rows;
    private final RequestRepository requests;
    private final CopyReads copies;
    private final Sites sites;
    private final Session database;

    HomeSwapReads(HomeSwapRows rows, RequestRepository requests, CopyReads copies, Sites sites, Session database) {
        this.rows = rows;
        this.requests = requests;
        this.copies = copies;
        this.sites = sites;
        this.database = database;
    }

    /** @throws cn.yishulai.kernel.Refused HOME_SWAP_UNKNOWN, also for one of other families */
    public HomeSwapView show(Caller caller, UUID id) {
        HomeSwap swap = rows.find(id).orElseThrow(HomeSwapRows::unknown);
        return view(swap, swap.legOf(caller.household()).orElseThrow(HomeSwapRows::unknown));
    }

    /** Newest first. A family has few at a time: each costs four queries. */
    public Page<HomeSwapView> of(Caller caller, @Nullable String after, int limit) {
        UUID cursor = after == null ? NEWEST : OpaqueId.parse(after, PAGE_MALFORMED);
        List<UUID> ids = database.createNativeQuery(
                        """
                        SELECT swap_id FROM home_swap_leg WHERE household_id = :household AND swap_id < :after
                        ORDER BY swap_id DESC LIMIT :limit
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (UUID) cells[0])
                .setParameter("household", caller.household())
                .setParameter("after", cursor)
                .setParameter("limit", limit + 1)
                .getResultList();
        Page<UUID> page = Page.cut(ids, limit, UUID::toString);
        return new Page<>(page.items().stream().map(id -> show(caller, id)).toList(), page.nextAfter());
    }

    /** Whether the family is told of swaps that are found for it. */
    public boolean wanted(UUID household) {
        return database.createNativeQuery(
                        "SELECT wanted FROM home_swap_choice WHERE household_id = :household", Object.class)
                .setTupleTransformer((cells, aliases) -> (Boolean) cells[0])
                .setParameter("household", household)
                .getResultStream()
                .findFirst()
                .orElse(true);
    }

    /** How many books the family promised to swap and did not bring, since it said last that it wants swaps. */
    public int missesOf(UUID household) {
        return database.createNativeQuery(
                        """
                        SELECT count(*) FROM home_swap_leg l JOIN home_swap s ON s.id = l.swap_id
                        WHERE l.household_id = :household AND l.outcome = 'NOT_BROUGHT' AND s.over_at > coalesce(
                            (SELECT h.changed_at FROM home_swap_choice h WHERE h.household_id = :household), '-infinity')
                        """,
                        Object.class)
                .setTupleTransformer((cells, aliases) -> (Long) cells[0])
                .setParameter("household", household)
                .getSingleResult()
                .intValue();
    }

    /** Whether the copy stands aside for a swap, or waits to go home again. */
    public boolean keeps(UUID copy) {
        return !rows.kept(List.of(copy)).isEmpty();
    }

    /** What is expected, kept and to be given back at a site, by day. */
    public Page<HomeSwapBookView> atSite(UUID site, @Nullable String after, int limit) {
        UUID cursor = after == null ? new UUID(0, 0) : OpaqueId.parse(after, PAGE_MALFORMED);
        List<Tuple> found = database.createNativeQuery(
                        """
                        SELECT l.id, l.copy_id, CASE WHEN l.fetch_until IS NOT NULL THEN 'GOES_HOME'
                                 WHEN l.deposited_at IS NOT NULL THEN 'KEPT' ELSE 'EXPECTED' END AS stage,
                               coalesce(l.fetch_until, (SELECT max(o.bring_until) FROM home_swap_leg o
                                 WHERE o.swap_id = l.swap_id AND (o.deposited_at IS NULL OR l.deposited_at IS NOT NULL)
                                   AND (l.deposited_at IS NOT NULL OR o.id = l.id))) AS until
                        FROM home_swap_leg l JOIN home_swap s ON s.id = l.swap_id
                        WHERE l.site_id = :site AND l.open AND l.id > :after AND (s.state = 'AGREED' OR l.fetch_until IS NOT NULL)
                        ORDER BY l.id LIMIT :limit
                        """,
                        Tuple.class)
                .setParameter("site", site)
                .setParameter("after", cursor)
                .setParameter("limit", limit + 1)
                .getResultList();
        Page<Tuple> page =
                Page.cut(found, limit, row -> row.get("id", UUID.class).toString());
        Map<UUID, CopyView> books = copies.views(
                page.items().stream().map(row -> row.get("copy_id", UUID.class)).toList());
        return new Page<>(
                page.items().stream()
                        .map(row -> new HomeSwapBookView(
                                Objects.requireNonNull(books.get(row.get("copy_id", UUID.class))),
                                Stage.valueOf(row.get("stage", String.class)),
                                row.get("until", LocalDate.class)))
                        .toList(),
                page.nextAfter());
    }

    private HomeSwapView view(HomeSwap swap, HomeSwapLeg mine) {
        List<HomeSwapLeg> ring = ring(swap, mine);
        Map<UUID, CopyView> books =
                copies.views(ring.stream().map(HomeSwapLeg::copy).toList());
        SwapRequest wish = requests.read(mine.request());
        @Nullable SiteName bringTo = mine.site() == null ? null : sites.name(mine.site());
        return new HomeSwapView(
                swap.id().toString(),
                swap.state(),
                swap.because(),
                edge(swap.proposedAt()),
                edge(swap.answerUntil()),
                ring.stream()
                        .map(leg -> book(leg, Objects.requireNonNull(books.get(leg.copy())), leg.equals(mine)))
                        .toList(),
                mine.answer() == Answer.AGREED,
                bringTo,
                mine.bringUntil(),
                mine.ifEnded(),
                mine.outcome(),
                mine.fetchUntil(),
                mine.request().toString(),
                wish.state(),
                sites.name(wish.pickupSite()));
    }

    private static List<HomeSwapLeg> ring(HomeSwap swap, HomeSwapLeg mine) {
        List<HomeSwapLeg> ring = new ArrayList<>(List.of(mine));
        for (HomeSwapLeg next = swap.giverOf(mine); !next.equals(mine); next = swap.giverOf(next)) {
            ring.add(next);
        }
        return ring;
    }

    private static HomeSwapView.Book book(HomeSwapLeg leg, CopyView copy, boolean mine) {
        return new HomeSwapView.Book(
                copy.volume(), mine ? copy.code() : null, copy.grade(), leg.answer() == Answer.AGREED, leg.deposited());
    }

    private static OffsetDateTime edge(Instant at) {
        return at.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
