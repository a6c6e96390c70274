package cn.yishulai.fairs;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.fairs.TradeRefusal.TRADE_BOOK_NOT_READY;
import static cn.yishulai.fairs.TradeRefusal.TRADE_BOOK_UNKNOWN;
import static cn.yishulai.fairs.TradeRefusal.TRADE_COPY_BOUND;
import static cn.yishulai.fairs.TradeRefusal.TRADE_LIST_CHANGED;
import static cn.yishulai.fairs.TradeRefusal.TRADE_LIST_WRONG;
import static cn.yishulai.fairs.TradeRefusal.TRADE_NOT_READY;
import static cn.yishulai.fairs.TradeRefusal.TRADE_OTHER_FAMILY;
import static cn.yishulai.fairs.TradeRefusal.TRADE_SESSION_UNKNOWN;
import static cn.yishulai.swaps.UndoRefusal.UNDO_NOTHING;
import static cn.yishulai.swaps.UndoRefusal.UNDO_TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.journal.Deadlock;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.JoinCode;
import cn.yishulai.kernel.Refusal;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.Balance;
import cn.yishulai.matching.MatchCommand;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Farewells;
import cn.yishulai.people.Unions;
import cn.yishulai.swaps.Circulation;
import cn.yishulai.swaps.RequestForm;
import cn.yishulai.swaps.Requests;
import cn.yishulai.swaps.Undoing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody lists what they bring and wish, one run finds the most swaps, and books are handed over in loops. */
@QuarkusTest
@ClocksStandStill
@Audited
class TradeSessionsTest {

    @Inject
    TradeFixture given;

    @Inject
    TradeSessions sessions;

    @Inject
    TradeListings listings;

    @Inject
    TradeDesk desk;

    @Inject
    TradeLeftovers leftovers;

    @Inject
    TradeLosses losses;

    @Inject
    TradeBooks books;

    @Inject
    TradeRuns runs;

    @Inject
    Requests requests;

    @Inject
    Circulation circulation;

    @Inject
    Undoing undoing;

    @Inject
    Unions unions;

    @Inject
    Farewells farewells;

    private UUID site;
    private UUID session;

    @BeforeEach
    void aSession() {
        site = given.aSite();
        session = given.open(site);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    }

    /** A ring: each has what the one before it wishes. Everybody has brought theirs. */
    private record Member(Caller family, CopyCode book, UUID volume) {}

    private List<Member> ring(int size, TradeEnd end) {
        List<Member> ring = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Caller family = given.aFamily();
            UUID volume = given.aVolume();
            ring.add(new Member(family, given.has(family, volume), volume));
        }
        for (int i = 0; i < size; i++) {
            Member member = ring.get(i);
            given.lists(
                    member.family(),
                    session,
                    List.of(member.book()),
                    List.of(ring.get((i + 1) % size).volume()),
                    end);
            given.brings(site, session, member.book());
        }
        return ring;
    }

    private static Member after(List<Member> ring, int i) {
        return ring.get((i + 1) % ring.size());
    }

    @Test
    void aRingOfFamiliesGetsWhatItWished(@TempDir Path folder) throws IOException {
        List<Member> ring = ring(4, TradeEnd.STOCK);
        assertThat(ring).allSatisfy(member -> {
            assertThat(given.status(member.book())).isEqualTo(CopyStatus.ON_HOLD_SHELF);
            assertThat(given.credits(member.family())).isEqualTo(new Balance(0, 1));
        });
        TradeSessionView matched = given.runs(site, session);
        assertThat(matched.state()).isEqualTo(TradeState.MATCHED);
        assertThat(matched.runs()).singleElement().satisfies(run -> {
            assertThat(run.trades()).isEqualTo(4);
            assertThat(run.served()).isEqualTo(4);
            assertThat(run.longestLoop()).isEqualTo(4);
        });
        assertThat(verified(folder, 1)).contains("4 trades, 4 users served");
        refused(
                TRADE_OTHER_FAMILY,
                () -> given.handsOver(
                        site, session, ring.get(0).book(), ring.get(0).family()));
        for (int i = 0; i < ring.size(); i++) {
            Member taker = ring.get(i);
            assertThat(given.told("trade-matched", taker.family())).isOne();
            given.handsOver(site, session, after(ring, i).book(), taker.family());
            assertThat(given.credits(taker.family())).isEqualTo(new Balance(0, 0));
        }
        refused(
                TRADE_BOOK_NOT_READY,
                () -> given.handsOver(
                        site, session, ring.get(1).book(), ring.get(0).family()));
        assertThat(ring).allSatisfy(member -> {
            assertThat(given.stage(member.family(), session, member.book())).isEqualTo(TradeStage.FETCHED);
            assertThat(given.list(member.family(), session).gets())
                    .singleElement()
                    .extracting(TradeListingView.Gets::state)
                    .isEqualTo(TradeLegState.FETCHED);
        });
        assertThat(sessions.show(null, session).counts().fetched()).isEqualTo(4);
    }

    /** As anybody can check it who has the two files. */
    private String verified(Path folder, int run) throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), runs.text(session, run, TradeRuns.Text.INPUT));
        String text = runs.text(session, run, TradeRuns.Text.RESULT);
        Path result = Files.writeString(folder.resolve("result.txt"), text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = MatchCommand.run(
                List.of("--verify", result.toString(), list.toString()), new PrintStream(out), new PrintStream(err));
        assertThat(status).as(err.toString()).isZero();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        MatchCommand.run(List.of(list.toString()), new PrintStream(again), new PrintStream(err));
        assertThat(again.toString()).isEqualTo(text);
        return out.toString();
    }

    @Test
    void whatIsPublishedNamesNeitherFamiliesNorTitles() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        given.runs(site, session);
        String published = runs.text(session, 1, TradeRuns.Text.INPUT)
                + runs.text(session, 1, TradeRuns.Text.RESULT)
                + runs.show(session, 1);
        for (Member member : ring) {
            TradeListingView own = given.list(member.family(), session);
            assertThat(published)
                    .contains(
                            String.valueOf(own.pseudonym()), own.copies().get(0).item())
                    .contains(String.valueOf(own.wishes().get(0).inList()))
                    .doesNotContain(
                            member.book().value(),
                            given.card(member.family()),
                            member.family().household().toString(),
                            member.volume().toString());
        }
        UUID other = given.open(site);
        Caller family = ring.get(0).family();
        given.lists(family, other, List.of(), List.of(ring.get(1).volume()));
        assertThat(given.list(family, other).pseudonym())
                .isNotEqualTo(given.list(family, session).pseudonym());
    }

    @Test
    void nobodyGetsTwoCopiesOfOneVolume() {
        Caller giver = given.aFamily();
        Caller taker = given.aFamily();
        UUID wished = given.aVolume();
        UUID first = given.aVolume();
        UUID second = given.aVolume();
        List<CopyCode> copies = List.of(given.has(giver, wished), given.has(giver, wished));
        List<CopyCode> own = List.of(given.has(taker, first), given.has(taker, second));
        given.lists(giver, session, copies, List.of(first, second));
        given.lists(taker, session, own, List.of(wished));
        copies.forEach(code -> given.brings(site, session, code));
        own.forEach(code -> given.brings(site, session, code));
        assertThat(given.runs(site, session).runs().get(0).trades()).isEqualTo(2);
        assertThat(given.list(taker, session).gets()).hasSize(1);
    }

    @Test
    void onlyBooksThatAreHereTakePart() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        Caller late = given.aFamily();
        CopyCode athome = given.has(late, ring.get(0).volume());
        given.lists(late, session, List.of(athome), List.of(ring.get(1).volume()));
        assertThat(given.status(athome)).isEqualTo(CopyStatus.PROMISED);
        assertThat(given.runs(site, session).runs().get(0).copies()).isEqualTo(2);
        assertThat(given.stage(late, session, athome)).isEqualTo(TradeStage.NOT_BROUGHT);
        assertThat(given.status(athome)).isEqualTo(CopyStatus.LISTED);
    }

    @Test
    void aCopyIsPromisedToOneThingAtATime() {
        Caller family = given.aFamily();
        CopyCode book = given.has(family, given.aVolume());
        given.lists(family, session, List.of(book), List.of());
        UUID other = given.open(site);
        refused(TRADE_COPY_BOUND, () -> given.lists(family, other, List.of(book), List.of()));
        refused(
                COPY_UNKNOWN,
                () -> given.lists(
                        given.aFamily(), other, List.of(given.has(given.aFamily(), given.aVolume())), List.of()));
        refused(TRADE_BOOK_UNKNOWN, () -> given.brings(site, other, book));
        given.lists(family, session, List.of(), List.of());
        assertThat(given.status(book)).isEqualTo(CopyStatus.LISTED);
        given.lists(family, other, List.of(book), List.of());
        assertThat(given.stage(family, other, book)).isEqualTo(TradeStage.LISTED);
    }

    @Test
    void aListThatAnotherPhoneSavedIsNotOverwritten() {
        Caller family = given.aFamily();
        UUID wish = given.aVolume();
        given.lists(family, session, List.of(), List.of(wish));
        TradeListingForm form = new TradeListingForm(List.of(), List.of(wish.toString()));
        refused(TRADE_LIST_CHANGED, () -> listings.save(family, session, "\"0\"", form));
        listings.save(family, session, "\"1\"", form);
        assertThat(given.list(family, session).version()).isEqualTo(2);
        TradeListingForm twice = new TradeListingForm(List.of(), List.of(wish.toString(), wish.toString()));
        refused(TRADE_LIST_WRONG, () -> listings.save(family, session, null, twice));
    }

    @Test
    void theDeskReadsTheFamiliesByNameAndNobodyElseDoes() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        given.runs(site, session);
        Member giver = ring.get(0);
        Member taker = ring.get(1);
        Caller staff = given.staffAt(site);
        TradeBookView seen = books.show(staff, session, giver.book());
        assertThat(seen.giver().name()).isEqualTo(given.deskName(giver.family()));
        assertThat(seen.taker()).isNotNull();
        assertThat(seen.taker().name()).isEqualTo(given.deskName(taker.family()));
        assertThat(books.loops(staff, session, true, null, 20).items())
                .flatExtracting(TradeBookView.Loop::legs)
                .extracting(leg -> leg.giver().name())
                .containsExactlyInAnyOrder(given.deskName(giver.family()), given.deskName(taker.family()));
        String published = List.of(sessions.show(null, session), runs.show(session, 1))
                + runs.text(session, 1, TradeRuns.Text.INPUT)
                + runs.text(session, 1, TradeRuns.Text.RESULT)
                + runs.text(session, 1, TradeRuns.Text.CERTIFICATE);
        assertThat(ring).allSatisfy(member -> assertThat(published)
                .doesNotContain(given.nickname(member.family()), given.card(member.family())));
        assertThat(published).contains(seen.giver().pseudonym());
    }

    @Test
    void aScanIsTakenTwiceAndBookedOnce() {
        Caller family = given.aFamily();
        CopyCode book = given.has(family, given.aVolume());
        given.lists(family, session, List.of(book), List.of());
        assertThat(given.brings(site, session, book)).isFalse();
        assertThat(given.brings(site, session, book)).isTrue();
        assertThat(given.credits(family)).isEqualTo(new Balance(0, 1));
    }

    @Test
    void theLastHandOverIsUndone() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        given.runs(site, session);
        Member taker = ring.get(0);
        CopyCode book = ring.get(1).book();
        for (int times = 0; times < 2; times++) {
            given.handsOver(site, session, book, taker.family());
            desk.undo(given.staffAt(site), session, book);
            assertThat(given.status(book)).isEqualTo(CopyStatus.ON_HOLD_SHELF);
            assertThat(given.credits(taker.family())).isEqualTo(new Balance(0, 1));
        }
        given.handsOver(site, session, book, taker.family());
        assertThat(given.credits(taker.family())).isEqualTo(new Balance(0, 0));
    }

    @Test
    void theTakersOpenRequestForTheVolumeEndsAndIsOpenAgainWhenTheHandOverIsUndone() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        given.runs(site, session);
        Member taker = ring.get(0);
        Member giver = ring.get(1);
        requests.place(taker.family(), RequestForm.forVolume(giver.volume(), site, null, null));
        given.handsOver(site, session, giver.book(), taker.family());
        assertThat(openRequests(taker.family())).isZero();
        desk.undo(given.staffAt(site), session, giver.book());
        assertThat(openRequests(taker.family())).isOne();
        given.handsOver(site, session, giver.book(), taker.family());
        assertThat(openRequests(taker.family())).isZero();
    }

    private int openRequests(Caller family) {
        return given.count(
                "SELECT count(*) FROM swap_request WHERE household_id = ?::uuid AND state = 'OPEN'",
                family.household().toString());
    }

    @Test
    void aBookThatIsKeptForASessionIsGivenToNobodyElse() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        CopyCode book = ring.get(0).book();
        Caller staff = given.staffAt(site);
        isKept(() -> circulation.shelve(staff, book, site, null));
        given.runs(site, session);
        isKept(() -> circulation.send(staff, book, site, given.aSite()));
        given.handsOver(site, session, book, ring.get(1).family());
        refused(UNDO_NOTHING, () -> undoing.undo(staff, book, site));
    }

    private static void isKept(ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo("home-swap-keeps-copy"));
    }

    @Test
    void familiesThatBecomeOneFetchWhatBothGet() {
        List<Member> before = ring(2, TradeEnd.STOCK);
        Caller other = given.aFamily();
        CopyCode book = given.has(other, given.aVolume());
        given.lists(other, session, List.of(book), List.of());
        unions.merge(other, new JoinCode(unions.invite(before.get(0).family()).code()));
        Caller one = before.get(0).family();
        assertThat(given.list(one, session).copies()).hasSize(2);
        given.brings(site, session, book);
        given.runs(site, session);
        Caller two = before.get(1).family();
        unions.merge(two, new JoinCode(unions.invite(one).code()));
        assertThat(given.list(one, session).gets()).hasSize(2);
        before.forEach(member -> given.handsOver(site, session, member.book(), one));
        assertThat(given.credits(one)).isEqualTo(new Balance(0, 1));
    }

    @Test
    void aFamilyThatLeavesTheLibraryLeavesTheSession() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        Caller late = given.aFamily();
        given.lists(late, session, List.of(given.has(late, given.aVolume())), List.of());
        farewells.erase(late, late.personId());
        given.runs(site, session);
        Member leaves = ring.get(0);
        farewells.erase(leaves.family(), leaves.family().personId());
        given.handsOver(site, session, leaves.book(), ring.get(1).family());
        sessions.finish(given.staffAt(site), session);
        given.settled(session);
        assertThat(given.status(ring.get(1).book())).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(given.credits(leaves.family())).isEqualTo(new Balance(0, 0));
    }

    @Test
    void whoeverLosesABookGetsAnotherInAFurtherRun(@TempDir Path folder) throws IOException {
        List<Member> ring = ring(3, TradeEnd.STOCK);
        Member taker = ring.get(0);
        Member lost = ring.get(1);
        Caller spare = given.aFamily();
        CopyCode substitute = given.has(spare, lost.volume());
        given.lists(spare, session, List.of(substitute), List.of(given.aVolume()));
        given.brings(site, session, substitute);
        given.runs(site, session);
        boolean spareGoes = given.stage(spare, session, substitute) == TradeStage.TO_FETCH;
        assertThat(spareGoes).as("who wishes nothing that is here gets nothing").isFalse();
        losses.missing(given.staffAt(site), session, lost.book());
        assertThat(sessions.show(null, session).counts().withoutBook()).isOne();
        sessions.substitute(given.staffAt(site), session);
        given.afterTheClock(session);
        assertThat(verified(folder, 2)).contains("The certificate holds");
        assertThat(given.told("trade-no-substitute", taker.family())).isOne();
        // a book that nobody took is given for something only: it came from a family that wishes what is not here
        shelve(lost.volume());
        sessions.substitute(given.staffAt(site), session);
        given.afterTheClock(session);
        verified(folder, 3);
        assertThat(given.told("trade-substitute", taker.family())).isOne();
        CopyCode fromShelf = shelved;
        given.handsOver(site, session, fromShelf, taker.family());
        assertThat(given.credits(taker.family())).isEqualTo(new Balance(0, 0));
        assertThat(given.stage(lost.family(), session, lost.book())).isEqualTo(TradeStage.MISSING);
    }

    @Test
    void aMissingBookThatTurnsUpWaitsForItsTakerAgain() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        given.runs(site, session);
        Caller staff = given.staffAt(site);
        CopyCode book = ring.get(1).book();
        refused(UNDO_NOTHING, () -> losses.found(staff, session, book));
        for (int times = 0; times < 2; times++) {
            losses.missing(staff, session, book);
            assertThat(given.status(book)).isEqualTo(CopyStatus.MISSING);
            assertThat(sessions.show(null, session).counts().withoutBook()).isOne();
            losses.found(staff, session, book);
            assertThat(given.status(book)).isEqualTo(CopyStatus.ON_HOLD_SHELF);
            assertThat(sessions.show(null, session).counts().withoutBook()).isZero();
        }
        refused(UNDO_NOTHING, () -> losses.found(staff, session, book));
        given.handsOver(site, session, book, ring.get(0).family());
        refused(TRADE_BOOK_UNKNOWN, () -> losses.found(staff, session, given.has(given.aFamily(), given.aVolume())));
        assertThat(given.credits(ring.get(0).family())).isEqualTo(new Balance(0, 0));
    }

    @Test
    void aBookThatTurnsUpWhenNobodyWaitsForItAnyMoreIsThereForAnybody() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        given.runs(site, session);
        Caller staff = given.staffAt(site);
        Member giver = ring.get(1);
        Member taker = ring.get(0);
        losses.missing(staff, session, giver.book());
        listings.withdraw(taker.family(), session, taker.book());
        losses.found(staff, session, giver.book());
        assertThat(given.stage(giver.family(), session, giver.book())).isEqualTo(TradeStage.PRESENT);
        losses.missing(staff, session, taker.book());
        losses.found(staff, session, taker.book());
        assertThat(given.stage(taker.family(), session, taker.book()))
                .as("it was to be fetched home")
                .isEqualTo(TradeStage.GOES_HOME);
    }

    @Test
    void aBookThatTurnsUpAfterAFurtherRunIsNotPutBack() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        given.runs(site, session);
        Caller staff = given.staffAt(site);
        CopyCode book = ring.get(1).book();
        losses.missing(staff, session, book);
        sessions.substitute(staff, session);
        refused(TRADE_NOT_READY, () -> losses.found(staff, session, book));
        given.afterTheClock(session);
        refused(UNDO_TOO_LATE, () -> losses.found(staff, session, book));
        assertThat(given.status(book)).isEqualTo(CopyStatus.MISSING);
    }

    @Test
    void aSubstituteFromTheShelvesThatTurnsUpIsKeptForItsTakerAgain() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        given.runs(site, session);
        Caller staff = given.staffAt(site);
        losses.missing(staff, session, ring.get(1).book());
        shelve(ring.get(1).volume());
        sessions.substitute(staff, session);
        given.afterTheClock(session);
        losses.missing(staff, session, shelved);
        losses.found(staff, session, shelved);
        given.handsOver(site, session, shelved, ring.get(0).family());
        assertThat(given.credits(ring.get(0).family())).isEqualTo(new Balance(0, 0));
    }

    private CopyCode shelved;

    /** A copy that a family left to the library stands free at the site. */
    private void shelve(UUID volume) {
        UUID other = given.open(site);
        Caller family = given.aFamily();
        shelved = given.has(family, volume);
        given.lists(family, other, List.of(shelved), List.of());
        given.brings(site, other, shelved);
        sessions.cancel(given.staffAt(site), other);
        given.afterTheClock(other);
        assertThat(given.status(shelved)).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(given.credits(family)).isEqualTo(new Balance(1, 0));
    }

    @Test
    void aFamilyThatTakesItsBookBackLeavesTheOtherItsPlace() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        given.runs(site, session);
        Member leaves = ring.get(0);
        listings.withdraw(leaves.family(), session, leaves.book());
        assertThat(given.stage(leaves.family(), session, leaves.book())).isEqualTo(TradeStage.GOES_HOME);
        assertThat(given.stage(ring.get(1).family(), session, ring.get(1).book()))
                .isEqualTo(TradeStage.PRESENT);
        desk.takeHome(
                given.staffAt(site),
                session,
                new TradeForms.HandOver(leaves.book().value(), given.card(leaves.family())));
        assertThat(given.credits(leaves.family())).isEqualTo(new Balance(0, 0));
        assertThat(given.status(leaves.book())).isEqualTo(CopyStatus.HANDED_OVER);
    }

    @Test
    void whatIsNotFetchedBecomesStockAndItsFamilyKeepsTheCredit() {
        List<Member> ring = ring(2, TradeEnd.HOME);
        given.runs(site, session);
        given.handsOver(site, session, ring.get(1).book(), ring.get(0).family());
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofDays(4)), Clock.class);
        given.afterTheClock(session);
        assertThat(sessions.show(null, session).state()).isEqualTo(TradeState.FINISHED);
        assertThat(given.status(ring.get(0).book())).isEqualTo(CopyStatus.AVAILABLE);
        assertThat(given.credits(ring.get(0).family())).isEqualTo(new Balance(0, 0));
        assertThat(given.credits(ring.get(1).family())).isEqualTo(new Balance(1, 0));
        assertThat(given.list(ring.get(1).family(), session).gets())
                .singleElement()
                .extracting(TradeListingView.Gets::state)
                .isEqualTo(TradeLegState.NOT_FETCHED);
    }

    @Test
    void allIsInOrderAfterEachBookThatIsLeft() {
        ring(3, TradeEnd.STOCK);
        given.runs(site, session);
        sessions.finish(given.staffAt(site), session);
        List<TradeLeftovers.Left> left =
                QuarkusTransaction.requiringNew().call(() -> leftovers.next(LocalDate.EPOCH, 500));
        left.stream().filter(book -> book.session().equals(session)).forEach(book -> {
            Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> {
                leftovers.settle(book);
                return true;
            }));
            given.audit();
        });
    }

    @Test
    void theRunStartsAtTheDeadlineByTheClock() {
        List<Member> ring = ring(2, TradeEnd.STOCK);
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofHours(7)), Clock.class);
        refused(TRADE_NOT_READY, () -> given.lists(ring.get(0).family(), session, List.of(), List.of()));
        assertThat(given.afterTheClock(session).state()).isEqualTo(TradeState.MATCHED);
    }

    @Test
    void aStoppedRunIsMadeAgainWhenSomebodyAsks() {
        ring(2, TradeEnd.STOCK);
        given.stopped(site, session);
        assertThat(given.afterTheClock(session).state()).isEqualTo(TradeState.CLOSED);
        assertThat(given.runs(site, session).state()).isEqualTo(TradeState.MATCHED);
    }

    @Test
    void aDraftExistsForStaffOnlyAndItsSeedForNobody() {
        UUID draft = given.draft(site, 3);
        assertThat(sessions.show(given.staffAt(site), draft).seed()).isNull();
        refused(TRADE_SESSION_UNKNOWN, () -> sessions.show(null, draft));
        refused(TRADE_SESSION_UNKNOWN, () -> sessions.show(given.aFamily(), draft));
        assertThat(sessions.show(null, session).seed()).isEqualTo(7);
        assertThat(sessions.list(null, TradeState.OPEN, null, null, 100).items())
                .extracting(TradeSessionView::id)
                .contains(session)
                .doesNotContain(draft);
    }

    static void refused(Refusal refusal, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }
}
