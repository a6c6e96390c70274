package cn.yishulai.simulation;

import java.util.EnumMap;
import java.util.Map;

/** What one run came to. @param series by day; not a number where there is none */
record Outcome(Map<Figure, Double> figures, Map<Series, double[]> series) {

    Outcome() {
        this(new EnumMap<>(Figure.class), new EnumMap<>(Series.class));
    }
}
