package cn.yishulai.fairs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What all passages of one ticket come to, in the order in which they happened. Devices without network send theirs late
 * and out of order; counted from the whole each time, the result does not depend on when what arrived.
 *
 * @param came how many came in on the places of the ticket, each once
 * @param inside of those
 * @param over how many came in when all places were used and nobody of them was outside
 * @param overInside of those
 */
record GateFold(int came, int inside, int over, int overInside) {

    enum Direction {
        IN,
        OUT
    }

    /** @param order tells passages of the same moment apart, the same way each time */
    record Passage(Direction direction, int persons, Instant at, String order) {}

    private static final Comparator<Passage> IN_TIME =
            Comparator.comparing(Passage::at).thenComparing(Passage::direction).thenComparing(Passage::order);

    /** @param places how many the ticket is good for */
    static GateFold of(int places, List<Passage> passages) {
        GateFold now = new GateFold(0, 0, 0, 0);
        for (Passage passage : passages.stream().sorted(IN_TIME).toList()) {
            now = switch (passage.direction()) {
                case IN -> now.in(places, passage.persons());
                case OUT -> now.out(passage.persons());
            };
        }
        return now;
    }

    private GateFold in(int places, int persons) {
        int fresh = Math.min(persons, Math.max(0, places - came));
        int back = Math.min(persons - fresh, came - inside);
        int more = persons - fresh - back;
        return new GateFold(came + fresh, inside + fresh + back, over + more, overInside + more);
    }

    /** Who goes out without having come in came in at a gate whose device was not heard of yet. */
    private GateFold out(int persons) {
        int gone = Math.min(persons, inside);
        return new GateFold(came, inside - gone, over, Math.max(0, overInside - (persons - gone)));
    }

    int heads() {
        return inside + overInside;
    }
}
