package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_UNKNOWN;

import cn.yishulai.kernel.Page;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fairs of the city. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Fairs {

    private final FairRepository repository;
    private final Sites sites;
    private final FairCalendar calendar;
    private final Clock clock;

    Fairs(FairRepository repository, Sites sites, FairCalendar calendar, Clock clock) {
        this.repository = repository;
        this.sites = sites;
        this.calendar = calendar;
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
        List<FairView> views = page.items().stream()
                .map(fair -> FairView.of(fair, venues.get(fair.venueId())))
                .toList();
        return new Page<>(views, page.nextAfter());
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, also for a fair that has not been published */
    public FairView show(UUID id) {
        Fair fair = repository.requirePublished(id);
        return FairView.of(fair, sites.name(fair.venueId()));
    }

    /** The sessions as iCalendar text. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public String calendar(UUID id) {
        Fair fair = repository.requirePublished(id);
        return calendar.of(fair, sites.name(fair.venueId()), clock.instant());
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
        return fair.id();
    }

    public void propose(UUID id) {
        repository.require(id).propose();
    }

    public void sendBack(UUID id) {
        repository.require(id).sendBack();
    }

    public void approve(UUID id) {
        repository.require(id).approve();
    }

    /**
     * Opens a fair to the public.
     *
     * @param permit the number of the police permit; needed for {@value Fair#NEEDS_PERMIT_FROM} people at once or more
     * @throws cn.yishulai.kernel.Refused FAIR_WITHOUT_PERMIT, FAIR_NOT_READY
     */
    public void publish(UUID id, @Nullable String permit) {
        repository.require(id).publish(permit, clock.instant());
    }

    /** Rained off. Tickets are kept; the permit is void. */
    public void postpone(UUID id) {
        repository.require(id).postpone();
    }

    /** New times for a postponed fair: the same sessions, later. */
    public void move(UUID id, List<SessionForm> later) {
        repository.require(id).move(later);
    }

    public void cancel(UUID id) {
        repository.require(id).cancel();
    }

    static UUID id(String sent) {
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException e) {
            throw FAIR_UNKNOWN.because("not an id of a fair");
        }
    }
}
