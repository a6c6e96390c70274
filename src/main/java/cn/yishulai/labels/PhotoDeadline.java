package cn.yishulai.labels;

import java.time.Duration;

/** How long one photo may keep us; measured, because no clock of the wall tells what a look costs. */
record PhotoDeadline(long nanos) {

    static PhotoDeadline in(Duration time) {
        return new PhotoDeadline(System.nanoTime() + time.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - nanos > 0;
    }
}
