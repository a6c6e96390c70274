package cn.yishulai.swaps;

import static cn.yishulai.rules.OrderRules.Determinant.CHILDREN;
import static cn.yishulai.rules.OrderRules.Determinant.FIRST_BOOK;
import static cn.yishulai.rules.OrderRules.Determinant.LOCAL_FIRST;
import static cn.yishulai.rules.OrderRules.Determinant.TIME;
import static cn.yishulai.rules.OrderRules.Determinant.WAITED_LONGEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.rules.OrderRules;
import cn.yishulai.rules.OrderRules.Determinant;
import cn.yishulai.rules.RuleSets;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is served first is a rule set: the lines follow it, and so does the place that a reader is told. */
@QuarkusTest
@Audited
class LineOrderTest {

    @Inject
    SwapFixture given;

    @Inject
    RuleSets rules;

    @Inject
    LineOrder order;

    @Inject
    Handovers handovers;

    @Inject
    Undoing undoing;

    @Inject
    Requests requests;

    @Inject
    Clock clock;

    private UUID site;
    private UUID elsewhere;
    private UUID volume;

    @BeforeEach
    void aTitleThatNobodyHas() {
        site = given.aSite();
        elsewhere = given.aSite();
        volume = given.aVolume();
    }

    @AfterEach
    void whoAskedFirstComesFirstAgain() {
        inForce(TIME);
    }

    @Test
    void whoNeverHadABookComesBeforeWhoAskedEarlier() {
        inForce(FIRST_BOOK, TIME);
        Caller reads = whoHasRead();
        Caller newcomer = given.aFamilyWithCredits(1);
        UUID earlier = given.asks(reads, volume, elsewhere);
        UUID later = given.asks(newcomer, volume, elsewhere);
        assertThat(given.request(reads, earlier).place().ahead()).isOne();
        assertThat(given.request(newcomer, later).place().ahead()).isZero();
        given.brought(given.aFamily(), volume, site);
        assertThat(given.request(newcomer, later).state()).isEqualTo(RequestState.ACCEPTED);
        assertThat(given.request(reads, earlier).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void linesThatStandAreSortedAnewWhenOtherRulesComeIntoForce() {
        Caller newcomer = given.aFamilyWithCredits(1);
        Caller reads = whoHasRead();
        UUID earlier = given.asks(reads, volume, elsewhere);
        UUID later = given.asks(newcomer, volume, elsewhere);
        assertThat(given.request(reads, earlier).place().ahead()).isZero();
        inForce(WAITED_LONGEST, TIME);
        assertThat(given.request(reads, earlier).place().ahead()).isOne();
        assertThat(given.request(newcomer, later).place().ahead()).isZero();
    }

    @Test
    void theFirstBookOfAReaderMovesTheOtherWishesOfTheReader() {
        inForce(FIRST_BOOK, TIME);
        Caller reader = given.aFamilyWithCredits(2);
        Caller newcomer = given.aFamilyWithCredits(1);
        UUID wish = given.asks(reader, volume, elsewhere);
        UUID later = given.asks(newcomer, volume, elsewhere);
        assertThat(given.request(newcomer, later).place().ahead()).isOne();
        fetches(reader);
        assertThat(given.request(reader, wish).place().ahead()).isOne();
        assertThat(given.request(newcomer, later).place().ahead()).isZero();
    }

    @Test
    void aBookTakenWithoutAskingIsAFirstBookTooUnlessItIsUndone() {
        inForce(FIRST_BOOK, TIME);
        Caller reader = given.aFamilyWithCredits(2);
        Caller newcomer = given.aFamilyWithCredits(1);
        UUID wish = given.asks(reader, volume, elsewhere);
        given.asks(newcomer, volume, elsewhere);
        CopyCode found = given.brought(given.aFamily(), given.aVolume(), site);
        Caller desk = given.staffAt(site);
        handovers.handOver(desk, found, new HandoverForm(site.toString(), given.card(reader), null, null));
        assertThat(given.request(reader, wish).place().ahead()).isOne();
        undoing.undo(desk, found, site);
        assertThat(given.request(reader, wish).place().ahead()).isZero();
    }

    @Test
    void whoAskedEarlierForSomethingWiderIsAheadOfWhoAsksForOneOfIt() {
        Caller wide = given.aFamilyWithCredits(1);
        UUID any = requests.place(
                wide,
                new RequestForm(
                        volume.toString(),
                        site.toString(),
                        null,
                        null,
                        null,
                        WishKind.EDITION,
                        null,
                        null,
                        null,
                        null));
        Caller narrow = given.aFamilyWithCredits(1);
        UUID one = given.asks(narrow, volume, site);
        assertThat(given.request(wide, any).place().ahead()).isZero();
        assertThat(given.request(narrow, one).place().ahead()).isOne();
    }

    @Test
    void whoFetchesItWhereItStandsComesFirst() {
        inForce(LOCAL_FIRST, TIME);
        Caller far = given.aFamilyWithCredits(1);
        Caller near = given.aFamilyWithCredits(1);
        UUID earlier = given.asks(far, volume, elsewhere);
        UUID later = given.asks(near, volume, site);
        given.brought(given.aFamily(), volume, site);
        assertThat(given.request(near, later).state()).isEqualTo(RequestState.READY);
        assertThat(given.request(far, earlier).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void anOrderThatCannotDecideIsNotMeant() {
        for (List<Determinant> slip : List.of(
                List.of(FIRST_BOOK),
                List.of(TIME, FIRST_BOOK),
                List.of(WAITED_LONGEST, CHILDREN, TIME),
                List.of(CHILDREN, CHILDREN, TIME))) {
            assertThatThrownBy(() -> new OrderRules(slip)).hasMessageContaining("TIME last");
        }
    }

    private void inForce(Determinant... determinants) {
        rules.publish(
                clock.instant().minusSeconds(1), rules.requests().orderedBy(new OrderRules(List.of(determinants))));
        order.apply();
    }

    private Caller whoHasRead() {
        Caller reader = given.aFamilyWithCredits(2);
        fetches(reader);
        return reader;
    }

    private void fetches(Caller reader) {
        UUID book = given.aVolume();
        given.asks(reader, book, site);
        CopyCode copy = given.brought(given.aFamily(), book, site);
        handovers.handOver(
                given.staffAt(site), copy, new HandoverForm(site.toString(), given.card(reader), null, null));
    }
}
