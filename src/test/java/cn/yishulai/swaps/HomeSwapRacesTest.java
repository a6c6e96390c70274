package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.journal.Deadlock;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import cn.yishulai.swaps.HomeSwapFixture.Member;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Real threads on one database: desks, phones and the clocks of two nodes at once. */
@QuarkusTest
@Audited
class HomeSwapRacesTest {

    @Inject
    SwapFixture given;

    @Inject
    HomeSwapFixture homes;

    @Inject
    HomeSwaps swaps;

    @Inject
    Requests requests;

    @RepeatedTest(2)
    void manySearchesFindARingOnce() throws Exception {
        UUID site = given.aSite();
        List<Caller> families = List.of(given.aFamily(), given.aFamily(), given.aFamily());
        List<UUID> titles = List.of(given.aVolume(), given.aVolume(), given.aVolume());
        for (int i = 0; i < 3; i++) {
            given.listed(families.get(i), titles.get(i));
        }
        atOnce(
                () -> given.asks(families.get(0), titles.get(1), site),
                () -> given.asks(families.get(1), titles.get(2), site),
                () -> given.asks(families.get(2), titles.get(0), site),
                homes::tick,
                homes::tick);
        homes.searched(families.get(0));
        assertThat(families)
                .allSatisfy(family -> assertThat(homes.reads(family).items()).hasSize(1));
    }

    @RepeatedTest(2)
    void allAgreeAtOnce() throws Exception {
        List<Member> ring = homes.ring(3);
        UUID swap = homes.proposed(ring);
        atOnce(ring.stream()
                .map(member -> (Runnable) () -> swaps.agree(member.family(), swap, new HomeSwapForm(null, null)))
                .toArray(Runnable[]::new));
        assertThat(homes.view(ring.get(0), swap).state()).isEqualTo(HomeSwapState.AGREED);
        assertThat(ring).allSatisfy(member -> assertThat(given.told("home-swap-agreed", member.family()))
                .isOne());
    }

    @RepeatedTest(2)
    void allBooksComeAtOnceAndAreGivenOutOnce() throws Exception {
        List<Member> ring = homes.ring(3);
        UUID swap = homes.agreed(ring);
        atOnce(ring.stream()
                .map(member -> (Runnable) () -> homes.brings(member))
                .toArray(Runnable[]::new));
        homes.tick();
        assertThat(homes.view(ring.get(0), swap).state()).isEqualTo(HomeSwapState.RELEASED);
        assertThat(ring).allSatisfy(member -> {
            assertThat(homes.wish(member)).isEqualTo(RequestState.READY);
            assertThat(given.told("home-swap-complete", member.family())).isOne();
            assertThat(given.credits(member.family()).held()).isOne();
        });
    }

    @RepeatedTest(2)
    void aWishIsGivenUpWhileTheLastAgrees() throws Exception {
        List<Member> ring = homes.ring(2);
        UUID swap = homes.proposed(ring);
        swaps.agree(ring.get(0).family(), swap, new HomeSwapForm(null, null));
        atOnce(
                () -> swaps.agree(ring.get(1).family(), swap, new HomeSwapForm(null, null)),
                () -> requests.cancel(ring.get(1).family(), ring.get(1).wish()),
                homes::tick);
        homes.tick();
        assertThat(homes.view(ring.get(0), swap).because()).isEqualTo(HomeSwapEnd.WISH_GONE);
        assertThat(ring).allSatisfy(member -> assertThat(homes.status(member)).isEqualTo(CopyStatus.LISTED));
    }

    @RepeatedTest(2)
    void aFamilyTakesBackItsWordWhileTheOtherBrings() throws Exception {
        List<Member> ring = homes.ring(2);
        UUID swap = homes.agreed(ring);
        atOnce(() -> homes.brings(ring.get(0)), () -> swaps.decline(ring.get(1).family(), swap), homes::tick);
        homes.tick();
        assertThat(homes.view(ring.get(0), swap).state()).isEqualTo(HomeSwapState.ENDED);
        assertThat(given.credits(ring.get(0).family()).free()).isOne();
        assertThat(homes.status(ring.get(1))).isEqualTo(CopyStatus.LISTED);
    }

    @RepeatedTest(2)
    void aBookIsBroughtElsewhereWhileAllAgree() throws Exception {
        List<Member> ring = homes.ring(2);
        UUID swap = homes.proposed(ring);
        atOnce(
                () -> homes.brings(ring.get(0)),
                () -> swaps.agree(ring.get(0).family(), swap, new HomeSwapForm(null, null)),
                () -> swaps.agree(ring.get(1).family(), swap, new HomeSwapForm(null, null)),
                homes::tick);
        homes.tick();
        HomeSwapView view = homes.view(ring.get(0), swap);
        assertThat(view.state()).isIn(HomeSwapState.ENDED, HomeSwapState.AGREED);
        assertThat(given.credits(ring.get(0).family()).free()
                        + given.credits(ring.get(0).family()).held())
                .isOne();
    }

    /** All begin together; a refusal is one way to lose a race, any other failure is a fault. */
    private static void atOnce(Runnable... steps) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(steps.length);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable step : steps) {
                running.add(pool.submit(() -> {
                    start.await();
                    Deadlock.retried(() -> {
                        step.run();
                        return true;
                    });
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : running) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(Refused.class);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
