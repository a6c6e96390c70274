package cn.yishulai.swaps;

import static cn.yishulai.http.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.RelabelForm;
import cn.yishulai.copies.Relabelling;
import cn.yishulai.copies.VoidReason;
import cn.yishulai.inventory.CarriedFacts;
import cn.yishulai.inventory.Loads;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.ledger.Balance;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonForm;
import cn.yishulai.people.PersonKind;
import cn.yishulai.people.Somebody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a clumsy hand does at the counter, or one that means harm: nothing is lost, and nothing is in two places. */
@QuarkusTest
@ClocksStandStill
@Audited
class CounterSlipsTest {

    @Inject
    SwapFixture given;

    @Inject
    Handovers handovers;

    @Inject
    Undoing undoing;

    @Inject
    Circulation circulation;

    @Inject
    Transfers transfers;

    @Inject
    Removals removals;

    @Inject
    Relabelling relabelling;

    @Inject
    Households households;

    @Inject
    Loads loads;

    @Inject
    CopyReads copies;

    @Inject
    Ledger ledger;

    @Inject
    EntityManager em;

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
    }

    /** Grandmother fetches what was set aside for the mother, and the desk chooses her on the screen. */
    @Test
    void aBookThatIsKeptForOneOfAFamilyIsFetchedByAnotherOfIt() {
        Caller mother = given.aFamilyWithCredits(1);
        UUID grandmother = households
                .addPerson(mother, new PersonForm("外婆", PersonKind.ELDER, null, null))
                .id();
        UUID asked = given.asks(mother, volume, site);
        circulation.holdShelf(li, book, site);
        handovers.handOver(
                li, book, new HandoverForm(site.toString(), given.card(mother), grandmother.toString(), null));
        assertThat(given.request(mother, asked).state()).isEqualTo(RequestState.FULFILLED);
        assertThat(given.credits(mother)).isEqualTo(new Balance(0, 0));
    }

    /** Handed over, the label comes off and is replaced at once; only then somebody sees that it was the wrong family. */
    @Test
    void aHandOverOfABookThatGotAnotherLabelIsUndoneWithItsCredit() {
        Caller family = given.aFamilyWithCredits(1);
        handOver(family);
        CopyCode anew = new CopyCode(relabelling
                .replace(li, book, new RelabelForm(site.toString(), VoidReason.DAMAGED, null, null))
                .code());
        undoing.undo(li, anew, site);
        assertThat(given.credits(family)).isEqualTo(new Balance(1, 0));
    }

    @Test
    void aHandOverIsUndoneAfterThePurseHasEndedAndTheWishIsServedOnItsGrace() {
        Caller reader = given.aFamilyWithCredits(1);
        endsIn(reader, Duration.ofMinutes(10));
        UUID asked = given.asks(reader, volume, site);
        circulation.holdShelf(li, book, site);
        handOver(reader);
        assertThat(given.request(reader, asked).state()).isEqualTo(RequestState.FULFILLED);
        later(Duration.ofMinutes(20), () -> {
            CopyOutcome back = undoing.undo(li, book, site);
            assertThat(back.copy().status()).isEqualTo(CopyStatus.CLAIMED);
            assertThat(given.credits(reader)).isEqualTo(new Balance(0, 1));
            UUID anew = UUID.fromString(back.request().id());
            assertThat(given.request(reader, anew).state()).isEqualTo(RequestState.ACCEPTED);
        });
    }

    @Test
    void aWalkInIsUndoneAfterThePurseHasEndedAndTheCreditCanBeSpentForAFortnight() {
        Caller family = given.aFamilyWithCredits(1);
        endsIn(family, Duration.ofMinutes(10));
        handOver(family);
        later(Duration.ofMinutes(20), () -> {
            undoing.undo(li, book, site);
            assertThat(given.credits(family).free()).isEqualTo(1);
            handOver(family);
            assertThat(given.credits(family).free()).isZero();
            undoing.undo(li, book, site);
        });
        later(Duration.ofDays(14), () -> assertThat(given.credits(family).free())
                .isEqualTo(1));
        later(Duration.ofDays(15), () -> assertThat(given.credits(family).free())
                .isZero());
    }

    @Test
    void aBookIsNotSentToWhereItIs() {
        Somebody desk = Somebody.staffAt(site);
        assertRefused(
                desk.asks()
                        .body(Map.of("siteId", site.toString(), "toSiteId", site.toString()))
                        .post("/v1/copies/" + book + "/send"),
                422,
                "transfer-goes-nowhere");
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.AVAILABLE);
    }

    @Test
    void nothingIsSentToASiteThatWasGivenUpNorReceivedThere() {
        UUID gone = given.aSite();
        Somebody desk = Somebody.staffAt(site, gone);
        CopyCode onItsWay = given.brought(given.aFamily(), volume, site);
        circulation.send(li, onItsWay, site, given.aSite());
        CopyCode atHome = given.brought(given.aFamily(), volume, site);
        handovers.handOver(
                li, atHome, new HandoverForm(site.toString(), given.card(given.aFamilyWithCredits(1)), null, null));
        Somebody.aLibrarian()
                .asks()
                .post("/v1/sites/" + gone + "/close-down")
                .then()
                .statusCode(200);
        Map<String, String> there = Map.of("siteId", gone.toString());
        assertRefused(
                desk.asks()
                        .body(Map.of("siteId", site.toString(), "toSiteId", gone.toString()))
                        .post("/v1/copies/" + book + "/send"),
                409,
                "site-closed-down");
        assertRefused(
                desk.asks()
                        .body(Map.of("fromSiteId", site.toString(), "toSiteId", gone.toString(), "room", 10))
                        .post("/v1/transfers"),
                409,
                "site-closed-down");
        assertRefused(desk.asks().body(there).post("/v1/copies/" + onItsWay + "/receive"), 409, "site-closed-down");
        assertRefused(desk.asks().body(there).post("/v1/copies/" + atHome + "/shelve"), 409, "site-closed-down");
        assertRefused(desk.asks().body(there).post("/v1/stocktakes"), 409, "site-closed-down");
    }

    /** While its load was being closed, somebody received it and packed it for the next. */
    @Test
    void whatTravelsInAnotherLoadByNowIsNotMissedWithThisOne() {
        UUID far = given.aSite();
        Caller both = given.staffAt(site, far);
        TransferCode first =
                new TransferCode(transfers.propose(both, site, far, 5).code());
        transfers.pack(both, first, book);
        transfers.send(both, first);
        UUID load = loads.peek(first).id();
        List<UUID> outstanding =
                loads.contents(load).stream().map(CarriedFacts::copy).toList();
        transfers.receive(both, first, book, null);
        TransferCode second =
                new TransferCode(transfers.propose(both, far, site, 5).code());
        transfers.pack(both, second, book);
        QuarkusTransaction.requiringNew().run(() -> removals.missFromLoad(both, outstanding, loads.peek(first), "未到"));
        assertThat(copies.facts(book).status()).isEqualTo(CopyStatus.IN_TRANSIT);
        assertThat(transfers.byCode(both, second).copies().outstanding()).isEqualTo(1);
    }

    private void handOver(Caller family) {
        handovers.handOver(li, book, new HandoverForm(site.toString(), given.card(family), null, null));
    }

    private void endsIn(Caller family, Duration time) {
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery(
                        "UPDATE credit_account SET ends_at = ?1 WHERE household = ?2 AND kind = 'FREE'")
                .setParameter(1, Clock.systemUTC().instant().plus(time))
                .setParameter(2, family.household())
                .executeUpdate());
    }

    private static void later(Duration time, Runnable story) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), time), Clock.class);
        try {
            story.run();
        } finally {
            QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
        }
    }
}
