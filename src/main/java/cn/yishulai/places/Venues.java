package cn.yishulai.places;

import static cn.yishulai.kernel.KernelRefusal.PAGE_MALFORMED;
import static cn.yishulai.places.PlaceRefusal.VENUE_CHANGED;
import static cn.yishulai.places.PlaceRefusal.VENUE_PHOTOS_FULL;
import static cn.yishulai.places.PlaceRefusal.VENUE_PHOTO_UNKNOWN;
import static cn.yishulai.places.PlaceRefusal.VENUE_WINDOWS_WRONG;

import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.media.Photos;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places for fairs: what they offer, when they are to be had, who answers for them. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class Venues {

    /** The database says so too. */
    static final int MOST_PHOTOS = 12;

    /** RFC 9110: an edit that does not mind what was there. */
    private static final String WHATEVER_STANDS = "*";

    private final VenueRepository repository;
    private final SiteRepository sites;
    private final Photos photos;
    private final Clock clock;

    Venues(VenueRepository repository, SiteRepository sites, Photos photos, Clock clock) {
        this.repository = repository;
        this.sites = sites;
        this.photos = photos;
        this.clock = clock;
    }

    /** What a site offers; all null when nobody has said anything. @throws cn.yishulai.kernel.Refused SITE_UNKNOWN */
    public VenueProfile profile(UUID site) {
        sites.require(site);
        return repository.find(site).map(Venue::profile).orElse(VenueProfile.NOTHING_SAID);
    }

    /**
     * An address for each of these sites that shows the way on a map: to the position that was measured, or, as long as
     * nobody has measured it, to whatever the map knows by the name and the address. A site that is none has no entry.
     */
    public Map<UUID, String> ways(Collection<UUID> ids) {
        Map<UUID, String> ways = new HashMap<>();
        Map<UUID, Venue> measured = new HashMap<>();
        repository.all(ids).forEach(venue -> measured.put(venue.siteId(), venue));
        for (Site site : sites.named(ids)) {
            Venue venue = measured.get(site.id());
            Position place = venue == null ? null : venue.profile().position();
            ways.put(
                    site.id(),
                    place == null ? MapLink.search(site.name(), site.address()) : MapLink.amap(place, site.name()));
        }
        return ways;
    }

    /** When a place is offered or blocked, as far as it touches this time; by its beginning. */
    public List<VenueWindow> windows(UUID site, Instant from, Instant until) {
        return repository.windows(site, from, until);
    }

    /** Whether a place says when it is to be had from now on. */
    public boolean offersTimes(UUID site) {
        return coming(site).stream().anyMatch(window -> window.kind() == VenueWindow.Kind.AVAILABLE);
    }

    /** @throws cn.yishulai.kernel.Refused SITE_UNKNOWN */
    public VenueView show(UUID site) {
        return view(sites.require(site), repository.find(site).orElse(null));
    }

    /** Sites of which somebody has said what they offer for a fair. */
    public Page<VenueView> list(@Nullable String after, int limit) {
        UUID last = after == null ? null : OpaqueId.parse(after, PAGE_MALFORMED);
        List<VenueView> rows = repository.page(last, limit + 1).stream()
                .map(venue -> view(sites.require(venue.siteId()), venue))
                .toList();
        return Page.cut(rows, limit, venue -> venue.site().id().toString());
    }

    /**
     * All that is said of it anew.
     *
     * @param seen the version that was edited, as an entity tag; null or * for whatever stands
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, VENUE_CHANGED
     */
    public VenueView describe(UUID site, @Nullable String seen, VenueProfile said) {
        Site of = sites.require(site);
        Venue venue = repository.lock(site);
        if (seen != null && !seen.equals(WHATEVER_STANDS) && !seen.equals(tag(venue.version()))) {
            throw VENUE_CHANGED.because("the venue was changed since it was seen", Map.of("version", venue.version()));
        }
        venue.describe(said);
        repository.flush();
        return view(of, venue);
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * What is offered and blocked from now on; what is over stays as it was.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, VENUE_WINDOWS_WRONG when two of a kind overlap, or one is over
     */
    public List<VenueWindow> offer(UUID site, List<VenueWindow> windows) {
        sites.require(site);
        Instant now = clock.instant();
        requireApart(windows, now);
        repository.lock(site);
        repository.putWindows(site, now, windows);
        return coming(site);
    }

    /** Those that are not over. */
    public List<VenueWindow> coming(UUID site) {
        sites.require(site);
        return repository.windows(site, clock.instant(), Instant.parse("9999-01-01T00:00:00Z"));
    }

    private static void requireApart(List<VenueWindow> windows, Instant now) {
        Map<VenueWindow.Kind, Instant> free = new HashMap<>();
        windows.stream().sorted(Comparator.comparing(VenueWindow::from)).forEach(window -> {
            Instant since = free.put(window.kind(), window.until());
            boolean apart = since == null || !window.from().isBefore(since);
            if (!apart
                    || !window.from().isBefore(window.until())
                    || !window.until().isAfter(now)) {
                throw VENUE_WINDOWS_WRONG.because("times of one kind are apart, run forward and are not over");
            }
        });
    }

    /** Who answers for it. @throws cn.yishulai.kernel.Refused SITE_UNKNOWN */
    public List<VenueContact> contacts(UUID site) {
        sites.require(site);
        return repository.contacts(site);
    }

    /** @throws cn.yishulai.kernel.Refused SITE_UNKNOWN */
    public List<VenueContact> reachedBy(UUID site, List<VenueContact> contacts) {
        sites.require(site);
        repository.lock(site);
        repository.putContacts(site, contacts);
        return repository.contacts(site);
    }

    /**
     * Keeps a photo of the place.
     *
     * @throws cn.yishulai.kernel.Refused SITE_UNKNOWN, VENUE_PHOTOS_FULL, and what {@link Photos#keep} refuses
     */
    public VenueView addPhoto(UUID site, byte[] picture) {
        Site of = sites.require(site);
        requireRoom(site); // before a second is spent on decoding
        UUID photo = photos.keep(picture);
        Venue venue = repository.lock(site);
        requireRoom(site);
        repository.addPhoto(site, photo);
        return view(of, venue);
    }

    private void requireRoom(UUID site) {
        if (repository.photos(site).size() >= MOST_PHOTOS) {
            throw VENUE_PHOTOS_FULL.because("a venue has at most %d photos".formatted(MOST_PHOTOS));
        }
    }

    /** @throws cn.yishulai.kernel.Refused VENUE_PHOTO_UNKNOWN */
    public byte[] photo(UUID site, UUID photo) {
        if (!repository.photos(site).contains(photo)) {
            throw VENUE_PHOTO_UNKNOWN.because("the venue has no photo of this id");
        }
        return photos.jpeg(photo);
    }

    /** @throws cn.yishulai.kernel.Refused VENUE_PHOTO_UNKNOWN */
    public void removePhoto(UUID site, UUID photo) {
        sites.require(site);
        repository.lock(site);
        if (!repository.removePhoto(site, photo)) {
            throw VENUE_PHOTO_UNKNOWN.because("the venue has no photo of this id");
        }
    }

    private VenueView view(Site site, @Nullable Venue venue) {
        return VenueView.of(
                site,
                venue == null ? VenueProfile.NOTHING_SAID : venue.profile(),
                repository.photos(site.id()),
                venue == null ? 0 : venue.version());
    }
}
