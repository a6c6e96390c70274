package cn.yishulai.labels;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.util.Arrays;

/** A photo in greys (0 black to 255 white, row by row), and what can be done to it before it is read. Never changed. */
record PhotoGrey(byte[] pixels, int width, int height) {

    /** Of a picture that was made larger: four megabytes, and a tenth of a second to look at. */
    private static final double MOST_PIXELS = 4_400_000;
    /** What is left of light and shade when they are evened is made so much stronger. */
    private static final int STRONGER = 3;

    LuminanceSource source() {
        return new PlanarYUVLuminanceSource(pixels, width, height, 0, 0, width, height, false);
    }

    int at(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }

    /** The value between four pixels; beyond the edge the edge goes on. */
    double at(double x, double y) {
        double inX = Math.max(0, Math.min(width - 1.001, x));
        double inY = Math.max(0, Math.min(height - 1.001, y));
        int left = (int) inX;
        int top = (int) inY;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double dx = inX - left;
        double dy = inY - top;
        double above = at(left, top) * (1 - dx) + at(right, top) * dx;
        double below = at(left, bottom) * (1 - dx) + at(right, bottom) * dx;
        return above * (1 - dy) + below * dy;
    }

    PhotoGrey inverted() {
        byte[] out = new byte[pixels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) ~pixels[i];
        }
        return new PhotoGrey(out, width, height);
    }

    /** Larger, but never beyond what memory and time allow. */
    PhotoGrey enlarged(double times) {
        double most = Math.sqrt(MOST_PIXELS / ((double) width * height));
        double to = Math.max(1, Math.min(times, most));
        return scaled(to, to);
    }

    /** Larger, or stretched in one direction; neighbours are blended. */
    PhotoGrey scaled(double acrossTimes, double downTimes) {
        int wide = (int) Math.round(width * acrossTimes);
        int high = (int) Math.round(height * downTimes);
        byte[] out = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            double fromY = (y + 0.5) / downTimes - 0.5;
            for (int x = 0; x < wide; x++) {
                out[y * wide + x] = (byte) Math.round(at((x + 0.5) / acrossTimes - 0.5, fromY));
            }
        }
        return new PhotoGrey(out, wide, high);
    }

    /** Each pixel is the mean of the square of pixels it stands for. */
    PhotoGrey shrunk(int times) {
        int wide = width / times;
        int high = height / times;
        byte[] out = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int sum = 0;
                for (int i = 0; i < times * times; i++) {
                    sum += at(x * times + i % times, y * times + i / times);
                }
                out[y * wide + x] = (byte) (sum / (times * times));
            }
        }
        return new PhotoGrey(out, wide, high);
    }

    /** Means over squares of {@code 2 reach + 1} pixels, twice: nearly what an unfocused lens does. */
    PhotoGrey smoothed(int reach) {
        return new PhotoGrey(mean(mean(pixels, reach), reach), width, height);
    }

    /** What the lens took away, put back: edges by {@code strength}, of details up to {@code reach} pixels. */
    PhotoGrey sharpened(int reach, double strength) {
        byte[] soft = smoothed(reach).pixels;
        byte[] out = new byte[pixels.length];
        for (int i = 0; i < out.length; i++) {
            int grey = pixels[i] & 0xFF;
            out[i] = clamped(grey + strength * (grey - (soft[i] & 0xFF)));
        }
        return new PhotoGrey(out, width, height);
    }

    /** Every place compared with its surroundings of {@code reach} pixels: mirrored lamps and shadows pale. */
    PhotoGrey evened(int reach) {
        byte[] soft = smoothed(reach).pixels;
        byte[] out = new byte[pixels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = clamped(128 + STRONGER * ((pixels[i] & 0xFF) - (soft[i] & 0xFF)));
        }
        return new PhotoGrey(out, width, height);
    }

    /** Sums over columns and rows that move on by one pixel: the reach costs nothing. */
    private byte[] mean(byte[] in, int reach) {
        byte[] out = new byte[in.length];
        int[] column = new int[width];
        for (int y = -reach; y <= reach; y++) {
            add(in, y, column, 1);
        }
        int area = (2 * reach + 1) * (2 * reach + 1);
        for (int y = 0; y < height; y++) {
            int sum = 0;
            for (int x = -reach; x <= reach; x++) {
                sum += column[clampedX(x)];
            }
            for (int x = 0; x < width; x++) {
                out[y * width + x] = (byte) ((sum + area / 2) / area);
                sum += column[clampedX(x + reach + 1)] - column[clampedX(x - reach)];
            }
            add(in, y + reach + 1, column, 1);
            add(in, y - reach, column, -1);
        }
        return out;
    }

    private void add(byte[] in, int row, int[] column, int sign) {
        int from = Math.max(0, Math.min(height - 1, row)) * width;
        for (int x = 0; x < width; x++) {
            column[x] += sign * (in[from + x] & 0xFF);
        }
    }

    private int clampedX(int x) {
        return Math.max(0, Math.min(width - 1, x));
    }

    private static byte clamped(double grey) {
        return (byte) Math.max(0, Math.min(255, Math.round(grey)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhotoGrey o && width == o.width && Arrays.equals(pixels, o.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }
}
