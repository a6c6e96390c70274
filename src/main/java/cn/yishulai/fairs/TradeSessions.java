package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_UNKNOWN;
import static cn.yishulai.fairs.TradeRefusal.TRADE_NOTHING_TO_SUBSTITUTE;
import static cn.yishulai.fairs.TradeRefusal.TRADE_NOT_READY;
import static cn.yishulai.fairs.TradeRefusal.TRADE_SESSION_UNKNOWN;
import static cn.yishulai.fairs.TradeRefusal.TRADE_TIMES_WRONG;
import static cn.yishulai.swaps.SwapRefusal.SITE_DOES_NOT_LEND;

import cn.yishulai.fairs.TradeSessionView.Counts;
import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Trade sessions (换书会): a verb for each step of their life. The run itself is made by the clock of one of the nodes; what
 * is done here only says that it is wanted.
 */
@ApplicationScoped
@Transactional
public class TradeSessions {

    /** A session is for a fair or a week; one that is planned for longer is a slip. */
    private static final Duration LONGEST = Duration.ofDays(92);

    private static final int HIGHEST_SEED = 999_999_999;

    private final TradeSessionRows rows;
    private final TradeNotices notices;
    private final FairRepository fairs;
    private final Sites sites;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TradeSessions(
            TradeSessionRows rows, TradeNotices notices, FairRepository fairs, Sites sites, Audit audit, Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.fairs = fairs;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Plans a session at a site of the caller.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, SITE_NOT_YOURS, SITE_DOES_NOT_LEND, FAIR_UNKNOWN, TRADE_TIMES_WRONG
     */
    public UUID plan(Caller caller, TradeSessionForm form) {
        UUID site = Sites.id(form.siteId());
        caller.requireSite(site);
        if (!sites.require(site).receives()) {
            throw SITE_DOES_NOT_LEND.because("books cannot be brought to this site");
        }
        UUID fair = form.fairId() == null ? null : Fairs.id(form.fairId());
        if (fair != null && fairs.findByIdOptional(fair).isEmpty()) {
            throw FAIR_UNKNOWN.because("no fair " + fair);
        }
        requireInOrder(form);
        long seed = form.seed() == null ? 1 + random.nextInt(HIGHEST_SEED) : form.seed();
        UUID id = rows.add(form, site, fair, seed);
        told(caller, "trade-session-planned", id);
        return id;
    }

    private void requireInOrder(TradeSessionForm form) {
        Instant from = form.listFrom().toInstant();
        Instant until = form.listUntil().toInstant();
        boolean inOrder = from.isBefore(until)
                && until.isAfter(clock.instant())
                && !form.handOverUntil().isBefore(OpeningCalendar.dayOf(until))
                && !OpeningCalendar.startOf(form.handOverUntil()).isAfter(from.plus(LONGEST));
        if (!inOrder || form.longestLoop() != null && form.longestLoop() == 4) {
            throw TRADE_TIMES_WRONG.because(
                    "the list opens, closes in the future, and books are handed over from that day on, within %d days; loops join 3 or 5 families"
                            .formatted(LONGEST.toDays()));
        }
    }

    /** Families may list from its beginning on. @throws cn.yishulai.kernel.Refused TRADE_NOT_READY, TRADE_TIMES_WRONG */
    public void open(Caller caller, UUID id) {
        TradeSession session = change(caller, id);
        session.requireBecome(TradeState.OPEN);
        if (!session.listUntil().isAfter(clock.instant())) {
            throw TRADE_TIMES_WRONG.because("the deadline of the session is over");
        }
        rows.become(id, TradeState.OPEN, clock.instant());
        told(caller, "trade-session-opened", id);
    }

    /** Before there is a result. Who listed anything is told. @throws cn.yishulai.kernel.Refused TRADE_NOT_READY */
    public void cancel(Caller caller, UUID id) {
        TradeSession session = change(caller, id);
        session.requireBecome(TradeState.CANCELLED);
        rows.become(id, TradeState.CANCELLED, clock.instant());
        notices.cancelled(session);
        told(caller, "trade-session-cancelled", id);
    }

    /** Now, or again after it was stopped. @throws cn.yishulai.kernel.Refused TRADE_NOT_READY */
    public void run(Caller caller, UUID id) {
        TradeSession session = change(caller, id);
        if (session.state() == TradeState.OPEN) {
            rows.close(id);
        } else if (session.run() != null && session.run().stopped()) {
            rows.runAgain(id);
        } else {
            throw TRADE_NOT_READY.because(
                    "trade session %s is %s and no run was stopped".formatted(id, session.state()),
                    Map.of("tradeState", session.state()));
        }
        told(caller, "trade-run-asked", id);
    }

    /** @throws cn.yishulai.kernel.Refused TRADE_NOT_READY when none is under way */
    public void stop(Caller caller, UUID id) {
        TradeSession session = change(caller, id);
        if (session.run() == null) {
            throw TRADE_NOT_READY.because("no run is under way", Map.of("tradeState", session.state()));
        }
        rows.stop(id);
        told(caller, "trade-run-stopped", id);
    }

    /** @throws cn.yishulai.kernel.Refused TRADE_NOT_READY, TRADE_NOTHING_TO_SUBSTITUTE */
    public void substitute(Caller caller, UUID id) {
        TradeSession session = change(caller, id);
        session.require(TradeState.MATCHED);
        session.requireNoRun();
        if (counts(id).withoutBook() == 0) {
            throw TRADE_NOTHING_TO_SUBSTITUTE.because("everybody who was promised a book has one to fetch");
        }
        rows.runAgain(id);
        told(caller, "trade-substitutes-asked", id);
    }

    /** What was not fetched becomes stock; the clock sees to it book by book. @throws cn.yishulai.kernel.Refused TRADE_NOT_READY */
    public void finish(Caller caller, UUID id) {
        TradeSession session = change(caller, id);
        session.requireBecome(TradeState.FINISHED);
        session.requireNoRun();
        rows.become(id, TradeState.FINISHED, clock.instant());
        told(caller, "trade-session-finished", id);
    }

    /** @param caller null for somebody who is not signed in */
    public TradeSessionView show(@Nullable Caller caller, UUID id) {
        TradeSession session = rows.find(id);
        if (session.state() == TradeState.DRAFT && !plans(caller)) {
            throw TRADE_SESSION_UNKNOWN.because("there is no such trade session");
        }
        return views(List.of(session)).get(0);
    }

    /**
     * By their deadline, the latest first.
     *
     * @param fair of which they are; null for any
     */
    public Page<TradeSessionView> list(
            @Nullable Caller caller,
            @Nullable TradeState state,
            @Nullable UUID fair,
            @Nullable String after,
            int limit) {
        FairCursor last = after == null ? null : FairCursor.parse(after);
        Page<TradeSession> page =
                Page.cut(rows.page(plans(caller), state, fair, last, limit + 1), limit, session -> new FairCursor(
                                session.listUntil(), session.id())
                        .toString());
        return new Page<>(views(page.items()), page.nextAfter());
    }

    private List<TradeSessionView> views(List<TradeSession> sessions) {
        List<UUID> ids = sessions.stream().map(TradeSession::id).toList();
        Map<UUID, Counts> counts = rows.counts(ids);
        Map<UUID, List<TradeSessionView.RunCounts>> runs = rows.runs(ids);
        Map<UUID, SiteName> names =
                sites.names(sessions.stream().map(TradeSession::site).distinct().toList());
        return sessions.stream()
                .map(session -> TradeSessionView.of(
                        session,
                        Objects.requireNonNull(names.get(session.site())),
                        counts.getOrDefault(session.id(), Counts.NONE),
                        runs.getOrDefault(session.id(), List.of())))
                .toList();
    }

    private Counts counts(UUID id) {
        return rows.counts(List.of(id)).getOrDefault(id, Counts.NONE);
    }

    private TradeSession change(Caller caller, UUID id) {
        TradeSession session = rows.lock(id);
        caller.requireSite(session.site());
        return session;
    }

    private static boolean plans(@Nullable Caller caller) {
        return caller != null && (caller.role() == Role.STAFF || caller.role() == Role.LIBRARIAN);
    }

    private void told(Caller caller, String verb, UUID id) {
        audit.record(caller.actor(), verb, id.toString(), Map.of());
    }

    static UUID id(String sent) {
        return OpaqueId.parse(sent, TRADE_SESSION_UNKNOWN);
    }
}
