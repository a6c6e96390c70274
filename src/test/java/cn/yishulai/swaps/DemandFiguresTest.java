package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.catalog.Search;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.VolumeView;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.people.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Search follows the waiting lines by itself; nobody calls anything here. */
@QuarkusTest
class DemandFiguresTest {

    /** A second is promised; the machine of a test may be busy with something else. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    SwapFixture given;

    @Inject
    Volumes volumes;

    @Inject
    Search search;

    @Inject
    Requests requests;

    @Test
    void whatSomebodyBeginsToWaitForComesFirstAndGoesBackWhenNobodyDoes() throws Exception {
        UUID first = volumes.add(VolumeForm.titled("酉陽雜俎甲集")).id();
        UUID second = volumes.add(VolumeForm.titled("酉陽雜俎乙集")).id();
        assertThat(found(first, second)).containsExactly(first, second);
        Caller family = given.aFamily();
        UUID request = given.asks(family, second, given.aSite());
        awaitOrder(List.of(second, first), "asked for");
        requests.cancel(family, request);
        awaitOrder(List.of(first, second), "cancelled");
    }

    private void awaitOrder(List<UUID> order, String after) throws InterruptedException {
        long began = System.nanoTime();
        while (!found(order).equals(order) && System.nanoTime() - began < PATIENCE.toNanos()) {
            Thread.sleep(20);
        }
        System.out.printf("search follows a request %s after %d ms%n", after, (System.nanoTime() - began) / 1_000_000);
        assertThat(found(order)).isEqualTo(order);
    }

    private List<UUID> found(UUID... these) {
        return found(List.of(these));
    }

    /** Another test may have taken in a real edition of the same title: only the order of these two counts. */
    private List<UUID> found(List<UUID> these) {
        return search.find("酉阳杂俎", null, 10).items().stream()
                .map(VolumeView::id)
                .filter(these::contains)
                .toList();
    }
}
