package cn.yishulai.swaps;

import static cn.yishulai.swaps.HomeSwapRefusal.HOME_SWAP_KEEPS_COPY;
import static cn.yishulai.swaps.HomeSwapRefusal.HOME_SWAP_NOTHING_TO_FETCH;
import static cn.yishulai.swaps.HomeSwapRefusal.HOME_SWAP_NOT_OPEN;
import static cn.yishulai.swaps.HomeSwapRefusal.HOME_SWAP_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.Balance;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.swaps.HomeSwapFixture.Member;
import cn.yishulai.swaps.HomeSwapLeg.IfEnded;
import cn.yishulai.swaps.HomeSwapLeg.Outcome;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Families swap books that stand on their shelves, and nothing is given out before every book is here. */
@QuarkusTest
@ClocksStandStill
@Audited
class HomeSwapsTest {

    @Inject
    SwapFixture given;

    @Inject
    HomeSwapFixture homes;

    @Inject
    HomeSwaps swaps;

    @Inject
    HomeSwapChoices choices;

    @Inject
    HomeSwapDeposits deposits;

    @Inject
    HomeSwapReads reads;

    @Inject
    Requests requests;

    @Inject
    Circulation circulation;

    @Inject
    Handovers handovers;

    @AfterEach
    void theClockGoesRightAgain() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 0", "2, 1", "3, 3"})
    void aRingOfFamiliesEndsWithEachHavingWhatItWished(int size, int wider) {
        List<Member> ring = homes.ring(size, wider);
        UUID swap = homes.agreed(ring);
        assertThat(ring).allSatisfy(member -> {
            assertThat(homes.status(member)).isEqualTo(CopyStatus.PROMISED);
            assertThat(homes.wish(member)).isEqualTo(RequestState.PAUSED);
            assertThat(given.told("home-swap-agreed", member.family())).isOne();
        });
        for (Member member : ring.subList(0, size - 1)) {
            assertThat(homes.brings(member).homeSwap()).isTrue();
            assertThat(homes.status(member)).isEqualTo(CopyStatus.ON_HOLD_SHELF);
            assertThat(given.credits(member.family())).isEqualTo(new Balance(0, 1));
            assertThat(homes.wish(member)).isEqualTo(RequestState.PAUSED);
        }
        homes.brings(ring.get(size - 1));
        assertThat(homes.view(ring.get(0), swap).state()).isEqualTo(HomeSwapState.RELEASED);
        for (int i = 0; i < size; i++) {
            Member taker = ring.get(i);
            assertThat(homes.wish(taker)).isEqualTo(RequestState.READY);
            assertThat(given.told("request-ready", taker.family())).isOne();
            handovers.handOver(
                    given.staffAt(taker.site()), ring.get((i + 1) % size).book(), form(taker));
            assertThat(homes.wish(taker)).isEqualTo(RequestState.FULFILLED);
            assertThat(given.credits(taker.family())).isEqualTo(new Balance(0, 0));
        }
    }

    /** Whoever searches just then is not waited for, so of a few tries one is enough; then the clock finds it. */
    @Test
    void aRingIsFoundAtOnceWhenItsLastWishIsMadeOrItsLastBookListed() {
        assertThat(IntStream.range(0, 3)
                        .anyMatch(any -> !homes.reads(homes.ring(2).get(0).family())
                                .items()
                                .isEmpty()))
                .isTrue();
        assertThat(IntStream.range(0, 3).anyMatch(any -> foundByListing())).isTrue();
    }

    private boolean foundByListing() {
        UUID site = given.aSite();
        Caller one = given.aFamily();
        Caller other = given.aFamily();
        UUID a = given.aVolume();
        UUID b = given.aVolume();
        given.listed(one, a);
        given.asks(other, a, site);
        given.asks(one, b, site);
        Somebody.ofPerson(other.personId())
                .asks()
                .body(Map.of("volumeId", b.toString(), "disposition", "SWAP"))
                .post("/v1/copies")
                .then()
                .statusCode(201);
        return reads.of(one, null, 5).items().size() == 1
                && reads.of(other, null, 5).items().size() == 1;
    }

    @Test
    void aBookThatAFamilyHasIsNoSwapForSomethingLikeIt() {
        UUID site = given.aSite();
        String author = "作者" + UUID.randomUUID();
        UUID both = homes.by(author);
        List<Caller> families = List.of(given.aFamily(), given.aFamily());
        families.forEach(family -> given.listed(family, both));
        families.forEach(family -> requests.place(family, HomeSwapFixture.like(both, site)));
        homes.tick();
        assertThat(reads.of(families.get(0), null, 5).items()).isEmpty();
        given.listed(families.get(0), homes.by(author));
        given.listed(families.get(1), homes.by(author));
        homes.searched(families.get(0));
        assertThat(reads.of(families.get(0), null, 5).items()).hasSize(1);
    }

    @Test
    void theRingIsShownAsBooksAndSaysOfNobodyWhoItIs() {
        List<Member> ring = homes.ring(3);
        UUID swap = homes.proposed(ring);
        HomeSwapView shown = homes.view(ring.get(1), swap);
        assertThat(shown.books())
                .extracting(HomeSwapView.Book::copyCode)
                .containsExactly(ring.get(1).book().value(), null, null);
        assertThat(shown.books().get(1).volume().id())
                .isEqualTo(given.request(ring.get(1).family(), ring.get(1).wish())
                        .volume()
                        .id());
        assertThat(shown.toString())
                .doesNotContain(ring.get(0).family().household().toString())
                .doesNotContain(ring.get(2).family().household().toString());
        refused(HOME_SWAP_UNKNOWN, () -> reads.show(given.aFamily(), swap));
    }

    @Test
    void whatIsDeclinedIsNotProposedAgain() {
        List<Member> ring = homes.ring(2);
        UUID swap = homes.proposed(ring);
        swaps.agree(ring.get(0).family(), swap, new HomeSwapForm(null, null));
        swaps.decline(ring.get(1).family(), swap);
        homes.tick();
        assertThat(homes.swapOf(ring.get(0))).isEqualTo(swap);
        assertThat(homes.view(ring.get(0), swap).because()).isEqualTo(HomeSwapEnd.DECLINED);
        assertThat(given.told("home-swap-ended", ring.get(0).family())).isOne();
        assertThat(given.told("home-swap-ended", ring.get(1).family())).isZero();
        assertThat(homes.wish(ring.get(0))).isEqualTo(RequestState.OPEN);
        refused(HOME_SWAP_NOT_OPEN, () -> swaps.agree(ring.get(0).family(), swap, new HomeSwapForm(null, null)));
    }

    @Test
    void whoDoesNotAnswerInTimeIsNotAskedForTheSameAgain() {
        List<Member> ring = homes.ring(2);
        UUID swap = homes.proposed(ring);
        swaps.agree(ring.get(0).family(), swap, new HomeSwapForm(null, null));
        later(Duration.ofHours(73));
        homes.tick();
        homes.tick();
        assertThat(homes.swapOf(ring.get(1))).isEqualTo(swap);
        assertThat(homes.view(ring.get(1), swap).because()).isEqualTo(HomeSwapEnd.NOT_ANSWERED);
    }

    @Test
    void aFamilyThatSwitchedSwapsOffIsNotAsked() {
        UUID site = given.aSite();
        Caller one = given.aFamily();
        Caller other = given.aFamily();
        UUID a = given.aVolume();
        UUID b = given.aVolume();
        given.listed(one, a);
        given.listed(other, b);
        choices.choose(other, false);
        given.asks(other, a, site);
        given.asks(one, b, site);
        homes.tick();
        assertThat(reads.of(one, null, 5).items()).isEmpty();
        choices.choose(other, true);
        homes.searched(one);
        assertThat(reads.of(one, null, 5).items()).hasSize(1);
    }

    @Test
    void theShorterRingIsTakenAndEachWishIsInOne() {
        UUID site = given.aSite();
        List<Caller> families = List.of(given.aFamily(), given.aFamily(), given.aFamily());
        List<UUID> titles = List.of(given.aVolume(), given.aVolume(), given.aVolume());
        given.listed(families.get(0), titles.get(0));
        given.listed(families.get(2), titles.get(2));
        given.asks(families.get(1), titles.get(0), site);
        given.asks(families.get(0), titles.get(1), site);
        given.asks(families.get(1), titles.get(2), site);
        given.asks(families.get(2), titles.get(0), site);
        given.listed(families.get(1), titles.get(1));
        homes.searched(families.get(0));
        assertThat(reads.of(families.get(0), null, 5).items())
                .singleElement()
                .satisfies(swap -> assertThat(swap.books()).hasSize(2));
        assertThat(reads.of(families.get(2), null, 5).items()).isEmpty();
    }

    @Test
    void aBookThatIsNotBroughtCostsNobodyButWhoPromisedIt() {
        List<Member> ring = homes.ring(2);
        Member brought = ring.get(0);
        Member missed = ring.get(1);
        UUID swap = homes.agreed(ring);
        homes.brings(brought);
        later(Duration.ofDays(5));
        homes.tick();
        homes.tick();
        assertThat(given.told("home-swap-reminder", missed.family())).isOne();
        assertThat(given.told("home-swap-reminder", brought.family())).isZero();
        later(Duration.ofDays(9));
        homes.tick();
        assertThat(homes.view(brought, swap).because()).isEqualTo(HomeSwapEnd.NOT_BROUGHT);
        assertThat(homes.status(brought)).isIn(CopyStatus.AVAILABLE, CopyStatus.CLAIMED, CopyStatus.ON_HOLD_SHELF);
        assertThat(homes.view(brought, swap).outcome()).isEqualTo(Outcome.STOCK);
        assertThat(given.credits(brought.family())).isEqualTo(new Balance(1, 0));
        assertThat(homes.wish(brought)).isEqualTo(RequestState.OPEN);
        assertThat(homes.status(missed)).isEqualTo(CopyStatus.LISTED);
        assertThat(reads.missesOf(missed.family().household())).isOne();
        assertThat(reads.missesOf(brought.family().household())).isZero();
    }

    @Test
    void aBookGoesHomeAgainWhenItsFamilySaidSo() {
        List<Member> ring = homes.ring(2);
        Member brought = ring.get(0);
        UUID swap = homes.agreed(ring);
        swaps.chooseEnd(brought.family(), swap, IfEnded.HOME);
        homes.brings(brought);
        swaps.decline(ring.get(1).family(), swap);
        assertThat(reads.missesOf(ring.get(1).family().household())).isOne();
        assertThat(homes.status(brought)).isEqualTo(CopyStatus.ON_HOLD_SHELF);
        assertThat(given.told("home-swap-home", brought.family())).isOne();
        Caller staff = given.staffAt(brought.site());
        FamilyCode stranger = new FamilyCode(given.card(ring.get(1).family()));
        refused(HOME_SWAP_NOTHING_TO_FETCH, () -> deposits.takeHome(staff, brought.book(), brought.site(), stranger));
        deposits.takeHome(staff, brought.book(), brought.site(), new FamilyCode(given.card(brought.family())));
        assertThat(homes.book(brought).household()).isEqualTo(brought.family().household());
        assertThat(given.credits(brought.family())).isEqualTo(new Balance(0, 0));
    }

    @Test
    void aBookThatNobodyFetchesHomeGoesOnAShelfWithItsCredit() {
        List<Member> ring = homes.ring(2);
        UUID swap = homes.agreed(ring);
        swaps.chooseEnd(ring.get(0).family(), swap, IfEnded.HOME);
        homes.brings(ring.get(0));
        swaps.decline(ring.get(1).family(), swap);
        later(Duration.ofDays(9));
        homes.tick();
        assertThat(homes.view(ring.get(0), swap).outcome()).isEqualTo(Outcome.STOCK);
        assertThat(given.credits(ring.get(0).family())).isEqualTo(new Balance(1, 0));
    }

    @Test
    void aBookThatIsRefusedAtTheDeskEndsTheSwapKindly() {
        List<Member> ring = homes.ring(3);
        UUID swap = homes.agreed(ring);
        homes.brings(ring.get(0));
        DepositView refused = homes.brings(ring.get(1), Grade.DAMAGED);
        assertThat(refused.homeSwap()).isTrue();
        assertThat(homes.view(ring.get(0), swap).because()).isEqualTo(HomeSwapEnd.BOOK_REFUSED);
        assertThat(homes.status(ring.get(1))).isEqualTo(CopyStatus.LISTED);
        assertThat(homes.status(ring.get(2))).isEqualTo(CopyStatus.LISTED);
        assertThat(reads.missesOf(ring.get(1).family().household())).isZero();
        homes.tick();
        assertThat(homes.swapOf(ring.get(0))).isEqualTo(swap);
    }

    @Test
    void aKeptBookIsGivenToNobodyElse() {
        List<Member> ring = homes.ring(2);
        homes.agreed(ring);
        Member kept = ring.get(0);
        homes.brings(kept);
        Caller staff = given.staffAt(kept.site());
        refused(HOME_SWAP_KEEPS_COPY, () -> circulation.shelve(staff, kept.book(), kept.site(), null));
        Member walkIn = new Member(given.aFamilyWithCredits(1), kept.book(), kept.wish(), kept.site());
        refused(HOME_SWAP_KEEPS_COPY, () -> handovers.handOver(staff, kept.book(), form(walkIn)));
        refused(HOME_SWAP_KEEPS_COPY, () -> circulation.send(staff, kept.book(), kept.site(), given.aSite()));
    }

    @Test
    void aBookThatEarnsNothingIsSwappedOneForOne() {
        List<Member> ring = homes.ring(2);
        homes.agreed(ring);
        Caller staff = given.staffAt(ring.get(0).site());
        Member gift = ring.get(0);
        homes.brings(gift, Grade.GOOD, true);
        assertThat(given.credits(gift.family())).isEqualTo(new Balance(0, 0));
        homes.brings(ring.get(1));
        assertThat(homes.wish(gift)).isEqualTo(RequestState.READY);
        handovers.handOver(staff, ring.get(1).book(), form(gift));
        assertThat(given.credits(gift.family())).isEqualTo(new Balance(0, 0));
    }

    @Test
    void aWishGivenUpWhileOthersAgreeEndsTheProposal() {
        List<Member> ring = homes.ring(2);
        UUID swap = homes.proposed(ring);
        requests.cancel(ring.get(1).family(), ring.get(1).wish());
        swaps.agree(ring.get(0).family(), swap, new HomeSwapForm(null, null));
        assertThat(homes.view(ring.get(0), swap).because()).isEqualTo(HomeSwapEnd.WISH_GONE);
    }

    @Test
    void aBookBroughtToADeskBeforeAllAgreedEndsTheProposal() {
        List<Member> ring = homes.ring(2);
        UUID swap = homes.proposed(ring);
        assertThat(homes.brings(ring.get(1)).homeSwap()).isNull();
        homes.tick();
        assertThat(homes.view(ring.get(0), swap).because()).isEqualTo(HomeSwapEnd.BOOK_GONE);
    }

    private UUID volumeOf(Member member) {
        return homes.book(member).volume();
    }

    private HandoverForm form(Member taker) {
        return new HandoverForm(taker.site().toString(), given.card(taker.family()), null, null);
    }

    private static void later(Duration time) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), time), Clock.class);
    }

    private static void refused(Refusal refusal, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.refusal())
                .isEqualTo(refusal));
    }
}
