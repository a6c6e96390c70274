package cn.yishulai.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Leaves a source alone for a while after several failures in a row, so that nobody waits for it in vain. */
final class OutsideCircuit {

    private final int most;
    private final Duration pause;
    private final Clock clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    OutsideCircuit(int most, Duration pause, Clock clock) {
        this.most = most;
        this.pause = pause;
        this.clock = clock;
    }

    synchronized boolean allows() {
        return !clock.instant().isBefore(closedUntil);
    }

    /** It is there: whoever is late with the answer of a better moment ends the pause too. */
    synchronized void succeeded() {
        failures = 0;
        closedUntil = Instant.MIN;
    }

    /** After the pause one more failure is enough for the next one. */
    synchronized void failed() {
        failures++;
        if (failures >= most) {
            closedUntil = clock.instant().plus(pause);
            failures = most - 1;
        }
    }
}
