package cn.yishulai.fairs;

import static cn.yishulai.fairs.TradeRefusal.TRADE_SESSION_UNKNOWN;
import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.catalog.Search;
import cn.yishulai.catalog.VolumeView;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What families bring to a session that is open, volume by volume, so that others can wish for it. In the order of titles:
 * in the order of arrival the books of one family would stand side by side. Three statements for a page; a search asks two
 * or three more.
 */
@ApplicationScoped
@Transactional
public class TradeVolumes {

    /** Those that take part still; what is being recalled is not taken at the desk. */
    private static final String BROUGHT =
            """
            FROM trade_offer o JOIN copy c ON c.id = o.copy_id
            WHERE o.session_id = ? AND o.stage IN ('LISTED', 'PRESENT')
              AND NOT EXISTS (SELECT FROM recalled_volume r WHERE r.volume_id = c.volume_id)
            """;

    private final TradeSessionRows sessions;
    private final TradeSql sql;
    private final Search search;
    private final Volumes volumes;

    TradeVolumes(TradeSessionRows sessions, TradeSql sql, Search search, Volumes volumes) {
        this.sessions = sessions;
        this.sql = sql;
        this.search = search;
        this.volumes = volumes;
    }

    private record Brought(UUID volume, int copies, int own, List<Grade> grades) {}

    /**
     * @param caller null for somebody who is not signed in
     * @param query as somebody types it; null or blank for all
     * @throws cn.yishulai.kernel.Refused TRADE_SESSION_UNKNOWN, also for a draft; TRADE_NOT_READY when the lists are closed;
     *     PAGE_MALFORMED
     */
    public Page<TradeVolumeView> list(
            @Nullable Caller caller, UUID id, @Nullable String query, @Nullable String after, int limit) {
        TradeSession session = sessions.find(id);
        if (session.state() == TradeState.DRAFT) {
            throw TRADE_SESSION_UNKNOWN.because("there is no such trade session");
        }
        session.require(TradeState.OPEN);
        UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        Collection<UUID> fitting = query == null || query.isBlank() ? null : search.among(query, brought(id));
        if (fitting != null && fitting.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        UUID family = caller != null && caller.isCitizen() ? caller.household() : null;
        return views(Page.cut(page(id, family, fitting, last, limit + 1), limit, brought -> brought.volume()
                .toString()));
    }

    private List<UUID> brought(UUID session) {
        return sql.list(row -> TradeSql.id(row, "volume_id"), "SELECT DISTINCT c.volume_id " + BROUGHT, session);
    }

    private List<Brought> page(
            UUID session, @Nullable UUID family, @Nullable Collection<UUID> fitting, @Nullable UUID last, int rows) {
        return sql.list(
                TradeVolumes::brought,
                """
                WITH brought AS (SELECT c.volume_id, count(*) AS copies,
                    count(*) FILTER (WHERE EXISTS (SELECT FROM trade_listing l
                        WHERE l.id = o.listing_id AND l.household_id = ?::uuid)) AS own,
                    array_remove(array_agg(DISTINCT c.grade), NULL) AS grades
                """
                        + BROUGHT
                        + """
                        AND (?::uuid[] IS NULL OR c.volume_id = ANY (?::uuid[])) GROUP BY c.volume_id)
                        SELECT b.* FROM brought b JOIN volume v ON v.id = b.volume_id JOIN edition e ON e.id = v.edition_id
                        WHERE ?::uuid IS NULL OR (e.title COLLATE "zh-x-icu", v.id) > (SELECT p.title COLLATE "zh-x-icu", w.id
                            FROM volume w JOIN edition p ON p.id = w.edition_id WHERE w.id = ?::uuid)
                        ORDER BY e.title COLLATE "zh-x-icu", v.id LIMIT ?""",
                family,
                session,
                fitting,
                fitting,
                last,
                last,
                rows);
    }

    private static Brought brought(ResultSet row) throws SQLException {
        return new Brought(
                TradeSql.id(row, "volume_id"),
                row.getInt("copies"),
                row.getInt("own"),
                Arrays.stream((String[]) row.getArray("grades").getArray())
                        .map(Grade::valueOf)
                        .sorted()
                        .toList());
    }

    private Page<TradeVolumeView> views(Page<Brought> page) {
        Map<UUID, VolumeView> shown = volumes
                .views(page.items().stream().map(Brought::volume).toList())
                .stream()
                .collect(Collectors.toMap(VolumeView::id, Function.identity()));
        return new Page<>(
                page.items().stream()
                        .map(brought -> view(brought, shown.get(brought.volume())))
                        .toList(),
                page.nextAfter());
    }

    private static TradeVolumeView view(Brought brought, VolumeView volume) {
        return new TradeVolumeView(
                volume.summary(),
                volume.cover(),
                brought.copies(),
                brought.own() == 0 ? null : brought.own(),
                brought.grades().isEmpty() ? null : brought.grades());
    }
}
