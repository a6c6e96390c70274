package cn.yishulai.people;

import cn.yishulai.journal.Audit;
import cn.yishulai.kernel.FamilyCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/** The code on the card of a family, and those it had before. */
@ApplicationScoped
@Transactional
public class FamilyCodes {

    private final HouseholdRepository households;
    private final Audit audit;
    private final Clock clock;

    FamilyCodes(HouseholdRepository households, Audit audit, Clock clock) {
        this.households = households;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is on the card. */
    public record FamilyCodeView(FamilyCode familyCode) {}

    public FamilyCodeView of(Caller caller) {
        return new FamilyCodeView(households.require(caller.household()).familyCode());
    }

    /** The card was lost: a new code from here on; the old one opens nothing any more, for nobody, ever. */
    public FamilyCodeView replace(Caller caller) {
        Household household = households.requireLocked(caller.household());
        households.retire(household.familyCode(), household.id(), "LOST", clock.instant());
        household.carry(FamilyCode.random());
        audit.record(caller.actor(), "card.replace", "household:" + household.id(), Map.of());
        return new FamilyCodeView(household.familyCode());
    }

    /** Whether a card was replaced by another since it was printed. */
    public boolean isLost(FamilyCode code) {
        return households.wasLost(code);
    }
}
