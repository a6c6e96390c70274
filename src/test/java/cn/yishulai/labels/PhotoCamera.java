package cn.yishulai.labels;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Takes the photos of the bench: pinhole, lens, light, shaking hand, sensor and JPEG, in this order. */
final class PhotoCamera {

    static final int WIDTH = 800;
    static final int HEIGHT = 600;
    private static final double FOCAL = 700;
    private static final int NOISES = 1 << 16;

    private final PhotoShot shot;
    private final Random random;

    PhotoCamera(PhotoShot shot, Random random) {
        this.shot = shot;
        this.random = random;
    }

    byte[] take(PhotoPaper.Sheet paper) {
        float[] light = project(paper);
        shine(light);
        light = smear(defocus(light));
        return jpeg(exposed(light));
    }

    /** Each pixel is the mean of nine rays. */
    private float[] project(PhotoPaper.Sheet paper) {
        double[] back = intoPaper();
        double centreX = WIDTH / 2.0 + 40 * (random.nextDouble() - 0.5);
        double centreY = HEIGHT / 2.0 + 40 * (random.nextDouble() - 0.5);
        float[] light = new float[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double sum = 0;
                for (int ray = 0; ray < 9; ray++) {
                    double px = x + (ray % 3 + 0.5) / 3 - centreX;
                    double py = y + (ray / 3 + 0.5) / 3 - centreY;
                    double depth = back[6] * px + back[7] * py + back[8];
                    double u = (back[0] * px + back[1] * py) / depth;
                    double v = (back[3] * px + back[4] * py) / depth;
                    sum += depth <= 0 ? 128 : paper.at(bent(u), v);
                }
                light[y * WIDTH + x] = (float) (sum / 9);
            }
        }
        return light;
    }

    private double bent(double u) {
        return shot.bend() == 0 ? u : shot.bend() * Math.asin(Math.max(-1, Math.min(1, u / shot.bend())));
    }

    /** The inverse of the homography of a plane that is turned, tilted and at the distance which makes the scale. */
    private double[] intoPaper() {
        double ax = Math.cos(shot.axis());
        double ay = Math.sin(shot.axis());
        double c = Math.cos(shot.tilt());
        double s = Math.sin(shot.tilt());
        double[] right = tilted(Math.cos(shot.turn()), Math.sin(shot.turn()), ax, ay, c, s);
        double[] down = tilted(-Math.sin(shot.turn()), Math.cos(shot.turn()), ax, ay, c, s);
        double far = FOCAL / shot.scale();
        double[] m = {FOCAL * right[0], FOCAL * down[0], 0, FOCAL * right[1], FOCAL * down[1], 0, right[2], down[2], far
        };
        return inverse(m);
    }

    /** Rodrigues' rotation of a vector in the plane about an axis in it. */
    private static double[] tilted(double x, double y, double ax, double ay, double c, double s) {
        double along = (x * ax + y * ay) * (1 - c);
        return new double[] {x * c + ax * along, y * c + ay * along, (ax * y - ay * x) * s};
    }

    private static double[] inverse(double[] m) {
        double[] inv = {
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
        double determinant = m[0] * inv[0] + m[1] * inv[3] + m[2] * inv[6];
        for (int i = 0; i < 9; i++) {
            inv[i] /= determinant;
        }
        return inv;
    }

    /** Shadow with a straight, soft edge through the code, and the mirrored lamp somewhere on it. */
    private void shine(float[] light) {
        double direction = random.nextDouble() * 2 * Math.PI;
        double nx = Math.cos(direction);
        double ny = Math.sin(direction);
        double lampX = WIDTH / 2.0 + 50 * random.nextGaussian();
        double lampY = HEIGHT / 2.0 + 50 * random.nextGaussian();
        if (shot.shadow() == 1 && shot.glare() == 0) {
            return;
        }
        double wide = 20 + 110 * shot.glare();
        double high = 15 + 60 * shot.glare();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double from = (x - WIDTH / 2.0) * nx + (y - HEIGHT / 2.0) * ny;
                double shade = shot.shadow() + (1 - shot.shadow()) / (1 + Math.exp(-from / 14));
                double dx = (x - lampX) * nx + (y - lampY) * ny;
                double dy = (y - lampY) * nx - (x - lampX) * ny;
                double lamp = dx * dx / (wide * wide) + dy * dy / (high * high);
                double mirrored = shot.glare() == 0 ? 0 : (150 + 450 * shot.glare()) * Math.exp(-lamp * lamp);
                int i = y * WIDTH + x;
                light[i] = (float) Math.min(300, light[i] * shade + mirrored);
            }
        }
    }

    private float[] defocus(float[] light) {
        int reach = (int) Math.ceil(3 * shot.blur());
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += Math.exp(-i * i / (2 * shot.blur() * shot.blur()));
        }
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) (Math.exp(-i * i / (2 * shot.blur() * shot.blur())) / sum);
        }
        return along(along(light, kernel, 1, 0), kernel, 0, 1);
    }

    private float[] smear(float[] light) {
        int steps = (int) Math.round(shot.motion());
        if (steps < 2) {
            return light;
        }
        float[] kernel = new float[steps];
        java.util.Arrays.fill(kernel, 1f / steps);
        return along(light, kernel, Math.cos(shot.towards()), Math.sin(shot.towards()));
    }

    private static float[] along(float[] light, float[] kernel, double stepX, double stepY) {
        float[] out = new float[light.length];
        int middle = kernel.length / 2;
        for (int k = 0; k < kernel.length; k++) {
            int dx = (int) Math.round((k - middle) * stepX);
            int dy = (int) Math.round((k - middle) * stepY);
            for (int y = 0; y < HEIGHT; y++) {
                int row = Math.max(0, Math.min(HEIGHT - 1, y + dy)) * WIDTH;
                for (int x = 0; x < WIDTH; x++) {
                    out[y * WIDTH + x] += kernel[k] * light[row + Math.max(0, Math.min(WIDTH - 1, x + dx))];
                }
            }
        }
        return out;
    }

    /** The camera turns up what little light it has, and its noise with it. */
    private BufferedImage exposed(float[] light) {
        float[] noises = new float[NOISES];
        for (int i = 0; i < NOISES; i++) {
            noises[i] = (float) random.nextGaussian();
        }
        double gain = Math.pow(shot.exposure(), -0.5);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < light.length; i++) {
            double grey = light[i] * shot.exposure();
            double noise =
                    shot.noise() * (0.4 + 0.6 * Math.sqrt(Math.max(0, grey) / 255)) * noises[random.nextInt(NOISES)];
            int value = (int) Math.round(Math.max(0, Math.min(255, (grey + noise) * gain)));
            image.setRGB(i % WIDTH, i / WIDTH, value << 16 | value << 8 | value);
        }
        return image;
    }

    private byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality((float) shot.quality());
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory", e);
        } finally {
            writer.dispose();
        }
    }
}
