package cn.yishulai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Every table under {@code target/bench} on one page without script: the numbers, and a bar for each so that they are compared by eye. */
final class BenchPage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BAR = 120;
    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Yishulai: what was measured</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 72em; padding: 0 1em }
            table { border-collapse: collapse; margin: .5em 0 1em } th, td { padding: .2em .8em .2em 0; text-align: left; white-space: nowrap }
            td.n { text-align: right; font-variant-numeric: tabular-nums } thead th { border-bottom: 1px solid #888 } small { color: #555 }
            rect { fill: #2a6f97 } .short { color: #a11 } .asked td:first-child { white-space: normal } .wide { overflow-x: auto } svg.plot { max-width: 100%; height: auto } svg.plot text { font-size: 11px; fill: #333 }
            polyline { fill: none; stroke-width: 2 }
            </style>
            <h1>What was measured</h1>
            """;

    private BenchPage() {}

    /** @return the page */
    static Path write(Path folder) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        List<JsonNode> tables = tables(folder);
        asked(tables, page);
        new Capacity(tables).tell(page);
        tables.forEach(table -> table(table, page));
        return Files.writeString(folder.resolve("index.html"), page);
    }

    private static List<JsonNode> tables(Path folder) throws IOException {
        List<JsonNode> tables = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                tables.add(JSON.readTree(file.toFile()));
            }
        }
        return tables;
    }

    /** What was asked for and what came of it, a line each, for whoever reads no page. */
    static String asked(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder("%nasked for, measured%n".formatted());
        for (JsonNode table : tables(folder)) {
            for (JsonNode claim : table.path("claims")) {
                lines.append("%-5s %-66s %10s  asked %s%n"
                        .formatted(
                                claim.path("reached").asBoolean() ? "" : "SHORT",
                                claim.path("what").asText(),
                                shown(claim.path("figure")),
                                claim.path("asked").asText()));
            }
        }
        return lines.toString();
    }

    private static void asked(List<JsonNode> tables, StringBuilder page) {
        page.append("<div class=wide><table class=asked><thead><tr><th>What<th>Measured<th>Asked<th></thead>\n");
        for (JsonNode table : tables) {
            for (JsonNode claim : table.path("claims")) {
                boolean reached = claim.path("reached").asBoolean();
                page.append("<tr%s><td>%s<td class=n>%s<td>%s<td>%s%n"
                        .formatted(
                                reached ? "" : " class=short",
                                text(claim, "what"),
                                shown(claim.path("figure")),
                                text(claim, "asked"),
                                reached ? "reached" : "short"));
            }
        }
        page.append("</table></div>\n");
    }

    private static void table(JsonNode table, StringBuilder page) {
        page.append("<h2>%s</h2><p>%s<br>To reach: %s</p>%n"
                .formatted(text(table, "table"), text(table, "about"), text(table, "toReach")));
        List<String> of = names(table, "of");
        List<String> figures = names(table, "figures");
        BenchPlot.of(table, page);
        page.append("<div class=wide><table><thead><tr>");
        of.forEach(name -> page.append("<th>").append(escaped(name)));
        figures.forEach(name -> page.append("<th colspan=2>").append(escaped(name)));
        page.append("</thead>\n");
        for (JsonNode row : table.path("rows")) {
            page.append("<tr>");
            of.forEach(name ->
                    page.append("<td>").append(escaped(shown(row.path("of").path(name)))));
            for (String name : figures) {
                JsonNode figure = row.path("figures").path(name);
                page.append("<td class=n>%s<td>%s".formatted(shown(figure), bar(figure, most(table, name))));
            }
            page.append('\n');
        }
        page.append("</table></div><p><small>");
        table.path("machine")
                .properties()
                .forEach(said -> page.append("%s %s · "
                        .formatted(
                                escaped(said.getKey()), escaped(said.getValue().asText()))));
        page.append(text(table, "began")).append("</small></p>\n");
    }

    private static List<String> names(JsonNode table, String part) {
        Set<String> names = new LinkedHashSet<>();
        table.path("rows").forEach(row -> row.path(part).fieldNames().forEachRemaining(names::add));
        return new ArrayList<>(names);
    }

    private static double most(JsonNode table, String name) {
        double most = 0;
        for (JsonNode row : table.path("rows")) {
            most = Math.max(most, row.path("figures").path(name).asDouble());
        }
        return most;
    }

    private static String bar(JsonNode figure, double most) {
        if (figure.isMissingNode() || most <= 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "<svg width=%1$d height=10 role=img aria-hidden=true><rect width=%2$.1f height=10></rect></svg>",
                LONGEST_BAR,
                LONGEST_BAR * figure.asDouble() / most);
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        if (value.isIntegralNumber()) {
            return Measured.shown(value.asLong());
        }
        double number = value.asDouble();
        return value.isNumber() && number == Math.rint(number) ? Measured.shown((long) number) : value.asText();
    }

    private static String text(JsonNode table, String name) {
        return escaped(table.path(name).asText());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
