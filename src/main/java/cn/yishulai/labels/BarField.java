package cn.yishulai.labels;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A part of a photo where all edges run the same way, as the bars of a bar code do and nothing else on a book.
 *
 * @param x of its middle, @param y of its middle, in pixels
 * @param across direction in which a scanner's line crosses the bars, in radians
 * @param width in that direction, in pixels, @param height along the bars
 */
record BarField(double x, double y, double across, double width, double height) {

    /** So many pixels long is the side of the squares in which directions are compared. */
    private static final int BLOCK = 12;
    /** Edges of a square that point the same way, as a share of all; noise has hardly any, bars have most. */
    private static final double LEAST_ALIKE = 0.35;
    /** Squares of one field differ by no more; a page that is bent or seen obliquely turns slowly. */
    private static final double MOST_TURN = Math.toRadians(14);

    private static final int LEAST_BLOCKS = 6;

    /** Sums of squared slopes, the structure tensor of a square. */
    private record Block(int column, int row, double xx, double yy, double xy) {

        double alike() {
            return Math.hypot(xx - yy, 2 * xy) / (xx + yy + 1e-9);
        }

        double weight() {
            return Math.hypot(xx - yy, 2 * xy);
        }

        double direction() {
            return Math.atan2(2 * xy, xx - yy) / 2;
        }
    }

    /** The most striking first. */
    static List<BarField> in(PhotoGrey photo, int most) {
        int columns = (photo.width() - 2) / BLOCK;
        int rows = (photo.height() - 2) / BLOCK;
        Block[] blocks = new Block[columns * rows];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = block(photo, i % columns, i / columns);
        }
        boolean[] taken = new boolean[blocks.length];
        List<List<Block>> groups = new ArrayList<>();
        for (int i = 0; i < blocks.length; i++) {
            List<Block> group = group(blocks, columns, i, taken);
            if (group.size() >= LEAST_BLOCKS) {
                groups.add(group);
            }
        }
        groups.sort(Comparator.comparingDouble(
                        (List<Block> g) -> g.stream().mapToDouble(Block::weight).sum())
                .reversed());
        return groups.stream().limit(most).map(BarField::of).toList();
    }

    private static Block block(PhotoGrey photo, int column, int row) {
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int y = row * BLOCK + 1; y <= (row + 1) * BLOCK; y++) {
            for (int x = column * BLOCK + 1; x <= (column + 1) * BLOCK; x++) {
                double dx = photo.at(x + 1, y) - photo.at(x - 1, y);
                double dy = photo.at(x, y + 1) - photo.at(x, y - 1);
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }
        return new Block(column, row, xx, yy, xy);
    }

    private static List<Block> group(Block[] blocks, int columns, int first, boolean[] taken) {
        List<Block> group = new ArrayList<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(first));
        while (!next.isEmpty()) {
            int i = next.pop();
            if (taken[i] || blocks[i].alike() < LEAST_ALIKE || !group.isEmpty() && !isAlike(blocks[i], group)) {
                continue;
            }
            taken[i] = true;
            group.add(blocks[i]);
            int column = i % columns;
            for (int neighbour : new int[] {
                i - columns, i + columns, column == 0 ? i : i - 1, (column + 1) % columns == 0 ? i : i + 1
            }) {
                if (neighbour >= 0 && neighbour < blocks.length && !taken[neighbour]) {
                    next.push(neighbour);
                }
            }
        }
        return group;
    }

    private static boolean isAlike(Block block, List<Block> group) {
        double between = Math.abs(block.direction() - group.get(0).direction()) % Math.PI;
        return Math.min(between, Math.PI - between) < MOST_TURN;
    }

    private static BarField of(List<Block> group) {
        double weight = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Block block : group) {
            double w = block.weight();
            weight += w;
            x += w * (block.column() + 0.5) * BLOCK;
            y += w * (block.row() + 0.5) * BLOCK;
            xx += block.xx();
            yy += block.yy();
            xy += block.xy();
        }
        double across = Math.atan2(2 * xy, xx - yy) / 2;
        return extended(group, x / weight, y / weight, across);
    }

    private static BarField extended(List<Block> group, double x, double y, double across) {
        double[] reach = {0, 0, 0, 0};
        for (Block block : group) {
            double dx = (block.column() + 0.5) * BLOCK - x;
            double dy = (block.row() + 0.5) * BLOCK - y;
            double along = dx * Math.cos(across) + dy * Math.sin(across);
            double aside = dy * Math.cos(across) - dx * Math.sin(across);
            reach[0] = Math.min(reach[0], along);
            reach[1] = Math.max(reach[1], along);
            reach[2] = Math.min(reach[2], aside);
            reach[3] = Math.max(reach[3], aside);
        }
        double along = (reach[0] + reach[1]) / 2;
        double aside = (reach[2] + reach[3]) / 2;
        return new BarField(
                x + along * Math.cos(across) - aside * Math.sin(across),
                y + along * Math.sin(across) + aside * Math.cos(across),
                across,
                reach[1] - reach[0] + BLOCK,
                reach[3] - reach[2] + BLOCK);
    }

    /** The mean brightness along bars: two values to a pixel, on a line {@code aside} pixels from the middle. */
    double[] profile(PhotoGrey photo, double aside, int reach, double lean) {
        double direction = across + lean;
        double cos = Math.cos(direction);
        double sin = Math.sin(direction);
        double barX = -Math.sin(across);
        double barY = Math.cos(across);
        double length = width * 1.35 + 60;
        double[] values = new double[(int) (2 * length)];
        for (int i = 0; i < values.length; i++) {
            double along = i / 2.0 - length / 2;
            double px = x + along * cos + aside * barX;
            double py = y + along * sin + aside * barY;
            double sum = 0;
            for (int k = -reach; k <= reach; k++) {
                sum += photo.at(px + k * barX, py + k * barY);
            }
            values[i] = sum / (2 * reach + 1);
        }
        return values;
    }
}
