package cn.yishulai.matching;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A city of readers with Zipf tastes: what is read much is offered much and wanted much. Five offers and about
 * twenty-two wants a household; a want names any copy of a title, never one that the household brings itself.
 */
final class CityFixture {

    private static final int OFFERS_A_HOUSEHOLD = 5;
    private static final int WANTS_A_HOUSEHOLD = 22;

    private final SplittableRandom random;
    private final double[] cumulated;

    private CityFixture(int titles, double exponent, long seed) {
        random = new SplittableRandom(seed);
        cumulated = new double[titles];
        double sum = 0;
        for (int j = 0; j < titles; j++) {
            sum += Math.pow(j + 1, -exponent);
            cumulated[j] = sum;
        }
    }

    /** A lively market: a tenth as many titles as offers. */
    static Market aCity(int offers, long seed) {
        return new CityFixture(Math.max(20, offers / 10), 0.9, seed).market(offers);
    }

    /** A market in which few want what others have: flat tastes over many titles. */
    static Market aThinCity(int offers, long seed) {
        return new CityFixture(Math.max(20, offers * 2), 0.35, seed).market(offers);
    }

    /** The books of a lively city, all deposited; everybody has a credit for each. */
    static Hub aHub(int offers, long seed) {
        Market city = aCity(offers, seed);
        int[] start = new int[city.traders + 1];
        int[] want = new int[city.arcs()];
        for (int t = 0; t < city.traders; t++) {
            int wants = city.arcStart[t + 1] - city.keepEnd[t];
            System.arraycopy(city.title, city.keepEnd[t], want, start[t], wants);
            start[t + 1] = start[t] + wants;
        }
        return new Hub(city.supply, city.copies, start, Arrays.copyOf(want, start[city.traders]));
    }

    private Market market(int offers) {
        int households = Math.max(2, offers / OFFERS_A_HOUSEHOLD);
        int[][] own = new int[households][];
        int[][] wants = new int[households][];
        for (int h = 0; h < households; h++) {
            own[h] = drawn(1 + random.nextInt(2 * OFFERS_A_HOUSEHOLD - 1), new int[0]);
            wants[h] = drawn(1 + random.nextInt(2 * WANTS_A_HOUSEHOLD - 1), own[h]);
        }
        return Market.of(cumulated.length, own, wants);
    }

    private int[] drawn(int number, int[] without) {
        int[] drawn = new int[Math.min(number, cumulated.length / 4)];
        int n = 0;
        while (n < drawn.length) {
            int j = draw();
            boolean known = Arrays.stream(without).anyMatch(k -> k == j);
            for (int i = 0; i < n && !known; i++) {
                known = drawn[i] == j;
            }
            if (!known) {
                drawn[n++] = j;
            }
        }
        return drawn;
    }

    private int draw() {
        double at = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, at);
        return found < 0 ? -found - 1 : found;
    }
}
