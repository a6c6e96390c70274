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
import java.util.Set;
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
    private final RainSessions rain;
    private final FairCalendar calendar;
    private final FairAtom atom;
    private final Sites sites;
    private final Labels labels;
    private final Clock clock;

    FairFeeds(
            FairRepository repository,
            FairTold told,
            RainSessions rain,
            FairCalendar calendar,
            FairAtom atom,
            Sites sites,
            Labels labels,
            Clock clock) {
        this.repository = repository;
        this.told = told;
        this.rain = rain;
        this.calendar = calendar;
        this.atom = atom;
        this.sites = sites;
        this.labels = labels;
        this.clock = clock;
    }

    /** The sessions of one fair. @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    String calendarOf(UUID id, FairPageWords words) {
        Fair fair = repository.requirePublished(id);
        return calendar.of(fair.title(), events(List.of(fair), words));
    }

    /** The sessions of all fairs that are coming. */
    String calendarOfComing(FairPageWords words) {
        return calendar.of(words.fairs(), events(repository.coming(clock.instant(), null, MOST), words));
    }

    /** Those of some fairs, published ones only. */
    String calendarOf(String name, List<UUID> fairs, FairPageWords words) {
        List<Fair> published = fairs.isEmpty()
                ? List.of()
                : repository.list("id in ?1 and publishedAt is not null order by begins, id", fairs);
        return calendar.of(name, events(published, words));
    }

    /** Fairs that are coming, what changed last first. */
    String atomOfComing(FairPageWords words) {
        List<Fair> fairs = repository.coming(clock.instant(), null, MOST);
        Map<UUID, SiteName> venues = venues(fairs);
        Map<UUID, FairTold.Lines> lines = lines(fairs);
        Map<UUID, Set<Integer>> held = held(fairs);
        List<FairAtom.Entry> entries = fairs.stream()
                .map(fair -> entry(
                        new Facts(fair, lines.get(fair.id()), held.getOrDefault(fair.id(), Set.of())),
                        venues.get(fair.venueId()),
                        words))
                .sorted((one, other) -> other.updated().compareTo(one.updated()))
                .toList();
        return atom.of(words, labels.link("/v1/fairs.atom?lang=" + words.lang()), labels.link("/fairs"), entries);
    }

    private record Facts(Fair fair, FairTold.@Nullable Lines lines, Set<Integer> held) {

        FairStatus status() {
            return FairStatus.of(fair.state(), lines);
        }

        /** A session that took place did, whatever became of the others. */
        FairStatus status(FairSession session) {
            return held.contains(session.number()) ? FairStatus.ON : status();
        }

        String span(FairSession session, FairPageWords words) {
            String span = words.span(session.begins(), session.ends());
            if (held.contains(session.number())) {
                return words.tookPlace(span);
            }
            return status() == FairStatus.POSTPONED ? words.wasToBe(span) : span;
        }
    }

    private FairAtom.Entry entry(Facts facts, @Nullable SiteName venue, FairPageWords words) {
        Fair fair = facts.fair();
        FairTold.Lines lines = facts.lines();
        String banner = words.banner(facts.status(), lines == null ? null : lines.previous());
        String when = fair.sessions().stream()
                .map(session -> facts.span(session, words))
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

    private List<Event> events(List<Fair> fairs, FairPageWords words) {
        Map<UUID, SiteName> venues = venues(fairs);
        Map<UUID, FairTold.Lines> lines = lines(fairs);
        Map<UUID, Set<Integer>> held = held(fairs);
        return fairs.stream()
                .map(fair -> new Facts(fair, lines.get(fair.id()), held.getOrDefault(fair.id(), Set.of())))
                .flatMap(facts -> facts.fair().sessions().stream()
                        .map(session ->
                                event(facts, session, venues.get(facts.fair().venueId()), words)))
                .toList();
    }

    private Event event(Facts facts, FairSession session, @Nullable SiteName venue, FairPageWords words) {
        Fair fair = facts.fair();
        FairTold.Lines lines = facts.lines();
        FairStatus status = facts.status(session);
        return new Event(
                fair.id() + "-" + session.number(),
                lines == null ? fair.epoch() : lines.number(),
                changed(fair, lines),
                status,
                When.between(session.begins(), session.ends()),
                status == FairStatus.POSTPONED ? words.wasToBeThen(fair.title()) : fair.title(),
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

    private Map<UUID, Set<Integer>> held(List<Fair> fairs) {
        return rain.held(fairs.stream().map(Fair::id).toList());
    }

    private Map<UUID, FairTold.Lines> lines(List<Fair> fairs) {
        return told.of(fairs.stream().map(Fair::id).toList());
    }
}
