package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.inventory.ObviousStocktake;
import cn.yishulai.inventory.ObviousStocktake.Read;
import cn.yishulai.inventory.ObviousStocktake.Stands;
import cn.yishulai.inventory.ObviousStocktake.Verdict;
import cn.yishulai.inventory.ShelfScansForm;
import cn.yishulai.inventory.StocktakeForm;
import cn.yishulai.inventory.StocktakeLineView;
import cn.yishulai.inventory.StocktakeReads;
import cn.yishulai.inventory.StocktakeResults;
import cn.yishulai.inventory.StocktakeScans;
import cn.yishulai.inventory.Stocktakes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.Shelves;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Some hundred histories of a site that is counted by three scanners, with and without network, whose clocks are wrong,
 * while people take, send, shelve, miss and ask for the very books: each is put into effect and compared, copy by copy,
 * with somebody who reads the whole history again.
 */
@QuarkusTest
@Audited
class StocktakeHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("histories", 40);
    private static final int COPIES = 6;
    private static final int STEPS = 22;
    private static final long SEED = 20261123;

    @Inject
    SwapFixture given;

    @Inject
    Scheduler scheduler;

    @Inject
    Shelves shelves;

    @Inject
    Stocktakes stocktakes;

    @Inject
    StocktakeScans scans;

    @Inject
    StocktakeReads report;

    @Inject
    StocktakeSettlement settlement;

    @Inject
    Circulation circulation;

    @Inject
    Handovers handovers;

    @Inject
    Removals removals;

    @Inject
    Requests requests;

    @Inject
    CopyReads copies;

    @Inject
    Ledger ledger;

    private final Watch watch = new Watch();
    private UUID elsewhere;
    private Caller rich;
    private List<UUID> staff;

    @BeforeEach
    void aTownWhoseTimeIsOurs() {
        scheduler.pause(StocktakeSettlement.ROUND);
        elsewhere = given.aSite();
        rich = given.aFamily();
        credits(rich, 2_000);
        staff = List.of(
                Somebody.staffAt().caller().personId(),
                Somebody.staffAt().caller().personId(),
                Somebody.staffAt().caller().personId());
        QuarkusMock.installMockForType(watch, Clock.class);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
        scheduler.resume(StocktakeSettlement.ROUND);
    }

    @Test
    void theReportIsThatOfWhoeverReadsTheWholeHistoryAndTheBooksAreWhereItSays() {
        Map<String, Integer> told = new TreeMap<>();
        for (int i = 0; i < HISTORIES; i++) {
            History history = new History(SEED + i);
            history.isLived();
            history.isSettled().forEach(line -> told.merge(line, 1, Integer::sum));
        }
        System.out.println("stocktake histories: " + told);
        assertThat(told.keySet())
                .as("every bucket occurs")
                .contains("FOUND", "MISSING", "MISPLACED", "MOVED", "UNKNOWN");
    }

    private final class History {

        private final long seed;
        private final Random random;
        private final UUID site = given.aSite();
        private final Caller li = somebody(0);
        private final Caller wang = somebody(1);
        private final Caller reader = given.aFamily();
        private final List<Device> devices;
        private final Map<String, UUID> volumes = new TreeMap<>();
        private final Map<String, UUID> asked = new HashMap<>();
        private final ObviousStocktake obvious = new ObviousStocktake();
        private final List<String> story = new ArrayList<>();
        private UUID stocktake;

        History(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.devices = List.of(new Device(), new Device(), new Device());
            credits(reader, COPIES);
        }

        private Caller somebody(int who) {
            return new Caller(Role.STAFF, staff.get(who), null, Set.of(site, elsewhere), "小李");
        }

        void isLived() {
            QuarkusTransaction.requiringNew().run(() -> shelves.plan(site, List.of("A-1", "B-1", "C-1")));
            for (int i = 0; i < COPIES; i++) {
                aCopy(i == 0 ? elsewhere : site);
            }
            for (int i = 0; i < 4; i++) {
                tick();
                somebodyDoesSomething(false);
            }
            tick();
            stocktake = UUID.fromString(stocktakes
                    .open(li, new StocktakeForm(site.toString(), null))
                    .id());
            volumes.keySet().forEach(copy -> {
                Stands stands = stands(copy);
                if (stands.here()
                        && Set.of(
                                        CopyStatus.AVAILABLE,
                                        CopyStatus.CLAIMED,
                                        CopyStatus.ON_HOLD_SHELF,
                                        CopyStatus.QUARANTINED)
                                .contains(stands.status())) {
                    obvious.expect(copy, stands);
                }
                story.add(copy + " " + stands);
            });
            for (int i = 0; i < STEPS; i++) {
                tick();
                int what = random.nextInt(16);
                if (what < 9) {
                    devices.get(random.nextInt(3)).reads();
                } else if (what < 12) {
                    devices.get(random.nextInt(3)).sends();
                } else if (what < 15) {
                    somebodyDoesSomething(true);
                } else {
                    stocktakes.counted(li, stocktake);
                    if (random.nextBoolean()) {
                        devices.get(random.nextInt(3)).sends(); // still counts
                    }
                    stocktakes.reopen(wang, stocktake);
                }
            }
            devices.subList(0, 2).forEach(Device::sends);
            stocktakes.counted(li, stocktake);
        }

        private void aCopy(UUID at) {
            UUID volume = given.aVolume();
            CopyCode code = given.brought(rich, volume, at);
            if (random.nextInt(4) > 0) {
                circulation.shelve(li, code, at, shelf());
            }
            volumes.put(code.value(), volume);
        }

        private String shelf() {
            return random.nextBoolean() ? "A-1" : "B-1";
        }

        private String copy() {
            return List.copyOf(volumes.keySet()).get(random.nextInt(COPIES));
        }

        private Stands stands(String copy) {
            CopyFacts facts = copies.facts(new CopyCode(copy));
            return new Stands(facts.status(), site.equals(facts.site()), facts.shelf());
        }

        /** Whatever comes to mind; a refusal is an answer, and then nothing has happened. */
        private void somebodyDoesSomething(boolean counting) {
            String copy = copy();
            CopyCode code = new CopyCode(copy);
            Stands before = stands(copy);
            UUID at = before.here() ? site : elsewhere;
            int what = random.nextInt(10);
            try {
                switch (what) {
                    case 0 ->
                        handovers.handOver(li, code, new HandoverForm(at.toString(), given.card(rich), null, null));
                    case 1 -> circulation.send(li, code, at, at.equals(site) ? elsewhere : site);
                    case 2 -> circulation.receive(li, code, random.nextBoolean() ? site : elsewhere);
                    case 3, 4 -> circulation.shelve(li, code, at, shelf());
                    case 5 -> removals.miss(li, code, at, "不在架上");
                    case 6 -> removals.quarantine(li, code, at, "发霉");
                    case 7 -> asked.put(copy, given.asks(reader, volumes.get(copy), site));
                    case 8 -> circulation.holdShelf(li, code, site);
                    default -> requests.cancel(reader, asked.getOrDefault(copy, UUID.randomUUID()));
                }
            } catch (Refused refused) {
                story.add("refused " + what + " " + copy + " " + refused.refusal());
                return;
            }
            Stands after = stands(copy);
            boolean claimed = what == 7 || what == 9;
            boolean nothing = after.equals(before) && (claimed || what == 3 || what == 4);
            story.add(watch.instant() + " " + what + " " + copy + " " + after);
            if (counting && !nothing) {
                obvious.happened(copy, watch.instant(), !claimed);
            }
        }

        /** One scanner. It numbers what it reads, and its clock is wrong by up to three days. */
        private final class Device {

            private final UUID id = UUID.randomUUID();
            private final Duration wrong = Duration.ofSeconds(random.nextInt(500_000) - 250_000L);
            private final List<ShelfScansForm.Event> queue = new ArrayList<>();
            private final Map<Long, Runnable> meaning = new HashMap<>();
            private long number;

            void reads() {
                long n = ++number;
                Instant now = watch.instant();
                OffsetDateTime said = said();
                switch (random.nextInt(8)) {
                    case 0, 1 -> {
                        String shelf = shelf();
                        queue.add(new ShelfScansForm.Event(n, said, null, shelf, null));
                        meaning.put(n, () -> obvious.told(new Read(now, id.toString(), n, null, shelf)));
                    }
                    case 2 -> {
                        queue.add(new ShelfScansForm.Event(n, said, null, null, true));
                        meaning.put(n, () -> obvious.told(new Read(now, id.toString(), n, null, Read.HOLD_SHELF)));
                    }
                    case 3 -> {
                        String text = "9787" + random.nextInt(10);
                        queue.add(new ShelfScansForm.Event(n, said, text, null, null));
                        meaning.put(n, () -> obvious.foreign(text));
                    }
                    default -> {
                        String copy = copy();
                        queue.add(new ShelfScansForm.Event(n, said, "HTTPS://JL.EXAMPLE/B/" + copy, null, null));
                        meaning.put(n, () -> obvious.told(new Read(now, id.toString(), n, copy, null)));
                    }
                }
                story.add(now + " device " + devices.indexOf(this) + " reads " + queue.get(queue.size() - 1));
            }

            /** A part of what it has, shuffled, some of it twice; it forgets only what it was told is written down. */
            void sends() {
                if (queue.isEmpty()) {
                    return;
                }
                List<ShelfScansForm.Event> sent = new ArrayList<>(queue);
                sent.add(queue.get(random.nextInt(queue.size())));
                Collections.shuffle(sent, random);
                List<ShelfScansForm.Event> part = sent.subList(0, 1 + random.nextInt(sent.size()));
                story.add("device " + devices.indexOf(this) + " sends " + part);
                scans.add(li, stocktake, new ShelfScansForm(id, said(), part));
                part.forEach(event -> meaning.get(event.sequence()).run());
                if (random.nextInt(3) > 0) {
                    queue.removeAll(part);
                }
            }

            private OffsetDateTime said() {
                return watch.instant().plus(wrong).atOffset(ZoneOffset.ofHours(8));
            }
        }

        /** Somebody else signs, people go on, a device comes too late, and the list is put into effect. */
        List<String> isSettled() {
            tick();
            Caller signer = somebody(2);
            stocktakes.sign(signer, stocktake);
            for (int i = random.nextInt(3); i > 0; i--) {
                tick();
                somebodyMovesSomething();
            }
            tick();
            if (!devices.get(2).queue.isEmpty()) {
                scans.add(
                        li,
                        stocktake,
                        new ShelfScansForm(devices.get(2).id, devices.get(2).said(), devices.get(2).queue));
            }
            Map<String, Stands> before = new TreeMap<>();
            obvious.copies().forEach(copy -> before.put(copy, stands(copy)));
            settlement.settle(new StocktakeResults.Signature(stocktake, site, signer.personId()));
            List<StocktakeLineView> lines =
                    report.lines(li, stocktake, null, null, 100).items();
            Set<String> foreign = new TreeSet<>();
            Set<String> judged = new TreeSet<>();
            List<String> buckets = new ArrayList<>();
            for (StocktakeLineView line : lines) {
                buckets.add(line.bucket().name());
                if (line.copy() == null) {
                    foreign.add(line.text());
                } else {
                    String copy = line.copy().code();
                    judged.add(copy);
                    Verdict obviously = obvious.judge(copy, before.get(copy));
                    assertThat(new Verdict(line.bucket(), line.remedy()))
                            .as("%s of seed %d:%n%s", copy, seed, this)
                            .isEqualTo(obviously);
                    assertStands(copy, before.get(copy), obviously);
                }
            }
            assertThat(judged).as("seed %d", seed).isEqualTo(obvious.copies());
            assertThat(foreign).as("seed %d", seed).isEqualTo(obvious.foreign());
            return buckets;
        }

        /** After the signature a claim alone says nothing any more about where a book stands. */
        private void somebodyMovesSomething() {
            String copy = copy();
            Stands before = stands(copy);
            try {
                circulation.shelve(li, new CopyCode(copy), site, "C-1");
                if (!before.equals(stands(copy))) {
                    obvious.happened(copy, watch.instant(), true);
                }
                story.add(watch.instant() + " shelved after the signature " + copy);
            } catch (Refused refused) {
                story.add("refused " + copy + " " + refused.refusal());
            }
        }

        /** The catalogue says what the report says; whoever waits for a book may have been promised it since. */
        private void assertStands(String copy, Stands before, Verdict verdict) {
            Stands after = stands(copy);
            String as = "%s stood %s and was %s; seed %d:%n%s".formatted(copy, before, verdict, seed, this);
            switch (verdict.remedy()) {
                case NONE -> assertThat(after).as(as).isEqualTo(before);
                case MISS -> assertThat(after).as(as).isEqualTo(new Stands(CopyStatus.MISSING, true, before.shelf()));
                case FIND, ADOPT -> {
                    assertThat(after.status()).as(as).isIn(CopyStatus.AVAILABLE, CopyStatus.CLAIMED);
                    assertThat(after.here()).as(as).isTrue();
                }
                case CORRECT_SHELF -> {
                    assertThat(after.status()).as(as).isEqualTo(before.status());
                    assertThat(after.shelf()).as(as).isNotNull().isNotEqualTo(before.shelf());
                }
            }
        }

        private void tick() {
            watch.tick(1 + random.nextInt(60));
        }

        @Override
        public String toString() {
            return String.join("\n  ", story);
        }
    }

    private void credits(Caller family, int credits) {
        ledger.post(
                CreditKind.GRANT,
                new Credits(credits),
                new Posting(family.household(), family.personId(), UUID.randomUUID(), null, "a test"));
    }

    /** Time passes when we say so. */
    private static final class Watch extends Clock {

        // Not a moment before now: what another story published in this second is in force.
        private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);

        void tick(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(@Nullable ZoneId zone) {
            return this;
        }
    }
}
