package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyRefusal;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.inventory.Claims;
import cn.yishulai.inventory.InventoryRefusal;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.Balance;
import cn.yishulai.ledger.LedgerRefusal;
import cn.yishulai.people.Caller;
import cn.yishulai.swaps.PlaceView.PlaceReason;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Audited
class SwapsTest {

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

    @Inject
    Claims claims;

    @Inject
    Deadlines deadlines;

    UUID centre;
    UUID volume;
    Caller staff;
    Caller owner;
    Caller reader;

    @BeforeEach
    void aNeighbourhood() {
        centre = given.aSite();
        volume = given.aVolume();
        staff = given.staffAt(centre);
        owner = given.aFamily();
        reader = given.aFamilyWithCredits(1);
    }

    @Test
    void aBookTravelsFromOneFamilyToAnother() {
        CopyCode book = given.brought(owner, volume, centre);
        assertThat(given.credits(owner)).isEqualTo(new Balance(1, 0));
        UUID request = given.asks(reader, volume, centre);
        assertThat(given.request(reader, request).place().because()).isEqualTo(PlaceReason.BEING_PULLED);
        assertThat(given.credits(reader)).isEqualTo(new Balance(0, 1));
        assertThat(circulation.holdShelf(staff, book, centre).request().state()).isEqualTo(RequestState.READY);
        handOver(book, reader, null);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.FULFILLED);
        assertThat(given.credits(reader)).isEqualTo(new Balance(0, 0));
        assertThat(copies.journey(book).families()).isEqualTo(1);
        assertThat(status(book)).isEqualTo(CopyStatus.HANDED_OVER);
    }

    @Test
    void aWantedBookGoesStraightToTheHoldShelf() {
        UUID request = given.asks(reader, volume, centre);
        assertThat(given.request(reader, request).place().because()).isEqualTo(PlaceReason.NO_FREE_COPY);
        SwapFixture.Deposited deposit = given.deposit(owner, volume, centre);
        assertThat(deposit.view().inspection().copy().status()).isEqualTo(CopyStatus.ON_HOLD_SHELF);
        assertThat(deposit.view().request().id()).isEqualTo(request.toString());
        assertThat(given.request(reader, request).pickupUntil()).isNotNull();
    }

    @Test
    void aMissingCopyKeepsItsReadersPlaceInLine() {
        CopyCode first = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, centre);
        Caller later = given.aFamilyWithCredits(1);
        UUID second = given.asks(later, volume, centre);
        removals.miss(staff, first, centre, "not on the shelf");
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.credits(reader)).isEqualTo(new Balance(1, 0));
        assertThat(given.request(later, second).place().ahead()).isEqualTo(1);
        given.brought(owner, volume, centre);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.READY);
        assertThat(given.request(later, second).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void aCopyLostFromTheHoldShelfIsNeverTheReadersFault() {
        CopyCode book = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, centre);
        circulation.holdShelf(staff, book, centre);
        removals.miss(staff, book, centre, "gone from the hold shelf");
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.OPEN);
        circulation.shelve(staff, book, centre, null);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.ACCEPTED);
    }

    @Test
    void aWalkInTakesAClaimedCopyWhenAnotherCanTakeItsPlace() {
        CopyCode claimed = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, centre);
        CopyCode other = given.brought(owner, volume, centre);
        handOver(claimed, given.aFamilyWithCredits(1), null);
        assertThat(given.request(reader, request).copyCode()).isEqualTo(other.value());
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.ACCEPTED);
    }

    @Test
    void theLastClaimedCopyIsRefusedToAWalkInUnlessStaffSayWhy() {
        CopyCode book = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, centre);
        Caller walkIn = given.aFamilyWithCredits(1);
        assertRefused(SwapRefusal.COPY_CLAIMED, () -> handOver(book, walkIn, null));
        handOver(book, walkIn, "the child had it in hand before the claim was printed");
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.OPEN);
        assertThat(given.credits(reader)).isEqualTo(new Balance(1, 0));
        assertThat(given.credits(walkIn)).isEqualTo(new Balance(0, 0));
    }

    @Test
    void aWalkInWithoutCreditIsRefusedAndNothingIsLost() {
        CopyCode book = given.brought(owner, volume, centre);
        assertRefused(LedgerRefusal.CREDIT_SHORT, () -> handOver(book, given.aFamily(), null));
        assertThat(status(book)).isEqualTo(CopyStatus.AVAILABLE);
    }

    @Test
    void aReaderWithoutCreditKeepsThePlaceAndIsServedWhenOneArrives() {
        Caller poor = given.aFamily();
        UUID first = given.asks(poor, volume, centre);
        UUID second = given.asks(reader, volume, centre);
        CopyCode one = given.brought(owner, volume, centre);
        assertThat(given.request(poor, first).place().because()).isEqualTo(PlaceReason.NEEDS_A_CREDIT);
        assertThat(given.request(reader, second).copyCode()).isEqualTo(one.value());
        CopyCode two = given.brought(owner, volume, centre);
        given.brought(poor, given.aVolume(), centre);
        assertThat(given.request(poor, first).copyCode()).isEqualTo(two.value());
    }

    @Test
    void aCancelledRequestPassesItsCopyToTheNextReader() {
        CopyCode book = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, centre);
        Caller next = given.aFamilyWithCredits(1);
        UUID second = given.asks(next, volume, centre);
        requests.cancel(reader, request);
        assertThat(given.credits(reader)).isEqualTo(new Balance(1, 0));
        assertThat(given.request(next, second).copyCode()).isEqualTo(book.value());
        assertRefused(SwapRefusal.REQUEST_NOT_READY, () -> requests.cancel(reader, request));
    }

    @Test
    void aBookOnTheHoldShelfWhoseReaderGivesUpIsSetAsideForTheNextWhoFetchesThere() {
        UUID request = given.asks(reader, volume, centre);
        Caller next = given.aFamilyWithCredits(1);
        UUID second = given.asks(next, volume, centre);
        CopyCode book = given.brought(owner, volume, centre);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.READY);
        requests.cancel(reader, request);
        assertThat(given.request(next, second).state()).isEqualTo(RequestState.READY);
        assertThat(given.request(next, second).copyCode()).isEqualTo(book.value());
        assertThat(given.told("request-ready", next)).isOne();
    }

    @Test
    void aPauseKeepsThePlaceInLine() {
        UUID request = given.asks(reader, volume, centre);
        requests.pause(reader, request);
        Caller next = given.aFamilyWithCredits(1);
        UUID second = given.asks(next, volume, centre);
        requests.resume(reader, request);
        assertThat(given.request(next, second).place().ahead()).isEqualTo(1);
        assertThat(given.request(reader, request).place().ahead()).isZero();
    }

    @Test
    void anOfferIsAcceptedOrLapsesAndSleeps() {
        CopyCode book = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, centre, false);
        assertThat(given.request(reader, request).place().because()).isEqualTo(PlaceReason.OFFER_WAITS_FOR_YOU);
        assertThat(given.credits(reader)).isEqualTo(new Balance(1, 0));
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().run(() -> deadlines.lapse(request));
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.PAUSED);
        assertThat(status(book)).isEqualTo(CopyStatus.AVAILABLE);
        requests.resume(reader, request);
        requests.accept(reader, request);
        assertThat(given.credits(reader)).isEqualTo(new Balance(0, 1));
        circulation.holdShelf(staff, book, centre);
        handOver(book, reader, null);
        assertThat(given.credits(reader)).isEqualTo(new Balance(0, 0));
    }

    @Test
    void aBookNotFetchedInTimeIsClearedAndGoesToTheNext() {
        CopyCode book = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, centre);
        circulation.holdShelf(staff, book, centre);
        Caller next = given.aFamilyWithCredits(1);
        UUID second = given.asks(next, volume, given.aSite());
        var claim = claims.openFor(request).orElseThrow();
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().run(() -> deadlines.expire(claim));
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.EXPIRED);
        assertThat(given.credits(reader)).isEqualTo(new Balance(1, 0));
        assertThat(status(book)).isEqualTo(CopyStatus.ON_HOLD_SHELF);
        circulation.shelve(staff, book, centre, null);
        assertThat(given.request(next, second).copyCode()).isEqualTo(book.value());
    }

    @Test
    void aCopyIsSentToTheSiteWhereItsReaderFetchesIt() {
        UUID room = given.aSite();
        Caller both = given.staffAt(centre, room);
        CopyCode book = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, room);
        assertRefused(InventoryRefusal.PICKUP_ELSEWHERE, () -> circulation.holdShelf(both, book, centre));
        circulation.send(both, book, centre, room);
        assertThat(given.request(reader, request).place().because()).isEqualTo(PlaceReason.ON_ITS_WAY);
        assertThat(circulation.receive(both, book, room).copy().status()).isEqualTo(CopyStatus.ON_HOLD_SHELF);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.READY);
    }

    @Test
    void aCopyThatArrivesAtTheWrongSiteIsSentOn() {
        UUID room = given.aSite();
        UUID wrong = given.aSite();
        Caller all = given.staffAt(centre, room, wrong);
        CopyCode book = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, room);
        circulation.send(all, book, centre, room);
        assertThat(circulation.receive(all, book, wrong).copy().status()).isEqualTo(CopyStatus.CLAIMED);
        circulation.send(all, book, wrong, room);
        circulation.receive(all, book, room);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.READY);
    }

    @Test
    void aReaderWhoTakesAnotherCopyFreesTheOneThatWasClaimed() {
        CopyCode claimed = given.brought(owner, volume, centre);
        UUID request = given.asks(reader, volume, centre);
        CopyCode inHand = given.brought(owner, volume, centre);
        handOver(inHand, reader, null);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.FULFILLED);
        assertThat(status(claimed)).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(given.credits(reader)).isEqualTo(new Balance(0, 0));
    }

    @Test
    void aSecondScanOfACopySaysWhoDidItAndWhen() {
        CopyCode book = given.brought(owner, volume, centre);
        handOver(book, reader, null);
        assertThatThrownBy(() -> handOver(book, reader, null)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(CopyRefusal.COPY_NOT_AVAILABLE);
            assertThat(refused.facts())
                    .containsEntry("copyStatus", CopyStatus.HANDED_OVER)
                    .containsKeys("since", "by")
                    .containsEntry("by", "李馆员");
        });
    }

    @Test
    void staffOfAnotherSiteAreRefused() {
        CopyCode book = given.brought(owner, volume, centre);
        Caller stranger = given.staffAt(given.aSite());
        assertThatThrownBy(() -> circulation.shelve(stranger, book, centre, null))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anotherFamilysRequestDoesNotExist() {
        UUID request = given.asks(reader, volume, centre);
        assertRefused(SwapRefusal.REQUEST_UNKNOWN, () -> requests.cancel(owner, request));
        assertRefused(SwapRefusal.REQUEST_ALREADY_OPEN, () -> given.asks(reader, volume, centre));
    }

    @Test
    void anUnknownCopyIsRefused() {
        assertRefused(CopyRefusal.COPY_UNKNOWN, () -> circulation.shelve(staff, CopyCode.random(), centre, null));
    }

    private void handOver(CopyCode book, Caller family, @Nullable String why) {
        handovers.handOver(staff, book, new HandoverForm(centre.toString(), given.card(family), null, why));
    }

    private CopyStatus status(CopyCode book) {
        return copies.facts(book).status();
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }
}
