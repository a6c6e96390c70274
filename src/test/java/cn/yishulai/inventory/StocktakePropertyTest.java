package cn.yishulai.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.CopyStatus;
import cn.yishulai.inventory.ObviousStocktake.Read;
import cn.yishulai.inventory.ObviousStocktake.Stands;
import cn.yishulai.inventory.ObviousStocktake.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Small histories of a site that is counted while people go on swapping: the judgement of each copy against somebody who
 * reads the whole history again, and what signing does to the books.
 */
class StocktakePropertyTest {

    private static final Instant OPENED = Instant.parse("2026-11-22T02:00:00Z");

    @Property(tries = 6_000)
    void everyCopyIsJudgedAsWhoeverReadsTheWholeHistoryWould(@ForAll long seed) {
        History history = new History(new Random(seed));
        history.judged.forEach((copy, judged) -> assertThat(new Verdict(judged.bucket(), judged.remedy()))
                .as("%s in %s", copy, history)
                .isEqualTo(history.obvious.judge(copy, history.now.get(copy))));
    }

    @Property(tries = 6_000)
    void nobodysBookIsMissingThatWasSeenOrMovedAndWhatMovedIsLeftAlone(@ForAll long seed) {
        History history = new History(new Random(seed));
        history.judged.forEach((copy, judged) -> {
            if (judged.bucket() == Bucket.MISSING) {
                assertThat(history.seen).as("%s", history).doesNotContainKey(copy);
                assertThat(history.happened).as("%s", history).doesNotContainKey(copy);
            }
            if (judged.bucket() == Bucket.MOVED) {
                assertThat(judged.remedy()).as("%s", history).isEqualTo(Remedy.NONE);
            }
        });
    }

    /** Signed, and read again at once in the same places: there is nothing left to do, and nothing is anywhere else. */
    @Property(tries = 6_000)
    void whatIsCountedAgainAfterTheSignatureNeedsNothing(@ForAll long seed) {
        History history = new History(new Random(seed));
        Map<String, Stands> after = history.afterSigning();
        history.judged.forEach((copy, judged) -> {
            Stands stands = after.get(copy);
            Judgement.Sighting seen = history.seen.get(copy);
            if (judged.bucket() == Bucket.MISSING && judged.remedy() == Remedy.MISS) {
                assertThat(stands.status()).isEqualTo(CopyStatus.MISSING);
            }
            if (seen != null && judged.bucket() != Bucket.MOVED) {
                Judgement again = Judgement.of(known(stands, stands, false, null), seen);
                assertThat(again.remedy()).as("%s again in %s", copy, history).isEqualTo(Remedy.NONE);
                assertThat(again.bucket())
                        .as("%s again in %s", copy, history)
                        .isEqualTo(judged.remedy() == Remedy.NONE ? judged.bucket() : again.bucket())
                        .isNotEqualTo(Bucket.MISSING);
            }
        });
    }

    private static Judgement.Known known(@Nullable Stands then, Stands now, boolean moved, @Nullable Instant handled) {
        boolean listed = then != null && then.here() && LISTED.contains(then.status());
        return new Judgement.Known(
                listed ? new Judgement.Then(then.status(), then.shelf()) : null,
                now.status(),
                now.here(),
                now.shelf(),
                moved,
                handled);
    }

    private static final Set<CopyStatus> LISTED =
            Set.of(CopyStatus.AVAILABLE, CopyStatus.CLAIMED, CopyStatus.ON_HOLD_SHELF, CopyStatus.QUARANTINED);

    /** Five copies, two shelves, three scanners, and people who do whatever the states of a copy allow. */
    private static final class History {

        private static final List<String> SHELVES = List.of("A", "B");

        final ObviousStocktake obvious = new ObviousStocktake();
        final Map<String, Stands> now = new TreeMap<>();
        final Map<String, Judgement.Sighting> seen = new HashMap<>();
        final Map<String, Instant> happened = new HashMap<>();
        final Map<String, Judgement> judged = new TreeMap<>();

        private final Random random;
        private final Map<String, Stands> then = new TreeMap<>();
        private final Map<String, Instant> handled = new HashMap<>();
        private final List<Read> reads = new ArrayList<>();
        private final List<String> story = new ArrayList<>();
        private Instant clock = OPENED;

        History(Random random) {
            this.random = random;
            for (int i = 0; i < 5; i++) {
                CopyStatus status = CopyStatus.values()[random.nextInt(CopyStatus.values().length)];
                now.put("c" + i, stands(random.nextInt(3) > 0 ? CopyStatus.AVAILABLE : status));
            }
            then.putAll(now);
            now.forEach((copy, stands) -> {
                story.add(copy + "=" + stands);
                if (stands.here() && LISTED.contains(stands.status())) {
                    obvious.expect(copy, stands);
                }
            });
            int length = 3 + random.nextInt(14);
            for (int i = 0; i < length; i++) {
                clock = clock.plusSeconds(1 + random.nextInt(60));
                if (random.nextInt(3) == 0) {
                    moves(copy());
                } else {
                    reads.add(read(i));
                }
            }
            sent();
            new TreeSet<>(obvious.copies())
                    .forEach(copy -> judged.put(copy, Judgement.of(known(copy), seen.get(copy))));
        }

        private Stands stands(CopyStatus status) {
            boolean atHome =
                    status == CopyStatus.LISTED || status == CopyStatus.PROMISED || status == CopyStatus.HANDED_OVER;
            boolean here = !atHome && random.nextInt(5) > 0;
            return new Stands(status, here, atHome || random.nextInt(4) == 0 ? null : SHELVES.get(random.nextInt(2)));
        }

        private String copy() {
            return "c" + random.nextInt(5);
        }

        private void moves(String copy) {
            Stands before = now.get(copy);
            List<CopyStatus> next = new ArrayList<>(List.of(CopyStatus.values()).stream()
                    .filter(before.status()::canBecome)
                    .toList());
            if (before.status() == CopyStatus.AVAILABLE && before.here()) {
                next.add(CopyStatus.AVAILABLE); // onto the other shelf
            }
            if (next.isEmpty()) {
                return;
            }
            CopyStatus status = next.get(random.nextInt(next.size()));
            boolean reshelved = status == before.status();
            Stands after = reshelved
                    ? new Stands(status, true, "A".equals(before.shelf()) ? "B" : "A")
                    : new Stands(
                            status,
                            stands(status).here(),
                            status == CopyStatus.HANDED_OVER || status == CopyStatus.IN_TRANSIT
                                    ? null
                                    : before.shelf());
            boolean claim = status == CopyStatus.CLAIMED
                    || status == CopyStatus.AVAILABLE && before.status() == CopyStatus.CLAIMED;
            Stands stands = claim ? new Stands(status, before.here(), before.shelf()) : after;
            now.put(copy, stands);
            happened.put(copy, clock);
            if (!claim) {
                handled.put(copy, clock);
            }
            obvious.happened(copy, clock, !claim);
            story.add(clock + " " + copy + "=" + stands);
        }

        private Read read(int number) {
            String device = "d" + random.nextInt(3);
            return switch (random.nextInt(5)) {
                case 0 -> new Read(clock, device, number + 1, null, SHELVES.get(random.nextInt(2)));
                case 1 -> new Read(clock, device, number + 1, null, random.nextInt(3) == 0 ? Read.HOLD_SHELF : "A");
                default -> new Read(clock, device, number + 1, copy(), null);
            };
        }

        /** All that was read comes, shuffled and some of it twice; then each device is played back from its beginning. */
        private void sent() {
            List<Read> sent = new ArrayList<>(reads);
            sent.addAll(reads.subList(0, reads.size() / 2));
            Collections.shuffle(sent, random);
            sent.forEach(obvious::told);
            Map<String, String> places = new HashMap<>();
            for (Read read : reads) {
                story.add(read.toString());
                if (read.place() != null) {
                    places.put(read.device(), read.place());
                } else {
                    String place = places.get(read.device());
                    boolean hold = Read.HOLD_SHELF.equals(place);
                    seen.put(read.copy(), new Judgement.Sighting(read.at(), hold ? null : place, hold));
                }
            }
        }

        private Judgement.Known known(String copy) {
            return StocktakePropertyTest.known(
                    then.get(copy), now.get(copy), happened.containsKey(copy), handled.get(copy));
        }

        /** What the settlement does, one copy after the other. */
        Map<String, Stands> afterSigning() {
            Map<String, Stands> after = new TreeMap<>(now);
            judged.forEach((copy, judgement) -> {
                Stands stands = now.get(copy);
                Judgement.Sighting at = seen.get(copy);
                String here = stands.here() ? stands.shelf() : null;
                String onto = at == null || at.shelf() == null ? here : at.shelf();
                switch (judgement.remedy()) {
                    case NONE -> {}
                    case MISS -> {
                        assertThat(stands.status().canBecome(CopyStatus.MISSING))
                                .isTrue();
                        after.put(copy, new Stands(CopyStatus.MISSING, true, stands.shelf()));
                    }
                    case FIND, ADOPT -> after.put(copy, new Stands(CopyStatus.AVAILABLE, true, onto));
                    case CORRECT_SHELF -> after.put(copy, new Stands(stands.status(), true, onto));
                }
            });
            return after;
        }

        @Override
        public String toString() {
            return String.join("\n  ", story);
        }
    }
}
