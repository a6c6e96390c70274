package cn.yishulai.fairs;

import static cn.yishulai.fairs.TableOutcome.BROUGHT;
import static cn.yishulai.fairs.TableOutcome.COPY_GONE;
import static cn.yishulai.fairs.TableOutcome.COPY_NOT_HERE;
import static cn.yishulai.fairs.TableOutcome.COPY_UNKNOWN;
import static cn.yishulai.fairs.TableOutcome.COUNTED;
import static cn.yishulai.fairs.TableOutcome.FAIR_OVER;
import static cn.yishulai.fairs.TableOutcome.FAMILY_UNKNOWN;
import static cn.yishulai.fairs.TableOutcome.OVERSPENT;
import static cn.yishulai.fairs.TableOutcome.REPEATED;
import static cn.yishulai.fairs.TableOutcome.SWAPPED;
import static cn.yishulai.fairs.TableOutcome.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.Balance;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.swaps.RequestState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened at a table without network is in the books afterwards, once, and nobody pays twice for it. */
@QuarkusTest
@Audited
class TablesTest {

    @Inject
    FairStockFixture given;

    @Inject
    TradeFixture families;

    @Inject
    FairFixture fairs;

    @Inject
    Fairs lives;

    @Inject
    Tickets tickets;

    @Inject
    Coupons coupons;

    @Inject
    TableLists lists;

    @Inject
    TableSteps steps;

    @Inject
    TableBoards boards;

    @Inject
    FairReconciliations reconciliations;

    @Inject
    FairStockAccess access;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    private final UUID device = UUID.randomUUID();
    private long sequence;
    private UUID venue;
    private UUID fair;

    @BeforeEach
    void aFairByTheLake() {
        venue = given.aVenueIn(families.aSite());
        fair = fairs.aPublishedFair(venue, clock.instant().plus(Duration.ofHours(1)), 40);
        given.tables(fair, venue, 2);
    }

    @Test
    void theExposureIsShownBeforeTheDayAndAListNamesNobody() {
        Caller rich = given.aFamilyWithCredits(5);
        Caller poor = given.aFamilyWithCredits(1);
        String ticket = books(rich);
        books(poor);
        CouponsView exact = coupons.plan(given.staffAt(venue), fair, new CouponLanes(2, 0, 0));
        assertThat(exact.credits()).isEqualTo(6);
        assertThat(exact.coupons()).isEqualTo(6);
        assertThat(exact.overspentAtMost()).isZero();
        assertThat(exact.choices())
                .element(1)
                .isEqualTo(new CouponsView.Choice(1, 1, 3)); // 5 = 3+2 becomes 4+3, and 1+0 becomes 1+1
        CouponsView plan = coupons.plan(given.staffAt(venue), fair, new CouponLanes(2, 1, 1));
        assertThat(plan.overspentAtMost()).isEqualTo(3);
        List<List<Object>> listed = fetch(device);
        assertThat(listed).hasSize(2);
        assertThat(listed.toString()).doesNotContain(ticket);
        FairStockSite site = QuarkusTransaction.requiringNew().call(() -> access.read(fair));
        assertThat(listed).anySatisfy(row -> {
            assertThat(row.get(0)).isEqualTo(TableLists.key(site, ticket));
            assertThat((Long) row.get(2)).isBetween(3L, 4L);
        });
        assertThat(fetch(device)).as("the same device has the same lane").isEqualTo(listed);
        assertThat(fetch(UUID.randomUUID())).hasSize(2);
        assertThat(pack(UUID.randomUUID()))
                .as("a third has no lane, and gives out nothing")
                .doesNotContainKeys("lane", "families");
        assertThat(coupons.show(given.staffAt(venue), fair).ofLanes())
                .allSatisfy(lane -> assertThat(lane.drawnAt()).isNotNull());
        assertThatThrownBy(() -> coupons.plan(given.staffAt(venue), fair, new CouponLanes(1, 0, 0)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(TableRefusal.COUPON_LANES_DRAWN));
    }

    @Test
    void twoDevicesThatComeAtOnceHaveALaneEach() throws Exception {
        coupons.plan(given.staffAt(venue), fair, new CouponLanes(3, 0, 0));
        List<Object> lanes = atOnce(
                () -> pack(UUID.randomUUID()).get("lane"),
                () -> pack(UUID.randomUUID()).get("lane"),
                () -> pack(UUID.randomUUID()).get("lane"));
        assertThat(new HashSet<>(lanes)).hasSize(3);
    }

    @Test
    void aFamilyThatSpentItsCreditTwicePaysOnceAndTheLibraryCarriesTheOther() {
        Caller family = given.aFamilyWithCredits(1);
        List<CopyCode> books = onTable(2);
        UUID wish = given.asks(family, given.copy(books.get(1)).volume().id(), families.aSite());
        Instant at = ago(40);
        assertThat(swap(books.get(0), families.card(family), at)).isEqualTo(SWAPPED);
        assertThat(swap(books.get(1), families.card(family), ago(30))).isEqualTo(OVERSPENT);
        assertThat(given.copy(books.get(1)).status()).isEqualTo(CopyStatus.HANDED_OVER);
        assertThat(ledger.balance(family.household())).isEqualTo(new Balance(0, 0));
        assertThat(given.asked(family, wish))
                .as("what they have they need not wish")
                .isEqualTo(RequestState.FULFILLED);
        TableStepView.Sheet sheet = steps.list(given.staffAt(venue), fair, true, null, 10);
        assertThat(sheet.swapped()).isEqualTo(2);
        assertThat(sheet.overspent()).isEqualTo(1);
        assertThat(sheet.covered()).isEqualTo(1);
        assertThat(sheet.unexplained()).as("it explains itself").isZero();
        assertThat(sheet.items())
                .element(1)
                .satisfies(step -> assertThat(step.occurredAt().toInstant()).isEqualTo(at));
        assertThat(coupons.show(given.staffAt(venue), fair).overspent()).isEqualTo(1);
    }

    @Test
    void theExposureStaysAsItWasShownWhenItsCreditsAreSpent() {
        Caller family = given.aFamilyWithCredits(2);
        String ticket = books(family);
        CouponsView before = coupons.plan(given.staffAt(venue), fair, new CouponLanes(2, 1, 0));
        assertThat(before.overspentAtMost()).isEqualTo(2);
        fetch(device);
        onTable(4).forEach(copy -> swap(copy, ticket, ago(20)));
        CouponsView after = coupons.show(given.staffAt(venue), fair);
        assertThat(after.overspent()).isEqualTo(2);
        assertThat(after.overspentAtMost()).isEqualTo(2);
        assertThat(after.credits()).isEqualTo(2);
        assertThat(after.coupons()).isEqualTo(4);
    }

    @Test
    void oneCopyForTwoFamiliesIsOfOneAndADifferenceForTheOther() throws Exception {
        Caller first = given.aFamilyWithCredits(1);
        Caller second = given.aFamilyWithCredits(1);
        CopyCode book = onTable(1).get(0);
        TableEvent one = swapEvent(book, families.card(first), ago(20));
        TableEvent other = swapEvent(book, families.card(second), ago(10));
        List<TableOutcome> outcomes = atOnce(() -> TableScene.merge(one), () -> TableScene.merge(other));
        assertThat(outcomes).containsExactlyInAnyOrder(SWAPPED, COPY_GONE);
        assertThat(ledger.balance(first.household()).free()
                        + ledger.balance(second.household()).free())
                .as("one of them paid")
                .isEqualTo(1);
        Caller holder = outcomes.get(0) == SWAPPED ? first : second;
        assertThat(swap(book, families.card(holder), ago(5))).isEqualTo(REPEATED);
        assertThatThrownBy(() -> TableScene.merge(one))
                .as("a number of a device is one row, whoever tries")
                .hasStackTraceContaining("fair_table_step_once");
    }

    @Test
    void whatHappenedIsNeverRefusedAndSomebodySaysWhyTheBooksDiffer() {
        Caller family = given.aFamilyWithCredits(1);
        CopyCode book = onTable(1).get(0);
        CopyCode elsewhere =
                given.onShelves(families.aSite(), given.aVolume("I1"), 1).get(0);
        assertThat(swap(CopyCode.random(), families.card(family), ago(9))).isEqualTo(COPY_UNKNOWN);
        assertThat(swap(book, "NOBODY", ago(9))).isEqualTo(FAMILY_UNKNOWN);
        assertThat(swap(elsewhere, families.card(family), ago(9))).isEqualTo(COPY_NOT_HERE);
        assertThat(merge("SWAP", Map.of("code", 7))).isEqualTo(UNREADABLE);
        assertThat(swap(book, families.card(family), ago(8))).isEqualTo(SWAPPED);
        lives.open(fair);
        lives.close(fair);
        assertThat(merge("COUNT", Map.of("copyCodes", List.of()))).isEqualTo(FAIR_OVER);
        Caller li = given.staffAt(venue);
        assertThatThrownBy(() -> reconciliations.reconcile(li, fair))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(FairStockRefusal.FAIR_STOCK_UNEXPLAINED));
        TableStepView.Sheet sheet = steps.list(li, fair, false, null, 10);
        assertThat(sheet.unexplained()).isEqualTo(5);
        List<String> all =
                sheet.items().stream().map(step -> step.id().toString()).toList();
        assertThat(steps.explain(li, fair, new TableStepView.Explanation(all, "在出口问过，已登记"))
                        .unexplained())
                .isZero();
        assertThat(reconciliations.reconcile(li, fair).state()).isEqualTo(FairReconciliationView.State.DONE);
        assertThat(swap(elsewhere, families.card(family), ago(7)))
                .as("what comes when all is counted changes nothing any more")
                .isEqualTo(FAIR_OVER);
    }

    @Test
    void aBagOfBooksIsADropOffAndACountPutsCopiesOnTheirTable() {
        Caller family = families.aFamily();
        List<CopyCode> books = onTable(2);
        given.lays(fair, venue, books.get(1), 2);
        assertThat(merge("DROP_OFF", Map.of("code", families.card(family), "books", List.of("9787532776771", "旧书"))))
                .isEqualTo(BROUGHT);
        assertThat(ledger.balance(family.household()).free())
                .as("nothing is minted before somebody looked at them")
                .isZero();
        assertThat(merge(
                        "COUNT",
                        Map.of(
                                "copyCodes",
                                List.of(books.get(0).value(), books.get(1).value(), "no code"))))
                .isEqualTo(COUNTED);
        assertThat(given.copy(books.get(1)).shelf()).isEqualTo("T1");
        assertThat(steps.list(given.staffAt(venue), fair, true, null, 10).items())
                .element(1)
                .satisfies(step -> {
                    assertThat(step.brought()).containsExactly("9787532776771", "旧书");
                    assertThat(step.inspected()).isZero();
                });
    }

    @Test
    void theBoardShowsEverybodyWhatIsLeft() {
        CopyCode last = given.onShelves(venue, given.aVolume("K1"), 1).get(0);
        given.lays(fair, venue, last, 1);
        assertThat(boards.show(fair).items()).singleElement().satisfies(of -> {
            assertThat(of.ofClass().letter()).isEqualTo("K");
            assertThat(of.left()).isEqualTo(1);
            assertThat(of.soldOut()).isFalse();
        });
        swap(last, families.card(families.aFamily()), ago(1));
        assertThat(boards.show(fair).items()).singleElement().satisfies(of -> assertThat(of.soldOut())
                .isTrue());
    }

    @Test
    void aDeviceWhoseClockIsADayAheadSendsItsHourTwiceAndItCountsOnce() {
        Caller family = given.aFamilyWithCredits(2);
        List<CopyCode> books = onTable(2);
        DeviceFixture phone = DeviceFixture.of(fair, given.librarian(), 1);
        phone.asksForItsPack()
                .then()
                .statusCode(200)
                .body("pack.lane", equalTo(1))
                .body("pack.books", hasSize(2));
        OffsetDateTime wrong = clock.instant().atOffset(ZoneOffset.UTC).plusDays(1);
        List<Map<String, Object>> hour = List.of(
                DeviceFixture.event(2, "SWAP", wrong.minusSeconds(20), taken(books.get(1), family)),
                DeviceFixture.event(1, "SWAP", wrong.minusSeconds(40), taken(books.get(0), family)));
        phone.sends(wrong, hour)
                .then()
                .statusCode(200)
                .body("items.outcome", contains("SWAPPED", "SWAPPED"))
                .body("items.repeated", contains(false, false));
        phone.sends(wrong.plusSeconds(9), hour).then().body("items.repeated", contains(true, true));
        assertThat(ledger.balance(family.household()).free()).isZero();
        assertThat(steps.list(given.staffAt(venue), fair, true, null, 10).items())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.occurredAt().toInstant()).isBefore(clock.instant()));
    }

    private Map<String, Object> taken(CopyCode copy, Caller family) {
        return Map.of("copyCode", copy.value(), "code", families.card(family));
    }

    private List<CopyCode> onTable(int howMany) {
        List<CopyCode> codes = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            CopyCode code = given.onShelves(venue, given.aVolume("I247.5"), 1).get(0);
            given.lays(fair, venue, code, 1);
            codes.add(code);
        }
        return codes;
    }

    private String books(Caller family) {
        return tickets.book(family, fair, 1, new TicketForm(null, 1, null, null, null))
                .code();
    }

    private Map<String, Object> pack(UUID of) {
        return QuarkusTransaction.requiringNew().call(() -> lists.fetch(access.read(fair), of, 1));
    }

    @SuppressWarnings("unchecked")
    private List<List<Object>> fetch(UUID of) {
        return (List<List<Object>>) pack(of).get("families");
    }

    private Instant ago(int minutes) {
        return clock.instant().minus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MILLIS);
    }

    private TableOutcome swap(CopyCode copy, String code, Instant at) {
        return TableScene.merge(swapEvent(copy, code, at));
    }

    private TableEvent swapEvent(CopyCode copy, String code, Instant at) {
        return TableScene.event(device, ++sequence, fair, "SWAP", at, Map.of("copyCode", copy.value(), "code", code));
    }

    private TableOutcome merge(String kind, Map<String, Object> body) {
        return TableScene.merge(TableScene.event(device, ++sequence, fair, kind, ago(3), body));
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... steps) throws Exception {
        CyclicBarrier together = new CyclicBarrier(steps.length);
        ExecutorService threads = Executors.newFixedThreadPool(steps.length);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> step : steps) {
                running.add(threads.submit(() -> {
                    together.await();
                    return step.call();
                }));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> each : running) {
                done.add(each.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
