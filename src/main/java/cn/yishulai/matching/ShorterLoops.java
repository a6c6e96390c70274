package cn.yishulai.matching;

import java.util.Arrays;

/**
 * Makes loops shorter without changing who trades: where two items of one loop would also take what the other takes,
 * exchanging the two cuts the loop in two. Each item in turn takes the exchange that lowers the sum of squares of the
 * loop lengths most, until it finds none.
 */
final class ShorterLoops {

    private final TradeList list;
    private final int[] takes;
    /** Which loop an item is on, and after how many real items of it. */
    private final int[] loop;

    private final int[] place;
    private final int[] length;

    private ShorterLoops(TradeList list, int[] takes) {
        this.list = list;
        this.takes = takes;
        loop = new int[takes.length];
        place = new int[takes.length];
        length = new int[takes.length];
    }

    /** @param takes which item each item takes; changed in place */
    static void split(TradeList list, int[] takes) {
        ShorterLoops loops = new ShorterLoops(list, takes);
        Arrays.fill(loops.loop, -1);
        for (int i = 0; i < takes.length; i++) {
            if (loops.loop[i] < 0) {
                loops.measure(i);
            }
        }
        for (int i = 0; i < takes.length; i++) {
            while (takes[i] != i && loops.cutAt(i)) {}
        }
    }

    private void measure(int from) {
        int n = 0;
        int i = from;
        do {
            loop[i] = from;
            place[i] = n;
            n += list.dummy()[i] ? 0 : 1;
            i = takes[i];
        } while (i != from);
        length[from] = n;
    }

    private boolean cutAt(int i) {
        int other = -1;
        long shortest = 0;
        int[] taker = takerOnLoop(i);
        for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
            int wanted = list.wants()[w];
            if (loop[wanted] != loop[i] || wanted == takes[i]) {
                continue;
            }
            int rival = taker[wanted];
            long saved = saved(i, rival);
            if (saved > shortest && wants(rival, takes[i])) {
                shortest = saved;
                other = rival;
            }
        }
        if (other < 0) {
            return false;
        }
        int mine = takes[i];
        takes[i] = takes[other];
        takes[other] = mine;
        measure(i);
        measure(other);
        return true;
    }

    /** What the sum of squares falls by when these two items of one loop exchange what they take. */
    private long saved(int i, int rival) {
        int whole = length[loop[i]];
        int part = realBetween(i, rival);
        return 2L * part * (whole - part);
    }

    /** Real items on the part of the loop that begins with what {@code i} takes and ends with {@code rival}. */
    private int realBetween(int i, int rival) {
        int whole = length[loop[i]];
        int afterI = place[i] + (list.dummy()[i] ? 0 : 1);
        int afterRival = place[rival] + (list.dummy()[rival] ? 0 : 1);
        return Math.floorMod(afterRival - afterI, Math.max(1, whole));
    }

    private boolean wants(int item, int wanted) {
        for (int w = list.wantStart()[item]; w < list.wantStart()[item + 1]; w++) {
            if (list.wants()[w] == wanted) {
                return true;
            }
        }
        return false;
    }

    private int[] takerOnLoop(int i) {
        int[] taker = new int[takes.length];
        int at = i;
        do {
            taker[takes[at]] = at;
            at = takes[at];
        } while (at != i);
        return taker;
    }
}
