package cn.yishulai.fairs;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all passages of one ticket come to, in the order in which they happened. Devices without network send theirs late
 * and out of order; counted from the whole each time, the result does not depend on when what arrived.
 *
 * <p>When a fair is put off or called off everybody goes home, whether or not a gate says so.
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

    /**
     * What a ticket is good for.
     *
     * @param until then, and for nobody afterwards; null for good
     */
    record Places(int number, @Nullable Instant until) {

        private int at(Instant moment) {
            return until == null || moment.isBefore(until) ? number : 0;
        }
    }

    static GateFold of(Places places, List<Passage> passages, List<Instant> breaks) {
        GateFold now = new GateFold(0, 0, 0, 0);
        Iterator<Instant> homeAt = breaks.stream().sorted().iterator();
        Instant home = homeAt.hasNext() ? homeAt.next() : null;
        for (Passage passage : passages.stream().sorted(IN_TIME).toList()) {
            while (home != null && !passage.at().isBefore(home)) {
                now = now.home();
                home = homeAt.hasNext() ? homeAt.next() : null;
            }
            now = switch (passage.direction()) {
                case IN -> now.in(places.at(passage.at()), passage.persons());
                case OUT -> now.out(passage.persons());
            };
        }
        return home == null ? now : now.home();
    }

    private GateFold home() {
        return new GateFold(came, 0, over, 0);
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
