package cn.yishulai.labels;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.EAN13Reader;
import java.util.Arrays;
import java.util.Optional;

/**
 * One line across bars, as brightness. Edges stand half way between a darkest and the next brightest value, wherever the
 * light is: so neither shadow nor blur moves them far. ZXing then tells the digits.
 */
record BarLine(double[] values) {

    /** Places to a value when edges are set: a bar of a small code is two values wide. */
    private static final int FINE = 8;

    /** Details up to {@code reach} values put back by {@code strength}. */
    BarLine sharpened(double reach, double strength) {
        double[] soft = smoothed(values, reach);
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] + strength * (values[i] - soft[i]);
        }
        return new BarLine(out);
    }

    BarLine smoothed(double deviation) {
        return new BarLine(smoothed(values, deviation));
    }

    private static double[] smoothed(double[] in, double deviation) {
        int reach = (int) Math.ceil(3 * deviation);
        double[] kernel = new double[reach + 1];
        double sum = 0;
        for (int k = 0; k <= reach; k++) {
            kernel[k] = Math.exp(-k * k / (2 * deviation * deviation));
            sum += k == 0 ? 1 : 2 * kernel[k];
        }
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            double value = kernel[0] * in[i];
            for (int k = 1; k <= reach; k++) {
                value += kernel[k] * (in[Math.max(0, i - k)] + in[Math.min(in.length - 1, i + k)]);
            }
            out[i] = value / sum;
        }
        return out;
    }

    /** @param step how much darker than its neighbours a bar is at least, as a share of the contrast of the line */
    Optional<String> read(double step) {
        BitArray row = bits(step * contrast());
        Optional<String> forth = decoded(row);
        if (forth.isPresent()) {
            return forth;
        }
        row.reverse();
        return decoded(row);
    }

    private double contrast() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length * 19 / 20] - sorted[sorted.length / 20];
    }

    private BitArray bits(double step) {
        BitArray row = new BitArray(values.length * FINE);
        int extreme = 0;
        int before = 0;
        int edge = 0;
        boolean dark = false;
        for (int i = 1; i < values.length; i++) {
            double from = values[extreme];
            boolean further = dark ? values[i] < from : values[i] > from;
            if (further) {
                extreme = i;
            } else if (Math.abs(values[i] - from) > step) {
                // The bar or space whose extreme was passed is complete on its left side.
                int here = crossing(before, extreme);
                if (!dark && edge > 0) {
                    row.setRange(edge, here);
                }
                edge = here;
                before = extreme;
                extreme = i;
                dark = !dark;
            }
        }
        if (!dark && edge > 0) {
            row.setRange(edge, crossing(before, extreme)); // nothing but white after the last bar
        }
        return row;
    }

    /** Where the brightness is half way between two extremes, in {@link #FINE} places. */
    private int crossing(int from, int to) {
        double middle = (values[from] + values[to]) / 2;
        boolean falling = values[to] < values[from];
        for (int i = from + 1; i <= to; i++) {
            if (falling ? values[i] <= middle : values[i] >= middle) {
                double part = (middle - values[i - 1]) / (values[i] - values[i - 1]);
                return (int) Math.round((i - 1 + part) * FINE);
            }
        }
        return to * FINE;
    }

    private static Optional<String> decoded(BitArray row) {
        try {
            return Optional.of(new EAN13Reader().decodeRow(0, row, null).getText());
        } catch (ReaderException nothing) {
            return Optional.empty();
        }
    }
}
