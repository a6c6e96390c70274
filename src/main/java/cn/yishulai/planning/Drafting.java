package cn.yishulai.planning;

import static java.util.stream.Collectors.toMap;

import cn.yishulai.planning.PlanRows.FairRow;
import cn.yishulai.planning.PlanRows.ShiftRow;
import cn.yishulai.planning.SeasonCase.Helper;
import cn.yishulai.planning.SeasonCase.HolidayWish;
import cn.yishulai.planning.SeasonCase.Position;
import cn.yishulai.planning.SeasonCase.Standing;
import cn.yishulai.planning.SeasonCase.Van;
import cn.yishulai.planning.SeasonCase.Venue;
import cn.yishulai.planning.SeasonCase.Wish;
import cn.yishulai.planning.SeasonDraft.KitNeed;
import cn.yishulai.planning.SeasonDraft.Near;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lays out a season for the search: what an earlier plan had stands where it stood, and what is pinned stays. */
final class Drafting {

    private final SeasonCase given;
    private final Places places;
    private final Map<UUID, FairRow> before;
    private final Map<String, ShiftRow> hands;
    private final List<PlannedFair> fairs = new ArrayList<>();
    private final List<PlannedVan> trips = new ArrayList<>();
    private final List<PlannedShift> shifts = new ArrayList<>();
    private final List<KitNeed> needs = new ArrayList<>();

    private Drafting(SeasonCase given, PlanRows rows) {
        this.given = given;
        this.places = new Places(given);
        this.before = rows.fairs().stream().collect(toMap(FairRow::wish, Function.identity()));
        this.hands = rows.shifts().stream().collect(toMap(row -> key(row.wish(), row.number()), Function.identity()));
    }

    private record Choice(Wish wish, List<Place> places) {}

    /** The fair with the fewest places chooses first; in any order of the wishes the same draft comes out. */
    static SeasonDraft of(SeasonCase given, PlanRows rows) {
        Drafting drafting = new Drafting(given, rows);
        given.wishes().stream()
                .map(wish -> new Choice(wish, drafting.places.of(wish).fit()))
                .sorted(Comparator.comparing((Choice choice) -> -choice.wish().weight())
                        .thenComparing(choice -> choice.places().size())
                        .thenComparing(choice -> choice.wish().id()))
                .forEach(drafting::add);
        given.standing().forEach(drafting::add);
        return new SeasonDraft(given, drafting.near(), drafting.needs, drafting.fairs, drafting.trips, drafting.shifts);
    }

    private void add(Choice choice) {
        Wish wish = choice.wish();
        int number = fairs.size();
        FairRow row = before.get(wish.id());
        Place had = row == null || row.venue() == null || row.begins() == null
                ? null
                : places.at(wish, given.venue(row.venue()), row.begins());
        PlannedFair fair = new PlannedFair(number, wish, given.rules(), withOwn(choice.places(), had), had);
        fair.pin(row != null && row.pinned());
        fairs.add(fair);
        wish.equipment().forEach(kit -> needs.add(new KitNeed(number, kit.unneeded(), kit.needed())));
        if (wish.van()) {
            PlannedVan trip = new PlannedVan(number, given.vans());
            Van van = row == null ? null : named(given.vans(), row.van(), Van::id);
            trip.takeUp(van, fair.pinned() && van != null);
            trips.add(trip);
        }
        int ofFair = 0;
        for (Map.Entry<String, Integer> role : new TreeMap<>(wish.roles()).entrySet()) {
            for (int one = 0; one < role.getValue(); one++) {
                addShift(fair, ++ofFair, role.getKey());
            }
        }
    }

    private void addShift(PlannedFair fair, int ofFair, String role) {
        List<Helper> able =
                given.helpers().stream().filter(helper -> helper.can(role)).toList();
        PlannedShift shift = new PlannedShift(shifts.size(), fair.number(), ofFair, role, able);
        ShiftRow row = hands.get(key(fair.wish().id(), ofFair));
        if (row != null && row.role().equals(role)) {
            Helper had = named(able, row.helper(), Helper::id);
            shift.takeUp(had, row.pinned() && had != null);
        }
        shifts.add(shift);
    }

    private void add(Standing standing) {
        int number = fairs.size();
        Wish wish = new Wish(
                standing.fair(),
                standing.title(),
                List.of(standing.venue()),
                given.first(),
                given.last(),
                EnumSet.allOf(DayOfWeek.class),
                HolidayWish.FINE,
                LocalTime.MIN,
                LocalTime.MAX,
                1,
                standing.people(),
                1,
                false,
                Map.of(),
                List.of());
        Place place = new Place(given.venue(standing.venue()), standing.begins(), standing.ends(), 0, Set.of());
        fairs.add(PlannedFair.standing(number, wish, given.rules(), place));
        standing.lent()
                .forEach(lent -> needs.add(
                        new KitNeed(number, lent.kit().unneeded(), lent.kit().needed(), lent.day())));
    }

    /** A place that somebody chose against the wish can be kept, too. */
    private static List<Place> withOwn(List<Place> fit, @Nullable Place own) {
        if (own == null || fit.contains(own)) {
            return fit;
        }
        List<Place> all = new ArrayList<>(fit);
        all.add(own);
        return List.copyOf(all);
    }

    private List<Near> near() {
        List<Near> near = new ArrayList<>();
        List<Venue> venues = given.venues();
        for (int i = 0; i < venues.size(); i++) {
            for (int j = i; j < venues.size(); j++) {
                int days = daysApart(venues.get(i), venues.get(j));
                if (days > 0) {
                    near.add(new Near(venues.get(i).id(), venues.get(j).id(), days));
                }
            }
        }
        return near;
    }

    int daysApart(Venue a, Venue b) {
        Position one = a.position();
        Position other = b.position();
        if (a.id().equals(b.id())) {
            return given.rules().daysApart(0);
        }
        return one == null || other == null ? 0 : given.rules().daysApart(Geodesy.metres(one, other));
    }

    private static <T> @Nullable T named(List<T> all, @Nullable UUID id, Function<T, UUID> idOf) {
        return id == null
                ? null
                : all.stream()
                        .filter(one -> idOf.apply(one).equals(id))
                        .findFirst()
                        .orElse(null);
    }

    private static String key(UUID wish, int shift) {
        return wish + " " + shift;
    }
}
