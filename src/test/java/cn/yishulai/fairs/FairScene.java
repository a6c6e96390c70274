package cn.yishulai.fairs;

import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A fair at a site, of an organisation, in the state that an operation needs. */
public final class FairScene {

    private static final AtomicInteger MADE = new AtomicInteger();

    private FairScene() {}

    public static UUID at(UUID venue, UUID organisation, String operation) {
        Fairs fairs = Arc.container().instance(Fairs.class).get();
        UUID fair = fairs.plan(new FairForm("换书市集", null, venue, List.of(twoHours(operation)), organisation));
        switch (operation) {
            case "editFair", "proposeFair" -> {}
            case "sendBackFair", "approveFair" -> fairs.propose(fair);
            case "publishFair", "recordFairPermit" -> approved(fairs, fair);
            case "moveFair", "tellOfFair" -> {
                published(fairs, fair);
                fairs.postpone(fair);
            }
            case "closeFair" -> {
                published(fairs, fair);
                fairs.open(fair);
            }
            case "reconcileFair" -> {
                published(fairs, fair);
                fairs.open(fair);
                fairs.close(fair);
            }
            case "changeFairPicks", "layForFair", "countFairTable", "returnFromFair" -> {
                published(fairs, fair);
                FairStockScene.plan(fair, FairStockScene.aLender());
            }
            default -> published(fairs, fair);
        }
        return fair;
    }

    private static void approved(Fairs fairs, UUID fair) {
        fairs.propose(fair);
        fairs.approve(fair);
    }

    private static void published(Fairs fairs, UUID fair) {
        approved(fairs, fair);
        fairs.publish(fair, null);
    }

    /** Never those of another: a place is given to one fair at a time. */
    private static SessionForm twoHours(String operation) {
        Instant from = Instant.now()
                .truncatedTo(ChronoUnit.HOURS)
                .plus(Duration.ofDays(operation.equals("openFair") ? -3000 : 30))
                .plus(Duration.ofHours(3L * MADE.incrementAndGet()));
        return new SessionForm(from, from.plus(Duration.ofHours(2)), 100);
    }
}
