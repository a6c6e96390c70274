package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.inventory.Claims;
import cn.yishulai.inventory.PullLists;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.Balance;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Shelves;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a book that nobody fetched, and the lists that staff walk by. */
@QuarkusTest
@Audited
class ClearanceTest {

    @Inject
    SwapFixture given;

    @Inject
    Circulation circulation;

    @Inject
    Handovers handovers;

    @Inject
    Removals removals;

    @Inject
    Deadlines deadlines;

    @Inject
    Claims claims;

    @Inject
    PullLists lists;

    @Inject
    Outcomes outcomes;

    @Inject
    CopyReads copies;

    @Inject
    Shelves shelves;

    @Inject
    OpeningCalendar calendar;

    private UUID site;
    private UUID volume;
    private Caller staff;
    private CopyCode book;
    private Caller reader;
    private UUID request;

    @BeforeEach
    void aBookOnTheHoldShelf() {
        site = given.aSite();
        volume = given.aVolume();
        staff = given.staffAt(site);
        book = given.brought(given.aFamily(), volume, site);
        reader = given.aFamilyWithCredits(1);
        request = given.asks(reader, volume, site);
        circulation.holdShelf(staff, book, site);
    }

    @Test
    void theNextReaderGetsTheBookWhereItStandsWithAWindowOfTheirOwnAndIsTold() {
        Caller next = given.aFamilyWithCredits(1);
        UUID second = given.asks(next, volume, site);
        UUID third = given.asks(given.aFamilyWithCredits(1), volume, site);
        notFetched();
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.EXPIRED);
        assertThat(given.credits(reader)).isEqualTo(new Balance(1, 0));
        assertThat(given.request(next, second).state()).isEqualTo(RequestState.READY);
        assertThat(given.request(next, second).copyCode()).isEqualTo(book.value());
        assertThat(claims.openFor(second).orElseThrow().pickupUntil()).isAfter(calendar.today());
        assertThat(given.told("request-ready", next)).isEqualTo(1);
        assertThat(claims.openFor(third)).isEmpty();
        assertThat(toClear()).isEmpty();
        assertThat(status()).isEqualTo(CopyStatus.ON_HOLD_SHELF);
    }

    @Test
    void aBookThatNobodyWaitsForIsClearedToItsShelf() {
        notFetched();
        assertThat(toClear()).singleElement().satisfies(line -> {
            assertThat(line.copy().code()).isEqualTo(book.value());
            assertThat(line.next()).isNull();
        });
        assertThat(lists.onHoldShelf(site, null, 10).items()).isEmpty();
        circulation.shelve(staff, book, site, null);
        assertThat(toClear()).isEmpty();
        assertThat(status()).isEqualTo(CopyStatus.AVAILABLE);
    }

    @Test
    void aBookForAReaderElsewhereIsClearedAndSentOn() {
        UUID far = given.aSite();
        Caller next = given.aFamilyWithCredits(1);
        UUID second = given.asks(next, volume, far);
        notFetched();
        assertThat(toClear()).singleElement().satisfies(line -> assertThat(
                        Objects.requireNonNull(line.next()).pickupSite().id())
                .isEqualTo(far));
        circulation.shelve(staff, book, site, null);
        assertThat(given.request(next, second).copyCode()).isEqualTo(book.value());
        circulation.send(staff, book, site, far);
        assertThat(status()).isEqualTo(CopyStatus.IN_TRANSIT);
    }

    @Test
    void whoWantsToBeAskedFirstIsNotPassedOver() {
        Caller careful = given.aFamilyWithCredits(1);
        UUID second = given.asks(careful, volume, site, false);
        Caller later = given.aFamilyWithCredits(1);
        UUID third = given.asks(later, volume, site);
        notFetched();
        assertThat(claims.openFor(third)).isEmpty();
        assertThat(toClear()).singleElement().satisfies(line -> assertThat(line.next())
                .isNotNull());
        circulation.shelve(staff, book, site, null);
        assertThat(given.request(careful, second).state()).isEqualTo(RequestState.OFFERED);
    }

    @Test
    void aBookMissingFromTheHoldShelfIsMatchedAgainAtTheSamePlaceInLine() {
        Caller later = given.aFamilyWithCredits(1);
        UUID second = given.asks(later, volume, site);
        removals.miss(staff, book, site, "不在架位上");
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.OPEN);
        CopyCode other = given.brought(given.aFamily(), volume, site);
        assertThat(given.request(reader, request).copyCode()).isEqualTo(other.value());
        assertThat(given.request(later, second).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void onlyALibrarianGivesAwayWhatItsReaderWasToldOf() {
        Caller walkIn = given.aFamilyWithCredits(1);
        HandoverForm form = new HandoverForm(site.toString(), given.card(walkIn), null, "读者来电让出");
        assertThatThrownBy(() -> handovers.handOver(staff, book, form))
                .satisfies(
                        refused -> assertThat(((Refused) refused).refusal()).isEqualTo(SwapRefusal.OVERRIDE_NOT_YOURS));
        Caller librarian = new Caller(Role.LIBRARIAN, staff.personId(), null, Set.of(), "陈馆长");
        handovers.handOver(librarian, book, form);
        assertThat(given.request(reader, request).state()).isEqualTo(RequestState.OPEN);
    }

    /** Two hundred books on five shelves, registered in any order: one walk, no shelf twice. */
    @Test
    void aPullListOfTwoHundredIsOneWalkPastTheShelves() {
        UUID large = given.aSite();
        Caller li = given.staffAt(large);
        List<String> plan = List.of("E", "A", "D", "B", "C");
        shelves.plan(large, plan);
        Caller owner = given.aFamily();
        Caller asking = given.aFamilyWithCredits(0);
        for (int i = 0; i < 200; i++) {
            UUID one = given.aVolume();
            CopyCode code = given.brought(owner, one, large);
            circulation.shelve(li, code, large, i % 7 == 6 ? null : plan.get(i % 5));
            if (i % 5 == 0) {
                asking = given.aFamilyWithCredits(5);
            }
            given.asks(asking, one, large);
        }
        List<String> walked = new ArrayList<>();
        String after = null;
        do {
            var page = lists.toPull(large, after, 60);
            copies.views(page.items()).values().forEach(copy -> walked.add(String.valueOf(copy.shelf())));
            after = page.nextAfter();
        } while (after != null);
        assertThat(walked).hasSize(200);
        List<String> walk = new ArrayList<>();
        for (String shelf : walked) {
            if (walk.isEmpty() || !walk.get(walk.size() - 1).equals(shelf)) {
                walk.add(shelf);
            }
        }
        assertThat(walk).containsExactly("E", "A", "D", "B", "C", "null");
    }

    private void notFetched() {
        var claim = claims.openFor(request).orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> deadlines.expire(claim));
    }

    private List<ClearanceLine> toClear() {
        return outcomes.clearance(lists.toClear(site, null, 10).items());
    }

    private @Nullable CopyStatus status() {
        return copies.facts(book).status();
    }
}
