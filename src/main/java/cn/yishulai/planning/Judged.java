package cn.yishulai.planning;

import ai.timefold.solver.core.api.score.analysis.ConstraintAnalysis;
import ai.timefold.solver.core.api.score.analysis.MatchAnalysis;
import ai.timefold.solver.core.api.score.analysis.ScoreAnalysis;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoft.HardMediumSoftScore;
import cn.yishulai.planning.PlanReport.Open;
import cn.yishulai.planning.PlanReport.Sum;
import cn.yishulai.planning.PlanReport.Unplaced;
import cn.yishulai.planning.PlanReport.Why;
import cn.yishulai.planning.PlanRows.FairRow;
import cn.yishulai.planning.PlanRows.ShiftRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A draft, written down and explained.
 *
 * @param must costs against what must be, 0 for a plan that can be accepted; likewise {@code should} and {@code better}
 */
record Judged(PlanRows rows, int must, int should, int better, PlanReport report) {

    static Judged of(SeasonCase given, SeasonDraft draft) {
        ScoreAnalysis<HardMediumSoftScore> analysis = SeasonSearch.analysis(draft);
        HardMediumSoftScore score = analysis.score();
        return new Judged(
                rows(draft),
                -score.hardScore(),
                -score.mediumScore(),
                -score.softScore(),
                new PlanReport(sums(analysis), whys(analysis, draft), unplaced(given, draft), open(given, draft)));
    }

    /** Hands that are kept for a fair without a place are let go. */
    private static PlanRows rows(SeasonDraft draft) {
        List<FairRow> fairs = draft.fairs().stream()
                .filter(fair -> !fair.standing())
                .map(fair -> row(draft, fair))
                .toList();
        List<ShiftRow> shifts = draft.shifts().stream()
                .map(shift -> {
                    PlannedFair fair = draft.fair(shift.fair());
                    boolean kept = fair.place() != null && shift.helper() != null;
                    return new ShiftRow(
                            fair.wish().id(),
                            shift.ofFair(),
                            shift.role(),
                            kept ? shift.helperId() : null,
                            kept && shift.pinned());
                })
                .toList();
        return new PlanRows(fairs, shifts);
    }

    private static FairRow row(SeasonDraft draft, PlannedFair fair) {
        UUID wish = fair.wish().id();
        if (fair.place() == null) {
            return new FairRow(wish, null, null, null, null, fair.pinned());
        }
        UUID van = draft.trips().stream()
                .filter(trip -> trip.fair() == fair.number() && trip.van() != null)
                .map(PlannedVan::vanId)
                .findFirst()
                .orElse(null);
        Place place = fair.placed();
        return new FairRow(wish, place.venueId(), place.begins(), place.ends(), van, fair.pinned());
    }

    private static List<Sum> sums(ScoreAnalysis<HardMediumSoftScore> analysis) {
        List<Sum> sums = new ArrayList<>();
        for (ConstraintAnalysis<HardMediumSoftScore> constraint : analysis.constraintAnalyses()) {
            Reason reason = Reason.valueOf(constraint.constraintName());
            if (constraint.matchCount() > 0) {
                sums.add(new Sum(reason, reason.level(), cost(reason, constraint.score()), constraint.matchCount()));
            }
        }
        sums.sort(Comparator.comparing(Sum::reason));
        return sums;
    }

    private static List<Why> whys(ScoreAnalysis<HardMediumSoftScore> analysis, SeasonDraft draft) {
        List<Why> whys = new ArrayList<>();
        for (ConstraintAnalysis<HardMediumSoftScore> constraint : analysis.constraintAnalyses()) {
            for (MatchAnalysis<HardMediumSoftScore> match : constraint.matches()) {
                Cost cost = (Cost) match.justification();
                whys.add(new Why(
                        cost.reason(),
                        cost.reason().level(),
                        cost(cost.reason(), match.score()),
                        cost.fairs().stream()
                                .distinct()
                                .map(number -> draft.fair(number).wish().id())
                                .toList(),
                        cost.shift() == null
                                ? null
                                : draft.shifts().get(cost.shift()).ofFair(),
                        cost.about(),
                        cost.amount()));
            }
        }
        whys.sort(Comparator.comparing(Why::reason)
                .thenComparing(why -> why.fairs().toString()));
        return whys;
    }

    private static int cost(Reason reason, HardMediumSoftScore score) {
        return -switch (reason.level()) {
            case MUST -> score.hardScore();
            case SHOULD -> score.mediumScore();
            case BETTER -> score.softScore();
        };
    }

    private static List<Unplaced> unplaced(SeasonCase given, SeasonDraft draft) {
        Probe probe = new Probe(given, draft);
        return draft.fairs().stream()
                .filter(fair -> fair.place() == null)
                .map(probe::unplaced)
                .toList();
    }

    private static List<Open> open(SeasonCase given, SeasonDraft draft) {
        HandsProbe probe = new HandsProbe(given, draft);
        List<Open> open = new ArrayList<>();
        draft.trips().stream()
                .filter(trip -> trip.van() == null && draft.fair(trip.fair()).place() != null)
                .forEach(trip -> open.add(probe.of(trip)));
        draft.shifts().stream()
                .filter(shift ->
                        shift.helper() == null && draft.fair(shift.fair()).place() != null)
                .forEach(shift -> open.add(probe.of(shift)));
        return open;
    }
}
