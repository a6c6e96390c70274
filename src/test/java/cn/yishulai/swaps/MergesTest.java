package cn.yishulai.swaps;

import static cn.yishulai.catalog.VolumeRefusal.MERGE_IMPOSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.catalog.MergeLevel;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.journal.Deadlock;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two volumes turn out to be one, with readers in both lines and copies everywhere; and two after all. */
@QuarkusTest
@Audited
class MergesTest {

    @Inject
    SwapFixture given;

    @Inject
    Merges merges;

    @Inject
    Volumes volumes;

    @Inject
    Requests requests;

    @Inject
    Handovers handovers;

    @Inject
    CopyReads copies;

    @Test
    void readersOfBothLinesStandInTheOrderInWhichTheyAsked() {
        UUID site = given.aSite();
        UUID stays = given.aVolume();
        UUID gone = given.aVolume();
        Caller first = given.aFamilyWithCredits(1);
        Caller second = given.aFamilyWithCredits(1);
        Caller third = given.aFamilyWithCredits(1);
        UUID one = given.asks(first, stays, site);
        UUID two = given.asks(second, gone, site);
        UUID three = given.asks(third, stays, site);

        merge(stays, gone);

        assertThat(List.of(ahead(first, one), ahead(second, two), ahead(third, three)))
                .containsExactly(0, 1, 2);
        assertThat(volumes.require(gone).mergedInto()).isEqualTo(stays);
        // A label of the one that is gone still names the book.
        given.brought(given.aFamily(), gone, site);
        assertThat(given.request(first, one).state()).isEqualTo(RequestState.READY);
        given.brought(given.aFamily(), stays, site);
        assertThat(given.request(second, two).state()).isEqualTo(RequestState.READY);
    }

    @Test
    void copiesOfTheOneServeTheReadersOfTheOther() {
        UUID site = given.aSite();
        UUID stays = given.aVolume();
        UUID gone = given.aVolume();
        CopyCode copy = given.brought(given.aFamily(), gone, site);
        Caller reader = given.aFamilyWithCredits(1);
        UUID asked = given.asks(reader, stays, site);
        assertThat(given.request(reader, asked).state()).isEqualTo(RequestState.OPEN);
        merge(stays, gone);
        assertThat(given.request(reader, asked).state()).isEqualTo(RequestState.ACCEPTED);
        assertThat(given.request(reader, asked).copyCode()).isEqualTo(copy.value());
    }

    @Test
    void whoAskedForBothKeepsTheEarlierPlace() {
        UUID site = given.aSite();
        UUID stays = given.aVolume();
        UUID gone = given.aVolume();
        Caller reader = given.aFamilyWithCredits(2);
        UUID earlier = given.asks(reader, gone, site);
        UUID later = given.asks(reader, stays, site);
        merge(stays, gone);
        assertThat(given.request(reader, later).state()).isEqualTo(RequestState.CANCELLED);
        assertThat(given.request(reader, earlier).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.request(reader, earlier).volume().id()).isEqualTo(stays);
        assertThat(given.told("request-folded", reader)).isEqualTo(1);
    }

    @Test
    void aBookThatWaitsForTheLaterRequestIsKeptForTheEarlier() {
        UUID site = given.aSite();
        UUID stays = given.aVolume();
        UUID gone = given.aVolume();
        Caller reader = given.aFamilyWithCredits(2);
        UUID earlier = given.asks(reader, stays, site);
        UUID later = given.asks(reader, gone, site);
        CopyCode copy = given.brought(given.aFamily(), gone, site);
        assertThat(given.request(reader, later).state()).isEqualTo(RequestState.READY);
        merge(stays, gone);
        assertThat(given.request(reader, earlier).state()).isEqualTo(RequestState.READY);
        assertThat(given.request(reader, earlier).copyCode()).isEqualTo(copy.value());
        assertThat(given.credits(reader).held()).isEqualTo(1);
        handOver(copy, reader, site);
        assertThat(given.request(reader, earlier).state()).isEqualTo(RequestState.FULFILLED);
        assertThat(given.credits(reader).held()).isZero();
    }

    @Test
    void undoingAMergeSendsEverythingBackAndLetsGoWhatWasTheWrongBook() {
        UUID site = given.aSite();
        UUID stays = given.aVolume();
        UUID gone = volumes.add(new VolumeForm("另一本 " + UUID.randomUUID(), null, null, null, null, "9787020008735"))
                .id();
        Caller both = given.aFamilyWithCredits(2);
        Caller other = given.aFamilyWithCredits(1);
        UUID mine = given.asks(both, stays, site);
        UUID folded = given.asks(both, gone, site);
        given.asks(other, gone, site, false);
        UUID offered = given.anyRequest(other, new java.util.Random(1)).orElseThrow();
        CopyCode listedSince;
        merge(stays, gone);
        assertThat(numbers(stays)).contains("978-7-02-000873-5");
        listedSince = given.brought(given.aFamily(), stays, site);
        CopyCode second = given.brought(given.aFamily(), stays, site);
        assertThat(given.request(both, mine).state()).isEqualTo(RequestState.READY);
        assertThat(given.request(other, offered).state()).isEqualTo(RequestState.OFFERED);

        split(stays, gone, List.of(), List.of());

        assertThat(volumes.require(gone).mergedInto()).isNull();
        assertThat(numbers(stays)).isEmpty();
        assertThat(copies.facts(listedSince).volume()).isEqualTo(stays);
        assertThat(given.request(both, mine).state()).isEqualTo(RequestState.READY);
        assertThat(given.request(both, folded).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.request(both, folded).volume().id()).isEqualTo(gone);
        assertThat(given.request(other, offered).state()).isEqualTo(RequestState.OPEN);
        assertThat(copies.facts(second).status()).isEqualTo(CopyStatus.AVAILABLE);
        // And it can be merged again.
        merge(stays, gone);
        assertThat(given.request(both, folded).state()).isEqualTo(RequestState.CANCELLED);
    }

    @Test
    void whatCameSinceGoesAlongWhenItIsNamed() {
        UUID site = given.aSite();
        UUID stays = given.aVolume();
        UUID gone = given.aVolume();
        CopyCode came = given.brought(given.aFamily(), gone, site);
        merge(stays, gone);
        CopyCode since = given.brought(given.aFamily(), stays, site);
        CopyCode stayed = given.brought(given.aFamily(), stays, site);
        split(stays, gone, List.of(since.value()), List.of());
        assertThat(copies.facts(came).volume()).isEqualTo(gone);
        assertThat(copies.facts(since).volume()).isEqualTo(gone);
        assertThat(copies.facts(stayed).volume()).isEqualTo(stays);
    }

    @Test
    void noMergeLeadsInACircle() {
        UUID one = given.aVolume();
        UUID two = given.aVolume();
        UUID three = given.aVolume();
        merge(two, one);
        merge(three, two);
        refused(() -> merge(one, three));
        refused(() -> merge(three, three));
        refused(() -> split(two, one, List.of(), List.of()));
        split(three, two, List.of(), List.of());
        split(two, one, List.of(), List.of());
        assertThat(volumes.require(one).mergedInto()).isNull();
    }

    @Test
    void editionsOfOneWorkAreJoinedWithoutMovingACopy() {
        UUID site = given.aSite();
        UUID stays = given.aVolume();
        UUID other = given.aVolume();
        CopyCode copy = given.brought(given.aFamily(), other, site);
        merges.merge(librarian(), stays, new MergeForm(other.toString(), MergeLevel.WORK));
        assertThat(volumes.require(other).workId())
                .isEqualTo(volumes.require(stays).workId());
        assertThat(copies.facts(copy).volume()).isEqualTo(other);
        split(stays, other, List.of(), List.of());
        assertThat(volumes.require(other).workId())
                .isNotEqualTo(volumes.require(stays).workId());
    }

    /** Ten times: a merge against two readers who ask, a book that is brought and one that is handed over. */
    @Test
    void whateverHappensWhileTwoBecomeOneNoReaderAndNoCopyIsLost() throws Exception {
        UUID site = given.aSite();
        for (int round = 0; round < 10; round++) {
            UUID stays = given.aVolume();
            UUID gone = given.aVolume();
            CopyCode book = given.brought(given.aFamily(), gone, site);
            Caller walkIn = given.aFamilyWithCredits(1);
            Caller asksGone = given.aFamilyWithCredits(1);
            Caller asksStays = given.aFamilyWithCredits(1);
            Caller brings = given.aFamily();
            List<Callable<Boolean>> all = new ArrayList<>();
            all.add(() -> tried(() -> merge(stays, gone)));
            all.add(() -> tried(() -> given.asks(asksGone, gone, site)));
            all.add(() -> tried(() -> given.asks(asksStays, stays, site)));
            all.add(() -> tried(() -> handOver(book, walkIn, site)));
            all.add(() -> tried(() -> given.brought(brings, gone, site)));
            assertThat(atOnce(all).get(0)).isTrue();
            assertThat(volumes.require(gone).mergedInto()).isEqualTo(stays);
            assertThat(copies.facts(book).volume()).isEqualTo(stays);
            given.audit();
        }
    }

    @Test
    void twoLibrariansWhoMergeEachWayMakeOneMerge() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID one = given.aVolume();
            UUID two = given.aVolume();
            List<Boolean> done =
                    atOnce(List.of(() -> tried(() -> merge(one, two)), () -> tried(() -> merge(two, one))));
            assertThat(done).containsExactlyInAnyOrder(true, false);
        }
    }

    private void refused(Runnable step) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(MERGE_IMPOSSIBLE));
    }

    private Caller librarian() {
        return new Caller(Role.LIBRARIAN, given.staffAt(given.aSite()).personId(), null, Set.of(), "馆员");
    }

    private void merge(UUID stays, UUID gone) {
        merges.merge(librarian(), stays, new MergeForm(gone.toString(), null));
    }

    private void split(UUID stays, UUID target, List<String> codes, List<String> requestIds) {
        merges.split(librarian(), stays, new SplitForm(target.toString(), codes, requestIds));
    }

    private int ahead(Caller reader, UUID request) {
        return given.request(reader, request).place().ahead();
    }

    private List<String> numbers(UUID volume) {
        String number = volumes.require(volume).bookNumber();
        return number == null ? List.of() : List.of(new BookNumber(number).printed());
    }

    private void handOver(CopyCode copy, Caller family, UUID site) {
        handovers.handOver(
                given.staffAt(site), copy, new HandoverForm(site.toString(), given.card(family), null, null));
    }

    private static boolean tried(Runnable step) {
        try {
            return Deadlock.retried(() -> {
                step.run();
                return true;
            });
        } catch (Refused refused) {
            return false;
        }
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> steps) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(steps.size());
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (Callable<Boolean> step : steps) {
                running.add(people.submit(() -> {
                    go.await();
                    return step.call();
                }));
            }
            go.countDown();
            List<Boolean> done = new ArrayList<>();
            for (Future<Boolean> one : running) {
                done.add(one.get());
            }
            return done;
        } finally {
            people.shutdown();
        }
    }
}
