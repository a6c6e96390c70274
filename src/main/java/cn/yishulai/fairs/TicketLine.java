package cn.yishulai.fairs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The rule of a waiting line of groups. A group is served whole or not at all. The first for whom there are places is
 * served; those before it keep their place and are passed over once. Whoever was passed over as often as the rules allow
 * is passed over no more: places that become free are kept for it until they are enough, so that a large family waits for
 * a bounded number of others (a backfilling queue with a reservation for the head: D. Lifka, The ANL/IBM SP scheduling
 * system, 1995).
 */
final class TicketLine {

    private TicketLine() {}

    /** @param passedOver how often somebody behind it was served first */
    record Group(UUID id, int persons, int passedOver) {

        Group passed() {
            return new Group(id, persons, passedOver + 1);
        }
    }

    /** @param left the line as it waits on, in its order */
    record Served(List<Group> served, List<Group> left) {}

    /**
     * Serves whom the free places are enough for.
     *
     * @param line in its order
     * @param mostPassed how often a group may be passed over
     */
    static Served serve(List<Group> line, int free, int mostPassed) {
        List<Group> left = new ArrayList<>(line);
        List<Group> served = new ArrayList<>();
        int places = free;
        for (int next = next(left, places, mostPassed); next >= 0; next = next(left, places, mostPassed)) {
            Group group = left.remove(next);
            places -= group.persons();
            served.add(group);
            for (int i = 0; i < next; i++) {
                left.set(i, left.get(i).passed());
            }
        }
        return new Served(served, left);
    }

    /** Whether somebody who does not wait may have places that are of no use to anybody in the line now. */
    static boolean mayBePassed(List<Group> line, int mostPassed) {
        return line.stream().allMatch(group -> group.passedOver() < mostPassed);
    }

    private static int next(List<Group> line, int free, int mostPassed) {
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i).persons() <= free) {
                return i;
            }
            if (line.get(i).passedOver() >= mostPassed) {
                return -1;
            }
        }
        return -1;
    }
}
