package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.BlankLabels;
import cn.yishulai.copies.RepeatAnswer;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.Balance;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.LedgerRefusal;
import cn.yishulai.people.Caller;
import cn.yishulai.rules.Acceptance;
import cn.yishulai.rules.Caps;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.PurseRule;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.Validity;
import cn.yishulai.rules.Value;
import cn.yishulai.swaps.PlaceView.PlaceReason;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the rules count in prices, taking a book costs what it was worth when it was brought. */
@QuarkusTest
@Audited
class SpendingByPriceTest {

    @Inject
    SwapFixture given;

    @Inject
    RuleSets rules;

    @Inject
    Requests requests;

    @Inject
    Circulation circulation;

    @Inject
    Handovers handovers;

    @Inject
    Undoing undoing;

    @Inject
    Availabilities availabilities;

    @Inject
    DropOffs dropOffs;

    @Inject
    Deposits deposits;

    @Inject
    BlankLabels labels;

    @Inject
    Ledger ledger;

    @Inject
    Volumes volumes;

    @Inject
    AppealWorld world;

    private IntakeRules before;
    private UUID centre;
    private UUID volume;
    private Caller staff;
    private Caller owner;

    @BeforeEach
    void creditsByPrice() {
        before = rules.intake();
        publish(Validity.FOR_EVER);
        centre = given.aSite();
        volume = given.aVolume();
        staff = given.staffAt(centre);
        owner = given.aFamily();
    }

    @AfterEach
    void theUsualRulesAgain() {
        rules.publish(Instant.now(), before);
    }

    @Test
    void aBookCostsWhatItWasWorthWhenItWasBrought() {
        CopyCode book = brought(owner, volume, "31.80");
        Caller reader = aFamilyWith("40.00");
        assertThat(availabilities.show(volume).credits()).isEqualTo(31);
        UUID request = given.asks(reader, volume, centre);
        assertThat(given.credits(reader)).isEqualTo(new Balance(9, 31));
        assertThat(given.request(reader, request).credits()).isEqualTo(31);
        circulation.holdShelf(staff, book, centre);
        handOver(book, reader);
        assertThat(given.credits(reader)).isEqualTo(new Balance(9, 0));
        assertThat(given.request(reader, request).credits()).isNull();
    }

    @Test
    void aBookOfWhichNobodyKnowsThePriceCostsOne() {
        rules.publish(Instant.now(), before);
        CopyCode book = given.brought(owner, volume, centre);
        publish(Validity.FOR_EVER);
        Caller reader = aFamilyWith("5");
        handOver(book, reader);
        assertThat(given.credits(reader)).isEqualTo(new Balance(4, 0));
    }

    @Test
    void whoHasTooFewKeepsThePlaceAndTheNextWhoCanPayIsServed() {
        Caller poor = aFamilyWith("10");
        Caller rich = aFamilyWith("50");
        UUID first = given.asks(poor, volume, centre);
        UUID second = given.asks(rich, volume, centre);
        CopyCode book = brought(owner, volume, "30");
        assertThat(given.request(rich, second).copyCode()).isEqualTo(book.value());
        assertThat(given.request(poor, first).place().because()).isEqualTo(PlaceReason.NEEDS_A_CREDIT);
        assertThat(given.request(poor, first).place().ahead()).isZero();
        CopyCode other = brought(given.aFamily(), volume, "30");
        assertThat(given.request(poor, first).copyCode()).isNull();
        assertThat(availabilities.show(volume).credits()).isEqualTo(30);
        brought(poor, given.aVolume(), "25");
        assertThat(given.request(poor, first).copyCode()).isEqualTo(other.value());
        assertThat(given.credits(poor)).isEqualTo(new Balance(5, 30));
    }

    @Test
    void theCheaperCopyIsKeptForWhoCannotPayTheNearerOne() {
        brought(owner, volume, "60");
        CopyCode cheap = brought(given.aFamily(), volume, "20");
        Caller reader = aFamilyWith("25");
        UUID request = given.asks(reader, volume, centre);
        assertThat(given.request(reader, request).copyCode()).isEqualTo(cheap.value());
    }

    @Test
    void whatIsHeldIsBurnedAlsoWhenTheRulesHaveChanged() {
        CopyCode book = brought(owner, volume, "31.80");
        Caller reader = aFamilyWith("40");
        given.asks(reader, volume, centre);
        rules.publish(Instant.now(), before);
        circulation.holdShelf(staff, book, centre);
        handOver(book, reader);
        assertThat(given.credits(reader)).isEqualTo(new Balance(9, 0));
    }

    @Test
    void aWalkInPaysThePriceOrGoesWithoutTheBook() {
        CopyCode book = brought(owner, volume, "31.80");
        Caller poor = aFamilyWith("30.99");
        assertThatThrownBy(() -> handOver(book, poor))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(LedgerRefusal.CREDIT_SHORT));
        Caller reader = aFamilyWith("33");
        handOver(book, reader);
        assertThat(given.credits(reader)).isEqualTo(new Balance(2, 0));
        undoing.undo(staff, book, centre);
        assertThat(given.credits(reader)).isEqualTo(new Balance(33, 0));
    }

    @Test
    void whoTakesAnotherCopyThanTheOneThatWasKeptPaysForThatOne() {
        brought(owner, volume, "20");
        Caller reader = aFamilyWith("70");
        UUID request = given.asks(reader, volume, centre);
        assertThat(given.credits(reader)).isEqualTo(new Balance(50, 20));
        CopyCode other = brought(given.aFamily(), volume, "60");
        handOver(other, reader);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.FULFILLED);
        assertThat(given.credits(reader)).isEqualTo(new Balance(10, 0));
    }

    @Test
    void severalPursesPayTogetherAndEachGetsItsOwnBack() {
        Caller reader = given.aFamily();
        publish(new Validity(Validity.Until.DAYS, 10, null, null));
        brought(reader, given.aVolume(), "20");
        publish(new Validity(Validity.Until.DAYS, 20, null, null));
        brought(reader, given.aVolume(), "30");
        publish(Validity.FOR_EVER);
        UUID other = given.aVolume();
        brought(owner, volume, "25");
        brought(given.aFamily(), other, "15");
        UUID request = given.asks(reader, volume, centre);
        UUID second = given.asks(reader, other, centre);
        assertThat(given.credits(reader)).isEqualTo(new Balance(10, 40));
        requests.cancel(reader, request);
        assertThat(given.credits(reader)).isEqualTo(new Balance(35, 15));
        assertThat(ledger.statement(reader.household(), null, 10).purses())
                .extracting(purse -> purse.free() + "+" + purse.held())
                .as("the ten days' credits have gained the days of grace")
                .containsExactlyInAnyOrder("20+0", "15+15");
        requests.cancel(reader, second);
        assertThat(given.credits(reader)).isEqualTo(new Balance(50, 0));
    }

    /** Whoever was promised the dearer book pays for the one it is changed for, and has the rest back. */
    @Test
    void aPromiseMovesToABookThatItsReaderCanPay() {
        UUID elsewhere = given.aSite();
        String author = "作者" + UUID.randomUUID();
        UUID wanted = by(author);
        Caller easy = aFamilyWith("30");
        UUID wide = requests.place(easy, HomeSwapFixture.like(wanted, elsewhere));
        CopyCode book = brought(owner, wanted, "30");
        Caller exact = aFamilyWith("30");
        UUID narrow = given.asks(exact, wanted, elsewhere);
        brought(given.aFamily(), by(author), "40");
        assertThat(given.request(easy, wide).copyCode()).as("forty is too dear").isEqualTo(book.value());
        CopyCode spare = brought(given.aFamily(), by(author), "20");
        assertThat(given.request(easy, wide).copyCode()).isEqualTo(spare.value());
        assertThat(given.credits(easy)).isEqualTo(new Balance(10, 20));
        assertThat(given.request(exact, narrow).copyCode()).isEqualTo(book.value());
        assertThat(given.credits(exact)).isEqualTo(new Balance(0, 30));
    }

    /** The credits of one site are good at that site only, and what is held of them comes with the promise. */
    @Test
    void aPromiseThatIsPaidWithCreditsOfOneSiteMovesWhereTheyAreGood() {
        publish(new Validity(Validity.Until.FOR_EVER, null, null, true));
        UUID elsewhere = given.aSite();
        String author = "作者" + UUID.randomUUID();
        UUID wanted = by(author);
        Caller easy = aFamilyWith("30");
        UUID wide = requests.place(easy, HomeSwapFixture.like(wanted, centre));
        CopyCode book = brought(given.aFamily(), wanted, "30", elsewhere);
        Caller exact = aFamilyWith("30");
        UUID narrow = given.asks(exact, wanted, centre);
        assertThat(given.request(exact, narrow).state()).isEqualTo(RequestState.OPEN);
        CopyCode spare = brought(given.aFamily(), by(author), "20", elsewhere);
        assertThat(given.request(easy, wide).copyCode()).isEqualTo(spare.value());
        assertThat(given.request(exact, narrow).copyCode()).isEqualTo(book.value());
    }

    @Test
    void aPromisePaidFromAPurseMovesToNoBookForWhichThePurseDoesNotPay() {
        rules.publish(
                Instant.now(),
                new IntakeRules(
                        1,
                        Grade.FAIR,
                        null,
                        1_000,
                        100,
                        1,
                        Acceptance.BY_GRADE,
                        Caps.OF_THE_SESSION,
                        Value.ONE_BY_ONE,
                        Validity.FOR_EVER,
                        List.of(new PurseRule("CHILDREN", List.of("I28"), null, null))));
        UUID elsewhere = given.aSite();
        String author = "作者" + UUID.randomUUID();
        UUID wanted = forChildren(author);
        Caller easy = given.aFamily();
        brought(easy, forChildren("别人"), "10");
        UUID wide = requests.place(easy, HomeSwapFixture.like(wanted, elsewhere));
        CopyCode book = brought(owner, wanted, "10");
        Caller exact = given.aFamily();
        brought(exact, forChildren("别人"), "10");
        UUID narrow = given.asks(exact, wanted, elsewhere);
        brought(given.aFamily(), by(author), "10");
        assertThat(given.request(easy, wide).copyCode()).isEqualTo(book.value());
        CopyCode spare = brought(given.aFamily(), forChildren(author), "10");
        assertThat(given.request(easy, wide).copyCode()).isEqualTo(spare.value());
        assertThat(given.request(exact, narrow).copyCode()).isEqualTo(book.value());
    }

    private UUID forChildren(String author) {
        UUID volume = by(author);
        world.sql(
                "INSERT INTO edition_subject (edition_id, class_number) SELECT edition_id, 'I287' FROM volume WHERE id = '%s'"
                        .formatted(volume));
        return volume;
    }

    private UUID by(String author) {
        return volumes.add(new VolumeForm("书 " + UUID.randomUUID(), null, author, null, null, null))
                .id();
    }

    private void publish(Validity validity) {
        rules.publish(
                Instant.now(),
                new IntakeRules(
                        1,
                        Grade.FAIR,
                        null,
                        1_000,
                        100,
                        1,
                        Acceptance.BY_GRADE,
                        Caps.OF_THE_SESSION,
                        new Value(Value.Per.LIST_PRICE, null, Value.IfNoPrice.ASK),
                        validity,
                        List.of()));
    }

    private Caller aFamilyWith(String price) {
        Caller family = given.aFamily();
        brought(family, given.aVolume(), price);
        return family;
    }

    private CopyCode brought(Caller by, UUID book, String price) {
        return brought(by, book, price, centre);
    }

    private CopyCode brought(Caller by, UUID book, String price, UUID at) {
        Caller desk = given.staffAt(at);
        CopyCode blank = labels.make(1, staff.personId()).get(0);
        UUID session = UUID.fromString(dropOffs.open(desk, new DropOffForm(at.toString(), given.card(by)))
                .id());
        deposits.inspect(
                desk,
                session,
                new InspectionForm(
                        blank.value(),
                        book.toString(),
                        null,
                        Grade.GOOD,
                        null,
                        null,
                        null,
                        RepeatAnswer.secondCopy(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        price));
        return blank;
    }

    private void handOver(CopyCode book, Caller to) {
        handovers.handOver(staff, book, new HandoverForm(centre.toString(), given.card(to), null, null));
    }
}
