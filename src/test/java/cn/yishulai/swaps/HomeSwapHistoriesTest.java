package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.intake.Receipts;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.Balance;
import cn.yishulai.people.Caller;
import cn.yishulai.swaps.HomeSwapLeg.IfEnded;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of families that agree, decline, bring, forget, give up and fetch, against a model that knows one rule: for
 * every book that a family gave away it has one book, or its own again, or a credit. Whatever happens, and after every step.
 */
@QuarkusTest
@ClocksStandStill
@Audited
class HomeSwapHistoriesTest {

    private static final int FAMILIES = 5;
    private static final int STEPS = 40;

    @Inject
    SwapFixture given;

    @Inject
    HomeSwapFixture homes;

    @Inject
    HomeSwaps swaps;

    @Inject
    HomeSwapReads reads;

    @Inject
    HomeSwapDeposits deposits;

    @Inject
    Deposits desk;

    @Inject
    DropOffs dropOffs;

    @Inject
    Receipts receipts;

    @Inject
    Handovers handovers;

    @Inject
    Requests requests;

    @Inject
    CopyReads copies;

    @AfterEach
    void theClockGoesRightAgain() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyFamilyHasABookOrItsOwnOrACreditForEachItGave(long seed) {
        new History(seed).run();
    }

    /** One history and its model: how many books each family is owed for. */
    private final class History {

        private final Random random;
        private final UUID site;
        private final Caller clerk;
        private final List<Caller> families = new ArrayList<>();
        private final Map<Caller, Integer> owed = new HashMap<>();
        private final List<CopyCode> books = new ArrayList<>();
        private Duration passed = Duration.ZERO;
        private int fetched;

        History(long seed) {
            random = new Random(seed);
            site = given.aSite();
            clerk = given.staffAt(site);
            List<UUID> volumes = new ArrayList<>();
            for (int i = 0; i < FAMILIES; i++) {
                families.add(given.aFamily());
                owed.put(families.get(i), 0);
                volumes.add(given.aVolume());
                books.add(given.listed(families.get(i), volumes.get(i)));
            }
            for (int i = 0; i < FAMILIES; i++) {
                for (int wish = 0; wish < 2; wish++) {
                    int other = (i + 1 + random.nextInt(FAMILIES - 1)) % FAMILIES;
                    int family = i;
                    tries(() -> given.asks(families.get(family), volumes.get(other), site));
                }
            }
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                step();
                check("step " + step);
            }
            for (int i = 0; i < 3; i++) {
                later(Duration.ofDays(30));
                homes.tick();
            }
            check("the end");
            assertThat(books)
                    .as("no book is promised or kept when all is over")
                    .noneMatch(book -> copies.facts(book).status() == CopyStatus.PROMISED);
            for (Caller family : families) {
                assertThat(reads.of(family, null, 50).items())
                        .extracting(HomeSwapView::state)
                        .isSubsetOf(HomeSwapState.RELEASED, HomeSwapState.ENDED, HomeSwapState.PROPOSED);
            }
        }

        private void step() {
            Caller family = families.get(random.nextInt(FAMILIES));
            switch (random.nextInt(12)) {
                case 0, 1 -> homes.tick();
                case 2, 3, 4 -> open(family).ifPresent(swap -> tries(() -> swaps.agree(family, swap, form())));
                case 5 ->
                    open(family)
                            .filter(s -> random.nextInt(4) == 0)
                            .ifPresent(s -> tries(() -> swaps.decline(family, s)));
                case 6, 7, 8 -> brings(family);
                case 9 -> fetches(family);
                case 10 -> goesHome(family);
                default -> {
                    if (random.nextInt(3) == 0) {
                        later(Duration.ofDays(random.nextInt(6)));
                    } else if (random.nextInt(6) == 0) {
                        given.anyRequest(family, random).ifPresent(wish -> tries(() -> requests.cancel(family, wish)));
                    }
                }
            }
        }

        private HomeSwapForm form() {
            return new HomeSwapForm(site.toString(), random.nextBoolean() ? IfEnded.STOCK : IfEnded.HOME);
        }

        private Optional<UUID> open(Caller family) {
            return reads.of(family, null, 5).items().stream()
                    .filter(swap -> swap.state() == HomeSwapState.PROPOSED || swap.state() == HomeSwapState.AGREED)
                    .map(swap -> UUID.fromString(swap.id()))
                    .findFirst();
        }

        /** What stands on its shelf and is promised; seldom one that is in poor condition, or not promised to anybody. */
        private void brings(Caller family) {
            for (CopyCode book : books) {
                CopyFacts copy = copies.facts(book);
                boolean promised = copy.status() == CopyStatus.PROMISED
                        || copy.status() == CopyStatus.LISTED && random.nextInt(8) == 0;
                if (promised && family.household().equals(copy.household())) {
                    Grade grade = random.nextInt(8) == 0 ? Grade.DAMAGED : Grade.GOOD;
                    UUID session =
                            UUID.fromString(dropOffs.open(clerk, new DropOffForm(site.toString(), given.card(family)))
                                    .id());
                    tries(() -> {
                        desk.inspect(
                                clerk, session, new InspectionForm(book.value(), null, null, grade, null, null, null));
                        owed.merge(family, grade == Grade.GOOD ? 1 : 0, Integer::sum);
                    });
                    tries(() -> receipts.close(clerk, session));
                    return;
                }
            }
        }

        private void fetches(Caller family) {
            for (CopyCode book : books) {
                CopyFacts copy = copies.facts(book);
                if (copy.status() == CopyStatus.ON_HOLD_SHELF) {
                    tries(() -> {
                        handovers.handOver(
                                clerk, book, new HandoverForm(site.toString(), given.card(family), null, null));
                        owed.merge(family, -1, Integer::sum);
                        fetched++;
                    });
                }
            }
        }

        private void goesHome(Caller family) {
            for (CopyCode book : books) {
                tries(() -> {
                    deposits.takeHome(clerk, book, site, new FamilyCode(given.card(family)));
                    owed.merge(family, -1, Integer::sum);
                });
            }
        }

        private void check(String when) {
            for (Caller family : families) {
                Balance balance = given.credits(family);
                assertThat(balance.free() + balance.held())
                        .as("%s: credits of family %d (%d fetched)", when, families.indexOf(family), fetched)
                        .isEqualTo((long) owed.get(family));
            }
        }

        private void later(Duration time) {
            passed = passed.plus(time);
            QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), passed), Clock.class);
        }
    }

    /** A refusal is an answer like any other: nothing happened. */
    private static void tries(Runnable step) {
        try {
            step.run();
        } catch (Refused no) {
            assertThat(no.refusal()).isNotNull();
        }
    }
}
