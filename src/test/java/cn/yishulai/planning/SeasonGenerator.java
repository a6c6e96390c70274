package cn.yishulai.planning;

import cn.yishulai.planning.SeasonCase.DayKind;
import cn.yishulai.planning.SeasonCase.Helper;
import cn.yishulai.planning.SeasonCase.HolidayWish;
import cn.yishulai.planning.SeasonCase.Kit;
import cn.yishulai.planning.SeasonCase.Lent;
import cn.yishulai.planning.SeasonCase.Position;
import cn.yishulai.planning.SeasonCase.Span;
import cn.yishulai.planning.SeasonCase.Standing;
import cn.yishulai.planning.SeasonCase.TimesOfDay;
import cn.yishulai.planning.SeasonCase.Van;
import cn.yishulai.planning.SeasonCase.Venue;
import cn.yishulai.planning.SeasonCase.Wish;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Seasons that nobody held, the same for the same seed: a spring of three months around 1 May in a town of twenty venues
 * for each eighty fairs, each with three pairs of hands, half of them with a van.
 */
public final class SeasonGenerator {

    private static final LocalDate FIRST = LocalDate.of(2026, 4, 6);
    private static final LocalDate LAST = LocalDate.of(2026, 7, 5);
    private static final List<String> ROLES = List.of("入场", "换书台", "搬运");
    private static final List<String> KITS = List.of("帐篷", "音响");

    private final Random random;
    private final int fairs;
    private final List<Venue> venues = new ArrayList<>();

    private SeasonGenerator(int fairs, long seed) {
        this.random = new Random(seed);
        this.fairs = fairs;
    }

    public static SeasonCase season(int fairs, long seed) {
        return new SeasonGenerator(fairs, seed).season();
    }

    private SeasonCase season() {
        for (int i = 0; i < Math.max(4, fairs / 4); i++) {
            venues.add(venue(i));
        }
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < fairs; i++) {
            wishes.add(wish(i));
        }
        List<Helper> helpers = new ArrayList<>();
        for (int i = 0; i < Math.max(6, fairs / 2); i++) {
            helpers.add(helper(i));
        }
        List<Van> vans = new ArrayList<>();
        for (int i = 0; i < Math.max(2, (fairs + 20) / 40 + 1); i++) {
            vans.add(new Van(id(), "车" + (i + 1), List.of()));
        }
        Venue first = venues.get(0);
        Standing standing = new Standing(
                id(),
                "早就定下的市集",
                first.id(),
                Places.start(LocalDate.of(2026, 5, 9), LocalTime.of(9, 0)),
                Places.start(LocalDate.of(2026, 5, 9), LocalTime.of(17, 0)),
                200,
                List.of(lent(LocalDate.of(2026, 5, 9)), lent(LocalDate.of(2026, 5, 10))));
        return new SeasonCase(
                FIRST,
                LAST,
                FIRST.minusDays(40),
                PlanningRules.USUAL,
                List.copyOf(venues),
                wishes,
                helpers,
                vans,
                holidays(),
                List.of(standing));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Venue venue(int i) {
        Position place =
                new Position(32.06 + (random.nextDouble() - 0.5) * 0.3, 118.79 + (random.nextDouble() - 0.5) * 0.3);
        Map<DayOfWeek, List<TimesOfDay>> week = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new TimesOfDay(LocalTime.of(9, 0), LocalTime.of(20, 0))));
        }
        if (random.nextInt(3) == 0) {
            week.remove(DayOfWeek.MONDAY);
        }
        LocalDate blocked = FIRST.plusDays(random.nextInt(80));
        return new Venue(
                id(),
                "场地" + i,
                300 + 100 * random.nextInt(12),
                place,
                week,
                Set.of(FIRST.plusDays(random.nextInt(80))),
                List.of(),
                List.of(new Span(
                        Places.start(blocked, LocalTime.MIN), Places.start(blocked.plusDays(6), LocalTime.MIN))),
                random.nextInt(101));
    }

    private Wish wish(int i) {
        List<UUID> fine = new ArrayList<>();
        int from = random.nextInt(venues.size());
        for (int v = 0; v < 1 + random.nextInt(3); v++) {
            fine.add(venues.get((from + v * 3) % venues.size()).id());
        }
        int people = fine.stream()
                .mapToInt(venue -> venues.stream()
                        .filter(one -> one.id().equals(venue))
                        .findFirst()
                        .orElseThrow()
                        .capacity())
                .max()
                .orElseThrow();
        int minutes = 120 + 60 * random.nextInt(5);
        int start = random.nextInt(45);
        return new Wish(
                id(),
                "市集" + i,
                List.copyOf(new LinkedHashSet<>(fine)),
                FIRST.plusDays(start),
                FIRST.plusDays(Math.min(90, start + 28 + random.nextInt(40))),
                random.nextInt(3) == 0
                        ? EnumSet.allOf(DayOfWeek.class)
                        : EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                random.nextInt(4) == 0 ? HolidayWish.AVOID : HolidayWish.FINE,
                LocalTime.of(9, 0),
                LocalTime.of(18, 0),
                minutes,
                people * (50 + random.nextInt(50)) / 100,
                1 + random.nextInt(5),
                random.nextInt(2) == 0,
                Map.of(ROLES.get(0), 1, ROLES.get(1), 1, ROLES.get(2), 1),
                kits());
    }

    private List<Kit> kits() {
        List<Kit> kits = new ArrayList<>();
        for (String name : KITS) {
            if (random.nextInt(2) == 0) {
                kits.add(new Kit(kit(name), name, Math.max(4, fairs / 10), 1 + random.nextInt(2)));
            }
        }
        return kits;
    }

    /** It has all tents, and is counted the day after. */
    private Lent lent(LocalDate day) {
        int tents = Math.max(4, fairs / 10);
        return new Lent(day, new Kit(kit(KITS.get(0)), KITS.get(0), tents, tents));
    }

    private static UUID kit(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Helper helper(int i) {
        Set<DayOfWeek> week = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        if (random.nextInt(2) == 0) {
            week.addAll(EnumSet.range(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY));
        }
        Set<LocalDate> away = new LinkedHashSet<>();
        LocalDate leave = FIRST.plusDays(random.nextInt(80));
        for (int day = 0; day < 7; day++) {
            away.add(leave.plusDays(day));
        }
        Set<String> roles = random.nextInt(3) == 0 ? Set.of() : Set.of(ROLES.get(i % 3), ROLES.get((i + 1) % 3));
        return new Helper(
                id(),
                "帮手" + i,
                roles,
                week,
                away,
                2,
                venues.get(random.nextInt(venues.size())).position(),
                List.of());
    }

    private static Map<LocalDate, DayKind> holidays() {
        Map<LocalDate, DayKind> days = new LinkedHashMap<>();
        for (int day = 1; day <= 5; day++) {
            days.put(LocalDate.of(2026, 5, day), DayKind.HOLIDAY);
        }
        days.put(LocalDate.of(2026, 5, 9), DayKind.WORKDAY);
        for (int day = 19; day <= 21; day++) {
            days.put(LocalDate.of(2026, 6, day), DayKind.HOLIDAY);
        }
        return days;
    }
}
