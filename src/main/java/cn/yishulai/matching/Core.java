package cn.yishulai.matching;

import java.util.Arrays;

/**
 * The part of a market in which anything can trade: wishes and copies that lie on a loop at all (strongly connected
 * components of "would take" and "is brought by"). On a thin market it is much smaller than the whole: most titles that are
 * wanted there nobody brings. What is cleared in the core is carried over, with prices that prove it for the whole.
 */
final class Core {

    final Market market;

    private final Market whole;
    private final int[] component;
    /** Arc of the whole market for those of the core. */
    private final int[] arcOf;

    private final int[] titleOf;

    private Core(Market whole) {
        this.whole = whole;
        component = components(whole);
        int[] newTitle = new int[whole.titles];
        Arrays.fill(newTitle, -1);
        int[] titles = new int[whole.titles];
        int[] supply = new int[whole.traders];
        int[] copies = new int[whole.titles];
        int[] arcStart = new int[whole.traders + 1];
        int[] keepEnd = new int[whole.traders];
        int[] title = new int[whole.arcs()];
        int[] arcs = new int[whole.arcs()];
        int titleCount = 0;
        int n = 0;
        for (int t = 0; t < whole.traders; t++) {
            for (int a = whole.arcStart[t]; a < whole.arcStart[t + 1]; a++) {
                int j = whole.title[a];
                if (component[t] == component[whole.traders + j]) {
                    if (newTitle[j] < 0) {
                        titles[titleCount] = j;
                        newTitle[j] = titleCount++;
                    }
                    if (a < whole.keepEnd[t]) {
                        supply[t]++;
                        copies[newTitle[j]]++;
                    }
                    arcs[n] = a;
                    title[n++] = newTitle[j];
                }
                if (a + 1 == whole.keepEnd[t]) {
                    keepEnd[t] = n;
                }
            }
            if (whole.keepEnd[t] == whole.arcStart[t]) {
                keepEnd[t] = arcStart[t];
            }
            arcStart[t + 1] = n;
        }
        titleOf = Arrays.copyOf(titles, titleCount);
        arcOf = Arrays.copyOf(arcs, n);
        market = new Market(
                supply,
                Arrays.copyOf(copies, titleCount),
                arcStart,
                keepEnd,
                Arrays.copyOf(title, n),
                whole.keepCost.clone());
    }

    /** The cheapest allotment of a market, and so one with the most trades. */
    static Allotment cleared(Market whole, Watch watch) {
        Core core = new Core(whole);
        Allotment of = new Allotment(core.market);
        new Clearing(of, watch).run();
        return core.carriedOver(of);
    }

    /** A trader leads to the titles that it would take, a title to those who bring it. */
    private static int[] components(Market whole) {
        int traders = whole.traders;
        int[] start = new int[traders + whole.titles + 1];
        int wants = 0;
        for (int t = 0; t < traders; t++) {
            wants += whole.arcStart[t + 1] - whole.keepEnd[t];
            for (int a = whole.arcStart[t]; a < whole.keepEnd[t]; a++) {
                start[traders + whole.title[a] + 1]++;
            }
        }
        start[traders] = wants;
        for (int j = 0; j < whole.titles; j++) {
            start[traders + j + 1] += start[traders + j];
        }
        int[] to = new int[start[traders + whole.titles]];
        int[] at = Arrays.copyOfRange(start, traders, start.length);
        int n = 0;
        for (int t = 0; t < traders; t++) {
            start[t] = n;
            for (int a = whole.keepEnd[t]; a < whole.arcStart[t + 1]; a++) {
                to[n++] = traders + whole.title[a];
            }
            for (int a = whole.arcStart[t]; a < whole.keepEnd[t]; a++) {
                to[at[whole.title[a]]++] = t;
            }
        }
        return Components.of(start, to);
    }

    private Allotment carriedOver(Allotment of) {
        Allotment carried = new Allotment(whole);
        for (int s = 0; s < of.slotStart[of.market.titles]; s++) {
            carried.take(of.slotTrader(s), arcOf[of.slotArc(s)]);
        }
        for (int t = 0; t < whole.traders; t++) {
            for (int a = whole.arcStart[t]; a < whole.keepEnd[t]; a++) {
                if (component[t] != component[whole.traders + whole.title[a]]) {
                    carried.take(t, a);
                }
            }
        }
        price(of, carried);
        return carried;
    }

    /** Titles that many components lead to are the dearer, so that no wish between two components is a gain. */
    private void price(Allotment of, Allotment carried) {
        int step = 2;
        for (int j = 0; j < titleOf.length; j++) {
            step = Math.max(step, of.price(j) + 2);
        }
        for (int cost : whole.keepCost) {
            step = Math.max(step, cost + 2);
        }
        for (int t = 0; t < whole.traders; t++) {
            step = Math.max(step, Math.abs(of.level(t)) + 2);
        }
        step = Math.multiplyExact(2, step);
        int[] height = heights();
        int highest = Arrays.stream(height).max().orElse(0);
        for (int t = 0; t < whole.traders; t++) {
            carried.traders[Allotment.TRADER * t] =
                    of.level(t) + Math.multiplyExact(step, highest - height[component[t]]);
        }
        for (int j = 0; j < whole.titles; j++) {
            carried.titles[Allotment.TITLE * j] =
                    Math.multiplyExact(step, highest - height[component[whole.traders + j]]);
        }
        for (int j = 0; j < titleOf.length; j++) {
            carried.titles[Allotment.TITLE * titleOf[j]] += of.price(j);
        }
    }

    /** How many components lie in a row below each; arcs never lead to a component of a higher number. */
    private int[] heights() {
        int nodes = component.length;
        int count = Arrays.stream(component).max().orElse(-1) + 1;
        int[] first = new int[count + 1];
        for (int c : component) {
            first[c + 1]++;
        }
        for (int c = 0; c < count; c++) {
            first[c + 1] += first[c];
        }
        int[] byComponent = new int[nodes];
        int[] at = Arrays.copyOf(first, count);
        for (int v = 0; v < nodes; v++) {
            byComponent[at[component[v]]++] = v;
        }
        int[] height = new int[count];
        for (int c = 0; c < count; c++) {
            for (int n = first[c]; n < first[c + 1]; n++) {
                height[c] = Math.max(height[c], belowWants(byComponent[n], height));
            }
            for (int n = first[c]; n < first[c + 1]; n++) {
                raiseOwn(byComponent[n], height);
            }
        }
        return height;
    }

    private int belowWants(int v, int[] height) {
        int least = 0;
        for (int a = v < whole.traders ? whole.keepEnd[v] : 0; v < whole.traders && a < whole.arcStart[v + 1]; a++) {
            int other = component[whole.traders + whole.title[a]];
            least = Math.max(least, other == component[v] ? 0 : height[other] + 1);
        }
        return least;
    }

    private void raiseOwn(int v, int[] height) {
        for (int a = v < whole.traders ? whole.arcStart[v] : 0; v < whole.traders && a < whole.keepEnd[v]; a++) {
            int other = component[whole.traders + whole.title[a]];
            if (other != component[v]) {
                height[other] = Math.max(height[other], height[component[v]] + 1);
            }
        }
    }
}
