package cn.yishulai.planning;

import static cn.yishulai.planning.PlanningRefusal.SEASON_WISH_UNKNOWN;

import cn.yishulai.planning.PlanReport.Blocker;
import cn.yishulai.planning.PlanReport.HandsObstacle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where else a fair of a plan could be, and who else could help. Every public method is one transaction. */
@ApplicationScoped
@Transactional
public class PlanChoices {

    private static final int MOST_SHOWN = 200;

    private final PlanStore store;
    private final CaseReader reader;
    private final PlanWords words;

    PlanChoices(PlanStore store, CaseReader reader, PlanWords words) {
        this.store = store;
        this.reader = reader;
        this.words = words;
    }

    private record Seen(SeasonCase given, SeasonDraft draft) {}

    private record Judgement(Place place, List<Blocker> blockers) {}

    /**
     * Places that the wish and the venue allow, with what speaks against each in this plan, in the order of their days.
     *
     * @param day only that day, with all its hours; null: the best hour of each day at each venue
     */
    PlanView.Choices places(UUID season, UUID plan, UUID wish, @Nullable LocalDate day) {
        Seen seen = seen(season, plan);
        PlannedFair fair = fair(seen, wish);
        Probe probe = new Probe(seen.given(), seen.draft());
        Map<String, Judgement> best = new LinkedHashMap<>();
        for (Place place : fair.places()) {
            if (day == null || place.day().equals(day)) {
                String key = place.day() + " " + place.venueId() + (day == null ? "" : " " + place.begins());
                best.merge(
                        key,
                        new Judgement(place, probe.blockers(fair, place)),
                        (one, other) ->
                                one.blockers().size() <= other.blockers().size() ? one : other);
            }
        }
        Map<Place, List<Blocker>> shown = new LinkedHashMap<>();
        best.values().stream()
                .sorted(Comparator.comparingInt(
                        (Judgement one) -> one.blockers().size()))
                .limit(MOST_SHOWN)
                .sorted(Comparator.comparing((Judgement one) -> one.place().begins())
                        .thenComparing(one -> one.place().rank()))
                .forEach(one -> shown.put(one.place(), one.blockers()));
        return new PlanView.Choices(words.choices(shown));
    }

    /** Everybody of the season who can do it, those first against whom nothing speaks. */
    PlanView.HelperChoices helpers(UUID season, UUID plan, UUID wish, int shift) {
        Seen seen = seen(season, plan);
        PlannedFair fair = fair(seen, wish);
        PlannedShift wanted = seen.draft().shifts().stream()
                .filter(one -> one.fair() == fair.number() && one.ofFair() == shift)
                .findFirst()
                .orElseThrow(() -> SEASON_WISH_UNKNOWN.because("not a shift of this plan"));
        HandsProbe probe = new HandsProbe(seen.given(), seen.draft());
        return new PlanView.HelperChoices(wanted.helpers().stream()
                .map(helper -> new PlanView.HelperChoice(
                        helper.id(),
                        helper.name(),
                        fair.place() == null ? HandsObstacle.NONE : probe.against(helper, wanted, fair)))
                .sorted(Comparator.comparing((PlanView.HelperChoice one) -> one.obstacle() != HandsObstacle.NONE)
                        .thenComparing(PlanView.HelperChoice::name))
                .collect(Collectors.toList()));
    }

    private Seen seen(UUID season, UUID plan) {
        store.require(season, plan);
        PlanRows rows = store.rows(plan);
        SeasonCase given = reader.read(season, rows);
        return new Seen(given, Drafting.of(given, rows).asItStands());
    }

    private static PlannedFair fair(Seen seen, UUID wish) {
        return seen.draft().fairs().stream()
                .filter(one -> !one.standing() && one.wish().id().equals(wish))
                .findFirst()
                .orElseThrow(() -> SEASON_WISH_UNKNOWN.because("not a line of this plan"));
    }
}
