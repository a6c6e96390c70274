package cn.yishulai.reports;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The report on copies that nobody swaps: one statement over the free copies of a site. */
@ApplicationScoped
@Transactional
public class AgeingCopies {

    /** Requests of so many days say where a book is wanted. */
    private static final int ASKED_DAYS = 180;

    private static final String COPIES =
            """
            SELECT * FROM (
                SELECT c.id, c.code, c.volume_id, c.shelf, idle.since,
                       count(*) OVER (PARTITION BY c.volume_id) AS alike
                FROM copy c CROSS JOIN LATERAL (
                    SELECT max(m.recorded_at) AS since FROM movement m
                    WHERE m.copy_id = c.id AND (m.seq = 1 OR m.status = 'HANDED_OVER' OR m.reason LIKE 'drop-off%')
                ) AS idle
                WHERE c.site_id = ?1 AND c.status = 'AVAILABLE'
            ) AS free
            WHERE since < ?2 AND (since, id) > (?3, ?4) ORDER BY since, id LIMIT ?5""";
    private static final String ASKED =
            """
            SELECT DISTINCT ON (r.volume_id) r.volume_id, s.id, s.name
            FROM (SELECT volume_id, pickup_site, count(*) AS asked FROM swap_request
                  WHERE volume_id IN (?1) AND placed_at >= ?2 AND pickup_site <> ?3 GROUP BY volume_id, pickup_site) AS r
            JOIN site s ON s.id = r.pickup_site AND s.receives
            ORDER BY r.volume_id, r.asked DESC, s.id""";

    private final Session database;
    private final Volumes volumes;
    private final Sites sites;
    private final Clock clock;

    AgeingCopies(Session database, Volumes volumes, Sites sites, Clock clock) {
        this.database = database;
        this.volumes = volumes;
        this.sites = sites;
        this.clock = clock;
    }

    private record Idle(UUID id, String code, UUID volume, @Nullable String shelf, Instant since, long alike) {}

    /**
     * The longest idle first.
     *
     * @param months 1 to 120; from so many on a copy is ageing
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, and what {@link Caller#requireSite} refuses
     */
    Page<AgeingCopy> at(Caller caller, UUID site, int months, @Nullable String after, int limit) {
        if (caller.role() == Role.STAFF) {
            caller.requireSite(site);
        }
        sites.require(site);
        Instant now = clock.instant();
        Instant before = now.atZone(OpeningCalendar.CITY).minusMonths(months).toInstant();
        Page<Idle> page = Page.cut(idle(site, before, after, limit + 1), limit, copy -> copy.since() + "." + copy.id());
        Map<UUID, VolumeSummary> books =
                volumes.summaries(page.items().stream().map(Idle::volume).collect(Collectors.toSet()));
        Map<UUID, SiteName> asked = asked(page.items(), site, now);
        return new Page<>(
                page.items().stream()
                        .map(copy -> view(
                                copy,
                                Objects.requireNonNull(books.get(copy.volume())),
                                asked.get(copy.volume()),
                                months,
                                now))
                        .toList(),
                page.nextAfter());
    }

    private static AgeingCopy view(Idle copy, VolumeSummary book, @Nullable SiteName asked, int limit, Instant now) {
        int idle = (int)
                ChronoUnit.MONTHS.between(copy.since().atZone(OpeningCalendar.CITY), now.atZone(OpeningCalendar.CITY));
        AgeingCopy.Suggestion suggestion = AgeingCopy.Suggestion.of(asked != null, copy.alike(), idle, limit);
        return new AgeingCopy(
                copy.code(),
                book,
                copy.shelf(),
                copy.since().atZone(OpeningCalendar.CITY).toOffsetDateTime(),
                copy.alike(),
                suggestion,
                suggestion == AgeingCopy.Suggestion.SEND ? asked : null);
    }

    private List<Idle> idle(UUID site, Instant before, @Nullable String after, int rows) {
        Instant since = Instant.EPOCH;
        UUID id = new UUID(0, 0);
        if (after != null) {
            try {
                int dot = after.lastIndexOf('.');
                since = Instant.parse(after.substring(0, Math.max(dot, 0)));
                id = UUID.fromString(after.substring(dot + 1));
            } catch (java.time.format.DateTimeParseException | IllegalArgumentException e) {
                throw PAGE_MALFORMED.because("not a cursor of this report");
            }
        }
        return database.createNativeQuery(COPIES, Object[].class)
                .setParameter(1, site)
                .setParameter(2, before)
                .setParameter(3, since)
                .setParameter(4, id)
                .setParameter(5, rows)
                .getResultStream()
                .map(row -> new Idle(
                        (UUID) row[0], (String) row[1], (UUID) row[2], (String) row[3], (Instant) row[4], (long)
                                row[5]))
                .toList();
    }

    private Map<UUID, SiteName> asked(List<Idle> copies, UUID site, Instant now) {
        if (copies.isEmpty()) {
            return Map.of();
        }
        return database.createNativeQuery(ASKED, Object[].class)
                .setParameter(1, copies.stream().map(Idle::volume).collect(Collectors.toSet()))
                .setParameter(2, now.minus(ASKED_DAYS, ChronoUnit.DAYS))
                .setParameter(3, site)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> new SiteName((UUID) row[1], (String) row[2])));
    }
}
