package cn.yishulai.matching;

import java.util.Arrays;

/**
 * Gives the books of a hub to its readers, all at once: first one book to each, the first class of readers before the
 * second, then as many more as their credits allow. Whoever can be served without taking a book from somebody for good is
 * served: others give way to another title that they want as well. So the number of books given is the largest possible,
 * so is the number of readers who get one, and among those no class is passed over for a later one (a step that serves
 * one more never leaves out who was served: greedy on a matroid, Edmonds 1971).
 *
 * <p>It is the market of a trade session with one more title, "nothing", of which there is enough for everybody and which
 * costs one: the cheapest allotment of that takes nothing as seldom as possible, and {@link Clearing} finds it.
 */
public final class HubBatch {

    private HubBatch() {}

    /**
     * Who gets what.
     *
     * @param classOf the class of each reader, from 0, which is served first; waiting time, a first book, children
     * @param watch may end the run
     * @return by wish of the hub, whether it is fulfilled
     * @throws IllegalArgumentException when there is not a class for each reader
     */
    public static boolean[] give(Hub hub, int[] classOf, Watch watch) {
        if (classOf.length != hub.readers()) {
            throw new IllegalArgumentException("classes of another number of readers");
        }
        Market market = market(hub);
        Takers takers = new Takers(market);
        Allotment allotment = new Allotment(market);
        Arrays.fill(allotment.lacking, 0);
        int classes = Arrays.stream(classOf).max().orElse(-1) + 1;
        for (int c = 0; c < classes; c++) {
            boolean any = false;
            for (int r = 0; r < classOf.length; r++) {
                boolean asks = classOf[r] == c && hub.credits()[r] > 0;
                allotment.lacking[r] = asks ? 1 : 0;
                any |= asks;
            }
            if (any) {
                new Clearing(allotment, takers, watch).run();
            }
        }
        for (int r = 0; r < classOf.length; r++) {
            allotment.lacking[r] = Math.max(0, hub.credits()[r] - 1);
        }
        new Clearing(allotment, takers, watch).run();
        return fulfilled(hub, market, allotment);
    }

    /** A reader has as many arcs to "nothing" as credits, before those to the titles it would take. */
    private static Market market(Hub hub) {
        int readers = hub.readers();
        int nothing = hub.titles();
        int credits = Arrays.stream(hub.credits()).sum();
        int[] copies = Arrays.copyOf(hub.copies(), nothing + 1);
        copies[nothing] = credits;
        int[] arcStart = new int[readers + 1];
        int[] keepEnd = new int[readers];
        int[] title = new int[credits + hub.want().length];
        int[] keepCost = new int[readers];
        Arrays.fill(keepCost, 1);
        int arcs = 0;
        for (int r = 0; r < readers; r++) {
            Arrays.fill(title, arcs, arcs + hub.credits()[r], nothing);
            arcs += hub.credits()[r];
            keepEnd[r] = arcs;
            int wants = hub.wantStart()[r + 1] - hub.wantStart()[r];
            System.arraycopy(hub.want(), hub.wantStart()[r], title, arcs, wants);
            arcs += wants;
            arcStart[r + 1] = arcs;
        }
        return new Market(hub.credits(), copies, arcStart, keepEnd, title, keepCost);
    }

    private static boolean[] fulfilled(Hub hub, Market market, Allotment allotment) {
        boolean[] fulfilled = new boolean[hub.want().length];
        int w = 0;
        for (int r = 0; r < hub.readers(); r++) {
            for (int a = market.keepEnd[r]; a < market.arcStart[r + 1]; a++) {
                fulfilled[w++] = allotment.used(a);
            }
        }
        return fulfilled;
    }
}
