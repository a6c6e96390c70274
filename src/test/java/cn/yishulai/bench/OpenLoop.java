package cn.yishulai.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Requests that come when they come, whether those before them are answered or not: each has its moment, and its time counts
 * from that moment. A connection serves every so manieth of them; only while all wait for answers does one come late.
 */
final class OpenLoop {

    private OpenLoop() {}

    /** What one connection asks, again and again. */
    interface Asking {
        /** @return the status of the answer */
        int ask(Wire wire) throws Exception;
    }

    /** @param connection its number, from zero */
    interface Askers {
        Asking of(int connection);
    }

    /**
     * @param done how many were answered 200 or 201
     * @param busy how many 429 or 503 that said when to come again
     * @param wrong how many anything else
     * @param millis of those that were done, sorted
     */
    record Result(long asked, long done, long busy, long wrong, double seconds, double[] millis) {

        double at(double share) {
            return millis.length == 0 ? 0 : millis[(int) Math.min(millis.length - 1, millis.length * share)];
        }

        double donePerSecond() {
            return done / seconds;
        }

        double askedPerSecond() {
            return asked / seconds;
        }
    }

    private record Sample(int status, boolean saysWhen, long nanos) {}

    /** @param perSecond how many come; with very many every connection asks as soon as it was answered */
    static Result run(int port, String token, int connections, double perSecond, int seconds, Askers askers)
            throws Exception {
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        double between = 1e9 / perSecond;
        List<Sample> samples = Together.run(
                        connections, me -> asked(port, token, askers.of(me), me, connections, between, start, end))
                .stream()
                .flatMap(List::stream)
                .toList();
        double took = (System.nanoTime() - start) / 1e9;
        long done = samples.stream().filter(OpenLoop::isDone).count();
        long busy = samples.stream()
                .filter(one -> (one.status == 429 || one.status == 503) && one.saysWhen)
                .count();
        return new Result(
                samples.size(),
                done,
                busy,
                samples.size() - done - busy,
                took,
                samples.stream()
                        .filter(OpenLoop::isDone)
                        .mapToDouble(one -> one.nanos / 1e6)
                        .sorted()
                        .toArray());
    }

    private static boolean isDone(Sample one) {
        return one.status == 200 || one.status == 201;
    }

    private static List<Sample> asked(
            int port, String token, Asking asking, int me, int connections, double between, long start, long end)
            throws Exception {
        List<Sample> samples = new java.util.ArrayList<>();
        boolean closed = between < 1e4; // as soon as it was answered
        try (Wire wire = new Wire(port, token)) {
            for (long number = me; ; number += connections) {
                long due = closed ? System.nanoTime() : start + (long) (number * between);
                if (due >= end || System.nanoTime() >= end) {
                    return samples;
                }
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                int status = asking.ask(wire);
                samples.add(new Sample(status, wire.comeAgain() > 0, System.nanoTime() - due));
            }
        }
    }
}
