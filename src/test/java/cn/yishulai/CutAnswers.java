package cn.yishulai;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network that is cut in the middle of a write: the service has done it, and its answer is lost. */
final class CutAnswers {

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final int lost;

    private CutAnswers(int lost) {
        this.lost = lost;
    }

    /**
     * @param address of the writes, as Playwright matches them
     * @param lost so many answers in a row never come back
     */
    static CutAnswers on(Page page, String address, int lost) {
        CutAnswers cut = new CutAnswers(lost);
        page.route(address, route -> {
            if (!route.request().method().equals("POST")) {
                route.resume();
                return;
            }
            cut.keys.add(route.request().headerValue("idempotency-key"));
            if (cut.keys.size() <= lost) {
                assertThat(route.fetch().ok())
                        .as("the service did it: " + address)
                        .isTrue();
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        return cut;
    }

    /** Each lost answer was asked for again, once, with the key of the first try. */
    void wereAskedForWithOneKey() {
        assertThat(keys).hasSize(lost + 1).doesNotContainNull();
        assertThat(Set.copyOf(keys)).hasSize(1);
    }
}
