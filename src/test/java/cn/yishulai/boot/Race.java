package cn.yishulai.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several people who do something at one moment. */
final class Race {

    private Race() {}

    /** @return what each got, in the order of the people */
    static <T> List<T> run(List<Callable<T>> people) throws Exception {
        CyclicBarrier start = new CyclicBarrier(people.size());
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> person : people) {
                running.add(threads.submit(() -> {
                    start.await();
                    return person.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
