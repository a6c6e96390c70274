package cn.yishulai.media;

import java.awt.image.BufferedImage;

/**
 * A picture that somebody sent, only to be looked at: upright, in greys, and nothing of it is kept.
 *
 * @param pixels 0 black to 255 white, row by row
 */
public record GreyPicture(byte[] pixels, int width, int height) {

    /** Finer than this a bar code in a photo of a book is never needed; 3 MB. */
    private static final int LONGEST_SIDE = 2000;
    /** Shares of red, green and blue in brightness, of 1,024 (ITU-R BT.601). */
    private static final int[] SHARES = {306, 601, 117};

    /**
     * @param jpegOrPng up to 8 MB and 40 megapixels
     * @throws cn.yishulai.kernel.Refused PHOTO_MALFORMED, PHOTO_TOO_LARGE
     */
    public static GreyPicture of(byte[] jpegOrPng) {
        return Picture.made(jpegOrPng, GreyPicture::of);
    }

    /** Each pixel is the mean of the pixels that it stands for. */
    private static GreyPicture of(BufferedImage image) {
        double times = Math.max(1.0, Math.max(image.getWidth(), image.getHeight()) / (double) LONGEST_SIDE);
        int width = Math.max(1, (int) (image.getWidth() / times));
        int height = Math.max(1, (int) (image.getHeight() / times));
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int top = (int) (y * times);
            int rows = Math.max(1, (int) ((y + 1) * times) - top);
            int[] rgb = image.getRGB(0, top, image.getWidth(), rows, null, 0, image.getWidth());
            for (int x = 0; x < width; x++) {
                int left = (int) (x * times);
                int columns = Math.max(1, (int) ((x + 1) * times) - left);
                pixels[y * width + x] = mean(rgb, image.getWidth(), left, columns, rows);
            }
        }
        return new GreyPicture(pixels, width, height);
    }

    private static byte mean(int[] rgb, int width, int left, int columns, int rows) {
        int sum = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = left; column < left + columns; column++) {
                int pixel = rgb[row * width + column];
                sum += SHARES[0] * (pixel >> 16 & 0xFF) + SHARES[1] * (pixel >> 8 & 0xFF) + SHARES[2] * (pixel & 0xFF);
            }
        }
        return (byte) (sum / (columns * rows) + 512 >> 10);
    }
}
