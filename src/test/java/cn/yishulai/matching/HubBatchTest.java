package cn.yishulai.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HubBatchTest {

    private static final int SMALL_HUBS = 6000;

    @Test
    void smallHubsGiveTheMostBooksToTheMostReadersClassByClass() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < SMALL_HUBS; n++) {
            Hub hub = aSmallHub(random);
            int classes = 1 + random.nextInt(hub.readers());
            int[] classOf = IntStream.range(0, hub.readers())
                    .map(r -> random.nextInt(classes))
                    .toArray();
            int[] got = got(hub, HubBatch.give(hub, classOf, Watch.NONE));
            assertThat(Arrays.stream(got).sum()).isEqualTo(ObviousHub.most(hub, hub.credits()));
            int[] one = new int[hub.readers()];
            int served = 0;
            for (int c = 0; c < classes; c++) {
                for (int r = 0; r < one.length; r++) {
                    one[r] = classOf[r] <= c ? Math.min(1, hub.credits()[r]) : 0;
                    served += classOf[r] == c && got[r] > 0 ? 1 : 0;
                }
                assertThat(served).as("readers up to class %d", c).isEqualTo(ObviousHub.most(hub, one));
            }
        }
    }

    @Test
    void whoAskedFirstKeepsABookWhenAnotherWantsTheSame() {
        Hub hub = new Hub(new int[] {1, 1}, new int[] {1, 1}, new int[] {0, 2, 3}, new int[] {0, 1, 0});
        assertThat(HubBatch.give(hub, new int[] {0, 1}, Watch.NONE)).containsExactly(false, true, true);
    }

    @Test
    void theFirstBookOfEverybodyComesBeforeTheSecondOfAnybody() {
        Hub hub = new Hub(new int[] {2, 1}, new int[] {1, 1}, new int[] {0, 2, 4}, new int[] {0, 1, 0, 1});
        assertThat(got(hub, HubBatch.give(hub, new int[] {0, 1}, Watch.NONE))).containsExactly(1, 1);
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new Hub(new int[1], new int[1], new int[] {0, 2}, new int[1]))
                .isInstanceOf(IllegalArgumentException.class);
        Hub hub = new Hub(new int[1], new int[1], new int[2], new int[0]);
        assertThatThrownBy(() -> HubBatch.give(hub, new int[0], Watch.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Hub aSmallHub(SplittableRandom random) {
        int readers = 1 + random.nextInt(7);
        int titles = 1 + random.nextInt(6);
        int[] credits = IntStream.range(0, readers).map(r -> random.nextInt(4)).toArray();
        int[] copies = IntStream.range(0, titles).map(j -> random.nextInt(3)).toArray();
        int[] start = new int[readers + 1];
        int[] want = new int[readers * titles];
        int wants = 0;
        for (int r = 0; r < readers; r++) {
            for (int j = 0; j < titles; j++) {
                if (random.nextInt(3) == 0) {
                    want[wants++] = j;
                }
            }
            start[r + 1] = wants;
        }
        return new Hub(credits, copies, start, Arrays.copyOf(want, wants));
    }

    /** Books of each reader; no more than its credits, and no more of a title than there are copies. */
    private static int[] got(Hub hub, boolean[] fulfilled) {
        int[] got = new int[hub.readers()];
        int[] given = new int[hub.titles()];
        for (int r = 0; r < got.length; r++) {
            for (int w = hub.wantStart()[r]; w < hub.wantStart()[r + 1]; w++) {
                got[r] += fulfilled[w] ? 1 : 0;
                given[hub.want()[w]] += fulfilled[w] ? 1 : 0;
            }
            assertThat(got[r]).isLessThanOrEqualTo(hub.credits()[r]);
        }
        for (int j = 0; j < given.length; j++) {
            assertThat(given[j]).isLessThanOrEqualTo(hub.copies()[j]);
        }
        return got;
    }

    /** One way round after another (Ford and Fulkerson), each looked for from the beginning. */
    private static final class ObviousHub {

        private final Hub hub;
        private final int[] copies;
        private final boolean[] given;
        private boolean[] asked;

        private ObviousHub(Hub hub) {
            this.hub = hub;
            copies = hub.copies().clone();
            given = new boolean[hub.want().length];
            asked = new boolean[copies.length];
        }

        static int most(Hub hub, int[] credits) {
            ObviousHub obvious = new ObviousHub(hub);
            int most = 0;
            for (int r = 0; r < credits.length; r++) {
                for (int c = 0; c < credits[r]; c++) {
                    obvious.asked = new boolean[obvious.copies.length];
                    most += obvious.serve(r) ? 1 : 0;
                }
            }
            return most;
        }

        private boolean serve(int reader) {
            for (int w = hub.wantStart()[reader]; w < hub.wantStart()[reader + 1]; w++) {
                int title = hub.want()[w];
                if (given[w] || asked[title]) {
                    continue;
                }
                asked[title] = true;
                if (copies[title] > 0) {
                    copies[title]--;
                    given[w] = true;
                    return true;
                }
                for (int holder = 0; holder < hub.readers(); holder++) {
                    int held = heldBy(holder, title);
                    if (held >= 0 && serve(holder)) {
                        given[held] = false;
                        given[w] = true;
                        return true;
                    }
                }
            }
            return false;
        }

        private int heldBy(int reader, int title) {
            for (int w = hub.wantStart()[reader]; w < hub.wantStart()[reader + 1]; w++) {
                if (given[w] && hub.want()[w] == title) {
                    return w;
                }
            }
            return -1;
        }
    }
}
