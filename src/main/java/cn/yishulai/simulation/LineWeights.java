package cn.yishulai.simulation;

import cn.yishulai.rules.OrderRules.Determinant;
import java.util.List;

/**
 * Who comes first in line. The library sorts its lines in the database ({@code wish_place} and the head of a line); this is
 * the same rule for a city without one, and a test holds both against each other on random lines.
 */
final class LineWeights {

    private final int firstBook;
    private final int children;
    private final int far;
    private final boolean waitedLongest;

    LineWeights(List<Determinant> order) {
        firstBook = weight(order, Determinant.FIRST_BOOK);
        children = weight(order, Determinant.CHILDREN);
        far = weight(order, Determinant.LOCAL_FIRST);
        waitedLongest = order.contains(Determinant.WAITED_LONGEST);
    }

    /** What is asked first weighs more than everything after it together. */
    private static int weight(List<Determinant> order, Determinant what) {
        int at = order.indexOf(what);
        return at < 0 ? 0 : 1 << (order.size() - 1 - at);
    }

    /** Smaller is served earlier. @param here whether the copy stands where the reader fetches */
    int precedence(boolean received, boolean child, boolean here) {
        return (received ? firstBook : 0) + (child ? 0 : children) + (here ? 0 : far);
    }

    /** @return since when the reader counts as waiting: asked, or was last given a book, or joined */
    long since(long placed, boolean received, long lastReceived, long joined) {
        if (!waitedLongest) {
            return placed;
        }
        return received ? lastReceived : joined;
    }
}
