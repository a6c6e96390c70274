package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A fair that runs, for walks: people inside, a queue, two tables of which one runs empty, and a shift with a helper. */
public final class FairNowScene {

    private FairNowScene() {}

    public static UUID running(UUID venue) {
        FairStockFixture given = bean(FairStockFixture.class);
        UUID fair = given.aFair(venue, 100);
        given.tables(fair, venue, 2);
        bean(Fairs.class).open(fair);
        Caller li = Somebody.staffAt(venue).caller();
        WalkIns walkIns = bean(WalkIns.class);
        walkIns.admit(li, fair, 1, new Admission.WalkInForm(3, null, List.of()));
        walkIns.take(li, fair, 1, new WalkIns.SlipForm(2, false));
        given.lays(fair, venue, given.brought(bean(TradeFixture.class).aFamily(), given.aVolume("I247"), venue), 2);
        Rota rota = bean(Rota.class);
        Instant begins = Instant.now().minus(Duration.ofHours(1));
        UUID shift = QuarkusTransaction.requiringNew()
                .call(() ->
                        rota.propose(fair, new ShiftPlan("换书台", begins, begins.plus(Duration.ofHours(3)), 2, null)));
        rota.tryAsk(shift, given.anotherAt(venue).personId());
        return fair;
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
