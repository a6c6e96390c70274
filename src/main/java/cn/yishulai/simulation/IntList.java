package cn.yishulai.simulation;

import java.util.Arrays;

/** A growing list of numbers. */
final class IntList {

    private int[] items = new int[4];
    private int size;

    int size() {
        return size;
    }

    int get(int at) {
        return items[at];
    }

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = item;
    }

    /** Keeps the order of the others. */
    void remove(int item) {
        for (int i = 0; i < size; i++) {
            if (items[i] == item) {
                System.arraycopy(items, i + 1, items, i, --size - i);
                return;
            }
        }
    }

    boolean contains(int item) {
        for (int i = 0; i < size; i++) {
            if (items[i] == item) {
                return true;
            }
        }
        return false;
    }

    int[] copy() {
        return Arrays.copyOf(items, size);
    }

    static IntList[] lists(int number) {
        IntList[] lists = new IntList[number];
        Arrays.setAll(lists, i -> new IntList());
        return lists;
    }
}
