package cn.yishulai.planning;

import cn.yishulai.planning.PlanReport.HandsObstacle;
import cn.yishulai.planning.PlanReport.Open;
import cn.yishulai.planning.PlanReport.RuledHands;
import cn.yishulai.planning.SeasonCase.Helper;
import cn.yishulai.planning.SeasonCase.Van;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Why a shift has nobody, and a fair no van: what rules out how many. */
final class HandsProbe {

    private final SeasonCase given;
    private final SeasonDraft draft;

    HandsProbe(SeasonCase given, SeasonDraft draft) {
        this.given = given;
        this.draft = draft;
    }

    Open of(PlannedShift shift) {
        PlannedFair fair = draft.fair(shift.fair());
        Map<HandsObstacle, Integer> ruled = new EnumMap<>(HandsObstacle.class);
        given.helpers().forEach(helper -> ruled.merge(against(helper, shift, fair), 1, Integer::sum));
        return new Open(fair.wish().id(), shift.ofFair(), shift.role(), listed(ruled));
    }

    HandsObstacle against(Helper helper, PlannedShift shift, PlannedFair fair) {
        if (!helper.can(shift.role())) {
            return HandsObstacle.CANNOT;
        }
        if (!helper.isThere(fair.day())) {
            return HandsObstacle.AWAY;
        }
        List<PlannedFair> others = draft.shifts().stream()
                .filter(other -> other.number() != shift.number() && helper.equals(other.helper()))
                .map(other -> draft.fair(other.fair()))
                .filter(other -> other.place() != null)
                .toList();
        if (!helper.isFree(fair.bound(), fair.freeElsewhere())
                || others.stream().anyMatch(other -> meet(fair, other))) {
            return HandsObstacle.ELSEWHERE;
        }
        long thatWeek = others.stream()
                .filter(other -> other.week().equals(fair.week()))
                .count();
        return thatWeek >= helper.mostAWeek() ? HandsObstacle.OFTEN_ENOUGH : HandsObstacle.NONE;
    }

    Open of(PlannedVan trip) {
        PlannedFair fair = draft.fair(trip.fair());
        Map<HandsObstacle, Integer> ruled = new EnumMap<>(HandsObstacle.class);
        given.vans().forEach(van -> ruled.merge(against(van, fair), 1, Integer::sum));
        return new Open(fair.wish().id(), null, null, listed(ruled));
    }

    private HandsObstacle against(Van van, PlannedFair fair) {
        boolean elsewhere = !van.isFree(fair.bound(), fair.freeElsewhere())
                || draft.trips().stream()
                        .filter(other -> other.fair() != fair.number() && van.equals(other.van()))
                        .map(other -> draft.fair(other.fair()))
                        .anyMatch(other -> other.place() != null && meet(fair, other));
        return elsewhere ? HandsObstacle.ELSEWHERE : HandsObstacle.NONE;
    }

    private static boolean meet(PlannedFair a, PlannedFair b) {
        return a.bound().isBefore(b.freeElsewhere()) && b.bound().isBefore(a.freeElsewhere());
    }

    private static List<RuledHands> listed(Map<HandsObstacle, Integer> ruled) {
        return ruled.entrySet().stream()
                .map(entry -> new RuledHands(entry.getKey(), entry.getValue()))
                .toList();
    }
}
