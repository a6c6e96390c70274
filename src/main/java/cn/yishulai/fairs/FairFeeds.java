package cn.yishulai.fairs;

import cn.yishulai.fairs.FairCalendar.Event;
import cn.yishulai.fairs.FairCalendar.When;
import cn.yishulai.labels.Labels;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fairs for calendars and feed readers. What did not change is the same text again. */
@ApplicationScoped
@Transactional
public class FairFeeds {

    /** A season of the city has eighty. */
    private static final int MOST = 300;

    private final FairRepository repository;
    private final FairTold told;
    private final FairCalendar calendar;
    private final FairAtom atom;
    private final Sites sites;
    private final Labels labels;
    private final Clock clock;

    FairFeeds(
            FairRepository repository,
            FairTold told,
            FairCalendar calendar,
            FairAtom atom,
            Sites sites,
            Labels labels,
            Clock clock) {
        this.repository = repository;
        this.told = told;
        this.calendar = calendar;
        this.atom = atom;
        this.sites = sites;
        this.labels = labels;
        this.clock = clock;
    }

    /** The sessions of one fair. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    String calendarOf(UUID id) {
        Fair fair = repository.requirePublished(id);
        return calendar.of(fair.title(), events(List.of(fair)));
    }

    /** The sessions of all fairs that are coming. */
    String calendarOfComing(FairPageWords words) {
        return calendar.of(words.fairs(), events(repository.coming(clock.instant(), null, MOST)));
    }

    /** Those of some fairs, published ones only. */
    String calendarOf(String name, List<UUID> fairs) {
        List<Fair> published = fairs.isEmpty()
                ? List.of()
                : repository.list("id in ?1 and publishedAt is not null order by begins, id", fairs);
        return calendar.of(name, events(published));
    }

    /** Fairs that are coming, what changed last first. */
    String atomOfComing(FairPageWords words) {
        List<Fair> fairs = repository.coming(clock.instant(), null, MOST);
        Map<UUID, SiteName> venues = venues(fairs);
        Map<UUID, FairTold.Lines> lines = lines(fairs);
        List<FairAtom.Entry> entries = fairs.stream()
                .map(fair -> entry(fair, venues.get(fair.venueId()), lines.get(fair.id()), words))
                .sorted((one, other) -> other.updated().compareTo(one.updated()))
                .toList();
        return atom.of(words, labels.link("/v1/fairs.atom?lang=" + words.lang()), labels.link("/fairs"), entries);
    }

    private FairAtom.Entry entry(
            Fair fair, @Nullable SiteName venue, FairTold.@Nullable Lines lines, FairPageWords words) {
        String banner = words.banner(FairStatus.of(fair.state(), lines), lines == null ? null : lines.previous());
        String when = fair.sessions().stream()
                .map(session -> words.span(session.begins(), session.ends()))
                .collect(Collectors.joining("\n"));
        String summary = (banner == null ? "" : banner + "\n") + when + "\n" + (venue == null ? "" : venue.name())
                + (fair.about() == null ? "" : "\n" + fair.about());
        return new FairAtom.Entry(
                fair.id(),
                banner == null ? fair.title() : fair.title() + " · " + banner,
                summary,
                lines == null ? fair.begins() : lines.first(),
                changed(fair, lines),
                labels.link("/e/" + fair.id()),
                labels.link("/e/" + fair.id() + "/picture.png?lang=" + words.lang()));
    }

    private List<Event> events(List<Fair> fairs) {
        Map<UUID, SiteName> venues = venues(fairs);
        Map<UUID, FairTold.Lines> lines = lines(fairs);
        return fairs.stream()
                .flatMap(fair -> fair.sessions().stream()
                        .map(session -> event(fair, session, venues.get(fair.venueId()), lines.get(fair.id()))))
                .toList();
    }

    private Event event(Fair fair, FairSession session, @Nullable SiteName venue, FairTold.@Nullable Lines lines) {
        return new Event(
                fair.id() + "-" + session.number(),
                lines == null ? fair.epoch() : lines.number(),
                changed(fair, lines),
                FairStatus.of(fair.state(), lines),
                When.between(session.begins(), session.ends()),
                fair.title(),
                venue == null ? null : venue.name(),
                fair.about(),
                labels.link("/e/" + fair.id()));
    }

    private static Instant changed(Fair fair, FairTold.@Nullable Lines lines) {
        return lines == null ? fair.begins() : lines.last();
    }

    private Map<UUID, SiteName> venues(List<Fair> fairs) {
        return sites.names(fairs.stream().map(Fair::venueId).collect(Collectors.toSet()));
    }

    private Map<UUID, FairTold.Lines> lines(List<Fair> fairs) {
        return told.of(fairs.stream().map(Fair::id).toList());
    }
}
