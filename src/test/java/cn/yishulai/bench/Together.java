package cn.yishulai.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People who work at the same time, each with a thread. */
final class Together {

    private Together() {}

    /** What one of them does. */
    interface Hand<T> {
        T work(int number) throws Exception;
    }

    /** @return what each came to, in their order; the first failure of one is thrown */
    static <T> List<T> run(int hands, Hand<T> hand) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(hands);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < hands; i++) {
                int number = i;
                running.add(threads.submit(() -> hand.work(number)));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> one : running) {
                all.add(one.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The sum of what they did. */
    static long sum(int hands, Hand<Long> hand) throws Exception {
        return run(hands, hand).stream().mapToLong(Long::longValue).sum();
    }
}
