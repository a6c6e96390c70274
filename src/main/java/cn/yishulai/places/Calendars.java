package cn.yishulai.places;

import static cn.yishulai.places.PlaceRefusal.CLOSURE_MALFORMED;
import static cn.yishulai.places.PlaceRefusal.CLOSURE_UNKNOWN;

import cn.yishulai.journal.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The closures of sites, and the calendars of many sites at once. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Calendars {

    private final SiteRepository sites;
    private final Session database;
    private final Clock clock;

    Calendars(SiteRepository sites, Session database, Clock clock) {
        this.sites = sites;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Closes a site, a part of the tree, or all sites. Windows that are counted from here on skip these days; those that
     * run are extended by the room that knows them.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, CLOSURE_MALFORMED for days in the wrong order, all in the past, or
     *     more than a year
     */
    public ClosureFacts close(ClosureForm form) {
        requireSensible(form);
        Closure closure = closure(form);
        database.persist(closure);
        database.flush();
        return closure.facts();
    }

    /**
     * Open again from today on.
     *
     * @throws cn.yishulai.kernel.Refused CLOSURE_UNKNOWN
     */
    public ClosureFacts withdraw(UUID id) {
        Closure closure = lock(id);
        closure.withdraw(OpeningCalendar.dayOf(clock.instant()), clock.instant());
        return closure.facts();
    }

    /** @throws cn.yishulai.kernel.Refused CLOSURE_UNKNOWN */
    public ClosureFacts require(UUID id) {
        return Optional.ofNullable(database.find(Closure.class, id))
                .map(Closure::facts)
                .orElseThrow(Calendars::unknown);
    }

    /** Closures that are not over, of one site (its own and those above that cover it) or of all, the next first. */
    public List<ClosureFacts> coming(@Nullable UUID site) {
        LocalDate today = OpeningCalendar.dayOf(clock.instant());
        List<Closure> found = site == null
                ? database.createQuery(
                                "from Closure c where c.lastDay >= :today and c.withdrawnAt is null order by c.firstDay, c.id",
                                Closure.class)
                        .setParameter("today", today)
                        .setMaxResults(200)
                        .getResultList()
                : sites.closures(Set.of(site), today).getOrDefault(site, List.of());
        return found.stream().map(Closure::facts).toList();
    }

    /** The sites that a closure closes. */
    public Set<UUID> closedBy(@Nullable UUID site, boolean coversBranches) {
        return coversBranches
                ? sites.below(site)
                : Set.of(sites.require(Objects.requireNonNull(site)).id());
    }

    /** The calendars of these sites from a day on, in three queries. */
    public OpenDays openDays(Set<UUID> of, LocalDate from) {
        return new OpenDays(sites.times(of, from));
    }

    /** The same, as if this closure were made. */
    public OpenDays openDaysWith(ClosureForm form, Set<UUID> of, LocalDate from) {
        requireSensible(form);
        return new OpenDays(sites.times(of, from).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().with(closure(form)))));
    }

    /** The closures whose work is not done, by id. */
    public List<UUID> unfinished() {
        return database.createQuery("select c.id from Closure c where c.extendedAt is null order by c.id", UUID.class)
                .setMaxResults(100)
                .getResultList();
    }

    /** Takes up the work of a closure until the end of the transaction; nothing when another node has it, or it is done. */
    public Optional<ClosureFacts> takeUp(UUID id) {
        List<?> free = database.createNativeQuery(
                        "SELECT id FROM site_closure WHERE id = :id AND extended_at IS NULL FOR NO KEY UPDATE SKIP LOCKED",
                        Object.class)
                .setParameter("id", id)
                .getResultList();
        return free.isEmpty() ? Optional.empty() : Optional.of(lock(id).facts());
    }

    /** @param through the last family whose windows are extended now; null when all are */
    public void extended(UUID id, @Nullable UUID through) {
        Closure closure = lock(id);
        if (through == null) {
            closure.extendedAll(clock.instant());
        } else {
            closure.extendedThrough(through);
        }
    }

    private Closure lock(UUID id) {
        return Locked.row(database, Closure.class, id).orElseThrow(Calendars::unknown);
    }

    private void requireSensible(ClosureForm form) {
        LocalDate today = OpeningCalendar.dayOf(clock.instant());
        if (form.lastDay().isBefore(form.firstDay())
                || form.lastDay().isBefore(today)
                || form.firstDay().plusDays(OpeningTimes.HORIZON_DAYS).isBefore(form.lastDay())) {
            throw CLOSURE_MALFORMED.because("closed from %s to %s".formatted(form.firstDay(), form.lastDay()));
        }
        if (form.site() != null) {
            sites.require(form.site());
        }
    }

    private static Closure closure(ClosureForm form) {
        return new Closure(
                form.site(),
                form.firstDay(),
                form.lastDay(),
                form.reason(),
                form.coversBranches() || form.site() == null);
    }

    private static RuntimeException unknown() {
        return CLOSURE_UNKNOWN.because("no such closure");
    }
}
