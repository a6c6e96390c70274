package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Families, wishes and copies in memory, matched by {@link Rearranging} as the service matches them. */
class Town implements Rearranging.Market {

    private static final int FAMILIES = 4;
    private static final int VOLUMES = 4;
    private static final int WISHES = 8;
    private static final int COPIES = 6;

    /** Two volumes a work. */
    private static int work(int volume) {
        return volume / 2;
    }

    private enum Stage {
        OPEN,
        PAUSED,
        PROMISED,
        FROZEN
    }

    private static final class Asked {
        final UUID id;
        final int family;
        final int reader;
        final int volume;
        final boolean wide;
        final long at;
        Stage stage = Stage.OPEN;

        @Nullable
        UUID copy;

        Asked(UUID id, int family, int reader, int volume, boolean wide, long at) {
            this.id = id;
            this.family = family;
            this.reader = reader;
            this.volume = volume;
            this.wide = wide;
            this.at = at;
        }

        boolean meets(int copyOf) {
            return wide ? work(copyOf) == work(volume) : copyOf == volume;
        }
    }

    private final Random random;
    private final Rearranging rearranging;
    private final Map<UUID, Asked> wishes = new LinkedHashMap<>();
    private final Map<UUID, Integer> copies = new LinkedHashMap<>();
    private final int[] credits = new int[FAMILIES];
    private final int[] held = new int[FAMILIES];
    private final Set<Integer> haveRead = new HashSet<>();
    private int minted;
    private int burned;
    private long clock;
    private long given;
    private long moved;

    Town(Random random, int copiesLookedAt, int depth) {
        this.random = random;
        this.rearranging = new Rearranging(this, copiesLookedAt, depth);
    }

    long given() {
        return given;
    }

    long moved() {
        return moved;
    }

    // ---- what happens

    String something() {
        clock++;
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> bring();
            case 3, 4, 5 -> wish();
            case 6 -> one(any -> true).map(this::giveUp).orElse("nothing");
            case 7 -> one(w -> w.stage == Stage.PROMISED).map(this::setAside).orElse("nothing");
            case 8 -> one(w -> w.stage == Stage.FROZEN).map(this::fetchOrMiss).orElse("nothing");
            default -> one(w -> w.stage != Stage.FROZEN).map(this::pauseOrLose).orElse("nothing");
        };
    }

    private String bring() {
        int family = random.nextInt(FAMILIES);
        if (copies.size() == COPIES) {
            return "nothing";
        }
        UUID copy = new UUID(random.nextLong(), clock);
        copies.put(copy, random.nextInt(VOLUMES));
        boolean gift = random.nextInt(3) == 0;
        settle(copy);
        if (!gift) {
            credits[family]++;
            minted++;
            settleFamily(family);
        }
        return "brought";
    }

    private String wish() {
        int family = random.nextInt(FAMILIES);
        int reader = family * 2 + random.nextInt(2);
        int volume = random.nextInt(VOLUMES);
        boolean wide = random.nextInt(3) == 0;
        boolean twice =
                wishes.values().stream().anyMatch(w -> w.reader == reader && w.volume == volume && w.wide == wide);
        if (twice || wishes.size() == WISHES) {
            return "nothing";
        }
        Asked wish = new Asked(new UUID(random.nextLong(), clock), family, reader, volume, wide, clock);
        wishes.put(wish.id, wish);
        settleWish(wish.id);
        return "wished";
    }

    private String giveUp(Asked wish) {
        wishes.remove(wish.id);
        UUID copy = wish.copy;
        if (copy != null) {
            giveBack(wish.family, copy);
        }
        return "given up";
    }

    /** The credit first, while the copy is not free yet: each on its own serves all that it can. */
    private void giveBack(int family, UUID copy) {
        Integer volume = Objects.requireNonNull(copies.remove(copy));
        held[family]--;
        credits[family]++;
        settleFamily(family);
        copies.put(copy, volume);
        settle(copy);
    }

    private String setAside(Asked wish) {
        wish.stage = Stage.FROZEN;
        return "set aside";
    }

    private String fetchOrMiss(Asked wish) {
        UUID copy = Objects.requireNonNull(wish.copy);
        wishes.remove(wish.id);
        if (random.nextBoolean()) {
            held[wish.family]--;
            burned++;
            copies.remove(copy);
            haveRead.add(wish.reader);
            return "fetched";
        }
        giveBack(wish.family, copy);
        return "not fetched";
    }

    private String pauseOrLose(Asked wish) {
        switch (wish.stage) {
            case OPEN -> wish.stage = Stage.PAUSED;
            case PAUSED -> {
                wish.stage = Stage.OPEN;
                settleWish(wish.id);
            }
            case PROMISED -> {
                copies.remove(Objects.requireNonNull(wish.copy));
                wish.copy = null;
                wish.stage = Stage.OPEN;
                held[wish.family]--;
                credits[wish.family]++;
                settleFamily(wish.family);
            }
            case FROZEN -> throw new IllegalStateException();
        }
        return "paused, resumed or lost";
    }

    private Optional<Asked> one(Predicate<Asked> which) {
        List<Asked> found = wishes.values().stream().filter(which).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(random.nextInt(found.size())));
    }

    // ---- how it is matched

    private void settleFamily(int family) {
        List.copyOf(wishes.values()).stream()
                .filter(w -> w.family == family && w.stage == Stage.OPEN)
                .forEach(w -> settleWish(w.id));
    }

    private void settleWish(UUID wish) {
        rearranging.copiesInReach(wish).forEach(this::settle);
    }

    private void settle(UUID copy) {
        if (!isFree(copy)) {
            return;
        }
        List<Rearranging.Step> path = rearranging.pathFrom(copy);
        Map<Integer, Long> before = promisesByReader();
        for (int i = path.size() - 1; i >= 0; i--) {
            Rearranging.Step step = path.get(i);
            Asked taker = Objects.requireNonNull(wishes.get(step.request()));
            if (i == path.size() - 1) {
                requireFirst(taker, step.copy());
                credits[taker.family]--;
                held[taker.family]++;
            }
            if (step.goesBack() != null) {
                Asked back = Objects.requireNonNull(wishes.get(step.goesBack()));
                back.copy = null;
                back.stage = Stage.OPEN;
            }
            taker.copy = step.copy();
            taker.stage = Stage.PROMISED;
        }
        if (!path.isEmpty()) {
            given++;
            moved += path.size() > 1 ? 1 : 0;
            Map<Integer, Long> after = promisesByReader();
            before.forEach((reader, count) -> assertThat(after.get(reader))
                    .as("nobody once promised loses out")
                    .isGreaterThanOrEqualTo(count));
        }
    }

    private Map<Integer, Long> promisesByReader() {
        Map<Integer, Long> count = new HashMap<>();
        wishes.values().stream().filter(w -> w.copy != null).forEach(w -> count.merge(w.reader, 1L, Long::sum));
        return count;
    }

    /** By the facts: first book, then who asked first. */
    private void requireFirst(Asked taker, UUID copy) {
        int volume = Objects.requireNonNull(copies.get(copy));
        for (Asked other : wishes.values()) {
            boolean could = other.stage == Stage.OPEN && other.meets(volume) && credits[other.family] > 0;
            boolean newcomer = !haveRead.contains(other.reader) && haveRead.contains(taker.reader);
            boolean same = haveRead.contains(other.reader) == haveRead.contains(taker.reader);
            assertThat(could && (newcomer || same && other.at < taker.at))
                    .as("somebody is skipped")
                    .isFalse();
        }
    }

    @Override
    public Optional<Rearranging.Taker> taker(UUID copy) {
        int volume = Objects.requireNonNull(copies.get(copy));
        return wishes.values().stream()
                .filter(w -> w.stage == Stage.OPEN && w.meets(volume) && credits[w.family] > 0)
                .map(w -> new Rearranging.Taker(w.id, haveRead.contains(w.reader) ? 1 : 0, "%09d".formatted(w.at)))
                .min(Comparator.naturalOrder());
    }

    @Override
    public List<Rearranging.Mover> movers(UUID copy) {
        int volume = Objects.requireNonNull(copies.get(copy));
        List<Rearranging.Mover> movers = new ArrayList<>();
        for (Asked promised : wishes.values()) {
            UUID other = promised.copy;
            if (promised.stage != Stage.PROMISED || other == null || other.equals(copy)) {
                continue;
            }
            if (promised.meets(volume)) {
                movers.add(new Rearranging.Mover(promised.id, other, promised.id));
            }
            wishes.values().stream()
                    .filter(w -> w.reader == promised.reader && w.stage == Stage.OPEN && w.meets(volume))
                    .forEach(w -> movers.add(new Rearranging.Mover(promised.id, other, w.id)));
        }
        return movers;
    }

    @Override
    public List<UUID> free(UUID request) {
        Asked wish = Objects.requireNonNull(wishes.get(request));
        return copies.keySet().stream()
                .filter(this::isFree)
                .filter(copy -> wish.meets(Objects.requireNonNull(copies.get(copy))))
                .toList();
    }

    @Override
    public List<Rearranging.Mover> holders(UUID request) {
        Asked wish = Objects.requireNonNull(wishes.get(request));
        return wishes.values().stream()
                .filter(w -> w.stage == Stage.PROMISED && w.copy != null)
                .filter(w -> wish.meets(Objects.requireNonNull(copies.get(w.copy))))
                .map(w -> new Rearranging.Mover(w.id, Objects.requireNonNull(w.copy), w.id))
                .toList();
    }

    @Override
    public List<UUID> besides(UUID request) {
        int reader = Objects.requireNonNull(wishes.get(request)).reader;
        return wishes.values().stream()
                .filter(w -> w.reader == reader && w.stage == Stage.OPEN)
                .map(w -> w.id)
                .toList();
    }

    private boolean isFree(UUID copy) {
        return wishes.values().stream().noneMatch(w -> copy.equals(w.copy));
    }

    // ---- the reference

    int promised() {
        return (int) wishes.values().stream().filter(w -> w.copy != null).count();
    }

    void assertSound(String when) {
        List<UUID> kept = wishes.values().stream()
                .map(w -> w.copy)
                .filter(Objects::nonNull)
                .toList();
        assertThat(kept).as(when + ": no copy twice").doesNotHaveDuplicates().allMatch(copies::containsKey);
        int free = 0;
        int locked = 0;
        for (int family = 0; family < FAMILIES; family++) {
            int mine = family;
            long promises = wishes.values().stream()
                    .filter(w -> w.family == mine && w.copy != null)
                    .count();
            assertThat(held[family]).as(when + ": what is held").isEqualTo((int) promises);
            assertThat(credits[family]).as(when + ": credits").isNotNegative();
            free += credits[family];
            locked += held[family];
        }
        assertThat(free + locked + burned).as(when + ": the sum is zero").isEqualTo(minted);
    }

    int mostThatCouldBePromised() {
        Set<UUID> frozen = new HashSet<>();
        wishes.values().stream().filter(w -> w.stage == Stage.FROZEN).forEach(w -> frozen.add(w.copy));
        List<AllWays.Asking> asking = wishes.values().stream()
                .filter(w -> w.stage == Stage.OPEN || w.stage == Stage.PROMISED)
                .map(w -> new AllWays.Asking(w.family, w.reader, w.stage == Stage.PROMISED))
                .toList();
        List<Asked> same = wishes.values().stream()
                .filter(w -> w.stage == Stage.OPEN || w.stage == Stage.PROMISED)
                .toList();
        List<UUID> movable =
                copies.keySet().stream().filter(copy -> !frozen.contains(copy)).toList();
        return frozen.size()
                + AllWays.most(
                        asking,
                        movable.size(),
                        (wish, copy) -> same.get(wish).meets(Objects.requireNonNull(copies.get(movable.get(copy)))),
                        family -> credits[family]);
    }
}
