package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.arc.Arc;
import java.util.List;
import java.util.UUID;

/** A fair that is planned, with one table, for tests of other rooms. */
public final class FairStockScene {

    private FairStockScene() {}

    /** At a venue of its own, which borrows from the site. */
    public static UUID lentBy(UUID site, String operation) {
        UUID fair = FairScene.at(
                bean(FairFixture.class).aVenue(), bean(FairFixture.class).anOrganisation(), operation);
        plan(fair, site);
        return fair;
    }

    static UUID aLender() {
        return bean(FairFixture.class).aVenue();
    }

    /** Nothing is proposed: people say what goes. */
    static void plan(UUID fair, UUID lender) {
        Caller librarian = Somebody.aLibrarian().caller();
        bean(FairStockPlans.class)
                .plan(
                        librarian,
                        fair,
                        new FairStockPlanForm(
                                0,
                                List.of(new FairStockPlanForm.Lender(lender.toString(), null)),
                                null,
                                lender.toString(),
                                null,
                                null,
                                null));
        bean(FairTables.class).setUp(librarian, fair, List.of(new FairTableRows.Table(1, null, null)));
    }

    private static <T> T bean(Class<T> kind) {
        return Arc.container().instance(kind).get();
    }
}
