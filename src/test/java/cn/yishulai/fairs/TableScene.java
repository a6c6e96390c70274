package cn.yishulai.fairs;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.people.Caller;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tables of a fair that work without network, for tests of other rooms. */
public final class TableScene {

    private TableScene() {}

    /** A step that the books do not know: its book is none of ours. */
    public static String difference(UUID fair) {
        UUID device = UUID.randomUUID();
        merge(event(device, 1, fair, "SWAP", now(), Map.of("copyCode", "0000000000", "code", "X")));
        return QuarkusTransaction.requiringNew()
                .call(() -> bean(TableRows.class)
                        .of(fair, true, new UUID(-1, -1), 1)
                        .get(0)
                        .id())
                .toString();
    }

    /**
     * A fair whose only table works without network from now on.
     *
     * @param pairing the code that makes a phone its device
     * @param families each with a ticket, its code, and so many credits
     */
    public record Hall(UUID fair, UUID venue, String pairing, Map<UUID, String> families, List<CopyCode> books) {

        public long creditsOf(UUID family) {
            return bean(Ledger.class).balance(family).free();
        }

        public TableStepView.Sheet steps() {
            return bean(TableSteps.class).list(bean(FairStockFixture.class).librarian(), fair, false, null, 10);
        }
    }

    /** With so many books on the table, and as many credits for each family. */
    public static Hall hall(UUID site, int families, int credits, int books) {
        FairStockFixture given = bean(FairStockFixture.class);
        UUID venue = given.aVenueIn(site);
        UUID fair = bean(FairFixture.class)
                .aPublishedFair(venue, bean(Clock.class).instant().plus(Duration.ofHours(1)), 40);
        given.tables(fair, venue, 1);
        List<CopyCode> codes = given.onShelves(venue, given.aVolume("I247.5"), books);
        given.layAll(fair, codes, 1);
        Map<UUID, String> tickets = new LinkedHashMap<>();
        for (int i = 0; i < families; i++) {
            Caller family = bean(TradeFixture.class).aFamily();
            UUID gift = UUID.randomUUID();
            bean(Ledger.class)
                    .post(
                            CreditKind.GRANT,
                            new Credits(credits),
                            new Posting(family.household(), given.staffAt().personId(), gift, null, "for the fair"));
            tickets.put(
                    family.household(),
                    bean(Tickets.class)
                            .book(family, fair, 1, new TicketForm(null, 1, null, null, null))
                            .code());
        }
        bean(Coupons.class).plan(given.staffAt(venue), fair, new CouponLanes(1, 0, 0));
        String pairing = bean(FairDevices.class)
                .offer(
                        given.librarian(),
                        fair,
                        new DeviceForms.Offer(DeviceForms.Purpose.TABLE, "小周的手机", 1),
                        UUID.randomUUID())
                .pairingCode();
        return new Hall(fair, venue, pairing, tickets, codes);
    }

    static TableOutcome merge(TableEvent event) {
        return QuarkusTransaction.requiringNew()
                .call(() -> bean(TableMerging.class).merge(event));
    }

    static TableEvent event(UUID device, long sequence, UUID fair, String kind, Instant at, Map<String, Object> body) {
        return new TableEvent(
                device,
                sequence,
                fair,
                1,
                bean(FairStockFixture.class).staffAt().personId(),
                kind,
                at,
                body);
    }

    private static Instant now() {
        return bean(Clock.class).instant().minus(Duration.ofMinutes(5));
    }

    private static <T> T bean(Class<T> kind) {
        return Arc.container().instance(kind).get();
    }
}
