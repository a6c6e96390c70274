package cn.yishulai.labels;

import java.util.Random;

/**
 * How a photo of the bench is taken. Lengths on the paper in modules of the code, lengths in the picture in pixels.
 *
 * @param scale pixels to a module
 * @param turn of the paper in the picture, in radians
 * @param tilt away from the camera, in radians, about an axis in direction {@code axis}
 * @param bend modules of radius of the round back; 0 for flat
 * @param blur of the lens, standard deviation in pixels
 * @param motion pixels that the hand moved, in direction {@code towards}
 * @param exposure share of the light of a good photo
 * @param shadow share of the light that is left in the shadow; 1 without
 * @param glare 0 to 1, size and strength of the mirrored lamp
 * @param noise standard deviation at full light, in grey values
 * @param quality of the JPEG, 0 to 1
 */
record PhotoShot(
        double scale,
        double turn,
        double tilt,
        double axis,
        double bend,
        double blur,
        double motion,
        double towards,
        double exposure,
        double shadow,
        double glare,
        double noise,
        double quality) {

    private static final double FULL_TURN = 2 * Math.PI;

    /** @param severity above 0, up to 1 where hardly anything is left to read */
    static PhotoShot of(PhotoTrouble trouble, boolean label, double severity, Random random) {
        double module = label ? 2.9 : 2.6;
        double axis = random.nextDouble() * FULL_TURN;
        double towards = random.nextDouble() * FULL_TURN;
        double side = random.nextInt(4) * Math.PI / 2;
        double sign = random.nextBoolean() ? 1 : -1;
        PhotoShot everyday = new PhotoShot(
                module * (0.9 + 0.2 * random.nextDouble()),
                Math.toRadians(6 * random.nextDouble() - 3),
                Math.toRadians(8 * random.nextDouble()),
                axis,
                0,
                0.45,
                0,
                towards,
                1,
                1,
                0,
                2,
                0.88);
        double s = severity;
        double px = everyday.scale;
        return switch (trouble) {
            case BLUR -> everyday.with(px, everyday.turn, everyday.tilt, 0, px * (label ? 0.62 : 0.62) * s);
            case MOTION -> everyday.moved(px * (label ? 2.0 : 2.0) * s, 1);
            case TILT -> everyday.with(px, everyday.turn, Math.toRadians(5 + 55 * s), 0, 0.45);
            case TURN -> everyday.with(px, side + sign * Math.toRadians((label ? 45 : 33) * s), everyday.tilt, 0, 0.45);
            case GLARE -> everyday.lit(1, 1, (label ? 0.25 : 0.6) * s, 2);
            case SHADOW -> everyday.lit(1, (label ? 0.75 : 0.9) - 0.55 * s, 0, 2);
            case DARK -> everyday.lit(0.5 - 0.42 * s, 1, 0, 3 + 4 * s);
            case SMALL -> everyday.with(px * (0.95 - (label ? 0.43 : 0.4) * s), everyday.turn, everyday.tilt, 0, 0.45);
            case JPEG ->
                everyday.with(px * 0.95, everyday.turn, everyday.tilt, 0, 0.45).squeezed(0.5 - 0.48 * s);
            case CURVED ->
                everyday.with(px, everyday.turn, everyday.tilt, (label ? 60 : 140) - (label ? 46 : 92) * s, 0.45);
            case MIXED ->
                everyday.with(
                                px * (1 - 0.3 * s),
                                sign * Math.toRadians(25 * s),
                                Math.toRadians(5 + 25 * s),
                                0,
                                px * 0.38 * s)
                        .moved(px * 0.7 * s, 1 - 0.5 * s)
                        .squeezed(0.8 - 0.5 * s);
        };
    }

    private PhotoShot with(double newScale, double newTurn, double newTilt, double newBend, double newBlur) {
        return new PhotoShot(
                newScale,
                newTurn,
                newTilt,
                axis,
                newBend,
                Math.max(blur, newBlur),
                motion,
                towards,
                exposure,
                shadow,
                glare,
                noise,
                quality);
    }

    private PhotoShot moved(double newMotion, double newExposure) {
        return new PhotoShot(
                scale, turn, tilt, axis, bend, blur, newMotion, towards, newExposure, shadow, glare, noise, quality);
    }

    private PhotoShot lit(double newExposure, double newShadow, double newGlare, double newNoise) {
        return new PhotoShot(
                scale,
                turn,
                tilt,
                axis,
                bend,
                blur,
                motion,
                towards,
                newExposure,
                newShadow,
                newGlare,
                newNoise,
                quality);
    }

    private PhotoShot squeezed(double newQuality) {
        return new PhotoShot(
                scale, turn, tilt, axis, bend, blur, motion, towards, exposure, shadow, glare, noise, newQuality);
    }
}
