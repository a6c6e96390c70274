package cn.yishulai.fairs;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened, by a clock that may be wrong. How wrong is measured whenever the device reaches us; between two
 * measurements somebody may have set it right, so the time must also make sense: not before the device was paired, and
 * not in the future.
 *
 * @param measured now: what is added to the clock of the device to have ours
 * @param before the last time
 */
record DeviceClock(Instant pairedAt, Instant now, Duration measured, Duration before) {

    /** Networks are slow: a measurement is not more exact than this. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    Instant right(Instant byDevice) {
        Instant first = byDevice.plus(measured);
        Instant second = byDevice.plus(before);
        Instant best = !makesSense(first) && makesSense(second) ? second : first;
        return best.isBefore(pairedAt) ? pairedAt : best.isAfter(now) ? now : best;
    }

    private boolean makesSense(Instant at) {
        return !at.isBefore(pairedAt.minus(SLACK)) && !at.isAfter(now.plus(SLACK));
    }
}
