package cn.yishulai.planning;

import cn.yishulai.planning.SeasonCase.Position;

/** Distances over the earth by the haversine formula; half a per cent is nothing between two venues of a town. */
final class Geodesy {

    /** Mean radius (IUGG). */
    private static final double EARTH_METRES = 6_371_008.8;

    private Geodesy() {}

    static double metres(Position a, Position b) {
        double up = Math.toRadians(b.latitude() - a.latitude()) / 2;
        double along = Math.toRadians(b.longitude() - a.longitude()) / 2;
        double half = Math.pow(Math.sin(up), 2)
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * Math.pow(Math.sin(along), 2);
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
