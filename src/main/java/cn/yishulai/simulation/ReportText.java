package cn.yishulai.simulation;

import cn.yishulai.simulation.Report.Row;
import cn.yishulai.simulation.Report.Shelf;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report in words for a terminal, or as a table for a spreadsheet. */
final class ReportText {

    private ReportText() {}

    static void table(Plan plan, Report report, PrintStream out) {
        City city = plan.city();
        out.printf(
                Locale.ROOT,
                "%d households, %d titles, %d days, %d runs from seed %d; agreement of tastes %.2f, no-shows %.2f%n",
                city.households(),
                city.titles(),
                plan.days(),
                plan.runs(),
                plan.seed(),
                city.tastes().agreement(),
                city.habits().noShows());
        for (Shelf shelf : report.shelves()) {
            out.printf("%n%d registered books a home%n", shelf.registered());
            boolean both = shelf.figures().stream().anyMatch(row -> row.proposed() != null);
            out.printf("  %-16s %-30s", "", "today");
            out.println(both ? " %-30s %s".formatted("proposed", "difference") : "");
            for (Row row : shelf.figures()) {
                String line = "  %-16s %-30s".formatted(name(row), text(row.today()));
                Spread difference = row.difference();
                String more = both ? " %-30s %s".formatted(text(row.proposed()), text(difference)) : "";
                String sure = difference != null && difference.isSure() ? " *" : "";
                out.println((line + more + sure).stripTrailing());
            }
        }
        out.println();
        out.println("Mean of the runs, and between which values it lies in 95 of 100 such simulations; * the runs agree"
                + " on the direction.");
    }

    private static String name(Row row) {
        return row.figure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String text(@Nullable Spread spread) {
        if (spread == null) {
            return "-";
        }
        String mean = String.format(Locale.ROOT, "%.3f", spread.mean());
        return spread.low() == null
                ? mean
                : String.format(Locale.ROOT, "%s (%.3f to %.3f)", mean, spread.low(), spread.high());
    }

    /** A line for each shelf and figure; nothing stands where there is none. */
    static void csv(Report report, PrintStream out) {
        out.print("shelf,figure,runs");
        for (String rules : new String[] {"today", "proposed", "difference"}) {
            out.printf(",%1$s_mean,%1$s_low,%1$s_high", rules);
        }
        out.print("\r\n");
        for (Shelf shelf : report.shelves()) {
            for (Row row : shelf.figures()) {
                Spread today = row.today();
                out.print(shelf.registered() + "," + row.figure() + "," + (today == null ? 0 : today.runs()));
                out.print(cells(today) + cells(row.proposed()) + cells(row.difference()) + "\r\n");
            }
        }
    }

    private static String cells(@Nullable Spread spread) {
        if (spread == null) {
            return ",,,";
        }
        return "," + spread.mean() + "," + said(spread.low()) + "," + said(spread.high());
    }

    private static String said(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }
}
