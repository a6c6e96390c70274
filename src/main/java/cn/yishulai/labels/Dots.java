package cn.yishulai.labels;

import java.util.ArrayList;
import java.util.List;

/**
 * A page as a label printer sees it: dots that are black or white.
 *
 * @param grey a byte for each dot, row by row; 0 is black
 * @param ink below which a dot is black, of 255
 */
record Dots(int width, int height, byte[] grey, int ink) {

    /** Eight dots of a row in a byte, the left in the highest bit; 1 is black. */
    record Tile(int x, int y, int bytesPerRow, int rows, byte[] bits) {}

    /** White columns that part two tiles: fewer are not worth a picture of their own. */
    private static final int GAP = 8;

    private boolean isBlack(int x, int y) {
        return (grey[y * width + x] & 0xFF) < ink;
    }

    /** What is not white, in few pictures: a label is mostly white, and the cable to a label printer is slow. */
    List<Tile> tiles() {
        boolean[] inked = new boolean[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                inked[x] |= isBlack(x, y);
            }
        }
        List<Tile> tiles = new ArrayList<>();
        int from = -1;
        int last = -1;
        for (int x = 0; x < width; x++) {
            if (!inked[x]) {
                continue;
            }
            if (from >= 0 && x - last > GAP) {
                tiles.add(tile(from, last + 1));
                from = -1;
            }
            from = from < 0 ? x : from;
            last = x;
        }
        if (from >= 0) {
            tiles.add(tile(from, last + 1));
        }
        return tiles;
    }

    private Tile tile(int left, int right) {
        int top = 0;
        while (isWhite(left, right, top)) {
            top++;
        }
        int bottom = height;
        while (isWhite(left, right, bottom - 1)) {
            bottom--;
        }
        int bytesPerRow = (right - left + 7) / 8;
        byte[] bits = new byte[bytesPerRow * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (isBlack(x, y)) {
                    bits[(y - top) * bytesPerRow + (x - left) / 8] |= (byte) (0x80 >> (x - left) % 8);
                }
            }
        }
        return new Tile(left, top, bytesPerRow, bottom - top, bits);
    }

    private boolean isWhite(int left, int right, int y) {
        for (int x = left; x < right; x++) {
            if (isBlack(x, y)) {
                return false;
            }
        }
        return true;
    }
}
