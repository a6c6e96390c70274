package cn.yishulai.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import cn.yishulai.planning.SeasonCase.Van;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fair that needs a van, from building up to clearing. */
@PlanningEntity
class PlannedVan {

    @PlanningId
    private int fair;

    /** All of the library: the search wants the values of every kind of entity beside the entity. */
    @ValueRangeProvider(id = "vans")
    private List<Van> vans;

    @PlanningVariable(valueRangeProviderRefs = "vans", allowsUnassigned = true)
    private @Nullable Van van;

    @PlanningPin
    private boolean pinned;

    private @Nullable Van before;

    @SuppressWarnings("NullAway.Init")
    PlannedVan() {}

    PlannedVan(int fair, List<Van> vans) {
        this.fair = fair;
        this.vans = vans;
    }

    void takeUp(@Nullable Van had, boolean held) {
        before = had;
        van = had;
        pinned = held;
    }

    void put(@Nullable Van which) {
        van = which;
    }

    int fair() {
        return fair;
    }

    @Nullable
    Van van() {
        return van;
    }

    UUID vanId() {
        return Objects.requireNonNull(van).id();
    }

    boolean changed() {
        return before != null && (van == null || !before.id().equals(van.id()));
    }

    /** As if no plan had been before. */
    void forget() {
        before = null;
    }

    @Override
    public String toString() {
        return "van of fair " + fair;
    }
}
