package cn.yishulai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a city asks in its busiest hour, in processors, from the figures of this run: docker/capacity.md tells the same in words.
 * Of each thing the largest stock that was measured counts.
 */
final class Capacity {

    private static final double PEOPLE = 9_500_000;
    private static final double PEOPLE_A_FAMILY = 2.8;
    private static final double OF_FAMILIES_TAKE_PART = 0.10;
    private static final double BOOKS_IN_AND_OUT_A_YEAR = 24;
    private static final double OPEN_DAYS = 300;
    private static final double FESTIVAL_DAY = 5;
    private static final double BUSIEST_HOUR = 0.25;
    private static final double VISITS_A_DAY = 3.0 / 7;
    private static final double BUSIEST_EVENING = 3 * 0.15;
    private static final double SEARCHES_A_VISIT = 8;
    private static final double LOOKS_A_VISIT = 10;
    private static final double ADMISSIONS_IN_AN_HOUR = 30_000;
    private static final double FAMILIES_AT_AN_OPENING = 100_000;
    private static final double OPENING_SECONDS = 600;
    private static final double HOUR = 3_600;
    private static final double MILLIS = 1_000;
    /** Beyond half of its processors a server answers late when something unforeseen comes. */
    private static final double BUSY_AT_MOST = 0.5;

    /** @param from table and column of the figure */
    private record Line(String what, double perSecond, double service, double postgres, String from) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<JsonNode> tables;

    Capacity(List<JsonNode> tables) {
        this.tables = tables;
        double families = PEOPLE / PEOPLE_A_FAMILY * OF_FAMILIES_TAKE_PART;
        double scans = families * BOOKS_IN_AND_OUT_A_YEAR / OPEN_DAYS * FESTIVAL_DAY * BUSIEST_HOUR / HOUR;
        double visits = families * VISITS_A_DAY * BUSIEST_EVENING / HOUR;
        add("books handed over and checked in", scans, "scan");
        add("looks at copies, counter and app", 2 * scans + LOOKS_A_VISIT * visits, "lookup");
        add("books set aside for a reader", scans / 2, "hold");
        add("searches with availability", SEARCHES_A_VISIT * visits, "search-over-http");
        add("people at the gates of a festival", ADMISSIONS_IN_AN_HOUR / HOUR, "gate");
    }

    private void add(String what, double perSecond, String table) {
        for (JsonNode one : tables) {
            JsonNode rows = one.path("rows");
            if (one.path("table").asText().equals(table) && !rows.isEmpty()) {
                JsonNode figures = rows.get(rows.size() - 1).path("figures");
                double postgres = figures.path("of it PostgreSQL").asDouble();
                lines.add(new Line(what, perSecond, figures.path("CPU ms").asDouble() - postgres, postgres, table));
            }
        }
    }

    private double service() {
        return lines.stream()
                .mapToDouble(line -> line.perSecond() * line.service() / MILLIS)
                .sum();
    }

    private double postgres() {
        return lines.stream()
                .mapToDouble(line -> line.perSecond() * line.postgres() / MILLIS)
                .sum();
    }

    /** Tries a second at two nodes, all at once; 0 where it was not measured. */
    private double tries() {
        return tables.stream()
                .filter(table -> table.path("table").asText().equals("ticket-rush"))
                .flatMap(table -> table.path("rows").findParents("figures").stream())
                .mapToDouble(row -> row.path("figures").path("tries a second").asDouble())
                .max()
                .orElse(0);
    }

    /** A section of the page; nothing before anything was measured. */
    void tell(StringBuilder page) {
        if (lines.isEmpty()) {
            return;
        }
        page.append(
                "<h2>A city of 9.5 million</h2><p>The busiest hour, one family in ten taking part; docker/capacity.md says what is assumed.</p>\n");
        page.append(
                "<div class=wide><table><thead><tr><th>What<th>A second<th>CPU ms, service<th>CPU ms, PostgreSQL<th>From<th>Processors</thead>\n");
        for (Line line : lines) {
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s<td class=n>%.1f<td class=n>%.2f<td class=n>%.2f<td>%s<td class=n>%.2f%n",
                    line.what(),
                    line.perSecond(),
                    line.service(),
                    line.postgres(),
                    line.from(),
                    line.perSecond() * (line.service() + line.postgres()) / MILLIS));
        }
        page.append("</table></div><p>%s</p>\n".formatted(BenchPage.escaped(summed())));
    }

    /** In one sentence each. */
    String summed() {
        return String.format(
                Locale.ROOT,
                "Service: %.2f processors, so %d of two each at most half busy, and one more so that one may stop. PostgreSQL: %.2f, so %d processors at most half busy."
                        + " An opening to which %,.0f families come within ten minutes is %.0f tries a second%s.",
                service(),
                (int) Math.ceil(service() / (2 * BUSY_AT_MOST)),
                postgres(),
                (int) Math.ceil(postgres() / BUSY_AT_MOST),
                FAMILIES_AT_AN_OPENING,
                FAMILIES_AT_AN_OPENING / OPENING_SECONDS,
                tries() == 0 ? "" : "; two nodes here took %.0f".formatted(tries()));
    }
}
