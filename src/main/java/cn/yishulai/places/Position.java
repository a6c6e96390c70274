package cn.yishulai.places;

/**
 * Where something is, in degrees, and by which datum that was said. The shift between the two is the published one for
 * mainland China, on the ellipsoid of Krasovsky; outside there is none.
 */
public record Position(double latitude, double longitude, Datum datum) {

    private static final double SEMI_MAJOR_AXIS_METRES = 6_378_245.0;
    private static final double ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943_23;

    /** A hundredth of a millimetre on the ground. */
    private static final double CLOSE_ENOUGH_DEGREES = 1e-10;

    private static final int MOST_ROUNDS = 30;

    public Position {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no place on earth");
        }
    }

    /** The same place, said by the other datum. */
    public Position by(Datum other) {
        if (datum == other || isAbroad()) {
            return new Position(latitude, longitude, other);
        }
        return other == Datum.GCJ02 ? shifted() : unshifted();
    }

    private boolean isAbroad() {
        return longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271;
    }

    private Position shifted() {
        double x = longitude - 105;
        double y = latitude - 35;
        double phi = Math.toRadians(latitude);
        double magic = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
        double north = SEMI_MAJOR_AXIS_METRES * (1 - ECCENTRICITY_SQUARED) / (magic * Math.sqrt(magic));
        double east = SEMI_MAJOR_AXIS_METRES / Math.sqrt(magic) * Math.cos(phi);
        return new Position(
                latitude + Math.toDegrees(metresNorth(x, y) / north),
                longitude + Math.toDegrees(metresEast(x, y) / east),
                Datum.GCJ02);
    }

    /** There is no formula for the way back: what is shifted to this place is found by going nearer. */
    private Position unshifted() {
        double north = latitude;
        double east = longitude;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Position there = new Position(north, east, Datum.WGS84).shifted();
            double tooFarNorth = there.latitude - latitude;
            double tooFarEast = there.longitude - longitude;
            north -= tooFarNorth;
            east -= tooFarEast;
            if (Math.abs(tooFarNorth) < CLOSE_ENOUGH_DEGREES && Math.abs(tooFarEast) < CLOSE_ENOUGH_DEGREES) {
                break;
            }
        }
        return new Position(north, east, Datum.WGS84);
    }

    private static double metresNorth(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + (20 * wave(6 * x) + 20 * wave(2 * x)) * 2 / 3
                + (20 * wave(y) + 40 * wave(y / 3)) * 2 / 3
                + (160 * wave(y / 12) + 320 * wave(y / 30)) * 2 / 3;
    }

    private static double metresEast(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + (20 * wave(6 * x) + 20 * wave(2 * x)) * 2 / 3
                + (20 * wave(x) + 40 * wave(x / 3)) * 2 / 3
                + (150 * wave(x / 12) + 300 * wave(x / 30)) * 2 / 3;
    }

    private static double wave(double degrees) {
        return Math.sin(Math.PI * degrees);
    }
}
