package cn.yishulai.fairs;

import static cn.yishulai.fairs.TourRefusal.TOUR_CHANGED;
import static cn.yishulai.fairs.TourRefusal.TOUR_STOP_STAMPED;
import static cn.yishulai.fairs.TourRefusal.TOUR_UNKNOWN;
import static cn.yishulai.fairs.TourRefusal.TOUR_WRONG;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tours (换书游): planned, shown, and over. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Tours {

    /** A season; a tour that is planned for longer is a slip. */
    private static final int LONGEST_DAYS = 366;

    private final TourRows rows;
    private final TourReads reads;
    private final Sites sites;
    private final Audit audit;
    private final Clock clock;

    Tours(TourRows rows, TourReads reads, Sites sites, Audit audit, Clock clock) {
        this.rows = rows;
        this.reads = reads;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, SITE_CLOSED_DOWN, TOUR_WRONG */
    public UUID plan(Caller caller, TourForm form) {
        requireRight(form);
        UUID id = rows.add(form, clock.instant());
        told(caller, "tour.plan", id);
        return id;
    }

    /**
     * All that is said of a tour anew. Who has a certificate keeps it.
     *
     * @param seen the ETag of what was changed
     * @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN, TOUR_CHANGED, TOUR_NOT_READY for one that is over, TOUR_WRONG, and
     *     TOUR_STOP_STAMPED for a change that leaves out a stop where stamps were collected
     */
    public void change(Caller caller, UUID id, @Nullable String seen, TourForm form) {
        Tour tour = rows.lock(id);
        if (seen != null && !seen.equals("*") && !seen.equals(tag(tour.version()))) {
            throw TOUR_CHANGED.because("the tour was changed meanwhile", Map.of("version", tour.version()));
        }
        if (tour.state() == TourState.CLOSED) {
            tour.requireBecome(TourState.CLOSED);
        }
        requireRight(form);
        Set<UUID> kept =
                form.stops().stream().map(stop -> Sites.id(stop.siteId())).collect(Collectors.toSet());
        if (!kept.containsAll(rows.used(id))) {
            throw TOUR_STOP_STAMPED.because("stamps were collected, or books taken, at a stop that is left out");
        }
        rows.change(id, form, clock.instant());
        told(caller, "tour.change", id);
    }

    /** @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN, TOUR_NOT_READY */
    public void publish(Caller caller, UUID id) {
        become(caller, id, TourState.PUBLISHED, "tour.publish");
    }

    /** Over, or called off. @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN, TOUR_NOT_READY */
    public void close(Caller caller, UUID id) {
        become(caller, id, TourState.CLOSED, "tour.close");
    }

    private void become(Caller caller, UUID id, TourState next, String verb) {
        rows.lock(id).requireBecome(next);
        rows.become(id, next, clock.instant());
        told(caller, verb, id);
    }

    /** @param caller null for somebody who is not signed in. @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN, also for a draft */
    public TourView show(@Nullable Caller caller, UUID id) {
        Tour tour = rows.find(id);
        if (tour.state() == TourState.DRAFT && !plans(caller)) {
            throw TOUR_UNKNOWN.because("there is no such tour");
        }
        return reads.view(tour, clock.instant());
    }

    /** The latest last day first; drafts are shown to librarians only. */
    public Page<TourView> list(@Nullable Caller caller, @Nullable String after, int limit) {
        TourCursor last = after == null ? null : TourCursor.parse(after);
        Instant now = clock.instant();
        Page<Tour> page = Page.cut(
                rows.page(plans(caller), last, limit + 1), limit, tour -> new TourCursor(tour.lastDay(), tour.id())
                        .toString());
        return new Page<>(
                page.items().stream().map(tour -> reads.view(tour, now)).toList(), page.nextAfter());
    }

    /** What a change must name. */
    static String tag(int version) {
        return "\"" + version + "\"";
    }

    static UUID id(String sent) {
        return OpaqueId.parse(sent, TOUR_UNKNOWN);
    }

    private static boolean plans(@Nullable Caller caller) {
        return caller != null && caller.role() == Role.LIBRARIAN;
    }

    private void requireRight(TourForm form) {
        LocalDate first = form.firstDay();
        LocalDate last = form.lastDay();
        if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST_DAYS))) {
            throw TOUR_WRONG.because("a tour runs forward, for a year at most");
        }
        List<UUID> stops =
                form.stops().stream().map(stop -> Sites.id(stop.siteId())).toList();
        if (new HashSet<>(stops).size() != stops.size()) {
            throw TOUR_WRONG.because("a site is a stop of a tour once");
        }
        if (form.stamps() > stops.size()) {
            throw TOUR_WRONG.because("%d stamps are more than there are stops".formatted(form.stamps()));
        }
        form.stops().forEach(stop -> requireApart(stop.times()));
        sites.requireOpen(stops);
    }

    private static void requireApart(List<TourForm.Span> spans) {
        Instant free = Instant.MIN;
        for (TourForm.Span span : spans) {
            Instant from = span.from().toInstant();
            if (from.isBefore(free) || !from.isBefore(span.until().toInstant())) {
                throw TOUR_WRONG.because("times of a stop run forward and follow one another");
            }
            free = span.until().toInstant();
        }
    }

    private void told(Caller caller, String verb, UUID id) {
        audit.record(caller.actor(), verb, "tour:" + id, Map.of());
    }
}
