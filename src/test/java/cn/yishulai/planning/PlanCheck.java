package cn.yishulai.planning;

import cn.yishulai.planning.PlanRows.FairRow;
import cn.yishulai.planning.PlanRows.ShiftRow;
import cn.yishulai.planning.SeasonCase.DayKind;
import cn.yishulai.planning.SeasonCase.Helper;
import cn.yishulai.planning.SeasonCase.HolidayWish;
import cn.yishulai.planning.SeasonCase.Kit;
import cn.yishulai.planning.SeasonCase.Standing;
import cn.yishulai.planning.SeasonCase.Van;
import cn.yishulai.planning.SeasonCase.Venue;
import cn.yishulai.planning.SeasonCase.Wish;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Looks a plan over by hand, line against line: written from the rules as the library says them, with nothing of what the
 * search is judged by. Each fault is a sentence.
 */
final class PlanCheck {

    private static final ZoneId NANJING = ZoneId.of("Asia/Shanghai");
    private static final double EARTH = 6_371_000;

    private final SeasonCase given;
    private final List<String> faults = new ArrayList<>();
    private final Map<UUID, Wish> wishes = new HashMap<>();
    private final Map<UUID, Venue> venues = new HashMap<>();

    /** A fair that stands or is planned, with building up and clearing. */
    private record Held(
            String title, UUID venue, Instant begins, Instant ends, Instant up, Instant down, boolean planned) {

        LocalDate day() {
            return begins.atZone(NANJING).toLocalDate();
        }

        boolean meets(Held other, Duration between) {
            return up.isBefore(other.down.plus(between)) && other.up.isBefore(down.plus(between));
        }
    }

    private PlanCheck(SeasonCase given) {
        this.given = given;
        given.wishes().forEach(wish -> wishes.put(wish.id(), wish));
        given.venues().forEach(venue -> venues.put(venue.id(), venue));
    }

    static List<String> faults(SeasonCase given, PlanRows rows) {
        PlanCheck check = new PlanCheck(given);
        check.look(rows);
        return check.faults;
    }

    private void look(PlanRows rows) {
        Map<UUID, Held> held = new HashMap<>();
        List<Held> all = new ArrayList<>();
        for (FairRow row : rows.fairs()) {
            if (row.venue() != null) {
                Wish wish = wishes.get(row.wish());
                Held one = held(wish.title(), row.venue(), row.begins(), row.ends(), true);
                held.put(row.wish(), one);
                all.add(one);
                alone(wish, one);
            }
        }
        for (Standing standing : given.standing()) {
            all.add(held(standing.title(), standing.venue(), standing.begins(), standing.ends(), false));
        }
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (all.get(i).planned() || all.get(j).planned()) {
                    beside(all.get(i), all.get(j));
                }
            }
        }
        equipment(rows, held);
        vans(rows, held);
        helpers(rows, held);
    }

    private Held held(String title, UUID venue, Instant begins, Instant ends, boolean planned) {
        return new Held(
                title,
                venue,
                begins,
                ends,
                begins.minus(Duration.ofMinutes(given.rules().setUp())),
                ends.plus(Duration.ofMinutes(given.rules().clear())),
                planned);
    }

    private void alone(Wish wish, Held one) {
        Venue venue = venues.get(one.venue());
        LocalDate day = one.day();
        if (!wish.venues().contains(one.venue())) {
            fault("%s is at a venue nobody wished", wish.title());
        }
        if (!Duration.between(one.begins(), one.ends()).equals(Duration.ofMinutes(wish.minutes()))) {
            fault("%s does not last as long as was wished", wish.title());
        }
        if (day.isBefore(wish.earliest())
                || day.isAfter(wish.latest())
                || day.isBefore(given.first())
                || day.isAfter(given.last())
                || !day.isAfter(given.today())) {
            fault("%s is on %s, outside of its days", wish.title(), day);
        }
        LocalTime from = one.begins().atZone(NANJING).toLocalTime();
        LocalTime until = one.ends().atZone(NANJING).toLocalTime();
        if (from.isBefore(wish.opens()) || until.isAfter(wish.closes())) {
            fault("%s is at an hour nobody wished", wish.title());
        }
        weekday(wish, day);
        if (venue.capacity() != null && venue.capacity() < wish.people()) {
            fault("%s has more people than its venue takes", wish.title());
        }
        boolean open = venue.available().isEmpty()
                ? venue.week().getOrDefault(day.getDayOfWeek(), List.of()).stream()
                        .anyMatch(span -> !from.isBefore(span.opens()) && !until.isAfter(span.closes()))
                : venue.available().stream()
                        .anyMatch(span -> !span.from().isAfter(one.begins())
                                && !span.until().isBefore(one.ends()));
        if (!open || venue.closed().contains(day)) {
            fault("%s is where and when nobody opens", wish.title());
        }
        if (venue.blocked().stream()
                .anyMatch(
                        span -> span.from().isBefore(one.ends()) && one.begins().isBefore(span.until()))) {
            fault("%s is in a blocked window", wish.title());
        }
        if (wish.people() >= 1_000 && day.isBefore(given.today().plusDays(20))) {
            fault("%s comes too soon for its permit", wish.title());
        }
    }

    private void weekday(Wish wish, LocalDate day) {
        DayKind kind = given.holidays().get(day);
        boolean onlyFree =
                wish.weekdays().stream().allMatch(each -> each == DayOfWeek.SATURDAY || each == DayOfWeek.SUNDAY);
        boolean right = kind == DayKind.HOLIDAY
                ? wish.holidays() != HolidayWish.AVOID
                : wish.holidays() != HolidayWish.ONLY
                        && wish.weekdays().contains(day.getDayOfWeek())
                        && !(kind == DayKind.WORKDAY && onlyFree);
        if (!right) {
            fault("%s is on a %s, %s", wish.title(), day.getDayOfWeek(), kind);
        }
    }

    private void beside(Held one, Held other) {
        if (one.venue().equals(other.venue()) && one.meets(other, Duration.ZERO)) {
            fault("%s and %s are at one venue at one time", one.title(), other.title());
        }
        double metres = metres(venues.get(one.venue()), venues.get(other.venue()));
        long days = Math.abs(one.day().toEpochDay() - other.day().toEpochDay());
        given.rules().apart().stream()
                .filter(rule -> metres <= rule.metres() && days < rule.days())
                .findFirst()
                .ifPresent(rule ->
                        fault("%s and %s are %.0f metres and %d days apart", one.title(), other.title(), metres, days));
    }

    /** By the law of cosines on the sphere. */
    private static double metres(Venue a, Venue b) {
        if (a.id().equals(b.id())) {
            return 0;
        }
        if (a.position() == null || b.position() == null) {
            return Double.MAX_VALUE;
        }
        double latitude = Math.toRadians(a.position().latitude());
        double there = Math.toRadians(b.position().latitude());
        double along = Math.toRadians(b.position().longitude() - a.position().longitude());
        double cosine = Math.sin(latitude) * Math.sin(there) + Math.cos(latitude) * Math.cos(there) * Math.cos(along);
        return EARTH * Math.acos(Math.max(-1, Math.min(1, cosine)));
    }

    private void equipment(PlanRows rows, Map<UUID, Held> held) {
        Map<String, Integer> out = new HashMap<>();
        Map<UUID, Kit> kinds = new HashMap<>();
        held.forEach((wish, one) -> wishes.get(wish).equipment().forEach(kit -> {
            out.merge(kit.id() + " " + one.day(), kit.needed(), Integer::sum);
            kinds.put(kit.id(), kit);
        }));
        for (Standing standing : given.standing()) {
            standing.lent()
                    .forEach(lent -> out.merge(
                            lent.kit().id() + " " + lent.day(), lent.kit().needed(), Integer::sum));
        }
        out.forEach((what, pieces) -> {
            Kit kit = kinds.get(UUID.fromString(what.substring(0, 36)));
            if (kit != null && pieces > kit.pieces()) {
                fault("%d of %d %s are out on %s", pieces, kit.pieces(), kit.name(), what.substring(37));
            }
        });
    }

    private void vans(PlanRows rows, Map<UUID, Held> held) {
        Map<UUID, List<Held>> trips = new HashMap<>();
        for (FairRow row : rows.fairs()) {
            if (row.van() != null) {
                Held one = held.get(row.wish());
                if (one == null || !wishes.get(row.wish()).van()) {
                    fault("a van goes to %s for nothing", row.wish());
                } else {
                    Van van = given.vans().stream()
                            .filter(each -> each.id().equals(row.van()))
                            .findFirst()
                            .orElseThrow();
                    if (van.busy().stream()
                            .anyMatch(span ->
                                    span.from().isBefore(one.down()) && one.up().isBefore(span.until()))) {
                        fault("%s is on the road when %s needs it", van.name(), one.title());
                    }
                    alone(trips.computeIfAbsent(row.van(), any -> new ArrayList<>()), one, van.name());
                }
            }
        }
    }

    private void helpers(PlanRows rows, Map<UUID, Held> held) {
        Map<UUID, List<Held>> work = new HashMap<>();
        Map<String, Integer> weeks = new HashMap<>();
        for (ShiftRow row : rows.shifts()) {
            if (row.helper() == null) {
                continue;
            }
            Held one = held.get(row.wish());
            Helper helper = given.helpers().stream()
                    .filter(each -> each.id().equals(row.helper()))
                    .findFirst()
                    .orElseThrow();
            if (one == null) {
                fault("%s helps at a fair without a place", helper.name());
                continue;
            }
            if (!helper.roles().isEmpty() && !helper.roles().contains(row.role())) {
                fault("%s cannot do %s", helper.name(), row.role());
            }
            if (!helper.weekdays().contains(one.day().getDayOfWeek())
                    || helper.away().contains(one.day())) {
                fault("%s is not there on %s", helper.name(), one.day());
            }
            alone(work.computeIfAbsent(row.helper(), any -> new ArrayList<>()), one, helper.name());
            LocalDate day = one.day();
            String week = row.helper() + " " + day.get(IsoFields.WEEK_BASED_YEAR) + " "
                    + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            if (weeks.merge(week, 1, Integer::sum) > helper.mostAWeek()) {
                fault("%s has too many shifts in the week of %s", helper.name(), day);
            }
        }
    }

    private void alone(List<Held> before, Held one, String who) {
        for (Held other : before) {
            if (one.meets(other, Duration.ofMinutes(given.rules().travel()))) {
                fault("%s is at %s and at %s", who, one.title(), other.title());
            }
        }
        before.add(one);
    }

    private void fault(String sentence, Object... about) {
        faults.add(sentence.formatted(about));
    }
}
