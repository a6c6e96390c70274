package cn.yishulai.http;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests this node answers at once. Who comes when it is full is told to come again; who was let in never waits
 * behind more than these, so that three times as many requests as a node can answer do not make it answer fewer. A look
 * (GET) is turned away before a write is: whoever stands at the counter with a book in hand goes before whoever browses.
 */
@Singleton
class FullHouse {

    /** Of the places, in hundredths, how many those who only look may fill. */
    private static final int FOR_LOOKS = 75;

    private final Limits limits;
    private final AtomicInteger inside = new AtomicInteger();

    FullHouse(Limits limits) {
        this.limits = limits;
    }

    /**
     * Takes a place, which must be given back by {@link #leave}. Costs one atomic addition.
     *
     * @param looks whether the request only looks
     * @return false, and no place was taken, when the house is full
     */
    boolean enter(boolean looks) {
        int most = looks ? limits.atOnce() * FOR_LOOKS / 100 : limits.atOnce();
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        inside.decrementAndGet();
    }

    int inside() {
        return inside.get();
    }
}
