package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that need nothing of the engine but its answer. */
final class LoopsFixture {

    private LoopsFixture() {}

    /** Every item takes what it wants or keeps itself, and nothing goes twice. */
    static void assertAllowed(TradeRun run) {
        TradeList list = run.list();
        boolean[] gone = new boolean[list.items()];
        for (int i = 0; i < list.items(); i++) {
            int taken = run.takes()[i];
            boolean wanted = taken == i;
            for (int w = list.wantStart()[i]; w < list.wantStart()[i + 1]; w++) {
                wanted |= list.wants()[w] == taken;
            }
            assertThat(wanted && !gone[taken]).as(list.name().get(i)).isTrue();
            gone[taken] = true;
        }
    }

    /** Trades of a complete allotment, after adding up the proof that its prices give. */
    static int tradesProved(Allotment allotment) {
        Market market = allotment.market;
        assertThat(allotment.complete()).isTrue();
        long kept = 0;
        long dual = 0;
        long copies = 0;
        for (int t = 0; t < market.traders; t++) {
            dual += (long) market.supply[t] * allotment.level(t);
            copies += market.supply[t];
            for (int a = market.arcStart[t]; a < market.arcStart[t + 1]; a++) {
                int slack = allotment.slack(t, a);
                assertThat(allotment.used(a) ? slack <= 0 : slack >= 0).isTrue();
                dual += Math.min(0, slack);
                kept += allotment.used(a) ? market.cost(t, a) : 0;
            }
        }
        for (int j = 0; j < market.titles; j++) {
            assertThat(allotment.taken(j)).isEqualTo(market.copies[j]);
            dual -= (long) market.copies[j] * allotment.price(j);
        }
        assertThat(kept).isEqualTo(dual);
        return (int) (copies - kept);
    }
}
