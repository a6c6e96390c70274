package cn.yishulai.planning;

import cn.yishulai.planning.PlanReport.Blocker;
import cn.yishulai.planning.PlanReport.Nearest;
import cn.yishulai.planning.PlanReport.Ruled;
import cn.yishulai.planning.PlanReport.Unplaced;
import cn.yishulai.planning.SeasonCase.Kit;
import cn.yishulai.planning.SeasonDraft.KitNeed;
import cn.yishulai.planning.SeasonDraft.Near;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks of a place what stands in its way, with everything else where it is. */
final class Probe {

    private final SeasonCase given;
    private final SeasonDraft draft;
    private final Map<UUID, Map<UUID, Integer>> apart = new HashMap<>();

    Probe(SeasonCase given, SeasonDraft draft) {
        this.given = given;
        this.draft = draft;
        for (Near near : draft.near()) {
            apart.computeIfAbsent(near.a(), any -> new HashMap<>()).put(near.b(), near.days());
            apart.computeIfAbsent(near.b(), any -> new HashMap<>()).put(near.a(), near.days());
        }
    }

    /** What stands in the way of this fair at that place; empty: nothing. */
    List<Blocker> blockers(PlannedFair fair, Place place) {
        List<Blocker> blockers = new ArrayList<>();
        place.obstacles().forEach(obstacle -> blockers.add(new Blocker(obstacle, null)));
        for (PlannedFair other : draft.fairs()) {
            Obstacle obstacle = other.number() == fair.number() || other.place() == null ? null : between(place, other);
            if (obstacle != null) {
                blockers.add(new Blocker(obstacle, other.wish().id()));
            }
        }
        for (Kit kit : fair.wish().equipment()) {
            if (out(kit.id(), place.day(), fair.number()) + kit.needed() > kit.pieces()) {
                blockers.add(new Blocker(Obstacle.EQUIPMENT_OUT, kit.id()));
            }
        }
        return blockers;
    }

    private @Nullable Obstacle between(Place place, PlannedFair other) {
        boolean sameVenue = place.venueId().equals(other.venueId());
        if (sameVenue
                && place.bound(given.rules()).isBefore(other.free())
                && other.bound().isBefore(place.free(given.rules()))) {
            return Obstacle.VENUE_TAKEN;
        }
        int days = apart.getOrDefault(place.venueId(), Map.of()).getOrDefault(other.venueId(), 0);
        return Math.abs(ChronoUnit.DAYS.between(place.day(), other.day())) < days ? Obstacle.TOO_CLOSE : null;
    }

    private int out(UUID kit, LocalDate day, int but) {
        int pieces = 0;
        for (KitNeed need : draft.needs()) {
            PlannedFair fair = draft.fair(need.fair());
            if (need.fair() != but
                    && need.kit().id().equals(kit)
                    && fair.place() != null
                    && need.day(fair).equals(day)) {
                pieces += need.pieces();
            }
        }
        return pieces;
    }

    /** Why a wish has no place: what rules out how many of its places, and the one against which least speaks. */
    Unplaced unplaced(PlannedFair fair) {
        Places.Found found = new Places(given).of(fair.wish());
        Map<Obstacle, Integer> ruled = new EnumMap<>(Obstacle.class);
        ruled.putAll(found.others());
        Nearest nearest = null;
        for (Place place : found.fit()) {
            List<Blocker> blockers = blockers(fair, place);
            ruled.merge(blockers.isEmpty() ? Obstacle.NONE : blockers.get(0).obstacle(), 1, Integer::sum);
            if (nearest == null || blockers.size() < nearest.blockers().size()) {
                nearest = new Nearest(place.venueId(), place.begins(), place.ends(), blockers);
            }
        }
        List<Ruled> most = ruled.entrySet().stream()
                .sorted(Map.Entry.<Obstacle, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Ruled(entry.getKey(), entry.getValue()))
                .toList();
        return new Unplaced(fair.wish().id(), most, nearest);
    }
}
