package cn.yishulai.matching;

import java.util.Arrays;

/**
 * Strongly connected components of a directed graph (Tarjan's algorithm without recursion). Only arcs inside a
 * component can lie on a loop; components are numbered from the last to the first, so that an arc never leads to a
 * higher number.
 */
final class Components {

    private final int[] start;
    private final int[] to;
    private final int[] component;
    private final int[] low;
    private final int[] order;
    private final int[] cursor;
    private final int[] stack;
    private final int[] path;
    private int stacked;
    private int count;
    private int seen;

    private Components(int[] start, int[] to) {
        int n = start.length - 1;
        this.start = start;
        this.to = to;
        component = new int[n];
        low = new int[n];
        order = new int[n];
        cursor = new int[n];
        stack = new int[n];
        path = new int[n];
        Arrays.fill(component, -1);
    }

    /**
     * The component of each node.
     *
     * @param start node {@code v} has the arcs {@code to[start[v]]} to {@code to[start[v + 1]]}
     */
    static int[] of(int[] start, int[] to) {
        Components components = new Components(start, to);
        for (int v = 0; v < components.component.length; v++) {
            if (components.low[v] == 0) {
                components.explore(v);
            }
        }
        return components.component;
    }

    private void explore(int root) {
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int v = path[depth];
            if (cursor[v] < start[v + 1]) {
                int w = to[cursor[v]];
                if (low[w] == 0) {
                    enter(w);
                    path[++depth] = w;
                    continue;
                }
                cursor[v]++;
                if (component[w] < 0) {
                    low[v] = Math.min(low[v], low[w]);
                }
            } else {
                depth--;
                leave(v);
            }
        }
    }

    private void enter(int v) {
        low[v] = ++seen;
        cursor[v] = start[v];
        stack[stacked++] = v;
        order[v] = seen;
    }

    private void leave(int v) {
        if (low[v] == order[v]) {
            int w;
            do {
                w = stack[--stacked];
                component[w] = count;
            } while (w != v);
            count++;
        }
    }
}
