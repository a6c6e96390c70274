package cn.yishulai.fairs;

import static cn.yishulai.copies.CopyStatus.AT_FAIR;
import static cn.yishulai.copies.CopyStatus.AVAILABLE;
import static cn.yishulai.copies.CopyStatus.HANDED_OVER;
import static cn.yishulai.copies.CopyStatus.IN_TRANSIT;
import static cn.yishulai.fairs.FairPickView.Result.ALREADY;
import static cn.yishulai.fairs.FairPickView.Result.PICKED;
import static cn.yishulai.fairs.FairPickView.Result.SUBSTITUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyRefusal;
import cn.yishulai.fairs.FairReconciliationView.Counts;
import cn.yishulai.fairs.FairReconciliationView.State;
import cn.yishulai.fairs.FairStockView.Way;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import cn.yishulai.swaps.Removals;
import cn.yishulai.swaps.RequestState;
import cn.yishulai.swaps.Undoing;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books go to a fair and come back, or are handed over there; in the end nothing is left that nobody can account for. */
@QuarkusTest
@Audited
class FairStockTest {

    @Inject
    FairStockFixture given;

    @Inject
    TradeFixture families;

    @Inject
    FairStockPlans plans;

    @Inject
    FairStockPicks picks;

    @Inject
    FairTables tables;

    @Inject
    FairReconciliations reconciliations;

    @Inject
    Fairs fairs;

    @Inject
    Removals removals;

    @Inject
    Undoing undoing;

    private UUID site;
    private UUID venue;
    private UUID fair;

    @BeforeEach
    void aFairByTheLake() {
        site = families.aSite();
        venue = given.aVenueIn(site);
        fair = given.aFair(venue, 40);
    }

    @Test
    void theProposalFollowsTheWishesNearbyAndLeavesEverySiteItsShare() {
        UUID wished = given.aVolume("I247.5");
        UUID other = given.aVolume("K928.6");
        given.onShelves(site, wished, 30);
        given.onShelves(site, other, 30);
        UUID unclassed = given.aVolume(null);
        given.onShelves(site, unclassed, 4);
        for (int i = 0; i < 9; i++) {
            given.asks(families.aFamily(), given.aVolume("I1"), venue);
        }
        FairStockPlanView plan =
                plans.plan(given.staffAt(venue), fair, form(20, new FairStockPlanForm.Lender(site.toString(), 40)));
        assertThat(plan.proposed()).isEqualTo(20);
        assertThat(plan.lenders()).singleElement().satisfies(lender -> {
            assertThat(lender.free()).isEqualTo(64);
            assertThat(lender.keep()).isEqualTo(40);
        });
        assertThat(quota(plan, "I").wishes()).isEqualTo(9);
        assertThat(quota(plan, "I").proposed()).isGreaterThan(quota(plan, "K").proposed());
        assertThat(quota(plan, "NONE").proposed()).isPositive();
        assertThat(plans.plan(given.staffAt(venue), fair, form(64, new FairStockPlanForm.Lender(site.toString(), 40)))
                        .proposed())
                .as("what the site can spare")
                .isEqualTo(24);
    }

    @Test
    void aQuotaIsKeptAndNonsenseIsRefused() {
        given.onShelves(site, given.aVolume("I1"), 20);
        given.onShelves(site, given.aVolume("K1"), 20);
        FairStockPlanView plan = plans.plan(
                given.staffAt(venue),
                fair,
                quotas(new FairStockPlanForm.Quota("I", 0, 2), new FairStockPlanForm.Quota("K", 5, null)));
        assertThat(quota(plan, "I").proposed()).isEqualTo(2);
        assertThat(quota(plan, "K").proposed()).isGreaterThanOrEqualTo(5);
        assertRefused(
                FairStockRefusal.FAIR_STOCK_WRONG,
                () -> plans.plan(given.staffAt(venue), fair, quotas(new FairStockPlanForm.Quota("L", 1, null))));
        assertRefused(
                FairStockRefusal.FAIR_STOCK_WRONG,
                () -> plans.plan(given.staffAt(venue), fair, quotas(new FairStockPlanForm.Quota("I", 3, 2))));
        assertRefused(
                FairStockRefusal.FAIR_STOCK_WRONG,
                () -> plans.plan(
                        given.staffAt(venue), fair, form(5, new FairStockPlanForm.Lender(venue.toString(), 0))));
    }

    @Test
    void aCopyThatReadersWaitForStaysWhereItIs() {
        UUID wanted = given.aVolume("I1");
        List<CopyCode> both = given.onShelves(site, wanted, 2);
        given.asks(families.aFamily(), wanted, families.aSite()); // has no credit yet
        assertThat(given.plan(fair, venue, 10, site).proposed())
                .as("one stays for the reader")
                .isEqualTo(1);
        given.asks(families.aFamily(), wanted, families.aSite());
        assertThat(given.plan(fair, venue, 10, site).proposed()).isZero();
        assertRefused(FairStockRefusal.FAIR_STOCK_WANTED, () -> given.picks(fair, site, both.get(0)));
        assertRefused(
                FairStockRefusal.FAIR_STOCK_WANTED,
                () -> picks.change(
                        given.staffAt(venue),
                        fair,
                        new FairStockForms.Changes(List.of(both.get(0).value()), null)));
    }

    @Test
    void oneThatIsNotFoundIsReplacedByAnotherOfItsClass() {
        UUID novel = given.aVolume("I247");
        List<CopyCode> listed = given.onShelves(site, novel, 2);
        given.plan(fair, venue, 2, site);
        CopyCode another = given.onShelves(site, given.aVolume("I561"), 1).get(0);
        CopyCode atlas = given.onShelves(site, given.aVolume("K99"), 1).get(0);
        assertRefused(FairStockRefusal.FAIR_STOCK_NOT_LISTED, () -> given.picks(fair, site, another));
        FairPickView.NotFound missed = picks.notFound(
                given.staffAt(site),
                fair,
                new FairStockForms.Missed(site.toString(), listed.get(0).value()));
        assertThat(missed.substitutes()).extracting(copy -> copy.code()).containsExactly(another.value());
        assertThat(missed.progress().notFound()).isEqualTo(1);
        assertRefused(FairStockRefusal.FAIR_STOCK_NOT_LISTED, () -> given.picks(fair, site, atlas));
        assertThat(given.picks(fair, site, another).result()).isEqualTo(SUBSTITUTE);
        assertRefused(
                FairStockRefusal.FAIR_STOCK_NOT_LISTED,
                () -> given.picks(fair, site, given.onShelves(site, novel, 1).get(0)));
        assertThat(given.picks(fair, site, listed.get(1)).result()).isEqualTo(PICKED);
        FairPickView.Scan again = given.picks(fair, site, listed.get(1));
        assertThat(again.result()).isEqualTo(ALREADY);
        assertThat(again.by()).isEqualTo("李馆员");
        assertThat(again.progress().picked()).isEqualTo(2);
        assertThat(given.picks(fair, site, listed.get(0)).result())
                .as("found after all")
                .isEqualTo(PICKED);
    }

    @Test
    void theListStandsInTheOrderOfTheShelvesAndKeepsWhatPeopleSaid() {
        UUID volume = given.aVolume("J2");
        List<CopyCode> all = given.onShelves(site, volume, 12);
        given.plan(fair, venue, 6, site);
        FairPickView.Sheet first = picks.list(given.staffAt(site), fair, site, null, null, 4);
        FairPickView.Sheet second = picks.list(given.staffAt(site), fair, site, null, first.nextAfter(), 4);
        List<String> shelves =
                new ArrayList<>(first.items().stream().map(FairPickView::shelf).toList());
        shelves.addAll(second.items().stream().map(FairPickView::shelf).toList());
        assertThat(shelves).hasSize(6).isSorted();
        assertThat(second.nextAfter()).isNull();
        CopyCode no = new CopyCode(first.items().get(0).copy().code());
        picks.change(given.staffAt(venue), fair, new FairStockForms.Changes(null, List.of(no.value())));
        given.plan(fair, venue, 12, site);
        assertThat(picks.list(given.staffAt(site), fair, site, null, null, 50).items())
                .extracting(line -> line.copy().code())
                .hasSize(11)
                .doesNotContain(no.value())
                .isSubsetOf(all.stream().map(CopyCode::value).toList());
    }

    @Test
    void aFairIsCountedToZero() {
        List<CopyCode> books = given.onShelves(site, given.aVolume("I247"), 8);
        sent(books);
        CopyCode stowaway = given.onShelves(site, given.aVolume("I5"), 1).get(0);
        books.subList(0, 7).forEach(copy -> given.lays(fair, venue, copy, 1));
        assertThat(given.lays(fair, venue, stowaway, 2).result()).isEqualTo(FairTableView.Result.UNEXPECTED);
        given.vansAreEmpty(fair, venue, Way.OUT, "一本没有到");
        assertThat(given.lays(fair, venue, books.get(1), 2).result()).isEqualTo(FairTableView.Result.MOVED);
        Caller giver = families.aFamily();
        CopyCode dropped = given.brought(giver, given.aVolume("J1"), venue);
        assertThat(given.lays(fair, venue, dropped, 2).result()).isEqualTo(FairTableView.Result.LAID_OUT);
        fairs.open(fair);
        given.handsOver(venue, books.get(0), giver);
        removals.quarantine(given.staffAt(venue), books.get(2), venue, "淋湿了");
        removals.miss(given.staffAt(venue), books.get(3), venue, "桌上没有");
        FairTableView.Board board = tables.board(given.staffAt(venue), fair);
        assertThat(board.tables()).extracting(FairTableView::copies).containsExactly(3, 3);
        assertThat(board.tables().get(0).handedOver()).isEqualTo(1);
        assertRefused(FairRefusal.FAIR_NOT_READY, () -> reconciliations.reconcile(given.staffAt(venue), fair));
        fairs.close(fair);
        Refused open = refused(() -> reconciliations.reconcile(given.staffAt(venue), fair));
        assertThat(open.refusal()).isEqualTo(FairStockRefusal.FAIR_STOCK_OPEN);
        assertThat(open.facts()).containsEntry("copies", 6);

        List<CopyCode> left = List.of(books.get(1), books.get(4), books.get(5), books.get(6), stowaway, dropped);
        left.forEach(copy ->
                assertThat(given.returns(fair, venue, copy).result()).isEqualTo(FairTableView.HomeResult.BOXED));
        given.vansLeave(fair, venue, Way.BACK);
        left.forEach(copy -> given.receives(fair, site, copy));
        assertThat(given.receives(fair, site, stowaway).result()).isEqualTo(FairTableView.HomeResult.ALREADY);
        assertThat(given.copy(stowaway).status()).isEqualTo(AVAILABLE);
        assertRefused(FairStockRefusal.FAIR_STOCK_OPEN, () -> reconciliations.reconcile(given.staffAt(venue), fair));
        given.vansAreEmpty(fair, venue, Way.BACK, null);
        FairReconciliationView count = reconciliations.show(given.staffAt(venue), fair);
        assertThat(count.counts()).isEqualTo(new Counts(10, 1, 6, 2, 1, 0, 0, 0));
        assertThat(count.differences()).hasSize(3).allSatisfy(line -> assertThat(line.explanation())
                .isNull());
        assertRefused(
                FairStockRefusal.FAIR_STOCK_UNEXPLAINED, () -> reconciliations.reconcile(given.staffAt(venue), fair));
        assertRefused(FairStockRefusal.FAIR_STOCK_NO_DIFFERENCE, () -> explains(books.get(0)));
        explains(books.get(2));
        explains(books.get(3));
        assertThat(explains(books.get(7)).state()).isEqualTo(State.READY);
        FairReconciliationView done = reconciliations.reconcile(given.staffAt(venue), fair);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.countedBy()).isEqualTo("李馆员");
        assertThat(fairs.show(fair).state()).isEqualTo(FairState.RECONCILED);
        assertRefused(FairRefusal.FAIR_NOT_READY, () -> given.returns(fair, venue, books.get(0)));
    }

    @Test
    void manyDifferencesAreSignedBySomebodyElse() {
        List<CopyCode> books = given.onShelves(site, given.aVolume("I247"), 7);
        sent(books);
        books.forEach(copy -> given.lays(fair, venue, copy, 1));
        given.vansAreEmpty(fair, venue, Way.OUT, null);
        fairs.open(fair);
        fairs.close(fair);
        books.forEach(copy -> {
            removals.miss(given.staffAt(venue), copy, venue, "桌上没有");
            explains(copy);
        });
        assertThat(reconciliations.reconcile(given.staffAt(venue), fair).state())
                .isEqualTo(State.TO_SIGN);
        assertThat(fairs.show(fair).state()).isEqualTo(FairState.CLOSED);
        assertRefused(
                FairStockRefusal.FAIR_STOCK_SAME_PERSON, () -> reconciliations.reconcile(given.staffAt(venue), fair));
        FairReconciliationView done = reconciliations.reconcile(given.anotherAt(venue), fair);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.signedBy()).isEqualTo("周馆员");
        assertThat(done.counts().missing()).isEqualTo(7);
    }

    @Test
    void whatIsTakenAtATableEndsTheWishForItAndFreesTheCopyThatWasKept() {
        UUID volume = given.aVolume("I247");
        List<CopyCode> books = given.onShelves(site, volume, 3);
        sent(books.subList(0, 1));
        given.lays(fair, venue, books.get(0), 1);
        Caller reader = given.aFamilyWithCredits(1);
        UUID wish = given.asks(reader, volume, site);
        assertThat(given.asked(reader, wish))
                .as("a copy is kept for the reader")
                .isEqualTo(RequestState.ACCEPTED);
        given.handsOver(venue, books.get(0), reader);
        assertThat(given.asked(reader, wish)).isEqualTo(RequestState.FULFILLED);
        assertThat(families.credits(reader).held()).isZero();
        assertThat(books.subList(1, 3))
                .allSatisfy(copy -> assertThat(given.copy(copy).status()).isEqualTo(AVAILABLE));
        assertThat(given.copy(books.get(0)).status()).isEqualTo(HANDED_OVER);
    }

    @Test
    void aSlipOfTheHandAtATableIsTakenBackAndCountsForNothing() {
        List<CopyCode> books = given.onShelves(site, given.aVolume("I247"), 1);
        sent(books);
        given.lays(fair, venue, books.get(0), 1);
        Caller reader = given.aFamilyWithCredits(1);
        given.handsOver(venue, books.get(0), reader);
        assertThat(given.stock(fair, venue).counts().handedOver()).isEqualTo(1);
        undoing.undo(given.staffAt(venue), books.get(0), venue);
        assertThat(families.credits(reader).free()).isEqualTo(1);
        assertThat(given.stock(fair, venue).counts().atVenue()).isEqualTo(1);
        given.lays(fair, venue, books.get(0), 1);
        assertThat(given.stock(fair, venue).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void aPostponedFairKeepsItsPlanAndIsPackedForAnew() {
        List<CopyCode> books = given.onShelves(site, given.aVolume("I247"), 4);
        sent(books);
        given.lays(fair, venue, books.get(0), 1);
        fairs.postpone(fair);
        assertRefused(FairRefusal.FAIR_NOT_READY, () -> given.lays(fair, venue, books.get(1), 1));
        assertThat(given.receives(fair, site, books.get(1)).result())
                .as("the van turned round")
                .isEqualTo(FairTableView.HomeResult.TURNED_BACK);
        given.receives(fair, site, books.get(2));
        given.receives(fair, site, books.get(3));
        given.returns(fair, venue, books.get(0));
        given.vansLeave(fair, venue, Way.BACK);
        given.receives(fair, site, books.get(0));
        given.vansAreEmpty(fair, venue, Way.OUT, null);
        given.vansAreEmpty(fair, venue, Way.BACK, null);
        assertThat(books)
                .allSatisfy(copy -> assertThat(given.copy(copy).status()).isEqualTo(AVAILABLE));
        FairStockView kept = given.stock(fair, venue);
        assertThat(kept.picking()).singleElement().satisfies(left -> {
            assertThat(left.toPick()).as("all is to be packed again").isEqualTo(4);
            assertThat(left.picked()).isZero();
        });
        assertThat(kept.counts()).isEqualTo(new Counts(4, 0, 4, 0, 0, 0, 0, 0));
    }

    @Test
    void aTableIsCountedAtAnyTime() {
        List<CopyCode> books = given.onShelves(site, given.aVolume("I247"), 4);
        sent(books);
        books.subList(0, 3).forEach(copy -> given.lays(fair, venue, copy, 1));
        given.lays(fair, venue, books.get(3), 2);
        CopyCode strange = CopyCode.random();
        FairTableView.Count count = tables.count(
                given.staffAt(venue),
                fair,
                new FairStockForms.Count(
                        1, List.of(books.get(0).value(), books.get(3).value(), strange.value())));
        assertThat(count.seen()).isEqualTo(2);
        assertThat(count.moved())
                .extracting(copy -> copy.code())
                .containsExactly(books.get(3).value());
        assertThat(count.unseen())
                .extracting(copy -> copy.code())
                .containsExactlyInAnyOrder(books.get(1).value(), books.get(2).value());
        assertThat(count.foreign()).containsExactly(strange.value());
        assertThat(given.copy(books.get(3)).shelf()).isEqualTo("T1");
        assertThat(tables.board(given.staffAt(venue), fair).tables().get(0).counted())
                .isNotNull();
        assertRefused(
                FairStockRefusal.FAIR_TABLE_NOT_EMPTY,
                () -> tables.setUp(given.staffAt(venue), fair, List.of(new FairTableRows.Table(7, "I", "小说"))));
        assertRefused(FairStockRefusal.FAIR_TABLE_UNKNOWN, () -> given.lays(fair, venue, books.get(0), 9));
    }

    @Test
    void twoScannersTakeOneCopyOnce() throws Exception {
        List<CopyCode> books = given.onShelves(site, given.aVolume("I247"), 6);
        given.plan(fair, venue, 6, site);
        for (CopyCode copy : books) {
            List<Object> both =
                    together(() -> given.picks(fair, site, copy).result(), () -> given.picks(fair, site, copy)
                            .result());
            assertThat(both).containsExactlyInAnyOrder(PICKED, ALREADY);
        }
        assertThat(given.loads(fair, venue, Way.OUT))
                .as("one van, though both began it")
                .singleElement()
                .satisfies(load -> assertThat(load.transfer().copies().packed()).isEqualTo(6));
    }

    @Test
    void aBookIsTakenHomeByTheVanOrByAFamilyAndNotByBoth() throws Exception {
        List<CopyCode> books = given.onShelves(site, given.aVolume("I247"), 6);
        sent(books);
        books.forEach(copy -> given.lays(fair, venue, copy, 1));
        given.vansAreEmpty(fair, venue, Way.OUT, null);
        Caller reader = given.aFamilyWithCredits(6);
        int handed = 0;
        for (CopyCode copy : books) {
            List<Object> both = together(
                    () -> given.returns(fair, venue, copy).result(),
                    () -> given.handsOver(venue, copy, reader).copy().status());
            boolean gone = given.copy(copy).status() == HANDED_OVER;
            handed += gone ? 1 : 0;
            assertThat(given.copy(copy).status()).isIn(HANDED_OVER, IN_TRANSIT);
            assertThat(both)
                    .as("one of them is told why not")
                    .containsExactlyInAnyOrder(
                            gone ? HANDED_OVER : FairTableView.HomeResult.BOXED, CopyRefusal.COPY_NOT_AVAILABLE);
        }
        Counts counts = reconciliations.show(given.staffAt(venue), fair).counts();
        assertThat(counts).isEqualTo(new Counts(6, handed, 0, 0, 0, 0, 6 - handed, 0));
        assertThat(families.credits(reader).free()).isEqualTo(6 - handed);
    }

    private void sent(List<CopyCode> books) {
        given.plan(fair, venue, books.size(), site);
        given.tables(fair, venue, 2);
        books.forEach(copy ->
                picks.pick(given.staffAt(site), fair, new FairStockForms.Pick(site.toString(), copy.value(), true)));
        given.vansLeave(fair, venue, Way.OUT);
        assertThat(books)
                .allSatisfy(copy -> assertThat(given.copy(copy).status()).isNotEqualTo(AT_FAIR));
    }

    /** Rained off in the middle, and never held again: one van was on its way to it. */
    @Test
    void aHalfRunFairThatIsCalledOffIsCountedToZeroAndStaysCalledOff() {
        List<CopyCode> books = given.onShelves(site, given.aVolume("I247"), 3);
        Caller reader = given.aFamilyWithCredits(1);
        given.plan(fair, venue, 3, site);
        given.tables(fair, venue, 1);
        List<CopyCode> arrived = books.subList(0, 2);
        arrived.forEach(copy -> given.picks(fair, site, copy));
        given.vansLeave(fair, venue, Way.OUT);
        arrived.forEach(copy -> given.lays(fair, venue, copy, 1));
        given.picks(fair, site, books.get(2));
        given.vansLeave(fair, venue, Way.OUT);
        fairs.open(fair);
        given.handsOver(venue, books.get(0), reader);
        fairs.postpone(fair);
        assertRefused(FairRefusal.FAIR_NOT_READY, () -> reconciliations.reconcile(given.staffAt(venue), fair));
        fairs.cancel(fair);
        assertRefused(FairStockRefusal.FAIR_STOCK_OPEN, () -> reconciliations.reconcile(given.staffAt(venue), fair));

        given.returns(fair, venue, books.get(1));
        given.vansLeave(fair, venue, Way.BACK);
        given.receives(fair, site, books.get(1));
        assertThat(given.receives(fair, site, books.get(2)).result()).isEqualTo(FairTableView.HomeResult.TURNED_BACK);
        given.vansAreEmpty(fair, venue, Way.BACK, null);
        given.vansAreEmpty(fair, venue, Way.OUT, null);
        assertThat(reconciliations.show(given.staffAt(venue), fair).state()).isEqualTo(State.READY);
        FairReconciliationView done = reconciliations.reconcile(given.staffAt(venue), fair);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts()).isEqualTo(new Counts(3, 1, 2, 0, 0, 0, 0, 0));
        assertThat(fairs.show(fair).state()).isEqualTo(FairState.CANCELLED);
        assertThat(given.stock(fair, venue).state()).isEqualTo(FairState.RECONCILED);
        assertRefused(FairRefusal.FAIR_NOT_READY, () -> reconciliations.reconcile(given.staffAt(venue), fair));
        assertRefused(FairRefusal.FAIR_NOT_READY, () -> given.receives(fair, site, books.get(1)));
    }

    private FairReconciliationView explains(CopyCode copy) {
        return reconciliations.explain(
                given.staffAt(venue), fair, new FairStockForms.Explanation(List.of(copy.value()), "人多时被带走"));
    }

    private static FairStockPlanForm form(int copies, FairStockPlanForm.Lender lender) {
        return new FairStockPlanForm(copies, List.of(lender), null, null, 100, null, null);
    }

    private FairStockPlanForm quotas(FairStockPlanForm.Quota... quotas) {
        return new FairStockPlanForm(
                12, List.of(new FairStockPlanForm.Lender(site.toString(), 0)), List.of(quotas), null, 100, null, null);
    }

    private static FairStockPlanView.Quota quota(FairStockPlanView plan, String letter) {
        return plan.classes().stream()
                .filter(quota -> quota.ofClass().letter().equals(letter))
                .findFirst()
                .orElseThrow();
    }

    /** What each of two people gets who act at one moment: an answer, or a refusal. */
    private static List<Object> together(Callable<Object> one, Callable<Object> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Object>> answers = new ArrayList<>();
            for (Callable<Object> step : List.of(one, other)) {
                answers.add(people.submit(() -> {
                    start.await();
                    try {
                        return step.call();
                    } catch (Refused refused) {
                        return refused.refusal();
                    }
                }));
            }
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            people.shutdown();
        }
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable step) {
        assertThat(refused(step).refusal()).isEqualTo(refusal);
    }

    private static Refused refused(ThrowingCallable step) {
        List<Refused> said = new ArrayList<>();
        assertThatThrownBy(step).isInstanceOfSatisfying(Refused.class, said::add);
        return said.get(0);
    }
}
