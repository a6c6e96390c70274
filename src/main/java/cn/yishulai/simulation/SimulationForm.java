package cn.yishulai.simulation;

import cn.yishulai.rules.AppealRules;
import cn.yishulai.rules.OrderRules;
import cn.yishulai.rules.RequestRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a librarian wants to see simulated. What is absent of the habits is as usual; what is absent of the rules is as today.
 *
 * @param draftId a draft of intake rules that is tried
 * @param requests rules of requests that are tried
 * @param welcomeCredits for the first wish of a family, tried
 */
record SimulationForm(
        @Nullable String draftId,
        @Valid @Nullable Requests requests,
        @Nullable Integer welcomeCredits,
        @NotNull Integer households,
        @NotNull Integer titles,
        @NotNull Integer days,
        @NotNull Integer runs,
        @NotNull Long seed,
        @NotNull @Size(min = 1, max = 5) List<@NotNull Integer> registered,
        @Nullable Double agreement,
        @Nullable Double noShows,
        @Nullable Double wishesAYear,
        @Nullable Double visitsAYear,
        @Nullable Double promises,
        @Nullable Double misses) {

    /** What is absent is as today. */
    record Requests(
            @Nullable Integer openPerHousehold,
            @Nullable Integer pickupOpenDays,
            @Nullable Integer offerHours,
            @Nullable @Size(min = 1, max = 5) List<OrderRules.@NotNull Determinant> determinants,
            @Nullable AppealRules appeals) {

        RequestRules on(RequestRules today) {
            return new RequestRules(
                    today.version(),
                    openPerHousehold == null ? today.openPerHousehold() : openPerHousehold,
                    pickupOpenDays == null ? today.pickupOpenDays() : pickupOpenDays,
                    offerHours == null ? today.offerHours() : offerHours,
                    today.homeSwaps(),
                    appeals == null ? today.appeals() : appeals,
                    determinants == null ? today.order() : new OrderRules(determinants));
        }
    }

    boolean proposesSomething() {
        return draftId != null || requests != null || welcomeCredits != null;
    }

    /** @throws cn.yishulai.kernel.Refused SIMULATION_MALFORMED, SIMULATION_TOO_LARGE */
    Plan plan() {
        City.Habits usual = City.Habits.USUAL;
        City.Habits habits = new City.Habits(
                said(wishesAYear, usual.wishesAYear()),
                said(visitsAYear, usual.visitsAYear()),
                usual.walkInsAYear(),
                said(noShows, usual.noShows()),
                said(promises, usual.promises()),
                said(misses, usual.misses()));
        City city = City.USUAL
                .sized(households, titles)
                .liking(City.Tastes.USUAL.agreeing(said(agreement, City.Tastes.USUAL.agreement())))
                .behaving(habits);
        return new Plan(city, days, runs, seed, registered).requireAffordable(proposesSomething() ? 2 : 1);
    }

    private static double said(@Nullable Double number, double usual) {
        return number == null ? usual : number;
    }
}
