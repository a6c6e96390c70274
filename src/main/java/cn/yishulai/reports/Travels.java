package cn.yishulai.reports;

import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.reports.StockBalance.Suggestion;
import cn.yishulai.reports.Travel.Pair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What should travel: claimed copies by where they are and where they are fetched, and what the balance suggests; four statements. */
@ApplicationScoped
@Transactional
public class Travels {

    private static final String WAITING =
            """
            SELECT k.site_id, c.pickup_site, count(*) FROM claim c JOIN copy k ON k.id = c.copy_id
            WHERE c.state = 'TO_PULL' AND k.site_id <> c.pickup_site GROUP BY 1, 2""";

    private static final String PLANNED =
            """
            SELECT t.from_site, t.to_site, sum(t.room - (SELECT count(*) FROM transfer_copy c WHERE c.transfer_id = t.id AND c.state = 'PACKED'))
            FROM transfer t WHERE t.sent_at IS NULL AND t.closed_at IS NULL GROUP BY 1, 2""";

    private final Session database;
    private final StockBalances balances;
    private final Sites sites;

    Travels(Session database, StockBalances balances, Sites sites) {
        this.database = database;
        this.balances = balances;
        this.sites = sites;
    }

    /** From one site to another. */
    private record Way(UUID from, UUID to) {}

    /**
     * @param site only what leaves from it or comes to it; null for all of the city
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN
     */
    Travel now(@Nullable UUID site) {
        if (site != null) {
            sites.name(site);
        }
        Map<Way, Long> waiting = counted(WAITING);
        Map<Way, Long> planned = counted(PLANNED);
        Map<Way, Long> spare = new HashMap<>();
        for (Suggestion move : balances.now().moves()) {
            spare.merge(new Way(move.from().id(), move.to().id()), move.copies(), Long::sum);
        }
        Set<Way> ways = new HashSet<>(waiting.keySet());
        ways.addAll(spare.keySet());
        Set<UUID> ends = new HashSet<>();
        ways.forEach(way -> ends.addAll(Set.of(way.from(), way.to())));
        Map<UUID, SiteName> names = sites.names(ends);
        List<Pair> pairs = ways.stream()
                .filter(way -> site == null || site.equals(way.from()) || site.equals(way.to()))
                .map(way -> new Pair(
                        Objects.requireNonNull(names.get(way.from())),
                        Objects.requireNonNull(names.get(way.to())),
                        waiting.getOrDefault(way, 0L),
                        spare.getOrDefault(way, 0L),
                        planned.getOrDefault(way, 0L)))
                .filter(pair -> pair.missing() > 0)
                .sorted(Comparator.comparingLong(Pair::waiting)
                        .thenComparingLong(Pair::spare)
                        .reversed()
                        .thenComparing(pair -> pair.from().name())
                        .thenComparing(pair -> pair.to().name()))
                .toList();
        return new Travel(pairs);
    }

    private Map<Way, Long> counted(String sql) {
        Map<Way, Long> counts = new HashMap<>();
        database.createNativeQuery(sql, Object[].class)
                .getResultStream()
                .forEach(row -> counts.put(new Way((UUID) row[0], (UUID) row[1]), ((Number) row[2]).longValue()));
        return counts;
    }
}
