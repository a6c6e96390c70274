package cn.yishulai.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Windows against a slow calendar: a list of all days, each with a tick for open. */
class WindowsPropertyTest {

    private static final LocalDate START = LocalDate.parse("2026-11-22");
    private static final int DAYS = 500;

    @Property(tries = 2_000)
    void aWindowIsTheNthOpenDayAndNeverShorterThanWasSaid(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int n) {
        Random random = new Random(seed);
        SlowCalendar slow = new SlowCalendar(random);
        OpeningTimes before = slow.times();
        LocalDate from = START.plusDays(random.nextInt(20));
        LocalDate promised = slow.nth(from, n);
        assertThat(before.openDay(from, n)).isEqualTo(promised);
        assertThat(before.extended(from, n, promised)).isEqualTo(promised);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            slow.close(random);
        }
        OpeningTimes after = slow.times();
        LocalDate now = after.extended(from, n, promised);
        LocalDate counted = slow.nth(from, n);
        assertThat(now).isEqualTo(counted.isAfter(promised) ? counted : slow.openFrom(promised));
        assertThat(now).isAfterOrEqualTo(promised);
        assertThat(slow.open(now)).isTrue();
        assertThat(slow.between(from, now)).as("open days in the window").isGreaterThanOrEqualTo(n);
        assertThat(after.extended(from, n, now)).as("asked again").isEqualTo(now);
        assertThat(before.extended(from, n, now)).as("the closure is withdrawn").isAfterOrEqualTo(now);
    }

    @Property(tries = 500)
    void theOrderInWhichClosuresComeDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int n) {
        Random random = new Random(seed);
        SlowCalendar slow = new SlowCalendar(random);
        LocalDate promised = slow.nth(START, n);
        slow.close(random);
        LocalDate step = slow.times().extended(START, n, promised);
        slow.close(random);
        LocalDate oneByOne = slow.times().extended(START, n, step);
        assertThat(oneByOne).isAfterOrEqualTo(slow.times().extended(START, n, promised));
        assertThat(slow.between(START, oneByOne)).isGreaterThanOrEqualTo(n);
    }

    /** Days are looked at one by one; nothing is clever here. */
    private static final class SlowCalendar {

        private final Set<DayOfWeek> week = new HashSet<>();
        private final Set<LocalDate> closed = new HashSet<>();
        private final List<Closure> closures = new ArrayList<>();

        SlowCalendar(Random random) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (random.nextInt(4) > 0) {
                    week.add(day);
                }
            }
            week.add(DayOfWeek.of(1 + random.nextInt(7)));
        }

        void close(Random random) {
            LocalDate first = START.plusDays(random.nextInt(50));
            LocalDate last = first.plusDays(random.nextInt(15));
            closures.add(new Closure(new UUID(0, 1), first, last, "闭馆", false));
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                closed.add(day);
            }
        }

        OpeningTimes times() {
            Map<DayOfWeek, List<Hours>> hours = new EnumMap<>(DayOfWeek.class);
            week.forEach(day -> hours.put(day, List.of(Hours.of("09:00", "12:00"), Hours.of("14:00", "17:30"))));
            return new OpeningTimes(hours, closures);
        }

        boolean open(LocalDate day) {
            return week.contains(day.getDayOfWeek()) && !closed.contains(day);
        }

        LocalDate nth(LocalDate from, int n) {
            int seen = 0;
            for (int i = 1; i < DAYS; i++) {
                seen += open(from.plusDays(i)) ? 1 : 0;
                if (seen == n) {
                    return from.plusDays(i);
                }
            }
            throw new AssertionError("no such day");
        }

        LocalDate openFrom(LocalDate day) {
            LocalDate open = day;
            while (!open(open)) {
                open = open.plusDays(1);
            }
            return open;
        }

        int between(LocalDate from, LocalDate until) {
            int seen = 0;
            for (LocalDate day = from.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
                seen += open(day) ? 1 : 0;
            }
            return seen;
        }
    }
}
