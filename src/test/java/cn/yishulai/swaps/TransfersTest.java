package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.inventory.CarriedState;
import cn.yishulai.inventory.Difference;
import cn.yishulai.inventory.InventoryRefusal;
import cn.yishulai.inventory.TransferState;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.swaps.TransferScan.Result;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A van goes between two sites, and what comes out of it is not always what went in. */
@QuarkusTest
@Audited
class TransfersTest {

    @Inject
    SwapFixture world;

    @Inject
    Transfers transfers;

    @Inject
    Circulation circulation;

    @Inject
    Requests requests;

    @Inject
    Undoing undoing;

    @Inject
    CopyReads copies;

    private UUID centre;
    private UUID room;
    private Caller packer;
    private Caller receiver;
    private Caller owner;

    @BeforeEach
    void twoSites() {
        centre = world.aSite();
        room = world.aSite();
        packer = world.staffAt(centre);
        receiver = world.staffAt(room);
        owner = world.aFamily();
    }

    @Test
    void aClaimedCopyIsWantedPackedSentAndSetAsideForItsReader() {
        UUID volume = world.aVolume();
        Caller reader = world.aFamilyWithCredits(1);
        UUID request = world.asks(reader, volume, room);
        CopyCode copy = world.brought(owner, volume, centre);
        assertThat(transfers.wanted(packer, centre)).singleElement().satisfies(wanted -> {
            assertThat(wanted.to().id()).isEqualTo(room);
            assertThat(wanted.copies()).isEqualTo(1);
        });
        TransferCode load = load();
        assertThat(transfers.show(packer, load).toPack())
                .singleElement()
                .satisfies(line -> assertThat(line.copy().code()).isEqualTo(copy.value()));
        assertThat(transfers.pack(packer, load, copy).outcome().copy().status()).isEqualTo(CopyStatus.IN_TRANSIT);
        assertThat(transfers.show(packer, load).toPack()).isEmpty();
        assertThat(transfers.send(packer, load).state()).isEqualTo(TransferState.SENT);
        TransferScan arrived = transfers.receive(receiver, load, copy, null);
        assertThat(arrived.result()).isEqualTo(Result.RECEIVED);
        assertThat(arrived.outcome().copy().status()).isEqualTo(CopyStatus.ON_HOLD_SHELF);
        assertThat(world.request(reader, request).state()).isEqualTo(RequestState.READY);
        assertThat(world.told("request-ready", reader)).isEqualTo(1);
        assertThat(transfers.close(receiver, load, null).state()).isEqualTo(TransferState.RECEIVED);
    }

    @Test
    void theSecondScanOfACopySaysWhoWasFirst() {
        CopyCode copy = free();
        TransferCode load = load();
        transfers.pack(packer, load, copy);
        TransferScan packedAgain = transfers.pack(packer, load, copy);
        assertThat(packedAgain.result()).isEqualTo(Result.ALREADY);
        assertThat(packedAgain.by()).isEqualTo("李馆员");
        assertThat(packedAgain.at()).isNotNull();
        assertThat(packedAgain.transfer().copies().packed()).isEqualTo(1);
        transfers.send(packer, load);
        transfers.receive(receiver, load, copy, null);
        TransferScan receivedAgain = transfers.receive(receiver, load, copy, null);
        assertThat(receivedAgain.result()).isEqualTo(Result.ALREADY);
        assertThat(receivedAgain.by()).isEqualTo("李馆员");
        transfers.close(receiver, load, null);
        assertThat(transfers.receive(receiver, load, copy, null).result()).isEqualTo(Result.ALREADY);
    }

    /** Scanned at the wrong moment, taken back, and scanned again. */
    @Test
    void aReceiptThatWasTakenBackIsDoneAgain() {
        CopyCode copy = free();
        TransferCode load = sent(copy);
        transfers.receive(receiver, load, copy, null);
        undoing.undo(receiver, copy, room);
        assertThat(copies.view(copy).status()).isEqualTo(CopyStatus.IN_TRANSIT);
        TransferScan again = transfers.receive(receiver, load, copy, null);
        assertThat(again.result()).isEqualTo(Result.RECEIVED);
        assertThat(again.outcome().copy().status()).isEqualTo(CopyStatus.AVAILABLE);
    }

    @Test
    void aCopyIsInOneLoadOnly() {
        CopyCode copy = free();
        TransferCode first = load();
        TransferCode second = load();
        transfers.pack(packer, first, copy);
        assertRefused(InventoryRefusal.COPY_IN_ANOTHER_LOAD, () -> transfers.pack(packer, second, copy));
        assertThat(transfers.byCode(packer, second).state()).isEqualTo(TransferState.PROPOSED);
        transfers.takeOut(packer, first, copy);
        assertThat(transfers.pack(packer, second, copy).result()).isEqualTo(Result.PACKED);
        assertRefused(InventoryRefusal.COPY_NOT_IN_LOAD, () -> {
            transfers.pack(packer, first, free());
            transfers.takeOut(packer, first, copy);
        });
    }

    @Test
    void whatIsTakenOutIsOnThePullListAsBeforeAndMayGoInAgain() {
        UUID volume = world.aVolume();
        world.asks(world.aFamilyWithCredits(1), volume, room);
        CopyCode copy = world.brought(owner, volume, centre);
        TransferCode load = load();
        transfers.pack(packer, load, copy);
        TransferScan out = transfers.takeOut(packer, load, copy);
        assertThat(out.outcome().copy().status()).isEqualTo(CopyStatus.CLAIMED);
        assertThat(out.transfer().copies().packed()).isZero();
        assertThat(transfers.show(packer, load).toPack()).hasSize(1);
        assertThat(transfers.pack(packer, load, copy).result()).isEqualTo(Result.PACKED);
    }

    @Test
    void aFreeCopyThatNobodyPackedIsReceivedAllTheSame() {
        CopyCode packed = free();
        CopyCode slippedIn = free();
        TransferCode load = sent(packed);
        TransferScan scan = transfers.receive(receiver, load, slippedIn, null);
        assertThat(scan.result()).isEqualTo(Result.UNEXPECTED);
        assertThat(scan.outcome().copy().status()).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(scan.outcome().copy().site().id()).isEqualTo(room);
        assertThat(scan.transfer().copies().unexpected()).isEqualTo(1);
        assertThat(scan.transfer().copies().outstanding()).isEqualTo(1);
    }

    @Test
    void aReadyBookThatWentAlongByMistakeStaysItsReaders() {
        UUID volume = world.aVolume();
        Caller reader = world.aFamilyWithCredits(1);
        UUID request = world.asks(reader, volume, centre);
        CopyCode ready = world.brought(owner, volume, centre);
        assertThat(world.request(reader, request).state()).isEqualTo(RequestState.READY);
        TransferCode load = sent(free());
        TransferScan scan = transfers.receive(receiver, load, ready, null);
        assertThat(scan.result()).isEqualTo(Result.UNEXPECTED);
        assertThat(scan.outcome().copy().status()).isEqualTo(CopyStatus.CLAIMED);
        assertThat(world.request(reader, request).state()).isEqualTo(RequestState.ACCEPTED);
        assertThat(world.credits(reader).held()).isEqualTo(1);
        assertThat(transfers.wanted(receiver, room))
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.to().id()).isEqualTo(centre));
    }

    @Test
    void aCopyOfAnotherLoadIsReceivedAndBothLoadsSaySo() {
        CopyCode first = free();
        CopyCode second = free();
        TransferCode one = sent(first);
        TransferCode other = sent(second);
        assertThat(transfers.receive(receiver, one, second, null).result()).isEqualTo(Result.UNEXPECTED);
        assertThat(transfers.byCode(receiver, other).copies().received()).isEqualTo(1);
        assertThat(transfers.close(receiver, other, null).state()).isEqualTo(TransferState.RECEIVED);
    }

    @Test
    void aCopyThatGotOffElsewhereIsSettledThere() {
        UUID third = world.aSite();
        CopyCode copy = free();
        TransferCode load = sent(copy);
        circulation.receive(world.staffAt(third), copy, third);
        assertThat(transfers.show(receiver, load).lines()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(CarriedState.RECEIVED);
            assertThat(line.difference()).isEqualTo(Difference.ELSEWHERE);
            assertThat(line.copy().site().id()).isEqualTo(third);
        });
        transfers.close(receiver, load, null);
    }

    @Test
    void aDamagedCopyIsSetAsideAndItsReaderIsServedByTheNext() {
        UUID volume = world.aVolume();
        Caller reader = world.aFamilyWithCredits(1);
        UUID request = world.asks(reader, volume, room);
        CopyCode wet = world.brought(owner, volume, centre);
        CopyCode other = world.brought(owner, volume, centre);
        TransferCode load = sent(wet);
        TransferScan scan = transfers.receive(receiver, load, wet, "泡过水");
        assertThat(scan.result()).isEqualTo(Result.DAMAGED);
        assertThat(scan.outcome().copy().status()).isEqualTo(CopyStatus.QUARANTINED);
        assertThat(scan.transfer().copies().damaged()).isEqualTo(1);
        assertThat(world.request(reader, request).copyCode()).isEqualTo(other.value());
        assertThat(transfers.show(receiver, load).lines()).singleElement().satisfies(line -> assertThat(line.note())
                .isEqualTo("泡过水"));
        transfers.close(receiver, load, null);
    }

    @Test
    void whatDidNotComeIsMissingWithAReasonAndItsReaderKeepsThePlace() {
        UUID volume = world.aVolume();
        Caller reader = world.aFamilyWithCredits(1);
        UUID request = world.asks(reader, volume, room);
        CopyCode lost = world.brought(owner, volume, centre);
        TransferCode load = sent(lost);
        assertRefused(InventoryRefusal.TRANSFER_NOT_EMPTY, () -> transfers.close(receiver, load, null));
        TransferView closed = transfers.close(receiver, load, "车上没有");
        assertThat(closed.state()).isEqualTo(TransferState.RECEIVED);
        assertThat(closed.copies().missing()).isEqualTo(1);
        assertThat(copies.view(lost).status()).isEqualTo(CopyStatus.MISSING);
        assertThat(world.request(reader, request).state()).isEqualTo(RequestState.OPEN);
        assertThat(world.credits(reader).held()).isZero();
        assertRefused(InventoryRefusal.TRANSFER_NOT_READY, () -> transfers.close(receiver, load, "再关"));
    }

    @Test
    void aCopyWhoseRequestWasCancelledOnTheWayGoesToTheNextInLine() {
        UUID volume = world.aVolume();
        Caller first = world.aFamilyWithCredits(1);
        UUID request = world.asks(first, volume, room);
        CopyCode copy = world.brought(owner, volume, centre);
        TransferCode load = sent(copy);
        Caller second = world.aFamilyWithCredits(1);
        UUID next = world.asks(second, volume, centre);
        requests.cancel(first, request);
        assertThat(world.credits(first).held()).isZero();
        TransferScan scan = transfers.receive(receiver, load, copy, null);
        assertThat(scan.outcome().copy().status()).isEqualTo(CopyStatus.CLAIMED);
        assertThat(world.request(second, next).state()).isEqualTo(RequestState.ACCEPTED);
        TransferCode back =
                new TransferCode(transfers.propose(receiver, room, centre, 10).code());
        assertThat(transfers.show(receiver, back).toPack()).hasSize(1);
    }

    @Test
    void aCopyWhoseRequestWasCancelledOnTheWayAndThatNobodyWantsIsFreeWhereItComes() {
        UUID volume = world.aVolume();
        Caller reader = world.aFamilyWithCredits(1);
        UUID request = world.asks(reader, volume, room);
        CopyCode copy = world.brought(owner, volume, centre);
        TransferCode load = sent(copy);
        requests.cancel(reader, request);
        assertThat(transfers
                        .receive(receiver, load, copy, null)
                        .outcome()
                        .copy()
                        .status())
                .isEqualTo(CopyStatus.AVAILABLE);
    }

    @Test
    void theBoxesTakeSoManyAndNoMore() {
        TransferCode load =
                new TransferCode(transfers.propose(packer, centre, room, 2).code());
        transfers.pack(packer, load, free());
        CopyCode second = free();
        transfers.pack(packer, load, second);
        CopyCode third = free();
        assertRefused(InventoryRefusal.TRANSFER_FULL, () -> transfers.pack(packer, load, third));
        transfers.takeOut(packer, load, second);
        transfers.pack(packer, load, third);
    }

    @Test
    void anEmptyLoadIsCancelledAndNeverSent() {
        TransferCode load = load();
        assertRefused(InventoryRefusal.TRANSFER_EMPTY, () -> transfers.send(packer, load));
        CopyCode copy = free();
        transfers.pack(packer, load, copy);
        assertRefused(InventoryRefusal.TRANSFER_NOT_EMPTY, () -> transfers.cancel(packer, load));
        transfers.takeOut(packer, load, copy);
        assertThat(transfers.cancel(receiver, load).state()).isEqualTo(TransferState.CANCELLED);
        assertRefused(InventoryRefusal.TRANSFER_NOT_READY, () -> transfers.pack(packer, load, copy));
    }

    @Test
    void whoPacksDoesNotReceiveAndWhoWorksAtNeitherEndSeesNothing() {
        CopyCode copy = free();
        TransferCode load = sent(copy);
        assertThatThrownBy(() -> transfers.receive(packer, load, copy, null)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> transfers.close(packer, load, "无")).isInstanceOf(Refused.class);
        Caller stranger = world.staffAt(world.aSite());
        assertThatThrownBy(() -> transfers.byCode(stranger, load)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> transfers.propose(stranger, centre, room, 10)).isInstanceOf(Refused.class);
    }

    /** The same by the addresses of the contract, which checks each answer. */
    @Test
    void theWholeWayIsInTheContract() {
        CopyCode copy = free();
        CopyCode other = free();
        Somebody at = Somebody.staffAt(centre);
        Somebody there = Somebody.staffAt(room);
        String load = at.asks()
                .body("{\"fromSiteId\":\"%s\",\"toSiteId\":\"%s\",\"room\":5}".formatted(centre, room))
                .post("/v1/transfers")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        for (CopyCode each : new CopyCode[] {copy, other}) {
            at.asks()
                    .body("{\"copyCode\":\"%s\"}".formatted(each))
                    .post("/v1/transfers/{code}/pack", load)
                    .then()
                    .statusCode(200);
        }
        at.asks()
                .body("{\"copyCode\":\"%s\"}".formatted(other))
                .post("/v1/transfers/{code}/take-out", load)
                .then()
                .statusCode(200);
        at.asks().post("/v1/transfers/{code}/send", load).then().statusCode(200);
        there.asks().get("/v1/transfers/{code}", load).then().statusCode(200);
        there.asks()
                .queryParam("site", room.toString())
                .get("/v1/transfers")
                .then()
                .statusCode(200);
        there.asks()
                .queryParam("site", room.toString())
                .get("/v1/transfers/needs")
                .then()
                .statusCode(200);
        there.asks()
                .body("{\"copyCode\":\"%s\"}".formatted(copy))
                .post("/v1/transfers/{code}/receive", load)
                .then()
                .statusCode(200);
        there.asks().body("{}").post("/v1/transfers/{code}/close", load).then().statusCode(200);
    }

    private TransferCode load() {
        return new TransferCode(transfers.propose(packer, centre, room, 20).code());
    }

    private TransferCode sent(CopyCode... packed) {
        TransferCode load = load();
        for (CopyCode copy : packed) {
            transfers.pack(packer, load, copy);
        }
        transfers.send(packer, load);
        return load;
    }

    /** A copy on a shelf of the centre that nobody waits for. */
    private CopyCode free() {
        return world.brought(owner, world.aVolume(), centre);
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.refusal())
                .isEqualTo(refusal));
    }
}
