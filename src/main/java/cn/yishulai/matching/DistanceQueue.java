package cn.yishulai.matching;

import java.util.Arrays;

/**
 * A queue of numbers by distance for searches whose distances never fall (a radix heap). Entries at the distance in
 * hand cost one store and one load; a farther entry moves at most 31 times.
 */
final class DistanceQueue {

    private static final int BUCKETS = 33;

    private final int[][] nodes = new int[BUCKETS][];
    private final int[][] keys = new int[BUCKETS][];
    private final int[] size = new int[BUCKETS];
    private int last;

    DistanceQueue() {
        for (int b = 0; b < BUCKETS; b++) {
            nodes[b] = new int[16];
            keys[b] = new int[16];
        }
    }

    void clear() {
        Arrays.fill(size, 0);
        last = 0;
    }

    /** @param distance not below that of the node polled last */
    void add(int node, int distance) {
        int b = Integer.SIZE - Integer.numberOfLeadingZeros(distance ^ last);
        if (size[b] == nodes[b].length) {
            nodes[b] = Arrays.copyOf(nodes[b], size[b] * 2);
            keys[b] = Arrays.copyOf(keys[b], size[b] * 2);
        }
        nodes[b][size[b]] = node;
        keys[b][size[b]++] = distance;
    }

    /** Distance of the nearest entry, or -1 when there is none. The next {@link #poll()} gives a node at it. */
    int nearest() {
        if (size[0] > 0) {
            return last;
        }
        int b = 1;
        while (b < BUCKETS && size[b] == 0) {
            b++;
        }
        if (b == BUCKETS) {
            return -1;
        }
        int[] from = nodes[b];
        int[] at = keys[b];
        int n = size[b];
        last = Integer.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            last = Math.min(last, at[i]);
        }
        size[b] = 0;
        for (int i = 0; i < n; i++) {
            add(from[i], at[i]);
        }
        return last;
    }

    int poll() {
        return nodes[0][--size[0]];
    }
}
