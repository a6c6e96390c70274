package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.journal.Deadlock;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Real threads on one database, as two nodes and many scanners are. */
@QuarkusTest
@Audited
class SwapRacesTest {

    private static final int AT_ONCE = 12;

    @Inject
    SwapFixture given;

    @Inject
    Requests requests;

    @Inject
    Circulation circulation;

    @Inject
    Handovers handovers;

    @Inject
    Removals removals;

    @Inject
    CopyReads copies;

    @Test
    void oneCopyIsPromisedToOneOfManyReaders() throws Exception {
        UUID site = given.aSite();
        UUID volume = given.aVolume();
        given.brought(given.aFamily(), volume, site);
        List<Caller> readers = families(AT_ONCE);
        List<UUID> asked = atOnce(readers.stream()
                .map(reader -> (Callable<UUID>) () -> given.asks(reader, volume, site))
                .toList());
        assertThat(states(readers, asked))
                .filteredOn(RequestState.ACCEPTED::equals)
                .hasSize(1);
        assertThat(states(readers, asked)).filteredOn(RequestState.OPEN::equals).hasSize(AT_ONCE - 1);
    }

    @Test
    void twoDepositsServeTheTwoWhoCameFirst() throws Exception {
        UUID site = given.aSite();
        UUID volume = given.aVolume();
        List<Caller> readers = families(4);
        List<UUID> asked =
                readers.stream().map(reader -> given.asks(reader, volume, site)).toList();
        atOnce(List.of(
                () -> given.brought(given.aFamily(), volume, site),
                () -> given.brought(given.aFamily(), volume, site)));
        assertThat(states(readers, asked))
                .containsExactly(RequestState.READY, RequestState.READY, RequestState.OPEN, RequestState.OPEN);
    }

    @Test
    void oneCopyIsHandedToOneOfManyWalkIns() throws Exception {
        UUID site = given.aSite();
        CopyCode book = given.brought(given.aFamily(), given.aVolume(), site);
        Caller staff = given.staffAt(site);
        List<Boolean> taken = atOnce(families(AT_ONCE).stream()
                .map(family -> handsOver(staff, book, family, site))
                .toList());
        assertThat(taken).filteredOn(given -> given).hasSize(1);
    }

    @Test
    void oneCreditBuysOneOfManyBooks() throws Exception {
        UUID site = given.aSite();
        Caller staff = given.staffAt(site);
        Caller family = given.aFamilyWithCredits(1);
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            tries.add(handsOver(staff, given.brought(given.aFamily(), given.aVolume(), site), family, site));
        }
        assertThat(atOnce(tries)).filteredOn(taken -> taken).hasSize(1);
        assertThat(given.credits(family).free()).isZero();
    }

    /** Everybody does whatever comes to mind, on three volumes; whatever happens, the invariants hold. */
    @Test
    void anAfternoonOfEverybodyAtOnceBreaksNoInvariant() throws Exception {
        UUID site = given.aSite();
        Caller staff = given.staffAt(site);
        List<UUID> volumes = List.of(given.aVolume(), given.aVolume(), given.aVolume());
        List<Caller> people = families(6);
        long seed = 20261122;
        List<Callable<Boolean>> afternoon = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Random random = new Random(seed + i);
            afternoon.add(() -> {
                for (int step = 0; step < 25; step++) {
                    UUID volume = volumes.get(random.nextInt(3));
                    Caller who = people.get(random.nextInt(people.size()));
                    Deadlock.retried(() -> something(random, staff, who, volume, site));
                }
                return true;
            });
        }
        assertThat(atOnce(afternoon)).as("seed " + seed).hasSize(8);
    }

    private boolean something(Random random, Caller staff, Caller who, UUID volume, UUID site) {
        try {
            switch (random.nextInt(7)) {
                case 0, 1 -> given.brought(who, volume, site);
                case 2, 3 -> given.asks(who, volume, site);
                case 4 -> given.anyRequest(who, random).ifPresent(id -> requests.cancel(who, id));
                case 5 ->
                    given.anyCopy(volume, CopyStatus.ON_HOLD_SHELF, random)
                            .ifPresent(code -> handOver(staff, code, who, site));
                default ->
                    given.anyCopy(volume, CopyStatus.CLAIMED, random)
                            .ifPresent(code -> removals.miss(staff, code, site, "not found"));
            }
        } catch (Refused refused) {
            return false; // a no is an answer: somebody else was faster
        }
        return true;
    }

    private Callable<Boolean> handsOver(Caller staff, CopyCode book, Caller family, UUID site) {
        return () -> {
            try {
                handOver(staff, book, family, site);
                return true;
            } catch (Refused refused) {
                return false;
            }
        };
    }

    private void handOver(Caller staff, CopyCode book, Caller family, UUID site) {
        handovers.handOver(staff, book, new HandoverForm(site.toString(), given.card(family), null, null));
    }

    private List<Caller> families(int count) {
        List<Caller> families = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            families.add(given.aFamilyWithCredits(1));
        }
        return families;
    }

    private List<RequestState> states(List<Caller> readers, List<UUID> asked) {
        List<RequestState> states = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            states.add(given.request(readers.get(i), asked.get(i)).state());
        }
        return states;
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
