package cn.yishulai.places;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.places.PlaceRefusal.SITE_CLOSED_DOWN;
import static cn.yishulai.places.PlaceRefusal.SITE_IN_A_RING;
import static cn.yishulai.places.PlaceRefusal.SITE_IN_USE;
import static cn.yishulai.places.PlaceRefusal.SITE_NAME_TAKEN;
import static cn.yishulai.places.PlaceRefusal.SITE_UNKNOWN;
import static java.util.stream.Collectors.toMap;

import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sites of the city. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Sites {

    private final SiteRepository repository;
    private final OpeningCalendar calendar;
    private final Districts districts;

    Sites(SiteRepository repository, OpeningCalendar calendar, Districts districts) {
        this.repository = repository;
        this.calendar = calendar;
        this.districts = districts;
    }

    /** In the order in which they were founded, without their opening days. */
    public Page<SiteView> list(@Nullable String after, int limit) {
        UUID last = after == null ? null : cursor(after);
        List<Site> page = repository.page(last, limit + 1);
        Map<UUID, Districts.Located> located =
                districts.of(page.stream().map(Site::id).toList());
        List<SiteView> rows = page.stream()
                .map(site -> SiteView.of(site, located.get(site.id())))
                .toList();
        return Page.cut(rows, limit, site -> site.id().toString());
    }

    /**
     * With the opening days of the coming fortnight.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN
     */
    public SiteView require(UUID id) {
        return view(repository.require(id));
    }

    /** @throws cn.yishulai.kernel.Refused SITE_UNKNOWN */
    public SiteName name(UUID id) {
        Site site = repository.require(id);
        return new SiteName(site.id(), site.name());
    }

    /** These and all below them. */
    public Set<UUID> withBranches(Collection<UUID> of) {
        return of.isEmpty() ? Set.of() : repository.below(of);
    }

    /** This one and all above it. */
    public Set<UUID> withParents(UUID site) {
        return repository.above(site);
    }

    /** The sites that exist, by id; an unknown id is left out. */
    public Map<UUID, SiteName> names(Collection<UUID> ids) {
        return repository.names(ids);
    }

    /**
     * For a step that brings a book there: until the end of the transaction the site is not given up.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, SITE_CLOSED_DOWN
     */
    public void keepOpen(UUID id) {
        requireOpen(repository.shared(id).closedDownOn());
    }

    /** @throws cn.yishulai.kernel.Refused SITE_NAME_TAKEN, DISTRICT_UNKNOWN, or SITE_UNKNOWN for a parent that is not there */
    public UUID add(SiteForm form) {
        if (form.parentId() != null) {
            requireOpen(form.parentId());
        }
        if (repository.isNameTaken(form.name())) {
            throw SITE_NAME_TAKEN.because("there is a site of that name");
        }
        Site site = new Site(form);
        repository.persist(site);
        repository.flush();
        districts.locate(site.id(), form.district(), form.address());
        return site.id();
    }

    /**
     * All that is said of a site anew, its place in the tree too.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, SITE_NAME_TAKEN, SITE_IN_A_RING, SITE_CLOSED_DOWN, DISTRICT_UNKNOWN
     */
    public SiteView describe(UUID id, SiteForm form) {
        repository.lockTree();
        Site site = requireOpen(id);
        if (form.parentId() != null) {
            requireOpen(form.parentId());
            if (repository.below(id).contains(form.parentId())) {
                throw SITE_IN_A_RING.because("a site does not belong to itself or to one below it");
            }
        }
        if (!site.name().equals(form.name()) && repository.isNameTaken(form.name())) {
            throw SITE_NAME_TAKEN.because("there is a site of that name");
        }
        site.describe(form);
        repository.flush();
        districts.locate(id, form.district(), form.address());
        return view(site);
    }

    /**
     * Gives a site up for good; that nothing is left there is known to the rooms above.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, SITE_CLOSED_DOWN, SITE_IN_USE while other sites belong to it
     */
    public SiteView closeDown(UUID id) {
        repository.lockTree();
        Site site = requireOpen(id);
        if (repository.hasOpenBranches(id)) {
            throw SITE_IN_USE.because("other sites belong to it");
        }
        site.closeDown(calendar.today());
        repository.flush();
        return view(site);
    }

    /** @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, SITE_CLOSED_DOWN for one of these; one query */
    public void requireOpen(Collection<UUID> ids) {
        Map<UUID, Site> found = repository.named(ids).stream().collect(toMap(Site::id, site -> site));
        for (UUID id : ids) {
            Site site = found.get(id);
            if (site == null) {
                throw SITE_UNKNOWN.because("no site " + id);
            }
            requireOpen(site);
        }
    }

    private Site requireOpen(UUID id) {
        return requireOpen(repository.require(id));
    }

    private static Site requireOpen(Site site) {
        requireOpen(site.closedDownOn());
        return site;
    }

    private static void requireOpen(@Nullable LocalDate closedDown) {
        if (closedDown != null) {
            throw SITE_CLOSED_DOWN.because("the site was given up on " + closedDown);
        }
    }

    private SiteView view(Site site) {
        List<SiteView.WeekDay> week = site.week().entrySet().stream()
                .map(day -> new SiteView.WeekDay(
                        day.getKey(),
                        day.getValue().stream().map(OpenDay.Span::of).toList()))
                .toList();
        return SiteView.of(site, districts.of(Set.of(site.id())).get(site.id()))
                .with(week, calendar.comingDays(site.id()));
    }

    /**
     * Closes a site on the days from first to last, both included. Windows that are counted later skip these days.
     *
     * @param coversBranches every site below it is closed too
     */
    public void close(UUID site, LocalDate first, LocalDate last, String reason, boolean coversBranches) {
        repository.close(new Closure(repository.require(site).id(), first, last, reason, coversBranches));
    }

    /**
     * The id that a client sent.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN when it is none that we could have given out
     */
    public static UUID id(@Nullable String sent) {
        if (sent == null) {
            throw SITE_UNKNOWN.because("say at which site");
        }
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException e) {
            throw SITE_UNKNOWN.because("not an id of a site");
        }
    }

    private static UUID cursor(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw PAGE_MALFORMED.because("not a cursor of the list of sites");
        }
    }
}
