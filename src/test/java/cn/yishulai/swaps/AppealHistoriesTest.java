package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.SleepingShelves;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.people.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random lives of three homes, which list one book each, and of readers who wait for it, held against a model that is
 * plain lists and numbers. After each step every promise, every shelf and every copy stands as the model says.
 */
@QuarkusTest
class AppealHistoriesTest {

    private static final int HISTORIES = 12;
    private static final int STEPS = 14;
    private static final int MISSES_TO_SLEEP = 2;

    @Inject
    SwapFixture given;

    @Inject
    AppealWorld world;

    @Inject
    Requests requests;

    @Inject
    Promises promises;

    @Inject
    CopyReads copies;

    @Inject
    SleepingShelves shelves;

    /** What the model knows of a home. */
    private static final class Home {
        private final Caller family;
        private final CopyCode book;
        private int misses;
        private boolean asleep;
        /** Brought: the book is with the library, or a reader. */
        private boolean gone;

        private @Nullable PromiseView promise;

        Home(Caller family, CopyCode book) {
            this.family = family;
            this.book = book;
        }
    }

    private final List<Home> homes = new ArrayList<>();
    /** Who waits, the first first; each with the family. */
    private final List<UUID> wishes = new ArrayList<>();

    private final Map<UUID, Caller> readers = new HashMap<>();
    private final List<String> told = new ArrayList<>();

    /** Brought while nobody waited: the next who asks has it at once. */
    private int onShelves;

    private UUID site;
    private UUID volume;

    @Test
    void randomHistoriesEndAsTheModelSays() {
        for (int i = 0; i < HISTORIES; i++) {
            live(new Random(20_261_123 + i));
            given.audit();
        }
    }

    private void live(Random random) {
        homes.clear();
        wishes.clear();
        told.clear();
        onShelves = 0;
        site = given.aSite();
        volume = given.aVolume();
        for (int i = 0; i < 3; i++) {
            Caller family = given.aFamily();
            homes.add(new Home(family, given.listed(family, volume)));
        }
        for (int step = 0; step < STEPS; step++) {
            Home home = homes.get(random.nextInt(homes.size()));
            switch (random.nextInt(8)) {
                case 0, 1 -> asks();
                case 2, 3, 4 -> promise(home);
                case 5 -> bring(home);
                case 6 -> miss(home);
                default -> {
                    if (random.nextBoolean()) {
                        cancel(random);
                    } else {
                        wake(home);
                    }
                }
            }
            allIsAsTheModelSays();
        }
    }

    private void asks() {
        if (wishes.size() < 3) {
            told.add("asks");
            Caller reader = given.aFamilyWithCredits(1);
            UUID wish = world.aWish(reader, volume, site);
            readers.put(wish, reader);
            if (onShelves > 0) {
                onShelves--;
                assertThat(given.request(reader, wish).state()).isEqualTo(RequestState.ACCEPTED);
            } else {
                wishes.add(wish);
            }
        }
    }

    private void promise(Home home) {
        world.sql("UPDATE appeal SET ask_again_on = NULL WHERE household_id = '%s'".formatted(home.family.household()));
        world.aRound();
        long running = homes.stream().filter(one -> one.promise != null).count();
        boolean asked = !world.asked(home.family).isEmpty();
        if (home.asleep || home.gone || home.promise != null || running >= wishes.size()) {
            assertThat(asked).as("after " + told).isFalse();
        } else if (asked) {
            told.add("promises");
            home.promise = world.promises(home.family, site);
        }
    }

    private void bring(Home home) {
        if (home.gone) {
            return;
        }
        told.add(home.promise == null ? "brings unasked" : "brings");
        PromiseView promise = home.promise;
        Long bonus = world.brings(home.family, home.book, site, Grade.GOOD).promiseBonus();
        home.gone = true;
        home.promise = null;
        if (promise != null) {
            assertThat(bonus).isEqualTo(1);
            assertThat(world.promise(home.family, promise).state()).isEqualTo(PromiseState.KEPT);
        }
        if (wishes.isEmpty()) {
            onShelves++;
        } else {
            UUID served = wishes.remove(0);
            assertThat(given.request(readers.get(served), served).state()).isEqualTo(RequestState.READY);
        }
        letOff();
    }

    private void miss(Home home) {
        PromiseView promise = home.promise;
        if (promise != null) {
            told.add("misses");
            world.deadlinePassed(promise);
            world.tick();
            home.promise = null;
            home.misses++;
            home.asleep = home.misses >= MISSES_TO_SLEEP;
            assertThat(world.promise(home.family, promise).state()).isEqualTo(PromiseState.MISSED);
        }
    }

    private void cancel(Random random) {
        if (!wishes.isEmpty()) {
            told.add("cancels");
            UUID wish = wishes.remove(random.nextInt(wishes.size()));
            requests.cancel(readers.get(wish), wish);
            letOff();
        }
    }

    private void wake(Home home) {
        assertThat(promises.wake(home.family, null)).isEqualTo(home.asleep);
        home.misses = home.asleep ? 0 : home.misses;
        home.asleep = false;
    }

    /** There are as many promises as wishes at most: whose wish is no more is let off, unless another wish is without. */
    private void letOff() {
        world.tick();
        long running = homes.stream().filter(home -> home.promise != null).count();
        for (Home home : homes) {
            PromiseView promise = home.promise;
            if (promise != null
                    && running > wishes.size()
                    && world.promise(home.family, promise).state() == PromiseState.RELEASED) {
                home.promise = null;
                running--;
            }
        }
        assertThat(running).as("after " + told).isLessThanOrEqualTo(wishes.size());
    }

    private void allIsAsTheModelSays() {
        for (Home home : homes) {
            assertThat(shelves.asleepSince(home.family.household()).isPresent())
                    .as("after " + told)
                    .isEqualTo(home.asleep);
            CopyStatus status = copies.facts(home.book).status();
            if (!home.gone) {
                assertThat(status)
                        .as("after " + told)
                        .isEqualTo(home.promise == null ? CopyStatus.LISTED : CopyStatus.PROMISED);
            }
        }
        for (UUID wish : wishes) {
            assertThat(given.request(readers.get(wish), wish).state()).isIn(RequestState.OPEN, RequestState.READY);
        }
        long seen = wishes.stream()
                .filter(wish -> given.request(readers.get(wish), wish).promisedUntil() != null)
                .count();
        assertThat(seen)
                .as("wishers who were told, after " + told)
                .isEqualTo(homes.stream().filter(home -> home.promise != null).count());
    }
}
