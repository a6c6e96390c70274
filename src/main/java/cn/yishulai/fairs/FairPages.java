package cn.yishulai.fairs;

import cn.yishulai.labels.Labels;
import cn.yishulai.labels.Poster;
import cn.yishulai.places.SiteView;
import cn.yishulai.places.Sites;
import cn.yishulai.places.Venues;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said of a published fair to people, to chats and networks that show its link, and to search engines. */
@ApplicationScoped
@Transactional
public class FairPages {

    private static final String SCHEMA = "https://schema.org/";

    private final FairRepository repository;
    private final FairTold told;
    private final RainSessions rain;
    private final Sites sites;
    private final Venues venues;
    private final Labels labels;
    private final ObjectMapper json;

    FairPages(
            FairRepository repository,
            FairTold told,
            RainSessions rain,
            Sites sites,
            Venues venues,
            Labels labels,
            ObjectMapper json) {
        this.repository = repository;
        this.told = told;
        this.rain = rain;
        this.sites = sites;
        this.venues = venues;
        this.labels = labels;
        this.json = json;
    }

    /**
     * A fair as its page shows it.
     *
     * @param banner what nobody may miss; null when all is as it was told first
     * @param next the session that comes next, or was to
     * @param about null when there is nothing more to say
     * @param url of this page
     * @param picture address of the wide picture
     * @param json the event of schema.org, safe within a page
     */
    record Page(
            UUID id,
            String title,
            @Nullable String banner,
            String next,
            List<String> sessions,
            String venue,
            @Nullable String address,
            String way,
            @Nullable String about,
            String summary,
            String url,
            String picture,
            String json) {}

    private record Facts(Fair fair, SiteView venue, FairTold.@Nullable Lines told, Set<Integer> held) {

        FairStatus status() {
            return FairStatus.of(fair.state(), told);
        }

        @Nullable
        Instant previous() {
            return told == null ? null : told.previous();
        }

        Instant ends() {
            return fair.sessions().get(fair.sessions().size() - 1).ends();
        }

        boolean tookPlace(FairSession session) {
            return held.contains(session.number());
        }

        /** The first that did not take place; when all did, the first. */
        FairSession next() {
            return fair.sessions().stream()
                    .filter(session -> !tookPlace(session))
                    .findFirst()
                    .orElse(fair.sessions().get(0));
        }

        /** When a session is, was, or was to be. */
        String span(FairSession session, FairPageWords words) {
            String span = words.span(session.begins(), session.ends());
            if (tookPlace(session)) {
                return words.tookPlace(span);
            }
            return status() == FairStatus.POSTPONED ? words.wasToBe(span) : span;
        }
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN, also for a fair that has not been published */
    Page page(UUID id, FairPageWords words) {
        Facts facts = facts(id);
        Fair fair = facts.fair();
        List<String> sessions = fair.sessions().stream()
                .map(session -> facts.span(session, words))
                .toList();
        String next = facts.span(facts.next(), words);
        String banner = words.banner(facts.status(), facts.previous());
        String when = next + (sessions.size() > 1 ? " " + words.more(sessions.size()) : "");
        return new Page(
                fair.id(),
                fair.title(),
                banner,
                next,
                sessions,
                facts.venue().name(),
                facts.venue().address(),
                Objects.requireNonNull(venues.ways(List.of(fair.venueId())).get(fair.venueId())),
                fair.about(),
                (banner == null ? "" : banner + " · ") + when + " · "
                        + facts.venue().name(),
                url(id, words),
                picture(id, words),
                safe(event(facts, words)));
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    Poster poster(UUID id, FairPageWords words) {
        Facts facts = facts(id);
        Fair fair = facts.fair();
        List<String> when = new ArrayList<>();
        int shown = fair.sessions().size() > 3 ? 2 : fair.sessions().size();
        fair.sessions().stream().limit(shown).forEach(session -> when.add(facts.span(session, words)));
        if (shown < fair.sessions().size()) {
            when.add(words.more(fair.sessions().size()));
        }
        String address = facts.venue().address();
        return new Poster(
                words.lang(),
                words.brand(),
                words.banner(facts.status(), facts.previous()),
                fair.title(),
                when,
                address == null ? facts.venue().name() : facts.venue().name() + words.pick("　", ", ") + address,
                fair.about(),
                words.call(),
                labels.printedUrlOfFair(id));
    }

    private Facts facts(UUID id) {
        Fair fair = repository.requirePublished(id);
        return new Facts(
                fair, sites.require(fair.venueId()), told.of(List.of(id)).get(id), rain.held(id));
    }

    private String url(UUID id, FairPageWords words) {
        return labels.link("/e/" + id + (words == FairPageWords.ENGLISH ? "?lang=en" : ""));
    }

    private String picture(UUID id, FairPageWords words) {
        return labels.link("/e/" + id + "/picture.png?lang=" + words.lang());
    }

    private Map<String, Object> event(Facts facts, FairPageWords words) {
        Fair fair = facts.fair();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("@context", "https://schema.org");
        event.put("@type", "Event");
        event.put("@id", "urn:uuid:" + fair.id());
        event.put("name", fair.title());
        Optional.ofNullable(fair.about()).ifPresent(about -> event.put("description", about));
        event.put("startDate", TourView.inCity(fair.begins()).toString());
        event.put("endDate", TourView.inCity(facts.ends()).toString());
        event.put("eventStatus", SCHEMA + status(facts));
        previous(facts, facts.next()).ifPresent(previous -> event.put("previousStartDate", previous));
        event.put("eventAttendanceMode", SCHEMA + "OfflineEventAttendanceMode");
        event.put("location", place(facts));
        event.put("image", List.of(picture(fair.id(), words)));
        event.put("url", url(fair.id(), words));
        event.put("isAccessibleForFree", true);
        event.put("organizer", Map.of("@type", "Library", "name", words.library(), "url", labels.link("/")));
        if (fair.sessions().size() > 1) {
            event.put(
                    "subEvent",
                    fair.sessions().stream()
                            .map(session -> session(facts, session, words))
                            .toList());
        }
        return event;
    }

    private Map<String, Object> session(Facts facts, FairSession session, FairPageWords words) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("@type", "Event");
        event.put(
                "name",
                facts.fair().title() + " · "
                        + words.pick("第 %d 场", "session %d").formatted(session.number()));
        event.put("startDate", TourView.inCity(session.begins()).toString());
        event.put("endDate", TourView.inCity(session.ends()).toString());
        event.put("eventStatus", SCHEMA + status(facts, session));
        if (!facts.tookPlace(session)) {
            previous(facts, session).ifPresent(previous -> event.put("previousStartDate", previous));
        }
        event.put("location", place(facts));
        return event;
    }

    private static Map<String, Object> place(Facts facts) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("@type", "Place");
        place.put("name", facts.venue().name());
        String address = facts.venue().address();
        place.put("address", address == null ? facts.venue().name() : address);
        return place;
    }

    /**
     * When it was to be: of one without a day its old beginning, which stays its startDate, since search engines ask for one;
     * of a moved one what was told before of the fair, and of no other session than the one that this was told of.
     */
    private static Optional<String> previous(Facts facts, FairSession session) {
        Instant previous =
                switch (facts.status()) {
                    case POSTPONED -> session.begins();
                    case ON -> session.begins().equals(facts.fair().begins()) ? facts.previous() : null;
                    case CANCELLED -> null;
                };
        return Optional.ofNullable(previous).map(at -> TourView.inCity(at).toString());
    }

    /** A session that took place did, whatever became of the others. */
    private static String status(Facts facts, FairSession session) {
        String status = status(facts);
        boolean isAsItIs = facts.tookPlace(session)
                || facts.status() == FairStatus.ON && previous(facts, session).isEmpty();
        return isAsItIs ? "EventScheduled" : status;
    }

    private static String status(Facts facts) {
        return switch (facts.status()) {
            case POSTPONED -> "EventPostponed";
            case CANCELLED -> "EventCancelled";
            case ON -> facts.previous() == null ? "EventScheduled" : "EventRescheduled";
        };
    }

    /** Nothing in it ends the element that it stands in. */
    private String safe(Map<String, Object> event) {
        try {
            return json.writeValueAsString(event)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of words and numbers cannot be written", e);
        }
    }
}
