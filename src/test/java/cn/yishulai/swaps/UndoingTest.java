package cn.yishulai.swaps;

import static cn.yishulai.swaps.UndoRefusal.UNDO_LOAD_CLOSED;
import static cn.yishulai.swaps.UndoRefusal.UNDO_NOTHING;
import static cn.yishulai.swaps.UndoRefusal.UNDO_NOT_YOURS;
import static cn.yishulai.swaps.UndoRefusal.UNDO_PROMISED;
import static cn.yishulai.swaps.UndoRefusal.UNDO_TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.CopyView;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.IntakeRefusal;
import cn.yishulai.intake.Receipts;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.ledger.LedgerRefusal;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A slip of the hand at the counter, and how it is taken back. */
@QuarkusTest
@ClocksStandStill
@Audited
class UndoingTest {

    @Inject
    SwapFixture given;

    @Inject
    Undoing undoing;

    @Inject
    Circulation circulation;

    @Inject
    Handovers handovers;

    @Inject
    Removals removals;

    @Inject
    Transfers transfers;

    @Inject
    CopyReads copies;

    @Inject
    DropOffs dropOffs;

    @Inject
    Receipts receipts;

    private UUID site;
    private UUID volume;
    private Caller li;
    private CopyCode book;

    @BeforeEach
    void aBookOnAShelf() {
        site = given.aSite();
        volume = given.aVolume();
        li = given.staffAt(site);
        book = given.brought(given.aFamily(), volume, site);
        circulation.shelve(li, book, site, "A3");
    }

    @Test
    void aBookHandedToTheWrongFamilyIsBackOnItsShelfAndTheirCreditIsFreeAgain() {
        Caller family = given.aFamilyWithCredits(1);
        handOver(family);
        assertThat(given.credits(family).free()).isZero();
        CopyView back = undo();
        assertThat(back.status()).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(back.shelf()).isEqualTo("A3");
        assertThat(given.credits(family).free()).isEqualTo(1);
        assertThat(given.credits(family).held()).isZero();
        refused(UNDO_NOTHING);
        handOver(family);
        assertThat(given.credits(family).free()).isZero();
        undo();
        assertThat(given.credits(family).free()).isEqualTo(1);
    }

    @Test
    void theWishOfTheReaderItWasHandedToStandsInLineAgainAndIsServedAtItsPlace() {
        Caller reader = given.aFamilyWithCredits(1);
        Caller later = given.aFamilyWithCredits(1);
        UUID asked = given.asks(reader, volume, site);
        UUID askedLater = given.asks(later, volume, site);
        circulation.holdShelf(li, book, site);
        handOver(reader);
        assertThat(given.request(reader, asked).state()).isEqualTo(RequestState.FULFILLED);
        CopyOutcome back = undoing.undo(li, book, site);
        assertThat(back.copy().status()).isEqualTo(CopyStatus.CLAIMED);
        assertThat(given.request(reader, asked).state()).isEqualTo(RequestState.CANCELLED);
        assertThat(given.request(later, askedLater).state()).isEqualTo(RequestState.OPEN);
        UUID anew = UUID.fromString(back.request().id());
        assertThat(given.request(reader, anew).state()).isEqualTo(RequestState.ACCEPTED);
        circulation.holdShelf(li, book, site);
        handOver(reader);
        assertThat(given.request(reader, anew).state()).isEqualTo(RequestState.FULFILLED);
        assertThat(given.credits(reader).free()).isZero();
    }

    @Test
    void aBookSentAwayComesBackAndIsStillItsReaders() {
        UUID far = given.aSite();
        Caller reader = given.aFamilyWithCredits(1);
        UUID asked = given.asks(reader, volume, far);
        circulation.send(li, book, site, far);
        CopyView back = undo();
        assertThat(back.status()).isEqualTo(CopyStatus.CLAIMED);
        assertThat(back.shelf()).isEqualTo("A3");
        assertThat(given.request(reader, asked).state()).isEqualTo(RequestState.ACCEPTED);
    }

    @Test
    void aBookPackedByMistakeIsTakenOutOfItsLoad() {
        UUID far = given.aSite();
        Caller both = given.staffAt(site, far);
        TransferCode load =
                new TransferCode(transfers.propose(both, site, far, 10).code());
        transfers.pack(both, load, book);
        CopyView back = undo();
        assertThat(back.status()).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(back.shelf()).isEqualTo("A3");
        assertThat(transfers.byCode(both, load).copies().outstanding()).isZero();
    }

    @Test
    void aBookTakenForMissingIsThereForWhoeverIsFirstInLine() {
        removals.miss(li, book, site, "不在架位上");
        assertThat(undo().status()).isEqualTo(CopyStatus.AVAILABLE);
        Caller reader = given.aFamilyWithCredits(1);
        given.asks(reader, volume, site);
        removals.miss(li, book, site, "不在架位上");
        assertThat(undo().status()).isEqualTo(CopyStatus.CLAIMED);
    }

    @Test
    void aBookOnTheWrongShelfGoesBackToItsOwn() {
        circulation.shelve(li, book, site, "B7");
        assertThat(undo().shelf()).isEqualTo("A3");
        assertThat(copies.journey(book).steps()).hasSize(1);
    }

    @Test
    void whatAReaderCountsOnIsNotTakenBack() {
        Caller reader = given.aFamilyWithCredits(1);
        removals.quarantine(li, book, site, "发霉");
        given.asks(reader, volume, site);
        circulation.shelve(li, book, site, null);
        refused(UNDO_PROMISED);
        circulation.holdShelf(li, book, site);
        refused(UNDO_PROMISED);
    }

    @Test
    void aBookThatWasJustInspectedGoesHomeAgainAndWhatItEarnedGoesBack() {
        Caller family = given.aFamily();
        SwapFixture.Deposited brought = given.deposit(family, volume, site);
        assertThat(given.credits(family).free()).isEqualTo(1);
        assertThat(undoing.undo(li, brought.code(), site).copy().status()).isEqualTo(CopyStatus.HANDED_OVER);
        assertThat(given.credits(family).free()).isZero();
        assertThatThrownBy(() -> undoing.undo(li, brought.code(), site)).satisfies(is(UNDO_NOTHING));
    }

    @Test
    void anInspectionWhoseCreditIsSpentStandsAndSaysWhy() {
        Caller family = given.aFamily();
        CopyCode brought = given.deposit(family, given.aVolume(), site).code();
        handOver(family);
        assertThat(given.credits(family).free()).isZero();
        assertThatThrownBy(() -> undoing.undo(li, brought, site)).satisfies(is(LedgerRefusal.CREDIT_SHORT));
        assertThat(copies.facts(brought).status()).isEqualTo(CopyStatus.AVAILABLE);
    }

    @Test
    void anInspectionOfAClosedSessionStands() {
        Caller family = given.aFamily();
        CopyCode brought = given.deposit(family, given.aVolume(), site).code();
        receipts.close(li, Objects.requireNonNull(dropOffs.openSession(family.household(), site)));
        assertThatThrownBy(() -> undoing.undo(li, brought, site)).satisfies(is(IntakeRefusal.DROP_OFF_CLOSED));
    }

    @Test
    void aBookTakenForReceivedIsInItsLoadAgain() {
        UUID far = given.aSite();
        Caller both = given.staffAt(site, far);
        TransferCode load =
                new TransferCode(transfers.propose(both, site, far, 10).code());
        transfers.pack(both, load, book);
        transfers.send(both, load);
        transfers.receive(both, load, book, null);
        assertThat(undoing.undo(both, book, far).copy().status()).isEqualTo(CopyStatus.IN_TRANSIT);
        assertThat(transfers.byCode(both, load).copies().outstanding()).isEqualTo(1);
        transfers.receive(both, load, book, null);
        assertThat(transfers.byCode(both, load).copies().received()).isEqualTo(1);
        transfers.close(both, load, null);
        assertThatThrownBy(() -> undoing.undo(both, book, far)).satisfies(is(UNDO_LOAD_CLOSED));
    }

    @Test
    void aBookThatCameUnpackedStandsWhereItStoodAndIsNotOfTheLoad() {
        UUID far = given.aSite();
        Caller both = given.staffAt(site, far);
        TransferCode load =
                new TransferCode(transfers.propose(both, site, far, 10).code());
        transfers.pack(both, load, given.brought(given.aFamily(), given.aVolume(), site));
        transfers.send(both, load);
        Somebody there = Somebody.staffAt(site, far);
        there.asks()
                .body("{\"copyCode\":\"%s\"}".formatted(book))
                .post("/v1/transfers/" + load + "/receive")
                .then()
                .body("result", equalTo("UNEXPECTED"));
        there.asks()
                .body("{\"siteId\":\"%s\"}".formatted(far))
                .post("/v1/copies/" + book + "/undo")
                .then()
                .statusCode(200)
                .body("copy.status", equalTo("AVAILABLE"))
                .body("copy.shelf", equalTo("A3"));
        assertThat(transfers.byCode(both, load).copies().unexpected()).isZero();
    }

    @Test
    void aBookTakenForDamagedStandsWholeWhereItCame() {
        UUID far = given.aSite();
        Caller both = given.staffAt(site, far);
        TransferCode load =
                new TransferCode(transfers.propose(both, site, far, 10).code());
        transfers.pack(both, load, book);
        transfers.send(both, load);
        transfers.receive(both, load, book, "泡水");
        assertThat(undoing.undo(both, book, far).copy().status()).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(transfers.byCode(both, load).copies().damaged()).isZero();
        assertThat(transfers.byCode(both, load).copies().received()).isEqualTo(1);
    }

    @Test
    void aBookThatIsListedAtHomeIsNotUndone() {
        CopyCode listed = given.listed(given.aFamily(), volume);
        assertThatThrownBy(() -> undoing.undo(li, listed, site)).satisfies(is(UNDO_NOTHING));
    }

    @Test
    void whoComesSecondReadsWhoWasFirst() {
        Caller wang = Somebody.staffAt(site).caller();
        removals.miss(wang, book, site, "不在架位上");
        assertThatThrownBy(() -> undoing.undo(li, book, site))
                .satisfies(is(UNDO_NOT_YOURS))
                .satisfies(
                        refused -> assertThat(((Refused) refused).facts()).containsKeys("by", "since", "copyStatus"));
    }

    @Test
    void halfAnHourLaterItIsTooLate() {
        removals.miss(li, book, site, "不在架位上");
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(31)), Clock.class);
        refused(UNDO_TOO_LATE);
    }

    /** Li takes a hand-over back while Wang shelves, sends or misses the same book: one of them is first. */
    @Test
    void anUndoingAgainstAnothersVerbIsOneThenTheOther() throws Exception {
        Caller wang = Somebody.staffAt(site).caller();
        int undone = 0;
        for (int round = 0; round < 12; round++) {
            Caller family = given.aFamilyWithCredits(1);
            handOver(family);
            int turn = round;
            List<Boolean> won = atOnce(
                    () -> succeeds(() -> undoing.undo(li, book, site)),
                    () -> succeeds(() -> undoing.undo(li, book, site)),
                    () -> succeeds(() -> turn % 2 == 0
                            ? circulation.shelve(wang, book, site, null)
                            : removals.miss(wang, book, site, "不在架位上")));
            assertThat(won.subList(0, 2)).as("undone at most once").isNotEqualTo(List.of(true, true));
            boolean wasUndone = won.get(0) || won.get(1);
            undone += wasUndone ? 1 : 0;
            assertThat(given.credits(family).free()).isEqualTo(wasUndone ? 1 : 0);
            circulation.shelve(li, book, site, "A3");
        }
        assertThat(undone).as("the race was run").isPositive();
    }

    private static boolean succeeds(Callable<?> verb) throws Exception {
        try {
            verb.call();
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    @SafeVarargs
    private static List<Boolean> atOnce(Callable<Boolean>... tries) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tries.length);
        CyclicBarrier together = new CyclicBarrier(tries.length);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (Callable<Boolean> one : tries) {
                running.add(threads.submit(() -> {
                    together.await();
                    return one.call();
                }));
            }
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private void handOver(Caller family) {
        handovers.handOver(li, book, new HandoverForm(site.toString(), given.card(family), null, null));
    }

    private CopyView undo() {
        return undoing.undo(li, book, site).copy();
    }

    private void refused(Refusal why) {
        assertThatThrownBy(() -> undoing.undo(li, book, site)).satisfies(is(why));
    }

    private static ThrowingConsumer<Throwable> is(Refusal why) {
        return thrown -> assertThat(((Refused) thrown).refusal()).isEqualTo(why);
    }
}
