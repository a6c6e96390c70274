package cn.yishulai.people;

import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.ledger.Ledger;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;

@Path("/v1/households/me")
class HouseholdResource {

    private final Households households;
    private final Ledger ledger;
    private final Callers callers;

    HouseholdResource(Households households, Ledger ledger, Callers callers) {
        this.households = households;
        this.ledger = ledger;
        this.callers = callers;
    }

    /** @param freeCredits that the household can spend now */
    record MyHouseholdView(UUID id, FamilyCode familyCode, List<PersonView> persons, long freeCredits) {}

    @GET
    public MyHouseholdView show() {
        Caller caller = callers.current();
        HouseholdView household = households.view(caller.household());
        return new MyHouseholdView(
                household.id(),
                household.familyCode(),
                household.persons().stream()
                        .map(person -> person.seenBy(caller.personId()))
                        .toList(),
                ledger.balance(household.id()).free());
    }
}
