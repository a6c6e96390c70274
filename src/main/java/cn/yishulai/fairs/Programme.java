package cn.yishulai.fairs;

import static cn.yishulai.fairs.FairRefusal.FAIR_SESSIONS_WRONG;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** The sessions of a fair in their order: they run forward, do not overlap, and have room for somebody. */
record Programme(List<SessionForm> sessions) {

    private static final int MOST_SESSIONS = 100;
    private static final int MOST_PEOPLE = 100_000;

    /** @throws cn.yishulai.kernel.Refused FAIR_SESSIONS_WRONG */
    Programme {
        sessions = sessions.stream()
                .map(s -> new SessionForm(toSecond(s.from()), toSecond(s.until()), s.capacity()))
                .toList();
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

    List<FairSession> numbered(int peopleAtOnce) {
        return IntStream.range(0, sessions.size())
                .mapToObj(i -> {
                    SessionForm session = sessions.get(i);
                    return new FairSession(i + 1, session.from(), session.until(), session.capacity(), peopleAtOnce);
                })
                .toList();
    }

    private static Instant toSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
