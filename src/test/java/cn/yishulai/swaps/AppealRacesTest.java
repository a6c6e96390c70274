package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.journal.Deadlock;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Homes, desks and the clock at once, on one database with nothing but its locks between them, as two nodes are. */
@QuarkusTest
@Audited
class AppealRacesTest {

    private static final int TIMES = 6;
    private static final long A_MOMENT_MILLIS = 300;

    @Inject
    SwapFixture given;

    @Inject
    AppealWorld world;

    @Inject
    Appeals appeals;

    @Inject
    Promises promises;

    @Inject
    Removals removals;

    @Inject
    Requests requests;

    @Inject
    CopyReads copies;

    @Inject
    Volumes volumes;

    @Test
    void twoClocksAskEachHomeOnceAndTellItOnce() throws Exception {
        UUID site = given.aSite();
        List<Caller> homes = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            UUID volume = given.aVolume();
            Caller home = given.aFamily();
            given.listed(home, volume);
            homes.add(home);
            world.aWish(given.aFamilyWithCredits(1), volume, site);
        }
        atOnce(List.of(this::tick, this::tick, this::tick));
        world.aRound();
        assertThat(homes).allSatisfy(home -> {
            assertThat(world.asked(home)).hasSize(1);
            assertThat(given.told("appeals-asked", home)).isEqualTo(1);
        });
    }

    @Test
    void ofHomesThatPromiseForOneWishAtOnceOneDoes() throws Exception {
        UUID site = given.aSite();
        UUID volume = given.aVolume();
        List<Caller> homes = List.of(given.aFamily(), given.aFamily(), given.aFamily());
        homes.forEach(home -> given.listed(home, volume));
        world.aWish(given.aFamilyWithCredits(1), volume, site);
        world.aRound();
        List<Boolean> promised = atOnce(homes.stream()
                .map(home -> tried(() -> world.promises(home, site)))
                .toList());
        assertThat(promised).filteredOn(yes -> yes).hasSize(1);
    }

    /** Their books are of different lines, so nothing but the wish itself stands between them. */
    @Test
    void ofHomesThatPromiseDifferentBooksForOneWiderWishAtOnceOneDoes() throws Exception {
        UUID site = given.aSite();
        String author = "作者" + UUID.randomUUID();
        List<Caller> homes = List.of(given.aFamily(), given.aFamily(), given.aFamily());
        homes.forEach(home -> given.listed(home, by(author)));
        UUID wish = requests.place(
                given.aFamilyWithCredits(1),
                new RequestForm(
                        by(author).toString(),
                        site.toString(),
                        null,
                        null,
                        null,
                        WishKind.LIKE,
                        Set.of(Alike.AUTHOR),
                        null,
                        null,
                        null));
        world.grewOld(wish);
        world.aRound();
        assertThat(homes).allSatisfy(home -> assertThat(world.asked(home)).hasSize(1));
        List<Boolean> promised = atOnce(homes.stream()
                .map(home -> tried(() -> world.promises(home, site)))
                .toList());
        assertThat(promised).filteredOn(yes -> yes).hasSize(1);
    }

    private UUID by(String author) {
        return volumes.add(new VolumeForm("书 " + UUID.randomUUID(), null, author, null, null, null))
                .id();
    }

    @Test
    void aPromiseAndAWithdrawalOfTheListingDoNotBothHappen() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Asked asked = asked();
            List<Boolean> done = atOnce(List.of(
                    tried(() -> world.promises(asked.home(), asked.site())),
                    tried(() -> removals.withdraw(asked.home(), asked.book(), "not there any more"))));
            assertThat(done).filteredOn(yes -> yes).hasSize(1);
            assertThat(copies.facts(asked.book()).status())
                    .isEqualTo(done.get(0) ? CopyStatus.PROMISED : CopyStatus.WITHDRAWN);
        }
    }

    @Test
    void aBookThatIsBroughtAsItsDeadlineEndsIsEitherKeptOrMissedAndServesWhoeverWaits() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Asked asked = asked();
            PromiseView promise = world.promises(asked.home(), asked.site());
            world.deadlinePassed(promise);
            List<Boolean> done = atOnce(List.of(
                    tried(() -> world.brings(asked.home(), asked.book(), asked.site(), Grade.GOOD)), this::tick));
            assertThat(done.get(0)).isTrue();
            assertThat(world.promise(asked.home(), promise).state()).isIn(PromiseState.KEPT, PromiseState.MISSED);
            assertThat(given.request(asked.reader(), asked.wish()).state()).isEqualTo(RequestState.READY);
        }
    }

    @Test
    void aWishThatIsCancelledAsTheBookIsBroughtLeavesItFreeOrIsServed() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Asked asked = asked();
            PromiseView promise = world.promises(asked.home(), asked.site());
            atOnce(List.of(
                    tried(() -> world.brings(asked.home(), asked.book(), asked.site(), Grade.GOOD)),
                    tried(() -> requests.cancel(asked.reader(), asked.wish())),
                    this::tick));
            assertThat(world.promise(asked.home(), promise).state()).isEqualTo(PromiseState.KEPT);
            assertThat(given.request(asked.reader(), asked.wish()).state()).isEqualTo(RequestState.CANCELLED);
            assertThat(given.credits(asked.home()).free()).isEqualTo(2);
        }
    }

    @Test
    void aPromiseIsTakenBackOrMissedOnce() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Asked asked = asked();
            PromiseView promise = world.promises(asked.home(), asked.site());
            world.deadlinePassed(promise);
            atOnce(List.of(
                    tried(() -> promises.takeBack(asked.home(), UUID.fromString(promise.id()))),
                    this::tick,
                    this::tick));
            assertThat(given.told("wish-not-brought", asked.reader())).isEqualTo(1);
            assertThat(copies.facts(asked.book()).status()).isEqualTo(CopyStatus.LISTED);
        }
    }

    /** Two nodes miss a book each, and neither has committed when the other counts. */
    @Test
    void ofTwoBooksThatAHomeMissesAtOnceOneIsTheSecond() throws Exception {
        UUID site = given.aSite();
        Caller home = given.aFamily();
        List<PromiseView> made = new ArrayList<>();
        for (int book = 0; book < 2; book++) {
            UUID volume = given.aVolume();
            given.listed(home, volume);
            world.aWish(given.aFamilyWithCredits(1), volume, site);
            world.aRound();
            made.add(world.promises(home, site));
        }
        made.forEach(world::deadlinePassed);
        List<UUID> missed =
                made.stream().map(promise -> UUID.fromString(promise.id())).toList();
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();
        try {
            Future<?> other = QuarkusTransaction.requiringNew().call(() -> {
                promises.miss(missed.get(0));
                Future<?> begun = elsewhere.submit(() -> promises.miss(missed.get(1)));
                assertThatThrownBy(() -> begun.get(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS))
                        .as("the other waits until this one is counted")
                        .isInstanceOf(TimeoutException.class);
                return begun;
            });
            other.get();
        } finally {
            elsewhere.shutdownNow();
        }
        assertThat(given.told("promise-missed", home)).isEqualTo(1);
        assertThat(given.told("shelf-asleep", home)).isEqualTo(1);
    }

    private record Asked(UUID site, Caller reader, UUID wish, Caller home, CopyCode book) {}

    private Asked asked() {
        UUID site = given.aSite();
        UUID volume = given.aVolume();
        Caller reader = given.aFamilyWithCredits(1);
        Caller home = given.aFamily();
        CopyCode book = given.listed(home, volume);
        UUID wish = world.aWish(reader, volume, site);
        world.aRound();
        return new Asked(site, reader, wish, home, book);
    }

    private boolean tick() {
        world.tick();
        return true;
    }

    /** A no is an answer: somebody else was faster, or asked for nothing any more. */
    private static Callable<Boolean> tried(Runnable step) {
        return () -> Deadlock.retried(() -> {
            try {
                step.run();
                return true;
            } catch (Refused | IndexOutOfBoundsException e) {
                return false;
            }
        });
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
