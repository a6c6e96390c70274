package cn.yishulai.fairs;

import cn.yishulai.people.AgeBand;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.rules.Sentence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fair as everybody may see it.
 *
 * @param withoutDay true for one that was put off and has no new times; else null
 * @param stages what is played where; null in a list
 */
public record FairView(
        UUID id,
        String title,
        @Nullable String about,
        FairState state,
        @Nullable Boolean withoutDay,
        SiteName venue,
        List<Session> sessions,
        @Nullable List<Stage> stages) {

    /**
     * Times are those of the city.
     *
     * @param walkInPlaces of the capacity, for people who just come
     * @param slots when those who booked arrive
     * @param admission who may come, and why; empty for everybody
     * @param tookPlace true for a session that is over although its fair was put off; else null
     */
    public record Session(
            int number,
            OffsetDateTime from,
            OffsetDateTime until,
            int capacity,
            int walkInPlaces,
            List<Slot> slots,
            List<Admission> admission,
            @Nullable Boolean tookPlace) {

        static Session of(FairSession session, List<FairSlot> slots, List<AdmissionRule> rules) {
            return new Session(
                    session.number(),
                    inCity(session.begins()),
                    inCity(session.ends()),
                    session.capacity(),
                    session.walkInPlaces(),
                    slots.stream().map(Slot::of).toList(),
                    rules.stream().map(Admission::of).toList(),
                    null);
        }

        private Session held() {
            return new Session(number, from, until, capacity, walkInPlaces, slots, admission, true);
        }
    }

    /** An arrival slot. */
    public record Slot(int number, OffsetDateTime from, OffsetDateTime until, int places) {

        static Slot of(FairSlot slot) {
            return new Slot(slot.number(), inCity(slot.begins()), inCity(slot.ends()), slot.places());
        }
    }

    /** Who may come, and the reason, in both languages. */
    public record Admission(
            AdmissionKind kind,
            @Nullable List<AgeBand> bands,
            @Nullable String district,
            Sentence words,
            Sentence reason) {

        static Admission of(AdmissionRule rule) {
            return new Admission(
                    rule.kind(),
                    rule.bands(),
                    rule.district() == null ? null : rule.district().code(),
                    rule.words(),
                    rule.reason());
        }
    }

    /** A stage and what is played on it, in order. */
    public record Stage(String name, @Nullable String nameEn, List<Performance> performances) {}

    /** What is played, without the time that the stage needs after it. */
    public record Performance(
            String title,
            @Nullable String titleEn,
            @Nullable String performer,
            OffsetDateTime from,
            OffsetDateTime until) {}

    static FairView of(Fair fair, SiteName venue, Map<Integer, List<AdmissionRule>> rules) {
        return new FairView(
                fair.id(),
                fair.title(),
                fair.about(),
                fair.state(),
                null,
                venue,
                fair.sessions().stream()
                        .map(session -> Session.of(
                                session, fair.slots(session.number()), rules.getOrDefault(session.number(), List.of())))
                        .toList(),
                null);
    }

    /** With its stages. */
    FairView with(List<Stage> played) {
        return new FairView(id, title, about, state, withoutDay, venue, sessions, played);
    }

    /** With whether it waits for its day. */
    FairView waiting(boolean forItsDay) {
        return new FairView(id, title, about, state, forItsDay ? true : null, venue, sessions, stages);
    }

    /** With the sessions that took place although it was put off. */
    FairView held(Set<Integer> numbers) {
        List<Session> now = sessions.stream()
                .map(session -> numbers.contains(session.number()) ? session.held() : session)
                .toList();
        return new FairView(id, title, about, state, withoutDay, venue, now, stages);
    }

    static OffsetDateTime inCity(Instant instant) {
        return instant.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
