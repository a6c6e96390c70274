package cn.yishulai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.kernel.Credits;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Credits that are good for some books, until a day, at one site. Rolled back: nothing here was earned by a book. */
@QuarkusTest
@ClocksStandStill
@TestTransaction
class PursesTest {

    private static final Instant NOW = Instant.now();

    @Inject
    Ledger ledger;

    @Inject
    Pools pools;

    @Inject
    CreditEnds ends;

    private final UUID family = UUID.randomUUID();
    private final UUID here = UUID.randomUUID();
    private final UUID elsewhere = UUID.randomUUID();

    @Test
    void whatEndsSoonestIsSpentFirstAndANarrowPurseBeforeTheGeneralOne() {
        Instant late = days(90);
        Instant soon = days(3);
        mint(1, Purse.PLAIN);
        mint(1, new Purse("GENERAL", late, null));
        mint(1, new Purse("CHILDREN", late, null));
        mint(1, new Purse("CHILDREN", soon, null));
        assertThat(ledger.statement(family, null, 10).purses())
                .extracting(PurseView::purse)
                .containsExactly("CHILDREN", "CHILDREN", "GENERAL", "GENERAL");
        spend(open());
        assertThat(left()).containsExactly("CHILDREN", "GENERAL", "GENERAL");
        spend(open());
        assertThat(left()).containsExactly("GENERAL", "GENERAL");
        spend(open());
        assertThat(ledger.statement(family, null, 10).purses().get(0).endsAt()).isNull();
    }

    @Test
    void aClosedPurseDoesNotPayAndTheGeneralOneAlwaysDoes() {
        mint(2, new Purse("CHILDREN", null, null));
        assertThat(ledger.tryHold(Credits.ONE, closed("CHILDREN"), posting(UUID.randomUUID())))
                .isFalse();
        assertThat(ledger.tryHold(Credits.ONE, closed("CHILDREN"), posting(UUID.randomUUID())))
                .isFalse();
        mint(1, Purse.PLAIN);
        spend(closed("CHILDREN"));
        assertThat(left()).containsExactly("CHILDREN");
        spend(closed("ADULT"));
        assertThat(ledger.balance(family).free()).isEqualTo(1);
    }

    @Test
    void creditsOfOneSiteAreGoodThereOnly() {
        mint(1, new Purse("GENERAL", null, here));
        assertThat(ledger.tryHold(Credits.ONE, new Payment(elsewhere, Set::of), posting(UUID.randomUUID())))
                .isFalse();
        spend(new Payment(here, Set::of));
        assertThat(ledger.balance(family)).isEqualTo(new Balance(0, 0));
    }

    @Test
    void familiesWithPlainCreditsAreNotAskedWhatABookIsPaidWith() {
        mint(1, Purse.PLAIN);
        Supplier<Set<String>> nobodyAsks = () -> {
            throw new AssertionError("asked");
        };
        assertThat(ledger.tryHold(Credits.ONE, new Payment(here, nobodyAsks), posting(UUID.randomUUID())))
                .isTrue();
    }

    @Test
    void whatWasHeldForARequestIsBurnedOrGivenBackWhereItWasHeld() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        mint(1, new Purse("CHILDREN", days(30), null));
        ledger.hold(Credits.ONE, open(), posting(first));
        mint(1, Purse.PLAIN);
        ledger.hold(Credits.ONE, open(), posting(second));
        ledger.post(CreditKind.BURN, Credits.ONE, posting(second));
        ledger.post(CreditKind.RELEASE, Credits.ONE, posting(first));
        assertThat(left()).containsExactly("CHILDREN");
    }

    @Test
    void aPromiseThatEndedWithoutABookLeavesTimeToUseTheCredit() {
        UUID request = UUID.randomUUID();
        mint(1, new Purse("GENERAL", days(1), null));
        ledger.hold(Credits.ONE, open(), posting(request));
        at(days(20), () -> {
            ledger.post(CreditKind.RELEASE, Credits.ONE, posting(request));
            assertThat(ledger.balance(family).free()).isEqualTo(1);
        });
        at(days(20).plus(Ledger.GRACE), () -> assertThat(ledger.balance(family).free())
                .isZero());
    }

    @Test
    void creditsEndOnceAndAreToldOfOnce() {
        mint(3, new Purse("GENERAL", days(5), null));
        mint(2, Purse.PLAIN);
        assertThat(ends.endingBefore(days(7), 1_000))
                .filteredOn(lot -> lot.household().equals(family))
                .singleElement()
                .satisfies(lot -> assertThat(lot.credits()).isEqualTo(3));
        assertThat(ends.endingBefore(days(7), 1_000))
                .filteredOn(lot -> lot.household().equals(family))
                .isEmpty();
        at(days(5), () -> {
            assertThat(ledger.balance(family).free()).isEqualTo(2);
            assertThat(ledger.tryHold(new Credits(3), open(), posting(UUID.randomUUID())))
                    .isFalse();
            while (ends.expireNext(UUID.randomUUID()).isPresent()) {
                // until nothing is left that has ended
            }
        });
        assertThat(ledger.statement(family, null, 10).items()).first().satisfies(entry -> assertThat(entry.kind())
                .isEqualTo(CreditKind.EXPIRE));
        assertThat(ledger.balance(family).free()).isEqualTo(2);
    }

    @Test
    void familiesThatBecomeOneKeepWhatTheirCreditsAreGoodForAndWhatIsLeftOfPrices() {
        UUID into = UUID.randomUUID();
        mint(1, new Purse("CHILDREN", days(30), here));
        pools.pool(new Pooled("CHILDREN", 1_250, 2_000, 0), posting(UUID.randomUUID()));
        ledger.transferAll(into, posting(UUID.randomUUID()));
        assertThat(ledger.statement(into, null, 10).purses())
                .singleElement()
                .satisfies(purse -> assertThat(purse.siteId()).isEqualTo(here.toString()));
        assertThat(ledger.statement(into, null, 10).remainders())
                .containsExactly(new RemainderView("CHILDREN", "12.50"));
        assertThat(ledger.statement(family, null, 10).remainders()).isEmpty();
    }

    @Test
    void aBookThatIsTakenBackLeavesThePoolAsIfItHadNeverCome() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        pools.pool(new Pooled("GENERAL", 1_200, 2_000, 0), posting(first));
        pools.pool(new Pooled("GENERAL", 1_300, 2_000, 1), posting(second));
        mint(1, Purse.PLAIN);
        // Without the first book the second alone is no full step: its credit goes back, its price stays.
        pools.takeBack(Credits.NONE, posting(first));
        assertThat(ledger.balance(family).free()).isZero();
        assertThat(ledger.statement(family, null, 10).remainders())
                .containsExactly(new RemainderView("GENERAL", "13.00"));
        pools.takeBack(Credits.ONE, posting(second));
        assertThat(ledger.statement(family, null, 10).remainders()).isEmpty();
    }

    private void mint(long credits, Purse purse) {
        ledger.mint(new Credits(credits), purse, posting(UUID.randomUUID()));
    }

    private void spend(Payment payment) {
        ledger.payAtOnce(Credits.ONE, payment, posting(UUID.randomUUID()));
    }

    private Iterable<String> left() {
        return ledger.statement(family, null, 10).purses().stream()
                .map(PurseView::purse)
                .toList();
    }

    private Payment open() {
        return new Payment(here, Set::of);
    }

    private Payment closed(String purse) {
        return new Payment(here, () -> Set.of(purse));
    }

    private Posting posting(UUID reference) {
        return new Posting(family, UUID.randomUUID(), reference, null, "a test");
    }

    private static Instant days(int ahead) {
        return NOW.plus(Duration.ofDays(ahead));
    }

    private static void at(Instant then, Runnable story) {
        Clock before = Clock.systemUTC();
        QuarkusMock.installMockForType(Clock.fixed(then, ZoneOffset.UTC), Clock.class);
        try {
            story.run();
        } finally {
            QuarkusMock.installMockForType(before, Clock.class);
        }
    }
}
