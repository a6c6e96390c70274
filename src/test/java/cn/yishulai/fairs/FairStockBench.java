package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.copies.CopyStatus;
import cn.yishulai.fairs.FairReconciliationView.Counts;
import cn.yishulai.fairs.FairStockView.Way;
import cn.yishulai.kernel.CopyCode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a scan costs when two thousand books go to a fair, all within one process: {@code mvn test -Dtest=FairStockBench}. */
@QuarkusTest
class FairStockBench {

    @Inject
    FairStockFixture given;

    @Inject
    TradeFixture families;

    @Inject
    FairReconciliations reconciliations;

    @Inject
    Fairs fairs;

    @Test
    void twoThousandCopiesGoAndComeBack() {
        UUID site = families.aSite();
        UUID venue = given.aVenueIn(site);
        UUID fair = given.aFair(venue, 40);
        List<CopyCode> books = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            books.addAll(given.onShelves(site, given.aVolume("ABCDEFGHIJ".charAt(i % 10) + "1"), 100));
        }
        long begun = System.nanoTime();
        assertThat(given.plan(fair, venue, 2_000, site).proposed()).isEqualTo(2_000);
        long planned = System.nanoTime();
        books.forEach(copy -> given.picks(fair, site, copy));
        given.vansLeave(fair, venue, Way.OUT);
        long packed = System.nanoTime();
        given.tables(fair, venue, 40);
        for (int i = 0; i < books.size(); i++) {
            given.lays(fair, venue, books.get(i), 1 + i % 40);
        }
        given.vansAreEmpty(fair, venue, Way.OUT, null);
        long laid = System.nanoTime();
        fairs.open(fair);
        fairs.close(fair);
        books.forEach(copy -> given.returns(fair, venue, copy));
        given.vansLeave(fair, venue, Way.BACK);
        long returned = System.nanoTime();
        assertThat(given.loads(fair, venue, Way.BACK)).as("400 to a van load").hasSize(5);
        System.out.printf(
                "2,000 copies for a fair: proposed in %d ms; ms per scan: picked %.1f, laid out %.1f, returned %.1f%n",
                (planned - begun) / 1_000_000,
                (packed - planned) / 2e9,
                (laid - packed) / 2e9,
                (returned - laid) / 2e9);
        assertThat(given.copy(books.get(0)).status()).isEqualTo(CopyStatus.IN_TRANSIT);
        assertThat(reconciliations.show(given.staffAt(venue), fair).counts())
                .isEqualTo(new Counts(2_000, 0, 0, 0, 0, 0, 2_000, 0));
    }
}
