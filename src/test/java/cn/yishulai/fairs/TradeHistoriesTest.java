package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.matching.TradeRun;
import cn.yishulai.matching.Watch;
import cn.yishulai.people.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Small random sessions, told to their end: who gets what is what anybody finds who runs the published list, and whatever
 * is fetched, lost, taken back and left over, every rule between rows holds.
 */
@QuarkusTest
class TradeHistoriesTest {

    private static final int SESSIONS = 12;
    private static final int FAMILIES = 5;
    private static final int TITLES = 6;
    private static final long SEED = 8;

    @Inject
    TradeFixture given;

    @Inject
    TradeSessions sessions;

    @Inject
    TradeListings listings;

    @Inject
    TradeDesk desk;

    @Inject
    TradeLosses losses;

    @Inject
    TradeRuns runs;

    private int trades;
    private int substitutes;
    private int found;

    @Test
    void everySessionEndsAsItsListSays() {
        Random chance = new Random(SEED);
        UUID site = given.aSite();
        List<UUID> titles = new ArrayList<>();
        for (int i = 0; i < TITLES; i++) {
            titles.add(given.aVolume());
        }
        for (int i = 0; i < SESSIONS; i++) {
            play(site, titles, chance);
        }
        System.out.printf(
                "trade histories: %d trades, %d substitutes, %d books found again in %d sessions%n",
                trades, substitutes, found, SESSIONS);
        assertThat(trades).isGreaterThan(SESSIONS);
        assertThat(substitutes).as("the histories come to substitutes").isPositive();
        assertThat(found).as("and to books that are found again").isPositive();
        given.audit();
    }

    private void play(UUID site, List<UUID> titles, Random chance) {
        UUID session = given.open(site);
        Map<CopyCode, Caller> books = new HashMap<>();
        List<Caller> families = new ArrayList<>();
        for (int i = 0; i < FAMILIES; i++) {
            Caller family = given.aFamily();
            families.add(family);
            List<CopyCode> own = new ArrayList<>();
            for (int n = 0; n <= chance.nextInt(3); n++) {
                own.add(given.has(family, titles.get(chance.nextInt(TITLES))));
            }
            Set<UUID> wishes = new HashSet<>();
            while (wishes.size() < 3) {
                wishes.add(titles.get(chance.nextInt(TITLES)));
            }
            given.lists(
                    family, session, own, List.copyOf(wishes), chance.nextBoolean() ? TradeEnd.HOME : TradeEnd.STOCK);
            own.forEach(code -> books.put(code, family));
        }
        books.keySet().stream()
                .filter(code -> chance.nextInt(8) > 0)
                .forEach(code -> given.brings(site, session, code));
        given.runs(site, session);
        asItsListSays(session, 1, families);
        trades += sessions.show(null, session).runs().get(0).trades();
        List<CopyCode> inOrder = books.keySet().stream().sorted().toList();
        inOrder.forEach(code -> something(site, session, code, books.get(code), families, chance));
        if (sessions.show(null, session).counts().withoutBook() > 0) {
            sessions.substitute(given.staffAt(site), session);
            TradeSessionView after = given.afterTheClock(session);
            asItsListSays(session, 2, families);
            substitutes += after.runs().get(1).trades();
        }
        if (chance.nextBoolean()) {
            fetchAll(site, session, families, chance);
        }
        sessions.finish(given.staffAt(site), session);
        given.settled(session);
        assertThat(families)
                .allSatisfy(family -> assertThat(given.credits(family).held())
                        .as("nothing is held when all is over")
                        .isZero());
    }

    /** The loops of the published list, run again, are what families are told. */
    private void asItsListSays(UUID session, int run, List<Caller> families) {
        String text = runs.text(session, run, TradeRuns.Text.INPUT);
        Map<String, String> takes = new HashMap<>();
        for (List<String> loop : TradeRun.of(text, 7, Watch.NONE).namedLoops()) {
            for (int i = 0; i < loop.size(); i++) {
                takes.put(loop.get(i), loop.get((i + 1) % loop.size()));
            }
        }
        for (Caller family : families) {
            TradeListingView list = given.list(family, session);
            Map<String, String> items = new HashMap<>();
            list.copies().forEach(copy -> items.put(copy.code(), copy.item()));
            list.gets().stream().filter(leg -> leg.run() == run).forEach(leg -> {
                String own = items.get(leg.forCode());
                String asked = takes.containsKey(own) ? own : own + "-" + run;
                assertThat(takes.remove(asked)).as("taken for " + asked).isEqualTo(leg.item());
            });
        }
        assertThat(takes.keySet())
                .as("what is left of the loops is given to the library for a substitute")
                .allSatisfy(name -> assertThat(text).contains("(" + TradeNames.LIBRARY + ") " + name + " :"));
    }

    private void something(UUID site, UUID session, CopyCode code, Caller owner, List<Caller> families, Random chance) {
        try {
            switch (chance.nextInt(5)) {
                case 0 -> {
                    losses.missing(given.staffAt(site), session, code);
                    if (chance.nextInt(3) == 0) {
                        losses.found(given.staffAt(site), session, code);
                        found++;
                    }
                }
                case 1 -> listings.withdraw(owner, session, code);
                case 2 ->
                    desk.takeHome(
                            given.staffAt(site), session, new TradeForms.HandOver(code.value(), given.card(owner)));
                default -> {
                    for (Caller family : families) {
                        fetch(site, session, code, family, chance);
                    }
                }
            }
        } catch (Refused no) {
            // not at this step: a history goes on with the next
        }
    }

    private void fetchAll(UUID site, UUID session, List<Caller> families, Random chance) {
        for (Caller family : families) {
            given.list(family, session).copies().forEach(copy -> {
                for (Caller taker : families) {
                    fetch(site, session, new CopyCode(copy.code()), taker, chance);
                }
            });
        }
    }

    private void fetch(UUID site, UUID session, CopyCode code, Caller family, Random chance) {
        try {
            given.handsOver(site, session, code, family);
            if (chance.nextInt(4) == 0) {
                desk.undo(given.staffAt(site), session, code);
            }
        } catch (Refused no) {
            // another family's, or gone
        }
    }
}
