package cn.yishulai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A hand-over is undone: each credit goes back into the purse from which it was held, whatever the family has done with
 * its other purses meanwhile. Rolled back: nothing here was earned by a book.
 */
@QuarkusTest
@ClocksStandStill
@TestTransaction
class RefundsTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Ledger ledger;

    private final UUID family = UUID.randomUUID();
    private final UUID here = UUID.randomUUID();
    private final CopyCode book = CopyCode.random();

    @Test
    void aCreditGoesBackIntoThePurseItCameFrom() {
        List<Purse> purses = List.of(
                Purse.PLAIN,
                new Purse("GENERAL", null, here),
                new Purse("GENERAL", days(30), null),
                new Purse("CHILDREN", null, null),
                new Purse("CHILDREN", days(30), null),
                new Purse("CHILDREN", days(30), here));
        for (Purse purse : purses) {
            UUID household = UUID.randomUUID();
            mint(household, 1, purse);
            List<PurseView> before = purses(household);
            ledger.payAtOnce(Credits.ONE, open(), posting(household, UUID.randomUUID()));
            assertThat(purses(household)).isEmpty();
            refund(household);
            assertThat(purses(household)).as("%s", purse).isEqualTo(before);
        }
    }

    @Test
    void ofSeveralPursesTheOneThatPaidGetsItBack() {
        mint(family, 1, new Purse("CHILDREN", days(20), here));
        mint(family, 1, new Purse("CHILDREN", days(30), null));
        mint(family, 1, Purse.PLAIN);
        List<PurseView> before = purses(family);
        ledger.payAtOnce(Credits.ONE, open(), posting(family, UUID.randomUUID()));
        assertThat(purses(family)).isEqualTo(before.subList(1, 3));
        refund(family);
        assertThat(purses(family)).isEqualTo(before);
    }

    @Test
    void aPriceThatTookTheLastOfOnePurseGoesBackIntoBoth() {
        mint(family, 1, new Purse("CHILDREN", days(20), here));
        mint(family, 2, Purse.PLAIN);
        List<PurseView> before = purses(family);
        ledger.payAtOnce(new Credits(2), open(), posting(family, UUID.randomUUID()));
        refund(family);
        assertThat(purses(family)).isEqualTo(before);
    }

    @Test
    void aPriceOfTwoPursesIsNotBurnedFromWhatAnotherRequestHolds() {
        UUID dear = UUID.randomUUID();
        UUID cheap = UUID.randomUUID();
        Purse children = new Purse("CHILDREN", days(30), null);
        mint(family, 1, children);
        mint(family, 1, Purse.PLAIN);
        ledger.hold(new Credits(2), open(), posting(family, dear));
        mint(family, 1, children);
        ledger.hold(Credits.ONE, open(), posting(family, cheap));
        ledger.post(CreditKind.BURN, new Credits(2), posting(family, dear));
        ledger.post(CreditKind.RELEASE, Credits.ONE, new Posting(family, family, cheap, null, "cancelled"));
        assertThat(purses(family)).singleElement().satisfies(purse -> assertThat(purse.purse())
                .isEqualTo("CHILDREN"));
        refund(family);
        assertThat(purses(family)).extracting(PurseView::purse).containsExactly("CHILDREN", "GENERAL");
    }

    /** The first copy was missing, and the credit that was free again was held for another request meanwhile. */
    @Test
    void whatWasHeldAnewIsTakenFromWhereItIsHeldNow() {
        UUID first = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        mint(family, 1, new Purse("CHILDREN", days(30), null));
        ledger.hold(Credits.ONE, open(), posting(family, first));
        ledger.post(CreditKind.RELEASE, Credits.ONE, posting(family, first));
        ledger.hold(Credits.ONE, open(), posting(family, other));
        mint(family, 1, Purse.PLAIN);
        ledger.hold(Credits.ONE, open(), posting(family, first));
        ledger.post(CreditKind.BURN, Credits.ONE, posting(family, first));
        refund(family);
        assertThat(purses(family))
                .filteredOn(purse -> purse.free() > 0)
                .singleElement()
                .satisfies(purse -> assertThat(purse.purse()).isEqualTo("GENERAL"));
    }

    @Test
    void aPurseThatEndedMeanwhileGivesTimeToUseTheCredit() {
        mint(family, 1, new Purse("CHILDREN", days(1), here));
        ledger.payAtOnce(Credits.ONE, open(), posting(family, UUID.randomUUID()));
        at(days(1).plusSeconds(60), () -> {
            refund(family);
            assertThat(purses(family)).singleElement().satisfies(purse -> {
                assertThat(purse.purse()).isEqualTo("CHILDREN");
                assertThat(purse.siteId()).isEqualTo(here.toString());
                assertThat(purse.endsAt().toInstant())
                        .isEqualTo(days(1).plusSeconds(60).plus(Ledger.GRACE));
            });
        });
        at(days(2).plus(Ledger.GRACE), () -> assertThat(ledger.balance(family).free())
                .isZero());
    }

    @Test
    void aPurseThatEndsSoonIsStretchedAndALongOneIsNot() {
        mint(family, 1, new Purse("GENERAL", NOW.plus(Ledger.GRACE).minusSeconds(1), null));
        ledger.payAtOnce(Credits.ONE, open(), posting(family, UUID.randomUUID()));
        at(NOW, () -> {
            refund(family);
            assertThat(purses(family))
                    .singleElement()
                    .satisfies(purse -> assertThat(purse.endsAt().toInstant()).isEqualTo(NOW.plus(Ledger.GRACE)));
        });
    }

    @Test
    void nothingIsGivenBackTwice() {
        mint(family, 1, Purse.PLAIN);
        ledger.payAtOnce(Credits.ONE, open(), posting(family, UUID.randomUUID()));
        refund(family);
        assertThat(ledger.refund(family, Set.of(book), family, "once more")).isEmpty();
        assertThat(ledger.balance(family)).isEqualTo(new Balance(1, 0));
    }

    private void refund(UUID household) {
        assertThat(ledger.refund(household, Set.of(book), household, "the hand-over was undone"))
                .isPresent();
    }

    private void mint(UUID household, long credits, Purse purse) {
        ledger.mint(new Credits(credits), purse, posting(household, UUID.randomUUID()));
    }

    private List<PurseView> purses(UUID household) {
        return ledger.statement(household, null, 10).purses();
    }

    private Payment open() {
        return new Payment(here, Set::of);
    }

    private Posting posting(UUID household, UUID reference) {
        return new Posting(household, household, reference, book, "a test");
    }

    private static Instant days(int ahead) {
        return NOW.plus(Duration.ofDays(ahead));
    }

    private static void at(Instant then, Runnable story) {
        QuarkusMock.installMockForType(Clock.fixed(then, ZoneOffset.UTC), Clock.class);
        try {
            story.run();
        } finally {
            QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
        }
    }
}
