package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_SESSIONS_WRONG;
import static cn.yishulai.fairs.FairRefusal.FAIR_UNKNOWN;

import cn.yishulai.fairs.FairPermits.VoidBecause;
import cn.yishulai.kernel.Page;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fairs of the city. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Fairs {

    private final FairRepository repository;
    private final Sites sites;
    private final FairTold told;
    private final Admittance admittance;
    private final FairVenues venues;
    private final FairPermits permits;
    private final Stages stages;
    private final ProgrammeLife programme;
    private final TicketLife tickets;
    private final RainSessions rain;
    private final Clock clock;

    Fairs(
            FairRepository repository,
            Sites sites,
            FairTold told,
            Admittance admittance,
            FairVenues venues,
            FairPermits permits,
            Stages stages,
            ProgrammeLife programme,
            TicketLife tickets,
            RainSessions rain,
            Clock clock) {
        this.repository = repository;
        this.sites = sites;
        this.told = told;
        this.admittance = admittance;
        this.venues = venues;
        this.permits = permits;
        this.stages = stages;
        this.programme = programme;
        this.tickets = tickets;
        this.rain = rain;
        this.clock = clock;
    }

    /** Published fairs that are not over, by their beginning. */
    public Page<FairView> coming(@Nullable String after, int limit) {
        FairCursor last = after == null ? null : FairCursor.parse(after);
        Page<Fair> page = Page.cut(repository.coming(clock.instant(), last, limit + 1), limit, fair -> new FairCursor(
                        fair.begins(), fair.id())
                .toString());
        Map<UUID, SiteName> venues =
                sites.names(page.items().stream().map(Fair::venueId).toList());
        Map<UUID, Map<Integer, List<AdmissionRule>>> rules =
                admittance.of(page.items().stream().map(Fair::id).toList());
        Set<UUID> waiting =
                programme.withoutDay(page.items().stream().map(Fair::id).toList());
        List<FairView> views = page.items().stream()
                .map(fair -> FairView.of(fair, venues.get(fair.venueId()), rules.getOrDefault(fair.id(), Map.of()))
                        .waiting(waiting.contains(fair.id())))
                .toList();
        return new Page<>(views, page.nextAfter());
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, also for a fair that has not been published */
    public FairView show(UUID id) {
        Fair fair = repository.requirePublished(id);
        return FairView.of(
                        fair,
                        sites.name(fair.venueId()),
                        admittance.of(List.of(id)).getOrDefault(id, Map.of()))
                .with(stages.played(id))
                .held(rain.held(id))
                .waiting(programme.withoutDay(List.of(id)).contains(id));
    }

    /**
     * Plans a fair; it is a draft.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, FAIR_SESSIONS_WRONG
     */
    public UUID plan(FairForm form) {
        sites.name(form.venue());
        Fair fair = new Fair(form);
        repository.persist(fair);
        repository.flush();
        programme.planned(fair.id());
        return fair.id();
    }

    /**
     * All that is said of a fair anew. Another time, another place or more people, and its permit is void.
     *
     * @param sessions null when they stay
     * @return whether a permit was in force and is void by it
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, FAIR_SESSIONS_WRONG, FAIR_NOT_READY, FAIR_VENUE_TAKEN
     */
    boolean describe(UUID id, Fair.Words words, UUID venue, @Nullable List<SessionForm> sessions) {
        sites.name(venue);
        repository.sizesMayChange();
        Fair fair = repository.require(id);
        List<FairSession> before = List.copyOf(fair.sessions());
        boolean permitIsVoid = fair.describe(words, venue, sessions == null ? null : new Programme(sessions));
        if (fair.state().hasItsVenue()) {
            venues.requireFree(fair);
        }
        repository.flush();
        if (fair.state()
                != FairState.POSTPONED) { // else nothing but its words changed, and it waits for its day as before
            programme.moved(id, before, List.copyOf(fair.sessions()));
        }
        if (permitIsVoid) {
            programme.permitVoid(id);
        }
        told.note(fair);
        return permitIsVoid && permits.makeVoid(id, VoidBecause.CHANGED);
    }

    public void propose(UUID id) {
        repository.require(id).propose();
    }

    /** @param by who cannot approve it */
    void propose(UUID id, UUID by) {
        repository.require(id).propose(by);
    }

    public void sendBack(UUID id) {
        repository.require(id).sendBack();
    }

    /** From here on nobody else has the place at that time. @throws cn.yishulai.kernel.Refused FAIR_NOT_READY, FAIR_VENUE_TAKEN */
    public void approve(UUID id) {
        Fair fair = repository.require(id);
        fair.approve();
        venues.requireFree(fair);
    }

    /**
     * Opens a fair to the public.
     *
     * @param permit the number of the police permit; needed for {@value Fair#NEEDS_PERMIT_FROM} people at once or more, unless
     *     it was recorded before
     * @throws cn.yishulai.kernel.Refused FAIR_WITHOUT_PERMIT, FAIR_NOT_READY, FAIR_VENUE_TAKEN
     */
    public void publish(UUID id, @Nullable String permit) {
        if (permit != null) {
            permits.record(null, id, new FairPermits.Paper(permit, null, null));
        }
        Fair fair = repository.require(id);
        fair.publish(clock.instant());
        venues.requireFree(fair);
        told.note(fair);
        programme.published(id, List.copyOf(fair.sessions()));
        tickets.published(id);
    }

    /** The doors are open. */
    public void open(UUID id) {
        repository.require(id).open();
    }

    /** It is over; what was brought there is still to be counted. */
    public void close(UUID id) {
        repository.require(id).close();
    }

    /** Rained off. Tickets are kept and the clocks of waiting lines rest; the permit is void. */
    public void postpone(UUID id) {
        takeOff(id);
    }

    /**
     * The same.
     *
     * @return whether a permit was in force and is void by it
     * @throws cn.yishulai.kernel.Refused FAIR_NOT_READY, also for a fair of which everything took place
     */
    boolean takeOff(UUID id) {
        Fair fair = repository.require(id);
        boolean running = fair.state() == FairState.RUNNING;
        fair.postpone();
        if (running) {
            rain.brokenOff(id);
        }
        told.note(fair);
        programme.postponed(id);
        tickets.postponed(id);
        return permits.makeVoid(id, VoidBecause.POSTPONED);
    }

    /** New times for a postponed fair: the same sessions, later. */
    public void move(UUID id, List<SessionForm> later) {
        move(id, later, null);
    }

    /** The same, perhaps elsewhere. @return whether a permit was in force and is void by it */
    boolean move(UUID id, List<SessionForm> later, @Nullable UUID elsewhere) {
        if (elsewhere != null) {
            sites.name(elsewhere);
        }
        Fair fair = repository.require(id);
        List<FairSession> before = List.copyOf(fair.sessions());
        Set<Integer> held = rain.held(id);
        requireToCome(later, held);
        fair.move(later, elsewhere, held);
        repository.flush();
        told.note(fair);
        programme.moved(id, before, List.copyOf(fair.sessions()));
        return permits.makeVoid(id, VoidBecause.CHANGED);
    }

    private void requireToCome(List<SessionForm> later, Set<Integer> held) {
        for (int number = 1; number <= later.size(); number++) {
            if (!held.contains(number) && !later.get(number - 1).from().isAfter(clock.instant())) {
                throw FAIR_SESSIONS_WRONG.because("session %d is put off to a time that is over".formatted(number));
            }
        }
    }

    public void cancel(UUID id) {
        Fair fair = repository.require(id);
        fair.cancel();
        told.note(fair);
        programme.cancelled(id);
        tickets.cancelled(id);
    }

    static UUID id(String sent) {
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException e) {
            throw FAIR_UNKNOWN.because("not an id of a fair");
        }
    }
}
