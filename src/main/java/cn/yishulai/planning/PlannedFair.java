package cn.yishulai.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import cn.yishulai.planning.SeasonCase.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fair that looks for its place. One that stands already, or that somebody pinned, keeps it. */
@PlanningEntity
class PlannedFair {

    @PlanningId
    private int number;

    private Wish wish;
    private boolean standing;
    private PlanningRules rules;

    @ValueRangeProvider(id = "places")
    private List<Place> places;

    @PlanningVariable(valueRangeProviderRefs = "places", allowsUnassigned = true)
    private @Nullable Place place;

    @PlanningPin
    private boolean pinned;

    private @Nullable Place before;

    @SuppressWarnings("NullAway.Init")
    PlannedFair() {}

    /** @param before where the plan had it that this one takes up */
    PlannedFair(int number, Wish wish, PlanningRules rules, List<Place> places, @Nullable Place before) {
        this.number = number;
        this.wish = wish;
        this.rules = rules;
        this.places = places;
        this.before = before;
        this.place = before;
    }

    static PlannedFair standing(int number, Wish wish, PlanningRules rules, Place place) {
        PlannedFair fair = new PlannedFair(number, wish, rules, List.of(place), place);
        fair.standing = true;
        fair.pinned = true;
        return fair;
    }

    void put(@Nullable Place to) {
        place = to;
    }

    void pin(boolean held) {
        pinned = held;
    }

    int number() {
        return number;
    }

    Wish wish() {
        return wish;
    }

    boolean standing() {
        return standing;
    }

    boolean pinned() {
        return pinned;
    }

    List<Place> places() {
        return places;
    }

    @Nullable
    Place place() {
        return place;
    }

    @Nullable
    Place before() {
        return before;
    }

    Place placed() {
        return Objects.requireNonNull(place);
    }

    UUID venueId() {
        return placed().venueId();
    }

    LocalDate day() {
        return placed().day();
    }

    Instant bound() {
        return placed().bound(rules);
    }

    Instant free() {
        return placed().free(rules);
    }

    /** When its helpers and its van can be at the next fair. */
    Instant freeElsewhere() {
        return free().plusSeconds(60L * rules.travel());
    }

    /** Monday of its week. */
    LocalDate week() {
        return day().minusDays(day().getDayOfWeek().getValue() - 1L);
    }

    boolean moved() {
        return !standing && before != null && !before.equals(place);
    }

    /** As if no plan had been before. */
    void forget() {
        before = standing ? place : null;
    }

    @Override
    public String toString() {
        return "fair " + number;
    }
}
