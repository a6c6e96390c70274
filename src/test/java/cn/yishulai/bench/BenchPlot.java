package cn.yishulai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a figure grows with what it is measured among, as a line: sizes from left to right in powers of ten, each figure as a
 * multiple of its first, so that flat is flat. Only of tables in which one thing of a size has several sizes.
 */
final class BenchPlot {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 180;
    private static final int LEFT = 40;
    private static final int BOTTOM = 24;
    private static final double TOP = 1.1;
    private static final int LEGEND = 14;
    private static final List<String> COLOURS =
            List.of("#2a6f97", "#c1666b", "#48a9a6", "#8a6d1d", "#6b4c9a", "#4d4d4d");

    private BenchPlot() {}

    static void of(JsonNode table, StringBuilder page) {
        String size = size(table);
        Map<String, TreeMap<Double, Double>> lines = size.isEmpty() ? Map.of() : lines(table, size);
        if (lines.isEmpty()) {
            return;
        }
        double most = TOP
                * Math.max(
                        2,
                        lines.values().stream()
                                .flatMap(line -> line.values().stream())
                                .max(Double::compare)
                                .orElse(1.0));
        List<Double> sizes = lines.values().stream()
                .flatMap(line -> line.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        double from = Math.log10(sizes.get(0));
        double over = Math.log10(sizes.get(sizes.size() - 1)) - from;
        int tall = HEIGHT + LEGEND * lines.size();
        page.append("<svg class=plot viewBox='0 0 %d %d' width=%d role=img><title>%s by %s</title>%n"
                .formatted(
                        WIDTH,
                        tall,
                        WIDTH,
                        BenchPage.escaped(table.path("table").asText()),
                        BenchPage.escaped(size)));
        for (int times = 1; times < most; times += Math.max(1, (int) (most / 5))) {
            double y = y(times, most);
            page.append(String.format(
                    Locale.ROOT,
                    "<line x1=%d x2=%d y1=%.1f y2=%.1f stroke='#ccc'></line><text x=4 y=%.1f>%d ×</text>%n",
                    LEFT,
                    WIDTH,
                    y,
                    y,
                    y + 4,
                    times));
        }
        for (double one : sizes) {
            page.append(String.format(
                    Locale.ROOT,
                    "<text x=%.1f y=%d text-anchor='%s'>%s</text>%n",
                    x(one, from, over),
                    HEIGHT - 6,
                    one == sizes.get(0) ? "start" : "end",
                    Measured.shown((long) one)));
        }
        int number = 0;
        for (Map.Entry<String, TreeMap<Double, Double>> line : lines.entrySet()) {
            String colour = COLOURS.get(number % COLOURS.size());
            StringBuilder points = new StringBuilder();
            line.getValue()
                    .forEach((at, value) ->
                            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(at, from, over), y(value, most))));
            page.append("<polyline stroke='%s' points='%s'></polyline><text x=%d y=%d style='fill:%s'>%s</text>%n"
                    .formatted(
                            colour,
                            points.toString().strip(),
                            LEFT,
                            HEIGHT + LEGEND * ++number - 4,
                            colour,
                            BenchPage.escaped(line.getKey())));
        }
        page.append("</svg>\n");
    }

    /** The member of "of" that is a number and has several values; nothing if there is none. */
    private static String size(JsonNode table) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (JsonNode row : table.path("rows")) {
            row.path("of").properties().stream()
                    .filter(of ->
                            of.getValue().isIntegralNumber() && of.getValue().asLong() > 0)
                    .forEach(of -> values.computeIfAbsent(of.getKey(), first -> new LinkedHashSet<>())
                            .add(of.getValue().asText()));
        }
        return values.entrySet().stream()
                .filter(of -> of.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** By name: size to multiple of the first. What a thing costs is drawn where there is such a figure, else what it takes. */
    private static Map<String, TreeMap<Double, Double>> lines(JsonNode table, String size) {
        Map<String, TreeMap<Double, Double>> lines = new LinkedHashMap<>();
        for (String unit : new String[] {"CPU ms", "p99 ms"}) {
            for (JsonNode row : table.path("rows")) {
                JsonNode figure = row.path("figures").path(unit);
                if (figure.asDouble() > 0 && row.path("of").path(size).asDouble() > 0) {
                    lines.computeIfAbsent(name(row, size, unit), first -> new TreeMap<>())
                            .put(row.path("of").path(size).asDouble(), figure.asDouble());
                }
            }
            lines.values().removeIf(line -> line.size() < 2);
            if (!lines.isEmpty()) {
                break;
            }
        }
        lines.replaceAll((name, line) -> {
            double first = line.firstEntry().getValue();
            TreeMap<Double, Double> times = new TreeMap<>(line);
            times.replaceAll((at, value) -> value / first);
            return times;
        });
        return lines;
    }

    private static String name(JsonNode row, String size, String unit) {
        List<String> parts = new ArrayList<>();
        row.path("of").properties().stream()
                .filter(of -> !of.getKey().equals(size))
                .forEach(of -> parts.add(
                        of.getValue().isNumber()
                                ? of.getKey() + " " + of.getValue().asText()
                                : of.getValue().asText()));
        parts.add(unit);
        return String.join(", ", parts);
    }

    private static double x(double size, double from, double over) {
        return LEFT + (WIDTH - LEFT - 10) * (over == 0 ? 0.5 : (Math.log10(size) - from) / over);
    }

    private static double y(double value, double most) {
        return (HEIGHT - BOTTOM) * (1 - value / most);
    }
}
