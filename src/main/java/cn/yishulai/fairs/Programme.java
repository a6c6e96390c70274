package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_SESSIONS_WRONG;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions of a fair in their order: they run forward, do not overlap, and have room for somebody. */
record Programme(List<SessionForm> sessions) {

    private static final int MOST_SESSIONS = 100;
    private static final int MOST_PEOPLE = 100_000;

    /** @throws cn.yishulai.kernel.Refused FAIR_SESSIONS_WRONG */
    Programme {
        sessions = sessions.stream().map(Programme::toSeconds).toList();
        if (sessions.isEmpty() || sessions.size() > MOST_SESSIONS) {
            throw FAIR_SESSIONS_WRONG.because("a fair has 1 to " + MOST_SESSIONS + " sessions");
        }
        Instant free = Instant.MIN;
        for (SessionForm session : sessions) {
            if (session.from().isBefore(free) || !session.from().isBefore(session.until())) {
                throw FAIR_SESSIONS_WRONG.because("sessions run forward and follow one another");
            }
            if (session.capacity() < 1 || session.capacity() > MOST_PEOPLE) {
                throw FAIR_SESSIONS_WRONG.because("a session is for 1 to " + MOST_PEOPLE + " people");
            }
            free = session.until();
        }
    }

    Instant begins() {
        return sessions.get(0).from();
    }

    Instant ends() {
        return sessions.get(sessions.size() - 1).until();
    }

    /** Sessions do not overlap, so the largest one decides. */
    int peopleAtOnce() {
        return sessions.stream().mapToInt(SessionForm::capacity).max().orElseThrow();
    }

    /**
     * The sessions, numbered. What they keep for people without a booking and for the desk stays where the form is silent.
     *
     * @throws cn.yishulai.kernel.Refused FAIR_SESSIONS_WRONG when they keep more than there is
     */
    List<FairSession> numbered(int peopleAtOnce, List<FairSession> before) {
        return IntStream.range(0, sessions.size())
                .mapToObj(i -> numbered(i + 1, peopleAtOnce, i < before.size() ? before.get(i) : null))
                .toList();
    }

    private FairSession numbered(int number, int peopleAtOnce, @Nullable FairSession before) {
        SessionForm form = sessions.get(number - 1);
        int walkIn = chosen(form.walkInPlaces(), before == null ? 0 : before.walkInPlaces());
        int desk = chosen(form.deskPlaces(), before == null ? 0 : before.deskPlaces());
        if (walkIn < 0 || desk < 0 || walkIn + desk > form.capacity()) {
            throw FAIR_SESSIONS_WRONG.because("session %d is for %d people and keeps %d and %d places"
                    .formatted(number, form.capacity(), walkIn, desk));
        }
        return new FairSession(number, form.from(), form.until(), form.capacity(), peopleAtOnce, walkIn, desk);
    }

    private static int chosen(@Nullable Integer said, int otherwise) {
        return said == null ? otherwise : said;
    }

    /** The arrival slots of these sessions: those of the form, else those there were, as much later as their session. */
    List<FairSlot> slots(List<FairSession> now, List<FairSession> before, List<FairSlot> slotsBefore) {
        return now.stream()
                .flatMap(session -> {
                    List<SlotForm> said = sessions.get(session.number() - 1).slots();
                    return said.isEmpty() ? kept(session, before, slotsBefore) : Slots.of(session, said).stream();
                })
                .toList();
    }

    private static Stream<FairSlot> kept(FairSession session, List<FairSession> before, List<FairSlot> slotsBefore) {
        List<FairSlot> own = slotsBefore.stream()
                .filter(slot -> slot.session() == session.number())
                .toList();
        if (own.isEmpty() || session.number() > before.size()) {
            return Stream.of(FairSlot.whole(session));
        }
        FairSession was = before.get(session.number() - 1);
        if (own.size() == 1 && own.get(0).isWhole(was) && own.get(0).places() == was.bookable()) {
            return Stream.of(FairSlot.whole(session));
        }
        Duration by = Duration.between(was.begins(), session.begins());
        return own.stream().map(slot -> slot.later(by, session));
    }

    private static SessionForm toSeconds(SessionForm said) {
        return new SessionForm(
                toSecond(said.from()),
                toSecond(said.until()),
                said.capacity(),
                said.walkInPlaces(),
                said.deskPlaces(),
                said.slots());
    }

    static Instant toSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
