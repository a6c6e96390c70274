package cn.yishulai.matching;

/**
 * The loops of a result, and what it would gain if some items took each other's takes in a circle. Judging an exchange
 * costs the square of its size, making it the length of the loops it touches.
 */
final class Rounds {

    /** The most items that exchange at once. */
    static final int MOST = 6;

    final int[] takes;
    /** Who takes an item; the other way round of {@code takes}. */
    final int[] taker;
    /** The number of an item's loop: one of its items. */
    final int[] loop;
    /** Real items of a loop. */
    final int[] length;
    /** How many trades a person has. */
    final int[] tradesOf;

    private final TradeList list;
    private final int longest;
    /** Place of an item on its loop, and how many real items the loop has up to it. */
    private final int[] place;

    private final int[] realUpTo;
    private final int[] pieceLength = new int[MOST];
    private final int[] pieceEnd = new int[MOST];

    /** @param longest no exchange may leave a loop of more real items; 0 for no limit */
    Rounds(TradeList list, int[] takes, int longest) {
        this.list = list;
        this.takes = takes;
        this.longest = longest == ListExtras.NO_LIMIT ? Integer.MAX_VALUE : longest;
        int n = takes.length;
        taker = new int[n];
        loop = new int[n];
        length = new int[n];
        place = new int[n];
        realUpTo = new int[n];
        tradesOf = new int[list.persons()];
        for (int i = 0; i < n; i++) {
            taker[takes[i]] = i;
            loop[i] = -1;
            tradesOf[list.person()[i]] += trades(i, takes[i]);
        }
        for (int i = 0; i < n; i++) {
            if (loop[i] < 0) {
                measure(i);
            }
        }
    }

    private int trades(int i, int taken) {
        return taken == i || list.dummy()[i] ? 0 : 1;
    }

    private void measure(int from) {
        int at = from;
        int real = 0;
        int n = 0;
        do {
            real += list.dummy()[at] ? 0 : 1;
            loop[at] = from;
            place[at] = n++;
            realUpTo[at] = real;
            at = takes[at];
        } while (at != from);
        length[from] = real;
    }

    /**
     * What is gained but for ranks when the first {@code n} items of the circle each take what the next one takes now,
     * the last what the first takes. False when a loop would become too long.
     */
    boolean judge(int[] circle, int n, Gains gains) {
        gains.clear();
        for (int k = 0; k < n; k++) {
            measurePiece(circle, n, k);
            if (firstOfItsLoop(circle, k)) {
                gains.loop(length[loop[circle[k]]], -1);
            }
        }
        int joined = 0;
        for (int k = 0; k < n; k++) {
            if ((joined >> k & 1) == 0) {
                int items = 0;
                int piece = k;
                do {
                    joined |= 1 << piece;
                    items += pieceLength[piece];
                    piece = pieceEnd[piece] + 1 == n ? 0 : pieceEnd[piece] + 1;
                } while (piece != k);
                if (items > longest) {
                    return false;
                }
                gains.loop(items, 1);
            }
        }
        for (int k = 0; k < n; k++) {
            serve(circle[k], takes[circle[k + 1 == n ? 0 : k + 1]], takes[circle[k]], gains);
        }
        for (int k = 0; k < n; k++) {
            int i = circle[k];
            tradesOf[list.person()[i]] += trades(i, takes[i]) - trades(i, takes[circle[k + 1 == n ? 0 : k + 1]]);
        }
        return true;
    }

    private void serve(int i, int taken, int before, Gains gains) {
        int change = trades(i, taken) - trades(i, before);
        if (change != 0) {
            int person = list.person()[i];
            int old = tradesOf[person];
            tradesOf[person] = old + change;
            int served = (old + change > 0 ? 1 : 0) - (old > 0 ? 1 : 0);
            gains.people += served;
            gains.waiting += (long) served * list.waiting()[person];
        }
    }

    private boolean firstOfItsLoop(int[] circle, int k) {
        for (int other = 0; other < k; other++) {
            if (loop[circle[other]] == loop[circle[k]]) {
                return false;
            }
        }
        return true;
    }

    /** The piece of loop after item {@code k} of the circle, to the next item of the circle on the same loop. */
    private void measurePiece(int[] circle, int n, int k) {
        int i = circle[k];
        int end = k;
        int nearest = Integer.MAX_VALUE;
        for (int other = 0; other < n; other++) {
            int o = circle[other];
            if (other != k && loop[o] == loop[i]) {
                int distance = place[o] - place[i] + (place[o] < place[i] ? takes.length : 0);
                if (distance < nearest) {
                    nearest = distance;
                    end = other;
                }
            }
        }
        int e = circle[end];
        pieceEnd[k] = end;
        pieceLength[k] = realUpTo[e] - realUpTo[i] + (place[e] <= place[i] ? length[loop[i]] : 0);
    }

    /** Makes the exchange. */
    void exchange(int[] circle, int n) {
        int first = takes[circle[0]];
        for (int k = 0; k < n; k++) {
            int i = circle[k];
            int taken = k + 1 == n ? first : takes[circle[k + 1]];
            tradesOf[list.person()[i]] += trades(i, taken) - trades(i, takes[i]);
            takes[i] = taken;
            taker[taken] = i;
            loop[i] = -1;
        }
        for (int k = 0; k < n; k++) {
            if (loop[circle[k]] < 0) {
                measure(circle[k]);
            }
        }
    }
}
