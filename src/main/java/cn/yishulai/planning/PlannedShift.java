package cn.yishulai.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import cn.yishulai.planning.SeasonCase.Helper;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pair of hands that a fair needs, from building up to clearing. */
@PlanningEntity
class PlannedShift {

    @PlanningId
    private int number;

    private int fair;
    private int ofFair;
    private String role;

    @ValueRangeProvider(id = "helpers")
    private List<Helper> helpers;

    @PlanningVariable(valueRangeProviderRefs = "helpers", allowsUnassigned = true)
    private @Nullable Helper helper;

    @PlanningPin
    private boolean pinned;

    private @Nullable Helper before;

    @SuppressWarnings("NullAway.Init")
    PlannedShift() {}

    /** @param ofFair 1 for the first shift of the fair */
    PlannedShift(int number, int fair, int ofFair, String role, List<Helper> helpers) {
        this.number = number;
        this.fair = fair;
        this.ofFair = ofFair;
        this.role = role;
        this.helpers = helpers;
    }

    void takeUp(@Nullable Helper had, boolean held) {
        before = had;
        helper = had;
        pinned = held;
    }

    void put(@Nullable Helper who) {
        helper = who;
    }

    int number() {
        return number;
    }

    int fair() {
        return fair;
    }

    int ofFair() {
        return ofFair;
    }

    String role() {
        return role;
    }

    List<Helper> helpers() {
        return helpers;
    }

    @Nullable
    Helper helper() {
        return helper;
    }

    Helper hands() {
        return Objects.requireNonNull(helper);
    }

    UUID helperId() {
        return hands().id();
    }

    boolean pinned() {
        return pinned;
    }

    boolean changed() {
        return before != null && (helper == null || !before.id().equals(helper.id()));
    }

    /** As if no plan had been before. */
    void forget() {
        before = null;
    }

    @Override
    public String toString() {
        return "shift " + number;
    }
}
